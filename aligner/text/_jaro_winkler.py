"""Jaro-Winkler of many pairs of strings at once, equal to the last bit to that of one pair (``names.jaro_winkler``)."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.unsignedinteger[Any]]
BLOCK = 1 << 13
"""Pairs that are looked at together: what is known of them stays in a processor's cache."""


def many(ours: Sequence[str], theirs: Sequence[str]) -> NDArray[np.float64]:
    """(pairs,) 0..1, of the first with the first, the second with the second ..."""
    found = np.zeros(len(ours))
    order = sorted(range(len(ours)), key=lambda n: -len(ours[n]))
    for start in range(0, len(order), BLOCK):
        block = order[start : start + BLOCK]
        found[block] = _block([ours[n] for n in block], [theirs[n] for n in block])
    return found


def _block(ours: Sequence[str], theirs: Sequence[str]) -> NDArray[np.float64]:
    """Of pairs whose first strings come longest first."""
    a, b = _codes(ours, theirs)
    sizes = np.array([len(x) for x in ours]), np.array([len(x) for x in theirs])
    reach = np.maximum(*sizes) // 2 - 1
    rows = np.arange(len(a))
    columns = np.arange(b.shape[1])
    free = np.ones(b.shape, bool)
    left = np.zeros(a.shape, a.dtype)
    matches = np.zeros(len(a), np.int64)
    distance = columns - reach[:, None]
    width = columns + reach[:, None]
    for i in range(a.shape[1]):
        these = slice(0, int((sizes[0] > i).sum()))
        fit = b[these] == a[these, i, None]
        fit &= free[these]
        fit &= distance[these] <= i
        fit &= width[these] >= i
        at = fit.argmax(axis=1)
        hit = np.flatnonzero(fit[rows[these], at])
        free[hit, at[hit]] = False
        left[hit, matches[hit]] = a[hit, i]
        matches[hit] += 1
    taken = ~free
    right = np.zeros(a.shape, a.dtype)
    row, column = taken.nonzero()
    right[row, (taken.cumsum(axis=1) - 1)[row, column]] = b[row, column]
    swapped = (left != right).sum(axis=1) / 2
    some = np.maximum(matches, 1)
    jaro = (matches / np.maximum(sizes[0], 1) + matches / np.maximum(sizes[1], 1) + (matches - swapped) / some) / 3
    both = min(4, a.shape[1], b.shape[1])
    prefix = np.logical_and.accumulate(a[:, :both] == b[:, :both], axis=1).sum(axis=1)
    found = np.where(matches > 0, jaro + 0.1 * prefix * (1 - jaro), 0.0)
    equal = np.array([x == y for x, y in zip(ours, theirs, strict=True)])
    found[equal] = 1.0
    found[equal & (sizes[0] == 0)] = 0.0
    return found


def _codes(ours: Sequence[str], theirs: Sequence[str]) -> tuple[Codes, Codes]:
    """(strings, length of the longest) each: numbers of letters from 2, behind the end 0 for ours and 1 for theirs; of
    one byte where there are few letters, as time goes into reading them."""
    tables = [_points(strings) for strings in (ours, theirs)]
    seen = np.zeros(max(int(table.max()) for table in tables) + 1, bool)
    for table in tables:
        seen[table] = True
    kind = np.uint8 if seen.sum() < 254 else np.uint32
    numbers = (seen.cumsum() + 1).astype(kind)
    found = []
    for none, strings, table in zip((0, 1), (ours, theirs), tables, strict=True):
        sizes = np.array([len(string) for string in strings])
        found.append(np.where(np.arange(table.shape[1]) < sizes[:, None], numbers[table], kind(none)))
    return found[0], found[1]


def _points(strings: Sequence[str]) -> NDArray[np.uint32]:
    """(strings, length of the longest): code points, nulls behind the end."""
    longest = max(1, *map(len, strings))
    return np.array(strings, f"<U{longest}").view(np.uint32).reshape(len(strings), longest)
