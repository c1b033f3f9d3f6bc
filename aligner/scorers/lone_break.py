"""A bead that begins or ends inside a sentence in one language alone: the rest of the sentence should belong to it."""

import numpy as np

from aligner.scorers._pair import Pair
from aligner.scorers._side import Matrix


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """How many of its two ends are so, negative."""
    (begin, start), (end, stop) = pair.breaks(p, q)
    lone: Matrix = -(np.abs(begin - start) + np.abs(end - stop))
    return lone
