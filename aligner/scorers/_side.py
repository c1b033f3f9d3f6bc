"""One language of a work, ready to be compared."""

from collections.abc import Callable, Mapping, Sequence
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
        self._encoder, self._total, self._count = encoder, vectors.sum(axis=0), len(vectors)
        self.vectors = self.comparable(vectors)

    def comparable(self, vectors: Matrix) -> Matrix:
        """The encoder's vectors of other texts of this side, as its own were made comparable."""
        return comparable(vectors, self.lang, self._encoder, self._total, self._count)

    def joined(self, runs: Sequence[range], read: Callable[[Sequence[str]], Matrix]) -> "Joined":
        """These runs of positions read as one text each; ``read`` gives the encoder's vectors of texts."""
        found = self.comparable(read([self.text(run) for run in runs])) if runs else ()
        return Joined(self, {(run.start, len(run)): vector for run, vector in zip(runs, found, strict=True)})

    def text(self, run: range) -> str:
        """Of several segments."""
        return " ".join(self.texts[run.start : run.stop])

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


class Joined:
    """Vectors of the runs of a side, some of which were read as one text."""

    def __init__(self, side: Side, read: Mapping[tuple[int, int], Matrix]) -> None:
        """``read``: their vectors by first position and size."""
        self._side, self._read = side, read
        self._of: dict[int, Matrix] = {1: side.vectors}

    def vectors(self, size: int) -> Matrix:
        """(n-size+1, d): of those that were not read, the length-weighted mean of their segments."""
        if size not in self._of:
            out = unit(window_sum(self._side.vectors * self._side.sizes[:, None], size))
            for (start, own), vector in self._read.items():
                if own == size:
                    out[start] = vector
            self._of[size] = out
        return self._of[size]


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
