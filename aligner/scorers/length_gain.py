"""What each end of a run adds to the balance of lengths: the bead's lengths should fit better with it than without."""

import numpy as np

from aligner.scorers._pair import Pair
from aligner.scorers._side import Matrix
from aligner.scorers.edge_gain import shorter


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """How much better the lengths of each two runs fit than without one of their ends, -1..1; zero for one-to-one."""
    full = pair.length_gap(p, q)
    if p == q == 1:
        return np.zeros_like(full)
    gain: Matrix = np.clip(np.minimum.reduce(list(shorter(pair.length_gap, p, q, full.shape))) - full, -1, 1)
    return gain
