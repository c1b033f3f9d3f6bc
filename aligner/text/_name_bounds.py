"""How alike two names can sound at most, told for all pairs at once by the letters they have in common.

Jaro-Winkler takes letters for equal that stand near each other, and takes off for those in another order. Without
both, m letters in common give at most (m/|a| + m/|b| + 1) / 3, and the bonus for equal beginnings is exact.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

KINDS = 64
"""Letters are told apart by their last bits: taking two for one only raises the bound."""
BLOCK = 1 << 18
"""Pairs of readings that are looked at together."""
SLACK = np.float32(1e-4)
"""What rounding may take away."""


class _Table:
    """Strings by their letters."""

    def __init__(self, strings: Sequence[str]) -> None:
        self.sizes: Matrix = np.array([len(string) or 1 for string in strings], np.float32)
        self.counts = np.zeros((len(strings), KINDS), np.int64)
        self.starts = np.zeros((len(strings), 4), np.int64)
        for row, string in enumerate(strings):
            for char in string:
                self.counts[row, ord(char) % KINDS] += 1
            self.starts[row, : len(string[:4])] = [ord(char) for char in string[:4]]

    def letters(self, most: NDArray[np.int64]) -> Matrix:
        """(strings, columns): one column for the first, one for the second ... of a letter, ``most`` of each kind, so
        that products count what two strings have in common."""
        kinds = np.repeat(np.arange(KINDS), most)
        places = np.arange(len(kinds)) - np.repeat(most.cumsum() - most, most)
        found: Matrix = (self.counts[:, kinds] > places).astype(np.float32)
        return found


class _Bounds:
    """The most Jaro-Winkler can be, of two tables."""

    def __init__(self, ours: _Table, theirs: _Table) -> None:
        self._ours, self._theirs = ours, theirs
        most = np.minimum(ours.counts.max(axis=0), theirs.counts.max(axis=0))
        self._letters = ours.letters(most), np.ascontiguousarray(theirs.letters(most).T)

    def of(self, rows: slice) -> Matrix:
        """(rows, theirs)."""
        ours, theirs = self._ours, self._theirs
        jaro = self._letters[0][rows] @ self._letters[1]
        none = jaro == 0
        jaro *= 1 / ours.sizes[rows, None] + 1 / theirs.sizes
        jaro += 1
        jaro /= 3
        jaro[none] = 0
        equal = ours.starts[rows, None, 0] == theirs.starts[:, 0]
        prefix: Matrix = equal.astype(np.float32)
        for place in range(1, 4):
            equal &= (ours.starts[rows, None, place] == theirs.starts[:, place]) & (theirs.starts[:, place] > 0)
            prefix += equal
        prefix *= np.float32(0.1) * (1 - jaro)
        prefix += jaro
        return prefix


class Forms:
    """Names in their readings, whole and as skeletons."""

    def __init__(self, readings: Sequence[Sequence[str]], bones: Callable[[str], str]) -> None:
        self.owners = np.repeat(np.arange(len(readings)), [len(own) for own in readings])
        self.whole = [reading for own in readings for reading in own]
        self.bones = [bones(reading) for reading in self.whole]

    @property
    def starts(self) -> NDArray[np.intp]:
        """Number of the first reading of each name that has any."""
        return np.flatnonzero(np.diff(self.owners, prepend=-1))


def bounds(ours: Forms, theirs: Forms, weight: float) -> Iterator[tuple[int, Matrix]]:
    """Per name of ours, by its number: how much it can at most sound like each of theirs, (theirs,). ``weight``: that
    of the skeletons. Names without a letter are passed over."""
    if not ours.whole or not theirs.whole:
        return
    whole = _Bounds(_Table(ours.whole), _Table(theirs.whole))
    bones = _Bounds(_Table(ours.bones), _Table(theirs.bones))
    columns, count = theirs.starts, int(theirs.owners[-1]) + 1
    starts = ours.starts
    ends = np.append(starts[1:], len(ours.whole))
    parts = ends * len(theirs.whole) // BLOCK
    for own in np.split(np.arange(len(starts)), np.flatnonzero(np.diff(parts)) + 1):
        first = starts[own[0]]
        rows = slice(first, ends[own[-1]])
        both = np.float32(weight) * bones.of(rows)
        both += np.float32(1 - weight) * whole.of(rows)
        found = np.zeros((len(own), count), np.float32)
        highest = np.maximum.reduceat(both, starts[own] - first, axis=0)
        found[:, theirs.owners[columns]] = np.maximum.reduceat(highest, columns, axis=1) + SLACK
        yield from zip(ours.owners[starts[own]].tolist(), found, strict=True)
