"""First or last words of a bead that find their counterparts just outside of it: a clause stands on the wrong side."""

import numpy as np

from aligner.scorers._pair import Pair
from aligner.scorers._side import Matrix

FEW = 0.6
"""Cosines gained, added up over the words, at which a leak says half of what it can: two words or three that are
plainly elsewhere."""


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """How much leaks out at both ends of both runs, negative, -4..0; zero when no words were read."""
    if pair.words is None:
        return np.zeros_like(pair.similarity(p, q))
    rows, columns = len(pair.source) - p + 1, len(pair.target) - q + 1
    head, tail = pair.edges(0, q)
    start, stop = pair.edges(1, p)
    leaks = head[:rows], tail[p - 1 :], start[:columns].T, stop[q - 1 :].T
    out = np.zeros((rows, columns), np.float32)
    for leak in leaks:
        out -= leak / (leak + np.float32(FEW))
    return out
