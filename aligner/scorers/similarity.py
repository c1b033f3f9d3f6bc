"""Cosine of the two runs, in units of this pair of texts' typical translation."""

from aligner.scorers._pair import Pair
from aligner.scorers._side import Matrix


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """Similarity of each two runs."""
    return pair.similarity(p, q) * pair.scale


def link(pair: Pair) -> Matrix:
    """Similarity of each two segments."""
    return pair.similarity(1, 1) / pair.level
