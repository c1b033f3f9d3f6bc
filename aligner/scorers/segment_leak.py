"""The segment of a bead whose words find better counterparts just outside of it: one that does not belong there."""

from functools import reduce

import numpy as np

from aligner.scorers._pair import Pair
from aligner.scorers._side import Matrix


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """How much better the words find counterparts outside, where that is most; zero when no words were read."""
    if pair.words is None:
        return np.zeros_like(pair.similarity(p, q))
    most: Matrix = -np.maximum(_most(pair.leak(0, q), p), _most(pair.leak(1, p), q).T)
    return most


def _most(values: Matrix, size: int) -> Matrix:
    """Over the segments of runs."""
    count = len(values) - size + 1
    return reduce(np.maximum, (values[shift : shift + count] for shift in range(size)))
