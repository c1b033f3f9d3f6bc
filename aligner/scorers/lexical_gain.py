"""What each end of a run adds in shared spelling: see gain."""

import numpy as np

from aligner.scorers._pair import Matrix, Pair
from aligner.scorers.gain import shorter


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """See the room. Zero for one-to-one beads."""
    full = pair.spelling(p, q)
    if p == q == 1:
        return np.zeros_like(full)
    best: Matrix = np.maximum.reduce(list(shorter(pair.spelling, p, q, full.shape)))
    return full - best
