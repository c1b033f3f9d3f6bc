"""What speaks for it that two passages state the same fact.

The words of one are looked up in the other: each is worth the cosine of its best counterpart, weighted by how rare it
is (BERTScore with inverse document frequencies, Zhang et al., ICLR 2020), of a span and in a span as in PropSegmEnt.
Of everything that has two sides, the network sees the lower and the higher, so that no language comes first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.contextual import Matrix
from aligner.facts.passages import Passages, Segment
from aligner.text.numbers import agree

FEATURES = (
    "in_segment_low",
    "in_segment_high",
    "in_passage_low",
    "in_passage_high",
    "mass",
    "margin_low",
    "margin_high",
    "lift_low",
    "lift_high",
    "similarity",
    "similarity_lift",
    "values",
    "values_of_segments",
    "conflict",
    "one_sided_values",
    "names",
    "names_of_segments",
    "weight_low",
    "weight_high",
    "clauses_low",
    "clauses_high",
    "distance",
    "headlines",
)
"""``in_segment``: how well a passage's words are found in the other's whole sentence; ``in_passage``: in the other
passage. ``mass``: rarity-weighted cosine beyond FOUND, of the side that has less. ``margin``: ``in_segment`` against
the best other sentence; ``lift``: against the mean of the best three. ``values``, ``names``: in both, rare ones more.
``weight``: log of the words' rarity. ``distance``: between the places of both sentences in their texts, 0..1."""

_LOW, _HIGH = (
    [FEATURES.index(f"{name}_{end}") for name in ("in_segment", "margin", "lift", "weight", "clauses")]
    for end in ("low", "high")
)
_OTHERS = [n for n in range(len(FEATURES)) if n not in (*_LOW, *_HIGH)]
"""What two passages have each for itself is looked at all at once."""

