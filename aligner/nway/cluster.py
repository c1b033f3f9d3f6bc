"""Comparable texts: groups of at most one segment a language, grown from the surest links over all pairs.

Two groups may join when the log odds of all links between them sum to more than nothing: a link between Persian and
Portuguese that is doubtful alone is carried by the sure ones through Spanish and English, and a link that looks good
alone is refused when the other languages contradict it (greedy correlation clustering over all pairs).
"""

import heapq
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.model import Index, Lang, Unit

Odds = Mapping[tuple[Lang, Lang], NDArray[np.floating]]
"""Log odds that segment i of the first and j of the second language are translations, shape (n, m), by pair."""

Group = dict[Lang, Index]


def join(odds: Odds, sizes: Mapping[Lang, int], given: float = 0.0) -> list[Unit]:
    """Units of two or more languages, in the reading order of the first language that has one.

    ``given`` log odds are added to every link, so that doubtful ones are taken too; scores are those without it.
    """
    groups = _grow({pair: matrix + given for pair, matrix in odds.items()} if given else odds)
    cells = [{lang: (group[lang],) for lang in sizes if lang in group} for group in groups]
    units = [Unit(cell, _score(group, odds)) for cell, group in zip(cells, groups, strict=True)]
    return in_reading_order(units, list(sizes))


def in_reading_order(units: Sequence[Unit], languages: Sequence[Lang]) -> list[Unit]:
    """Sorted by the first language that each has."""
    order = {lang: k for k, lang in enumerate(languages)}
    return sorted(units, key=lambda u: [(order[lang], cell) for lang, cell in u.cells.items()])


def _grow(odds: Odds) -> list[Group]:
    members: dict[tuple[Lang, Index], Group] = {}
    queue = []
    for (a, b), matrix in odds.items():
        for i, j in np.argwhere(matrix > 0):
            x, y = (a, int(i)), (b, int(j))
            members[x], members[y] = {a: x[1]}, {b: y[1]}
            # Rounded, so that of lines that repeat the first goes with the first.
            queue.append((-round(float(matrix[i, j]), 2), x, y))
    heapq.heapify(queue)
    while queue:
        promised, x, y = heapq.heappop(queue)
        one, two = members[x], members[y]
        if one is two or one.keys() & two.keys():
            continue
        gain = sum(_between(odds, a, i, b, j) for a, i in one.items() for b, j in two.items())
        if gain <= 0:
            continue
        if gain < -promised - 0.01:  # the groups have grown since: let better links go first
            heapq.heappush(queue, (-round(gain, 2), x, y))
            continue
        one.update(two)
        for node in two.items():
            members[node] = one
    return list({id(group): group for group in members.values() if len(group) > 1}.values())


def _between(odds: Odds, a: Lang, i: Index, b: Lang, j: Index) -> float:
    return float(odds[a, b][i, j] if (a, b) in odds else odds[b, a][j, i])


def _score(group: Group, odds: Odds) -> float:
    """Probability that the group's weakest language belongs to it, by the mean of its log odds to the others."""
    langs = list(group)
    means = [np.mean([_between(odds, a, group[a], b, group[b]) for b in langs if b != a]) for a in langs]
    return float(1 / (1 + np.exp(-min(means))))
