"""Difference of the lengths in characters, after Gale and Church (1993): variance grows with length."""

import numpy as np

from aligner.scorers._pair import SMOOTH, Pair
from aligner.scorers._side import Matrix

VARIANCE = 6.8
"""Variance of the length difference for one character, as published; the fitted weight scales it."""


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """Log density of each difference of lengths, from -4 to 0."""
    source, target = pair.lengths(p, q)
    squared = (target - source) ** 2 / (VARIANCE * (source + target + 2 * SMOOTH))
    return (-np.minimum(squared, 8) / 2).astype(np.float32, copy=False)
