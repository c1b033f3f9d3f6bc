"""IBM Model 1: how likely a word of one language says a word of the other, from aligned texts alone (Brown et al., The
mathematics of statistical machine translation, Computational Linguistics 1993)."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from glossary.counting.indexed import Indexed, Numbers

ROUNDS = 5
MOST_CELLS = 10_000_000
"""Most pairs of words that are learnt from, at 8 bytes each; where the texts have more, some evenly spread are
taken."""
BLOCK = 200_000
LEAST = 1e-6
"""Least probability of a pair that is remembered."""
NEVER = 1e-9
Vector = NDArray[np.float64]


class ModelOne:
    """Which target word translates which source word: IBM's model 1."""

    def __init__(self, source: Indexed, target: Indexed) -> None:
        self._width = np.int64(target.vocabulary)
        codes = np.zeros(0, np.int64)
        for own, _ in self._blocks(source, target):
            codes = _distinct(np.concatenate([codes, _distinct(own)]))
        inside: list[tuple[Numbers, Numbers]] = []
        for own, token in self._blocks(source, target):
            distinct, inverse = np.unique(own, return_inverse=True)
            inside.append((np.searchsorted(codes, distinct).astype(np.int32)[inverse], token))
        owner = (codes // self._width).astype(np.int32)
        p: Vector = np.ones(len(codes))
        for _ in range(ROUNDS):
            counts: Vector = np.zeros(len(codes))
            for at, token in inside:
                share = p[at]
                share /= np.bincount(token, share)[token]
                counts += np.bincount(at, share, len(codes))
            p = counts / np.maximum(np.bincount(owner, counts)[owner], 1e-12) if len(codes) else counts
        kept = p >= LEAST
        self._codes, self._p = codes[kept], p[kept].astype(np.float32)

    def _blocks(self, source: Indexed, target: Indexed) -> Iterator[tuple[NDArray[np.int64], Numbers]]:
        """Every pair of words of the texts: its code, and which target word it is of those of the block."""
        long, wide = np.diff(source.ends) + 1, np.diff(target.ends)
        cells = long * wide
        every = max(1, -(-int(cells.sum()) // MOST_CELLS))
        chosen = np.arange(0, len(cells), every)
        part = cells[chosen].cumsum() // BLOCK
        for own in np.split(chosen, np.flatnonzero(np.diff(part)) + 1):
            size = cells[own]
            if not size.sum():
                continue
            row = np.repeat(np.arange(len(own)), size)
            at = np.arange(len(row)) - np.repeat(size.cumsum() - size, size)
            one, two = np.divmod(at, wide[own][row])
            first = np.r_[np.int32(0), source.ids][np.where(one == 0, 0, source.ends[own][row] + one)]
            before = (wide[own].cumsum() - wide[own])[row]
            yield (
                first.astype(np.int64) * self._width + target.ids[target.ends[own][row] + two],
                (before + two).astype(np.int32),
            )

    def table(self, source: Numbers, target: Numbers) -> Vector:
        """(1 + source words, target words); the first row is the word that is not there."""
        codes = np.r_[np.int32(0), source].astype(np.int64)[:, None] * self._width + target[None, :]
        if not len(self._codes):
            return np.full(codes.shape, NEVER)
        at = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        table: Vector = np.where(self._codes[at] == codes, self._p[at].astype(np.float64), NEVER)
        return table


def _distinct(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sorted, each once. numpy 2.3 and later find distinct values by hashing, which takes several times as long."""
    values = np.sort(values)
    found: NDArray[np.int64] = values[np.flatnonzero(np.diff(values, prepend=values[:1] - 1))]
    return found
