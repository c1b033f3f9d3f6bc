"""What each end of a run adds: a segment that belongs to a bead makes its similarity rise, an orphan lets it fall."""

from collections.abc import Callable, Iterator

import numpy as np

from aligner.scorers._pair import Pair
from aligner.scorers._side import Matrix


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """Similarity of each two runs less the best without one of their ends; zero for one-to-one beads."""
    full = pair.similarity(p, q)
    if p == q == 1:
        return np.zeros_like(full)
    best: Matrix = np.maximum.reduce(list(shorter(pair.similarity, p, q, full.shape)))
    return (full - best) * pair.scale


def shorter(of: Callable[[int, int], Matrix], p: int, q: int, shape: tuple[int, ...]) -> Iterator[Matrix]:
    """The same matrix for runs that lack the first or the last segment of one side."""
    rows, columns = shape
    if p > 1:
        less = of(p - 1, q)
        yield less[1 : rows + 1]
        yield less[:rows]
    if q > 1:
        less = of(p, q - 1)
        yield less[:, 1 : columns + 1]
        yield less[:, :columns]
