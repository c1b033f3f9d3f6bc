"""A bead that begins or ends inside a sentence in both languages: two texts seldom break the same sentence alike."""

import numpy as np

from aligner.scorers._pair import Pair
from aligner.scorers._side import Matrix


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """How many of its two ends are so, negative."""
    (begin, start), (end, stop) = pair.breaks(p, q)
    common: Matrix = -(np.minimum(begin, start) + np.minimum(end, stop))
    return common