FOUND = 0.45
"""Cosine from which a word counts as found."""
SMALL = 0.4
"""What a bare number below ten is worth, against 1 of other figures."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """One pair of segments, looked at word by word."""

    in_segment: Matrix
    """(passages,): how well the words of each passage of the first are found in the second segment."""
    of_segment: Matrix
    """(other passages,): the reverse."""
    in_passage: Matrix
    """(passages, other passages): how well the words of the first are found in the second passage."""
    of_passage: Matrix
    mass: Matrix


def features(
    a: Passages, b: Passages, pairs: NDArray[np.intp], near: Matrix, chunk: int = 2000
) -> Iterator[tuple[int, list[Matrix]]]:
    """For pairs of segments (k, 2) and their similarities (``candidates``): the place of the first of a chunk of pairs,
    and for each pair of the chunk its features (passages of the first, passages of the second, FEATURES)."""
    ours, theirs = (
        {int(n): _laid(side.segments[n]) for n in np.unique(own)} for side, own in ((a, pairs[:, 0]), (b, pairs[:, 1]))
    )
    looked = [_look(ours[i], theirs[j]) for i, j in pairs.tolist()]
    forth = _rivalry(pairs[:, 0], [one.in_segment for one in looked])
    back = _rivalry(pairs[:, 1], [one.of_segment for one in looked])
    for start in range(0, len(pairs), chunk):
        yield (
            start,
            [
                _assembled(a, b, (ours[i], theirs[j]), (i, j), near[k], looked[k], forth[k], back[k])
                for k, (i, j) in enumerate(pairs[start : start + chunk].tolist(), start)
            ],
        )


def cosines(one: Segment, two: Segment) -> Matrix:
    """(words, other words): how alike the words of two segments are in their sentences."""
    found: Matrix = one.words @ two.words.T
    return found


def equal_values(one: Segment, two: Segment) -> NDArray[np.bool_]:
    """(values, other values): which numbers, amounts and dates of two segments are equal."""
    found = [[bool(agree([x], [y])[0]) for _, y in two.values] for _, x in one.values]
    return np.array(found, bool).reshape(len(one.values), len(two.values))


def shared_names(one: Segment, two: Segment) -> list[str]:
    """The keys of names that both segments have."""
    return sorted({name for _, name in one.names} & {name for _, name in two.names})


@dataclass(frozen=True, slots=True)
class _Laid:
    """A segment as arrays, made once for all that it is compared with."""

    segment: Segment
    clauses: NDArray[np.int64]
    """(clauses,): the first word of each."""
    runs: NDArray[np.int64]
    """(2 * passages,): of each passage the first clause and the one behind its last."""
    first: NDArray[np.int64]
    """(passages,): the first word of each."""
    behind: NDArray[np.int64]
    """(passages,): the word behind its last."""
    weights: Matrix
    """(passages,): how rare the words of each are together."""
    logs: Matrix
    """(passages,): of the same, for the network."""
    sizes: NDArray[np.float64]
    """(passages,): clauses of each."""


def _laid(segment: Segment) -> _Laid:
    totals = np.concatenate([[0], np.cumsum(segment.weights)])
    first, behind = np.array([p.words for p in segment.passages]).T
    runs = np.array([p.clauses for p in segment.passages])
    return _Laid(
        segment,
        np.array([start for start, _ in segment.clauses]),
        runs.ravel(),
        first,
        behind,
        totals[behind] - totals[first],
        np.log([segment.weights[p.words[0] : p.words[1]].sum() for p in segment.passages]),
        (runs[:, 1] - runs[:, 0]).astype(float),
    )


def _look(one: _Laid, two: _Laid) -> _Looked:
    alike = cosines(one.segment, two.segment)
    in_segment, in_passage, mass = _found(alike, one, two)
    of_segment, of_passage, mass_back = _found(alike.T, two, one)
    return _Looked(in_segment, of_segment, in_passage, of_passage.T, np.minimum(mass, mass_back.T))


def _found(alike: Matrix, one: _Laid, two: _Laid) -> tuple[Matrix, Matrix, Matrix]:
    """How well the words of each passage of ``one`` are found in all of ``two`` (passages,), in each of its passages
    (passages, other passages), and the weight of those found there."""
    by_clause = np.maximum.reduceat(alike, two.clauses, axis=1)
    # Every other run is one from the end of a passage to the next; one clause more lets the last be the end of one.
    best = np.maximum.reduceat(np.concatenate([by_clause, by_clause[:, :1]], axis=1), two.runs, axis=1)[:, ::2]
    n = best.shape[1]
    sums = np.zeros((len(alike) + 1, 2 * n + 1), np.float32)
    columns = sums[1:]
    columns[:, 0] = by_clause.max(axis=1)
    columns[:, 1 : n + 1] = best
    np.maximum(best - np.float32(FOUND), 0, out=columns[:, n + 1 :])
    columns *= one.segment.weights[:, None]
    np.cumsum(columns, axis=0, out=columns)
    inside = sums[one.behind] - sums[one.first]
    share: NDArray[Any] = inside / one.weights[:, None]
    return share[:, 0], share[:, 1 : n + 1], inside[:, n + 1 :]


def _rivalry(groups: NDArray[np.intp], found: Sequence[Matrix]) -> list[tuple[Matrix, Matrix]]:
    """How much better each passage is found in this segment than in its best rival, and than in the best three."""
    out: list[tuple[Matrix, Matrix]] = [(row, row) for row in found]
    order = np.argsort(groups, kind="stable")
    for places in np.split(order, np.flatnonzero(np.diff(groups[order])) + 1) if len(order) else ():
        rows = np.array([found[k] for k in places])
        top = np.sort(rows, axis=0)[::-1]
        best, second = top[0], top[min(1, len(top) - 1)]
        crowd = top[:3].mean(axis=0)
        for k, row in zip(places, rows, strict=True):
            out[k] = (row - np.where(row >= best, second, best), row - crowd)
    return out


def _assembled(
    a: Passages,
    b: Passages,
    laid: tuple[_Laid, _Laid],
    pair: tuple[int, int],
    near: Matrix,
    looked: _Looked,
    forth: tuple[Matrix, Matrix],
    back: tuple[Matrix, Matrix],
) -> Matrix:
    one, two = laid[0].segment, laid[1].segment
    shape = len(one.passages), len(two.passages)
    values, values_all, conflict, one_sided = _values(a, b, one, two)
    names, names_all = _names(a, b, one, two)
    distance = abs(pair[0] / len(a) - pair[1] / len(b))
    mine = np.array([looked.in_segment, *forth, laid[0].logs, laid[0].sizes])[:, :, None]
    theirs = np.array([looked.of_segment, *back, laid[1].logs, laid[1].sizes])[:, None]
    out = np.empty((len(FEATURES), *shape), np.float32)
    out[_LOW], out[_HIGH] = np.minimum(mine, theirs), np.maximum(mine, theirs)
    columns = [
        np.minimum(looked.in_passage, looked.of_passage),
        np.maximum(looked.in_passage, looked.of_passage),
        looked.mass,
        near[0],
        near[1],
        values,
        values_all,
        conflict,
        one_sided,
        names,
        names_all,
        distance,
        float(one.headline) + float(two.headline),
    ]
    for n, column in zip(_OTHERS, columns, strict=True):
        out[n] = column
    return out.transpose(1, 2, 0)


def _values(a: Passages, b: Passages, one: Segment, two: Segment) -> tuple[Matrix, float, Matrix, Matrix]:
    """Values both passages give, those both segments give, whether both give some and none is equal, and whether one
    passage alone gives any."""
    shape = len(one.passages), len(two.passages)
    has_one, has_two = _holds(one, [n for n, _ in one.values]), _holds(two, [n for n, _ in two.values])
    some_one, some_two = (_any(has) for has in (has_one, has_two))
    one_sided = (some_one[:, None] != some_two[None]).astype(np.float32)
    if not (one.values and two.values):
        return np.zeros(shape, np.float32), 0.0, np.zeros(shape, np.float32), one_sided
    equal = equal_values(one, two)
    worth = np.array(
        [
            (SMALL if v.kind in ("number", "ordinal") and len(v.value) == 1 else 1.0)
            / np.sqrt(max(1.0, (a.value_counts[v.value] + b.value_counts[v.value]) / 2))
            for _, v in one.values
        ]
    )
    # (passages, values) x (values, other passages): each value of the first that the second passage gives, too.
    there = (equal.astype(np.float32) @ has_two.T.astype(np.float32)) > 0
    both: Matrix = (has_one * worth) @ there.astype(np.float32)
    conflict = (some_one[:, None] & some_two[None] & (both == 0)).astype(np.float32)
    return both, float(worth[equal.any(axis=1)].sum()), conflict, one_sided


def _names(a: Passages, b: Passages, one: Segment, two: Segment) -> tuple[Matrix, float]:
    shape = len(one.passages), len(two.passages)
    both, total = np.zeros(shape, np.float32), 0.0
    for name in shared_names(one, two):
        worth = 1 / np.sqrt((a.name_counts[name] + b.name_counts[name]) / 2)
        first, second = (_any(_holds(s, [n for n, key in s.names if key == name])) for s in (one, two))
        both += worth * (first[:, None] & second[None])
        total += worth
    return both, total


def _any(has: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(passages, places) to (passages,)."""
    found: NDArray[np.bool_] = np.any(has, axis=1)
    return found


def _holds(segment: Segment, places: Sequence[int]) -> NDArray[np.bool_]:
    """(passages, places): whether a passage holds the word at each place."""
    bounds: NDArray[np.int64] = np.array([p.words for p in segment.passages])
    at: NDArray[np.int64] = np.array(places, int)
    found: NDArray[np.bool_] = (bounds[:, 0, None] <= at) & (at < bounds[:, 1, None])
    return found
