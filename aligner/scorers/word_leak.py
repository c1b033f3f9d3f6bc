"""Words of a bead that find a better counterpart just outside of it: one of its ends stands in the wrong place."""

import numpy as np

from aligner.scorers._pair import Pair
from aligner.scorers._side import Matrix, window_sum
from aligner.scorers._words import Found


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """How much better the words find counterparts outside, mean of both sides; zero when no words were read."""
    if pair.words is None:
        return np.zeros_like(pair.similarity(p, q))
    source, target = pair.words
    mean: Matrix = np.float32(-0.5) * (_mean(source, p, pair.leak(0, q)) + _mean(target, q, pair.leak(1, p)).T)
    return mean


def _mean(of: Found, size: int, values: Matrix) -> Matrix:
    """Over the words of runs."""
    weight = of.counts[:, None]
    mean: Matrix = window_sum(values * weight, size) / window_sum(weight, size)
    return mean
