"""The log odds that two passages of two languages state the same fact, for all that are compared."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from aligner.contextual import Matrix
from aligner.encoders import Encoder, belongs
from aligner.facts.candidates import candidates
from aligner.facts.evidence import features
from aligner.facts.passages import Passages
from aligner.network import Network

NEVER = -9.0
"""Log odds of passages that were not compared."""


@dataclass(frozen=True)
class Fitted:
    """What ``bench.fit_facts`` learnt from stories with gold facts."""

    same: Network
    """Whether both passages state one fact."""
    tight: Network
    """Whether they do, and little else: at least TIGHT of their letters belong to facts that both state."""
    row: tuple[float, float]
    """Slope and constant that make the score of a row a probability."""
    card: Mapping[str, Any] = field(default_factory=dict)
    """What the file says of itself: data, command, model (``aligner/encoders/_fitted.py``); empty when just learnt."""


TIGHT = 0.7
"""See ``Fitted.tight``."""


def probability(odds: float, weights: "Fitted | None" = None) -> float:
    """What the score of a row is worth: how likely every language of it states its fact."""
    slope, constant = (weights or fitted()).row
    return float(1 / (1 + np.exp(-(slope * odds + constant))))


@cache
def fitted() -> Fitted:
    """As it is installed."""
    stored = json.loads((files(__package__) / "weights.json").read_text(encoding="utf-8"))
    slope, constant = stored["row"]
    return Fitted(Network.of(stored["same"]), Network.of(stored["tight"]), (slope, constant), stored["card"])


def usable(encoder: Encoder) -> bool:
    """Whether the weights were fitted for the model of this encoder; a warning where they were not."""
    return belongs(fitted().card, "facts/weights.json", encoder)


@dataclass(frozen=True, slots=True)
class Odds:
    """Between the passages of two segments: matrices (passages of the first, passages of the second)."""

    same: Matrix
    """Log odds that they state one fact."""
    tight: Matrix
    """Log odds that they do, and state little else."""

    @property
    def turned(self) -> "Odds":
        """With the second segment first."""
        return Odds(self.same.T, self.tight.T)


Compared = Mapping[tuple[int, int], Odds]
"""Odds by pairs of segments, of the first and of the second language."""


def compare(
    a: Passages,
    b: Passages,
    weights: Fitted | None = None,
    about: tuple[Collection[int], Collection[int]] | None = None,
) -> dict[tuple[int, int], Odds]:
    """All pairs of segments that ``candidates`` names, with the odds of their passages.

    ``about``: segments of the first and the second language. Then only pairs of these and of their rivals are looked
    at; what is told of these is the same.
    """
    weights = weights or fitted()
    pairs, near = candidates(a, b)
    if about:
        own = np.isin(pairs[:, 0], list(about[0])) | np.isin(pairs[:, 1], list(about[1]))
        rivals = np.isin(pairs[:, 0], pairs[own, 0]) | np.isin(pairs[:, 1], pairs[own, 1])
        pairs, near = pairs[rivals], near[rivals]
    found: dict[tuple[int, int], Odds] = {}
    for start, chunk in features(a, b, pairs, near):
        flat = np.concatenate([x.reshape(-1, x.shape[-1]) for x in chunk])
        same, tight = weights.same.odds(flat), weights.tight.odds(flat)
        at = 0
        for k, x in enumerate(chunk, start):
            n, m = x.shape[:2]
            part = slice(at, at + n * m)
            found[int(pairs[k, 0]), int(pairs[k, 1])] = Odds(same[part].reshape(n, m), tight[part].reshape(n, m))
            at += n * m
    return found
