"""How short the shorter of the two is: a heading of three words resembles many things."""

import numpy as np

from aligner.scorers._pair import Matrix, Pair

WORDS = 20
"""Characters at which a text says half of what can be said against short ones."""


def link(pair: Pair) -> Matrix:
    """See the room."""
    shorter = np.minimum(pair.source.sizes[:, None] * pair.length_ratio, pair.target.sizes[None, :])
    return -WORDS / (WORDS + shorter)
