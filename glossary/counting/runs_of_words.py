"""Which run of words of a translation says a term, in each unit that holds it: the run with the greatest log odds, by
two models of word translation. All units of all terms at once, as numpy is fast in large arrays alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from glossary.counting.indexed import Indexed
from glossary.counting.model_one import Index, ModelOne, Vector, cells

UNEQUAL = 1.0
"""Log odds lost for each e-fold in number of words between term and translation; all from .5 to 2 do as well."""
LINKED = 0.5
"""Weight of links in context beside the counts, in units that are looked into word by word."""
LONGEST_PHRASE = 8
SPANS = 5
"""Most runs of words of a unit that are taken for the translation there."""
BLOCK = 300_000
"""Pairs of words that are looked up at a time."""


@dataclass(frozen=True, slots=True)
class Held:
    """Places of terms, one beside the other."""

    term: Index
    """(places,): number of the term."""
    size: Index
    """(places,): number of the term's words."""
    unit: Index
    """(places,): the unit that holds it, in order."""
    at: Index
    """(places,): with which of the unit's words it begins."""


@dataclass(frozen=True, slots=True)
class Runs:
    """The likeliest runs of words for some places, ``SPANS`` of each."""

    term: Index
    """(places,): number of the term."""
    sure: Vector
    """(places, SPANS): probability of each; 0 where the text has no more runs."""
    first: Index
    """(places, SPANS): the first word, counted over all target texts."""
    last: Index
    """(places, SPANS): the word behind the last."""


def runs(
    held: Held, source: Indexed, target: Indexed, forth: ModelOne, back: ModelOne, linked: Mapping[int, Vector]
) -> Iterator[Runs]:
    """The runs for all places, a part of them at a time.

    ``linked``: to the number of a place (source words, target words), the mass of their links.
    """
    units, whose = np.unique(held.unit, return_inverse=True)
    sizes = (source.sizes()[units] + 1) * target.sizes()[units]
    part = sizes.cumsum() // BLOCK
    for own in np.split(np.arange(len(units)), np.flatnonzero(np.diff(part)) + 1) if len(units) else ():
        # Places are in the order of their units.
        rows = np.arange(*np.searchsorted(whose, (own[0], own[-1] + 1)))
        chosen = units[own]
        wide = target.sizes()[chosen]
        both = _both_ways(source, target, chosen, forth, back)
        start = np.r_[0, sizes[own].cumsum()[:-1]]
        said = _said(both, start[whose[rows] - own[0]], wide[whose[rows] - own[0]], held.size[rows], held.at[rows])
        for n in [n for n, row in enumerate(rows) if row in linked] if linked else ():
            row = rows[n]
            links, width = linked[row], wide[whose[row] - own[0]]
            mass = links[held.at[row] : held.at[row] + held.size[row]].sum(axis=0) / (links.sum(axis=0) + 0.05)
            said[n, :width] = (1 - LINKED) * said[n, :width] + LINKED * mass
        sure, first, last = _likeliest(said, wide[whose[rows] - own[0]], held.size[rows])
        begin = target.ends[held.unit[rows]][:, None]
        yield Runs(held.term[rows], sure, begin + first, begin + last)


def _both_ways(source: Indexed, target: Indexed, units: Index, forth: ModelOne, back: ModelOne) -> Vector:
    """(pairs,): for all cells of the units, that of the word that is not there included, how likely it is this source
    word that the target word says: the mean of what the two models tell."""
    found = cells(source, target, units)
    one, two = forth.of(found.source, found.target), back.of(found.target, found.source)
    two[found.source == 0] = 0  # Of the target's words each says one that is there.
    one /= np.bincount(found.of_target, one)[found.of_target]
    two /= np.maximum(np.bincount(found.of_target, two), 1e-12)[found.of_target]
    both: Vector = (one + two) / 2
    return both


def _said(both: Vector, start: Index, wide: Index, size: Index, at: Index) -> Vector:
    """(places, widest): how likely each target word says a word of the term; ``start``: the first cell of the unit."""
    across = np.arange(wide.max(initial=1))
    total: Vector = np.zeros((len(start), len(across)))
    for word in range(int(size.max(initial=0))):
        cell = (start + (1 + at + word) * wide)[:, None] + across
        holds = (across < wide[:, None]) & (word < size)[:, None]
        total += np.where(holds, both[np.minimum(cell, len(both) - 1)], 0)
    return total


def _likeliest(said: Vector, wide: Index, size: Index) -> tuple[Vector, Index, Index]:
    """Probability, first and last word (excluded) of ``SPANS`` runs a row, the best first."""
    inside = np.clip(said, 0.02, 0.98)
    sums = np.cumsum(np.log(inside / (1 - inside)), axis=1)
    sums = np.concatenate([np.zeros((len(sums), 1)), sums], axis=1)
    many = said.shape[1]
    values = np.full((len(said), LONGEST_PHRASE, max(many, SPANS)), -np.inf)
    for long in range(1, min(LONGEST_PHRASE, many) + 1):
        value = sums[:, long:] - sums[:, :-long] - UNEQUAL * np.abs(np.log(long / size))[:, None]
        there = np.arange(many + 1 - long) + long <= wide[:, None]
        values[:, long - 1, : many + 1 - long] = np.where(there, value, -np.inf)
    flat = values.reshape(len(said), -1)
    best = np.argpartition(-flat, SPANS - 1, axis=1)[:, :SPANS]
    top = np.take_along_axis(flat, best, axis=1)
    order = np.argsort(-top, axis=1, kind="stable")
    best, top = np.take_along_axis(best, order, axis=1), np.take_along_axis(top, order, axis=1)
    highest = top[:, :1]
    total = highest + np.log(np.exp(flat - highest).sum(axis=1, keepdims=True))
    more, first = np.divmod(best, values.shape[2])
    sure: NDArray[np.float64] = np.exp(top - total)
    return sure, first, first + more + 1
