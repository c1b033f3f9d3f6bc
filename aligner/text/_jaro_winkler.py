"""Jaro-Winkler of many pairs of strings at once, equal to the last bit to that of one pair (``names.jaro_winkler``)."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.unsignedinteger[Any]]
Numbers = NDArray[np.int64]
BLOCK = 1 << 13
"""Pairs that are looked at together: what is known of them stays in a processor's cache."""


def many(strings: Sequence[str], ours: Numbers, theirs: Numbers) -> NDArray[np.float64]:
    """(pairs,) 0..1, of pairs of distinct strings, given by their numbers."""
    codes, sizes = _codes(strings)
    found = np.zeros(len(ours))
    order = np.argsort(-sizes[ours], kind="stable")
    for start in range(0, len(order), BLOCK):
        block = order[start : start + BLOCK]
        own, other = ours[block], theirs[block]
        found[block] = _block((codes[own], codes[other]), (sizes[own], sizes[other]), own == other)
    return found


def _block(codes: tuple[Codes, Codes], sizes: tuple[Numbers, Numbers], equal: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Of pairs whose first strings come longest first."""
    a, b = (table[:, : int(own.max(initial=1))] for table, own in zip(codes, sizes, strict=True))
    reach = np.maximum(*sizes) // 2 - 1
    rows = np.arange(len(a))
    columns = np.arange(b.shape[1])
    free = columns < sizes[1][:, None]
    left, right = np.zeros(a.shape, a.dtype), np.zeros(a.shape, a.dtype)
    matches = np.zeros(len(a), np.int64)
    taken = np.zeros(b.shape, bool)
    first, last = columns - reach[:, None], columns + reach[:, None]
    for i in range(a.shape[1]):
        these = slice(0, int((sizes[0] > i).sum()))
        fit = b[these] == a[these, i, None]
        fit &= free[these]
        fit &= first[these] <= i
        fit &= last[these] >= i
        at = fit.argmax(axis=1)
        hit = np.flatnonzero(fit[rows[these], at])
        free[hit, at[hit]] = False
        taken[hit, at[hit]] = True
        left[hit, matches[hit]] = a[hit, i]
        matches[hit] += 1
    row, column = taken.nonzero()
    right[row, (taken.cumsum(axis=1) - 1)[row, column]] = b[row, column]
    swapped = (left != right).sum(axis=1) / 2
    some = np.maximum(matches, 1)
    jaro = (matches / np.maximum(sizes[0], 1) + matches / np.maximum(sizes[1], 1) + (matches - swapped) / some) / 3
    both = min(4, a.shape[1], b.shape[1])
    alike = (a[:, :both] == b[:, :both]) & (a[:, :both] > 0)
    prefix = np.logical_and.accumulate(alike, axis=1).sum(axis=1)
    found = np.where(matches > 0, jaro + 0.1 * prefix * (1 - jaro), 0.0)
    found[equal] = sizes[0][equal] > 0
    return found


def _codes(strings: Sequence[str]) -> tuple[Codes, Numbers]:
    """(strings, length of the longest): numbers of letters from 1, 0 behind the end; of one byte where there are few
    letters, as time goes into reading them. And (strings,) their lengths."""
    sizes = np.array([len(string) for string in strings])
    longest = max(1, int(sizes.max(initial=0)))
    points = np.array(strings, f"<U{longest}").view(np.uint32).reshape(len(strings), longest)
    seen = np.zeros(int(points.max(initial=0)) + 1, bool)
    seen[points] = True
    seen[0] = False
    kind: type[np.unsignedinteger[Any]] = np.uint8 if seen.sum() < 255 else np.uint32
    codes: Codes = seen.cumsum().astype(kind)[points]
    return codes, sizes
