"""How near the segments' nearest neighbours are: similarity counts less where everything is similar.

The distance margin of Artetxe and Schwenk (2019), with a weight of its own.
"""

import numpy as np

from aligner.scorers._pair import Matrix, Pair, window_sum


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """See the room."""
    source, target = pair.crowding
    mean = (window_sum(source, p) / p)[:, None] + (window_sum(target, q) / q)[None, :]
    return mean * (pair.scale / 2)


def link(pair: Pair) -> Matrix:
    """See the room."""
    return np.add.outer(*pair.crowding) / (2 * pair.level)
