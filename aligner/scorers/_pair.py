"""Two texts side by side, and what every term of the score looks at."""

from collections.abc import Sequence
from copy import copy
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from aligner import languages
from aligner.encoders import Encoder

Matrix = NDArray[np.float64]

NEIGHBOURS = 4
"""How many nearest neighbours tell how crowded a segment's surroundings are (k of CSLS and of margin mining)."""
USUAL, USUAL_COUNT = 0.62, 10
"""Similarity of translations over all pairs of languages measured, and how many matches that counts for."""
CLEAR = 0.4
"""Rivalry of a match that is certain."""
ALONE = -0.2
"""A rival's similarity where there is none: what unrelated sentences have after centring, at the low end."""
KNOWN = 2000.0
"""Characters of text that what is known of a language's length counts for."""
SMOOTH = 15
"""Characters added to every length, so that headings of a few letters are not judged by their length."""


PRIOR = 10
"""A language's measured centre counts like so many segments: short texts don't tell their own mean."""


class Side:
    """One language of a work: the segments' lengths, and their vectors made comparable across languages.

    Centring (subtracting the language's mean vector) removes what says only "this is Persian"; measured, it is the
    largest single gain there is. Then the directions in which translations of one sentence differ most are damped
    (within-class covariance normalisation: Hatch et al. 2006), the second largest. A run of segments has the
    length-weighted mean of their vectors, which is as good as embedding the run, at no cost.
    """

    def __init__(
        self, lang: str, texts: Sequence[str], vectors: NDArray[np.float32], encoder: Encoder | None = None
    ) -> None:
        self.lang, self.texts = lang, list(texts)
        self.sizes: Matrix = np.array([len(t) + 1.0 for t in texts])
        rows = vectors.astype(np.float64)
        centre = encoder.centre(lang) if encoder else None
        if centre is not None:
            rows = rows - (rows.sum(axis=0) + PRIOR * centre) / (len(rows) + PRIOR)
        elif len(rows) > 2:
            rows = rows - rows.mean(axis=0)
        rows = _unit(rows)
        if encoder and encoder.noise:
            directions, damping = encoder.noise
            rows = _unit(rows - (rows @ directions.T * (1 - damping)) @ directions)
        self.vectors: Matrix = rows

    def __len__(self) -> int:
        return len(self.sizes)

    def folded(self, cells: Sequence[Sequence[int]]) -> "Side":
        """A side whose segments stand for several of this one each; ``cells`` gives their indexes."""
        if len(cells) == len(self):
            return self
        side = copy(self)
        side.texts = [" ".join(self.texts[i] for i in cell) for cell in cells]
        side.sizes = np.array([self.sizes[list(cell)].sum() for cell in cells])
        weighted = self.vectors * self.sizes[:, None]
        side.vectors = _unit(np.array([weighted[list(cell)].sum(axis=0) for cell in cells]))
        return side

    def part(self, start: int, end: int) -> "Side":
        """The segments from start to end, with the vectors they have in the whole text."""
        side = copy(self)
        side.texts, side.sizes, side.vectors = self.texts[start:end], self.sizes[start:end], self.vectors[start:end]
        return side

    def runs(self, size: int) -> Matrix:
        """Unit vectors of all runs of ``size`` segments, shape (n-size+1, d)."""
        if size == 1:
            return self.vectors
        weighted = self.vectors * self.sizes[:, None]
        return _unit(window_sum(weighted, size))


