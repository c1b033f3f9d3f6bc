"""A small network: log-odds from features, straight and through a few hidden units."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
ROWS = 200_000
"""Number of feature vectors that go through at once, which bounds memory."""


@dataclass(frozen=True)
class Network:
    """``straight · x + outer · tanh(inner · x + bias) + constant`` of the features in one spread."""

    features: tuple[str, ...]
    """Names of the features, in the order of the last axis of what ``odds`` is given."""
    centre: Matrix
    spread: Matrix
    straight: Matrix
    inner: Matrix
    """(features, hidden units)."""
    bias: Matrix
    outer: Matrix
    constant: float

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "Network":
        """A network from what ``stored`` gave."""
        tables = {
            name: np.array(stored[name], np.float32) for name in ("centre", "spread", "straight", "bias", "outer")
        }
        inner = np.array(stored["inner"], np.float32).reshape(len(stored["features"]), -1)
        return cls(tuple(stored["features"]), inner=inner, constant=stored["constant"], **tables)

    @cached_property
    def stored(self) -> dict[str, Any]:
        """The network as plain lists, for a JSON file."""
        tables = {name: getattr(self, name) for name in ("centre", "spread", "straight", "inner", "bias", "outer")}
        rounded = {name: np.round(table.astype(float), 3).tolist() for name, table in tables.items()}
        return {"features": list(self.features), **rounded, "constant": round(self.constant, 3)}

    def odds(self, x: Matrix) -> Matrix:
        """Log-odds, of shape (...) for features of shape (..., features)."""
        flat = x.reshape(-1, len(self.features))
        parts = [self._odds(flat[start : start + ROWS]) for start in range(0, len(flat), ROWS)]
        found: Matrix = np.concatenate(parts) if parts else np.zeros(0, np.float32)
        return found.reshape(x.shape[:-1])

    def _odds(self, x: Matrix) -> Matrix:
        z = (x - self.centre) / self.spread
        found = z @ self.straight + np.tanh(z @ self.inner + self.bias) @ self.outer + self.constant
        return found.astype(np.float32)
