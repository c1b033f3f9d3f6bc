"""Similarity once more for each segment beyond two: long beads carry more evidence than one cosine shows."""

from aligner.scorers._pair import Pair
from aligner.scorers._side import Matrix


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """Similarity of each two runs times the number of segments beyond two."""
    return pair.similarity(p, q) * (pair.scale * (p + q - 2))
