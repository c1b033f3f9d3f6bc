"""Names, figures and commands that both texts have, and only one of two runs: they stand elsewhere in the other."""

import numpy as np

from aligner.scorers._pair import Pair
from aligner.scorers._side import Matrix

FEW = 2.0
"""What only one has at which half of what can be said is said: two rare names."""


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """How much only one of each two runs has, negative, -1..0."""
    lone = pair.unshared(p, q)
    return -lone / (lone + np.float32(FEW))
