"""Shared spelling: numbers, names and cognates that stand on both sides, rare ones counting most.

What the vectors blur, spelling shows exactly: which of two neighbouring sentences holds "1956" or "Hartog". Across
scripts numbers in any digits and words in Latin letters remain.
"""

from aligner.scorers._pair import Matrix, Pair


def bead(pair: Pair, p: int, q: int) -> Matrix:
    """See the room."""
    return pair.spelling(p, q)


def link(pair: Pair) -> Matrix:
    """See the room."""
    return pair.spelling(1, 1)
