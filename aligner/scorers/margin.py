"""Distance to the best rival: how much more similar the two are than either is to anything else."""

from aligner.scorers._pair import Pair
from aligner.scorers._side import Matrix


def link(pair: Pair) -> Matrix:
    """Similarity of each two segments less that of the best rival of either."""
    return pair.rivalry / pair.level
