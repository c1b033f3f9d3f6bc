"""The features of each word of one text in the light of another text in another language."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from aligner.contextual import Matrix

FEATURES = (
    "best",
    "own",
    "near_1",
    "near_2",
    "cover",
    "cover_back",
    "weight",
    "written",
    "figure",
    "other_figure",
)
"""``best``: cosine of the best counterpart; ``own``: of those words alone that find no better counterpart than this
one; ``near``: mean of ``best`` over so many words on either side, by weight; ``cover``: the same of the whole text, and
of the other one. ``weight``: of the word. ``written``: whether it stands there letter by letter. ``figure``: it has
digits, which the other text has, too; ``other_figure``: it has digits that it has not."""
_NEAR = (1, 2)
_NONE = -0.2
"""``own`` of a word that nobody finds best."""


@dataclass(frozen=True)
class Side:
    """What one language says in a row: words of one or several segments, one after the other."""

    words: tuple[str, ...]
    """(w): as they are written."""
    vectors: Matrix
    """(w, d): in context, centred, of unit length."""
    weights: Matrix
    """(w,): above 0."""

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Each word without capitals."""
        return tuple(word.casefold() for word in self.words)

    @cached_property
    def written(self) -> frozenset[str]:
        """Its words without capitals."""
        return frozenset(self.folded)

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The digits of each word; empty where it has none."""
        return tuple("".join(str(int(c)) for c in word if c.isdecimal()) for word in self.words)

    @cached_property
    def windows(self) -> list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]]:
        """For each size of _NEAR the first word and the one behind the last around each word, and their weight."""
        places = np.arange(len(self.words))
        bounds = [(np.maximum(places - k, 0), np.minimum(places + k + 1, len(places))) for k in _NEAR]
        totals = _sums(self.weights)
        return [(first, behind, totals[behind] - totals[first]) for first, behind in bounds]

    def mean(self, values: Matrix) -> float:
        """That of a value of each word, by weight."""
        return float(np.add.reduce(values * self.weights) / self._weight)

    @cached_property
    def _weight(self) -> np.float32:
        weight: np.float32 = np.add.reduce(self.weights)
        return weight


def features(one: Side, two: Side) -> tuple[Matrix, Matrix]:
    """(words of the one, FEATURES) and (words of the other, FEATURES); each side has a word at least."""
    cosines = one.vectors @ two.vectors.T
    forth, back = cosines.max(axis=1), cosines.max(axis=0)
    own = np.full(len(forth), _NONE, np.float32)
    np.maximum.at(own, cosines.argmax(axis=0), back)
    own_back = np.full(len(back), _NONE, np.float32)
    np.maximum.at(own_back, cosines.argmax(axis=1), forth)
    cover, cover_back = one.mean(forth), two.mean(back)
    return (
        _table(one, two, forth, own, (cover, cover_back)),
        _table(two, one, back, own_back, (cover_back, cover)),
    )


def _table(side: Side, other: Side, best: Matrix, own: Matrix, covers: tuple[float, float]) -> Matrix:
    out = np.zeros((len(best), len(FEATURES)), np.float32)
    out[:, 0], out[:, 1] = best, own
    sums = _sums(best * side.weights)
    for n, (first, behind, weight) in enumerate(side.windows):
        out[:, 2 + n] = (sums[behind] - sums[first]) / weight
    out[:, 4], out[:, 5] = covers
    out[:, 6] = side.weights
    out[:, 7] = [word in other.written for word in side.folded]
    for n, figure in enumerate(side.figures):
        if figure:
            out[n, 8 if figure in other.figures else 9] = 1
    return out


def _sums(values: Matrix) -> NDArray[np.float64]:
    """(w + 1,): of all values before each."""
    sums = np.zeros(len(values) + 1)
    np.cumsum(values, out=sums[1:])
    return sums
