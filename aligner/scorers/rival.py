"""Distance to the best rival: how much more similar the two are than either is to anything else."""

import numpy as np

from aligner.scorers._pair import Matrix, Pair

ALONE = -0.2
"""The rival's similarity where there is none: what unrelated sentences have after centring, at the low end."""


def link(pair: Pair) -> Matrix:
    """See the room."""
    s = pair.similarity(1, 1)
    return (s - _rival(s)) + (s - _rival(s.T).T)


def _rival(s: Matrix) -> Matrix:
    """For each cell the largest other value of its row."""
    if s.shape[1] < 2:
        return np.full_like(s, ALONE)
    top = np.partition(s, s.shape[1] - 2, axis=1)[:, -2:]
    return np.where(s >= top[:, 1:], top[:, :1], top[:, 1:])
