"""IBM Model 1: how likely a word of one language says a word of the other, from aligned texts alone (Brown et al., The
mathematics of statistical machine translation, Computational Linguistics 1993)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glossary.counting.indexed import Indexed, Numbers

ROUNDS = 5
MOST_CELLS = 8_000_000
"""Most pairs of words that are learnt from, at some 45 bytes each; where the texts have more, some evenly spread are
taken."""
LEAST = 1e-4
"""Least probability of a pair that is remembered; what is left out of the rarer ones no vote notices."""
NEVER = 1e-9
Vector = NDArray[np.float64]
Index = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cells:
    """Every pair of a source and a target word of the same text, texts one after the other; of a text the pairs of its
    first source word come first, and that is the word that is not there."""

    source: Numbers
    """(pairs,): number of the source word's key; 0: it is not there."""
    target: Numbers
    """(pairs,): number of the target word's key."""
    of_target: Numbers
    """(pairs,): which target word it is, counted over these texts."""


def cells(source: Indexed, target: Indexed, texts: Index) -> Cells:
    """The cells of some texts, at 24 bytes each while they are made."""
    long, wide = source.sizes()[texts] + 1, target.sizes()[texts]
    # A line of cells for each source word: it is repeated as often as its text has target words.
    across = np.repeat(wide, long)
    word = np.arange(len(across)) - np.repeat(long.cumsum() - long, long) - 1
    start = np.repeat(source.ends[texts], long)
    ids = np.where(word < 0, 0, source.ids[np.minimum(start + np.maximum(word, 0), max(0, len(source.ids) - 1))])
    said = np.repeat(ids.astype(np.int32), across)
    inside = np.arange(len(said), dtype=np.int32)
    inside -= np.repeat((across.cumsum() - across).astype(np.int32), across)
    of_target = np.repeat(np.repeat((wide.cumsum() - wide).astype(np.int32), long), across)
    of_target += inside
    inside += np.repeat(np.repeat(target.ends[texts].astype(np.int32), long), across)
    return Cells(said, target.ids[inside], of_target)


def _in_order(codes: Index, token: Numbers, most: np.int64) -> tuple[Index, Numbers]:
    """Both by code and then by token; codes are below ``most``."""
    tokens = int(token[-1]) + 1 if len(token) else 1
    if int(most) * tokens > np.iinfo(np.int64).max:
        order = np.lexsort((token, codes))
        return codes[order], token[order]
    # One number of both is sorted in a quarter of the time that an order of them takes.
    codes *= tokens
    codes += token
    codes.sort()
    codes, token = np.divmod(codes, tokens)
    return codes, token.astype(np.int32)


class ModelOne:
    """Which target word translates which source word: IBM's model 1."""

    def __init__(self, source: Indexed, target: Indexed, texts: Index) -> None:
        """``texts``: the numbers of those that are learnt from, none of them empty in either language."""
        self._width = np.int64(target.vocabulary)
        pairs = int(((source.sizes()[texts] + 1) * target.sizes()[texts]).sum())
        every = max(1, -(-pairs // MOST_CELLS))
        found = cells(source, target, texts[::every])
        codes = found.source * self._width + found.target  # The width is of 64 bits, and so are they.
        token = found.of_target
        del found  # There are many cells: what is not needed any more is let go of.
        # In the order of the codes, what belongs to one pair of words lies together: it is summed without looking up.
        codes, token = _in_order(codes, token, self._width * source.vocabulary)
        first = np.flatnonzero(np.diff(codes, prepend=-1))
        times = np.diff(first, append=len(codes))
        codes = codes[first]
        owner = codes // self._width
        p: Vector = np.ones(len(codes))
        for _ in range(ROUNDS if len(codes) else 0):
            share = np.repeat(p, times)
            share /= np.bincount(token, share)[token]
            counts = np.add.reduceat(share, first)
            p = counts / np.maximum(np.bincount(owner, counts)[owner], 1e-12)
        kept = p >= LEAST
        self._codes, self._p = codes[kept], p[kept].astype(np.float32)

    def of(self, source: Numbers, target: Numbers) -> Vector:
        """(pairs,): how likely each source word says the target word beside it, by the numbers of their keys."""
        codes = source * self._width + target
        if not len(self._codes):
            return np.full(codes.shape, NEVER)
        at = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        found: Vector = np.where(self._codes[at] == codes, self._p[at].astype(np.float64), NEVER)
        return found
