"""Log ratio of the lengths, linear and squared in one: small differences say little, a factor of two says much."""

import numpy as np

from aligner.scorers._pair import Pair
from aligner.scorers._side import Matrix


def link(pair: Pair) -> Matrix:
    """Log ratio of the lengths of each two segments, linear and squared, negative."""
    gap = np.minimum(pair.length_gap(1, 1), 2)
    return (-gap * (0.5 + gap)).astype(np.float32, copy=False)


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """Log ratio of the lengths of each two runs, squared, negative; at least -4."""
    return -(np.minimum(pair.length_gap(p, q), 2) ** 2)
