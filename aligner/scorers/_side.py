"""One language of a work, ready to be compared."""

from collections.abc import Sequence
from copy import copy

import numpy as np
from numpy.typing import NDArray

from aligner.encoders import Encoder

Matrix = NDArray[np.float32]

PRIOR = 10
"""A language's measured centre counts like so many segments: short texts don't tell their own mean."""


class Side:
    """The segments' lengths, and their vectors made comparable across languages."""

    def __init__(
        self, lang: str, texts: Sequence[str], vectors: NDArray[np.float32], encoder: Encoder | None = None
    ) -> None:
        self.lang, self.texts = lang, list(texts)
        self.sizes: Matrix = np.array([len(t) + 1 for t in texts], np.float32)
        self.vectors = comparable(vectors, lang, encoder, vectors.sum(axis=0), len(vectors))

    def __len__(self) -> int:
        return len(self.sizes)

    def folded(self, cells: Sequence[Sequence[int]]) -> "Side":
        """A side whose segments stand for several of this one each; ``cells`` gives their indexes."""
        if len(cells) == len(self):
            return self
        side = copy(self)
        side.texts = [" ".join(self.texts[i] for i in cell) for cell in cells]
        side.sizes = np.array([self.sizes[list(cell)].sum() for cell in cells], np.float32)
        weighted = self.vectors * self.sizes[:, None]
        side.vectors = unit(np.array([weighted[list(cell)].sum(axis=0) for cell in cells]))
        return side

    def part(self, own: "Sequence[int] | NDArray[np.intp]") -> "Side":
        """Some of the segments, with the vectors they have in the whole text."""
        side = copy(self)
        side.texts, side.sizes, side.vectors = [self.texts[i] for i in own], self.sizes[own], self.vectors[own]
        return side


def comparable(vectors: Matrix, lang: str, encoder: Encoder | None, total: Matrix, count: int) -> Matrix:
    """Vectors of a language whose cosines with those of other languages tell how much they say the same.

    Centring (subtracting the language's mean vector) removes what says only "this is Persian"; measured, it is the
    largest single gain there is. Then the directions in which translations of one sentence differ most are damped
    (within-class covariance normalisation: Hatch et al. 2006), the second largest.

    ``total``: the sum (d,) of the ``count`` vectors there are of the language.
    """
    centre = encoder.centre(lang) if encoder else None
    rows: NDArray[np.floating] = vectors
    if centre is not None:
        rows = rows - (total + PRIOR * centre) / (count + PRIOR)
    elif count > 2:
        rows = rows - total / count
    own = unit(rows)
    if encoder and encoder.noise:
        directions, damping = encoder.noise
        return unit(own - (own @ directions.T * (1 - damping)) @ directions)
    return own


def unit(rows: NDArray[np.floating]) -> Matrix:
    """Rows of unit length; a zero row stays zero."""
    out: Matrix = (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(np.float32, copy=False)
    return out


def window_sum(values: Matrix, size: int) -> Matrix:
    """Sums over all windows of ``size`` along the first axis."""
    count = len(values) - size + 1
    out = values[:count].copy()
    for shift in range(1, size):
        out += values[shift : shift + count]
    return out
