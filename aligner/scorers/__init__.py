"""The terms of a score: each file one reason why two passages may say the same.

A plug-in has one or both of these functions; all give matrices over the positions of the source and the target:

    bead(pair, p, q) -> (n-p+1, m-q+1)   for runs of p source and q target segments (ordered text)
    link(pair)       -> (n, m)           for single segments (comparable text)

What a term weighs is fitted on gold alignments (``bench/fit.py``) and kept beside the algorithm that adds them up.
"""

from aligner import registry
from aligner.scorers._pair import Pair
from aligner.scorers._side import Side, comparable, unit
from aligner.scorers._words import Reader

__all__ = ["Pair", "Reader", "Side", "comparable", "names", "unit"]


def names() -> tuple[str, ...]:
    """The terms there are."""
    return registry.names(__name__)