class Pair:
    """A source and a target side, with the matrices the terms share; each is computed once, when first asked for."""

    def __init__(self, source: Side, target: Side) -> None:
        self.source, self.target = source, target
        self._similar: dict[tuple[int, int], Matrix] = {}
        self._gap: dict[tuple[int, int], Matrix] = {}
        self._runs: dict[tuple[int, int], Matrix] = {}

    def similarity(self, p: int, q: int) -> Matrix:
        """Cosine of runs of p source and q target segments, shape (n-p+1, m-q+1)."""
        if (p, q) not in self._similar:
            self._similar[p, q] = self._run(0, self.source, p) @ self._run(1, self.target, q).T
        return self._similar[p, q]

    def _run(self, side: int, of: Side, size: int) -> Matrix:
        if (side, size) not in self._runs:
            self._runs[side, size] = of.runs(size)
        return self._runs[side, size]

    @cached_property
    def length_ratio(self) -> float:
        """Target characters for one source character, as in the surest matches.

        Not by all text, which in one language may be cut and in another not. What is known of the two languages
        counts like some matches more.
        """
        rows, columns = self.mutual
        s = self.similarity(1, 1)[rows, columns]
        sure = s >= np.median(s)
        source, target = self.source.sizes[rows[sure]].sum(), self.target.sizes[columns[sure]].sum()
        known = [languages.get(side.lang).expansion for side in (self.source, self.target)]
        if known[0] and known[1]:
            source, target = source + KNOWN * known[0], target + KNOWN * known[1]
        return float(target / source)

    @cached_property
    def level(self) -> float:
        """Similarity that a translation typically has in this pair of texts.

        Persian and Portuguese translations lie lower than English and Spanish ones. Told by the matches that beat
        every rival by far; where they are few, what is usual counts.
        """
        rows, columns = self.mutual
        s = self.similarity(1, 1)
        sure = s[rows, columns][self.rivalry[rows, columns] > CLEAR]
        return float((sure.sum() + USUAL_COUNT * USUAL) / (len(sure) + USUAL_COUNT))

    @cached_property
    def rivalry(self) -> Matrix:
        """How much more similar two segments are than either is to its best rival, both differences added up."""
        s = self.similarity(1, 1)
        return (s - _rival(s)) + (s - _rival(s.T).T)

    @cached_property
    def mutual(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Source and target positions of the segments that are most similar to each other."""
        s = self.similarity(1, 1)
        forth, back = s.argmax(axis=1), s.argmax(axis=0)
        rows = np.flatnonzero(back[forth] == np.arange(len(forth)))
        return rows, forth[rows]

    def lengths(self, p: int, q: int) -> tuple[Matrix, Matrix]:
        """Lengths of runs in target characters, shapes (n-p+1, 1) and (1, m-q+1)."""
        source = window_sum(self.source.sizes, p) * self.length_ratio
        return source[:, None], window_sum(self.target.sizes, q)[None, :]

    def length_gap(self, p: int, q: int) -> Matrix:
        """Absolute log ratio of the lengths of two runs, shape (n-p+1, m-q+1)."""
        if (p, q) not in self._gap:
            source, target = self.lengths(p, q)
            self._gap[p, q] = np.abs(np.log((target + SMOOTH) / (source + SMOOTH)))
        return self._gap[p, q]

    @cached_property
    def crowding(self) -> tuple[Matrix, Matrix]:
        """Mean similarity of each segment to its nearest neighbours on the other side, shapes (n,) and (m,)."""
        s = self.similarity(1, 1)
        return top_mean(s, 1), top_mean(s, 0)

    @cached_property
    def scale(self) -> float:
        """One over the typical similarity of a translation in this pair of texts.

        Loose or literary translation lies lower than news; measuring in units of the mutual best matches' median
        makes one set of weights fit both.
        """
        return float(1 / max(np.median(self.similarity(1, 1)[self.mutual]), 0.2))


def _rival(s: Matrix) -> Matrix:
    """For each cell the largest other value of its row."""
    if s.shape[1] < 2:
        return np.full_like(s, ALONE)
    top = np.partition(s, s.shape[1] - 2, axis=1)[:, -2:]
    return np.where(s >= top[:, 1:], top[:, :1], top[:, 1:])


def window_sum(values: Matrix, size: int) -> Matrix:
    """Sums over all windows of ``size`` along the first axis."""
    count = len(values) - size + 1
    out = values[:count].copy()
    for shift in range(1, size):
        out += values[shift : shift + count]
    return out


def top_mean(similarity: Matrix, axis: int) -> Matrix:
    """Mean of the largest NEIGHBOURS values along an axis."""
    k = min(NEIGHBOURS, similarity.shape[axis])
    part = np.partition(similarity, similarity.shape[axis] - k, axis=axis)
    top = part[:, -k:] if axis == 1 else part[-k:, :]
    mean: Matrix = top.mean(axis=axis)
    return mean


def _unit(rows: Matrix) -> Matrix:
    unit: Matrix = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit
