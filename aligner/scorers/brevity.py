"""How short the shorter of the two is: a heading of three words resembles many things."""

import numpy as np

from aligner.scorers._pair import Pair
from aligner.scorers._side import Matrix

WORDS = 20
"""Characters at which a text says half of what can be said against short ones."""


def link(pair: Pair) -> Matrix:
    """From -1 for segments of no length to 0 for long ones, by the shorter of the two."""
    source, target = pair.lengths(1, 1)
    return (-WORDS / (WORDS + np.minimum(source, target))).astype(np.float32, copy=False)
