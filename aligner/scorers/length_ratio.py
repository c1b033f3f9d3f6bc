"""Log ratio of the lengths, linear and squared in one: small differences say little, a factor of two says much."""

import numpy as np

from aligner.scorers._pair import Matrix, Pair


def link(pair: Pair) -> Matrix:
    """See the room."""
    gap = np.minimum(pair.length_gap(1, 1), 2)
    return -gap * (0.5 + gap)


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """See the room."""
    return -(np.minimum(pair.length_gap(p, q), 2) ** 2)
