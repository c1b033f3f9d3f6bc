"""How near the segments' nearest neighbours are: similarity counts less where everything is similar.

The distance margin of Artetxe and Schwenk (2019), with a weight of its own.
"""

import numpy as np

from aligner.scorers._pair import Pair
from aligner.scorers._side import Matrix, window_sum


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """Mean hubness of the segments of each two runs."""
    source, target = (side.hubness * np.float32(pair.scale / 2) for side in pair.nearest)
    mean: Matrix = np.add.outer(window_sum(source, p) / p, window_sum(target, q) / q)
    return mean


def link(pair: Pair) -> Matrix:
    """Mean hubness of each two segments."""
    source, target = (side.hubness * np.float32(0.5 / pair.level) for side in pair.nearest)
    mean: Matrix = np.add.outer(source, target)
    return mean
