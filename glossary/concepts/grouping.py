"""Concepts from pairs: every language pair votes, none is the pivot, and a concept holds at most one candidate of a
language."""

from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from aligner.model import Lang

Matrix = NDArray[np.float32]
Pair = tuple[Lang, Lang]
Node = tuple[Lang, int]
Group = dict[Lang, int]

NEAREST = 6
"""Number of candidates of a third language through which a pair may be confirmed."""


def both_ways(pairs: Mapping[Pair, Matrix]) -> dict[Pair, Matrix]:
    """The matrix of each ordered pair."""
    return {**pairs, **{(b, a): matrix.T for (a, b), matrix in pairs.items()}}


def supported(pairs: Mapping[Pair, Matrix]) -> Iterator[tuple[Pair, Matrix]]:
    """For each pair, one after the other, the best path through a third language: the geometric mean of its two
    probabilities, meaned over languages."""
    every = both_ways(pairs)
    langs = list(dict.fromkeys(lang for pair in pairs for lang in pair))
    for a, b in pairs:
        votes = np.zeros_like(every[a, b])
        others = [lang for lang in langs if lang not in (a, b)]
        for c in others:
            first, second = every[a, c], every[c, b]
            best = np.zeros_like(every[a, b])
            k = min(NEAREST, first.shape[1])
            nearest = np.argpartition(-first, k - 1, axis=1)[:, :k]
            for column in range(k):
                through = nearest[:, column]
                path = second[through]
                path *= np.take_along_axis(first, through[:, None], axis=1)
                np.maximum(best, path, out=best)
            votes += np.sqrt(best, out=best)
        votes /= np.float32(max(1, len(others)))
        yield (a, b), votes


def groups(pairs: Mapping[Pair, Matrix], *, mean: float = 0.1, floor: float = 0.05) -> list[Group]:
    """Average linkage: the two groups that share no language and have the best mean of all edges between them merge,
    while that mean is ``mean`` or more. Only groups with an edge of ``floor`` or more between them are looked at.
    Groups of one are left out.
    """
    every = both_ways(pairs)
    groups: dict[int, Group] = {}
    near: dict[int, set[int]] = {}
    number: dict[Node, int] = {}
    for (a, b), matrix in pairs.items():
        for i, j in zip(*np.nonzero(matrix >= floor), strict=True):
            for node in ((a, int(i)), (b, int(j))):
                if node not in number:
                    number[node] = len(number)
                    groups[number[node]], near[number[node]] = dict([node]), set()
            x, y = number[a, int(i)], number[b, int(j)]
            near[x].add(y)
            near[y].add(x)
    heap = [(-linkage(groups[x], groups[y], every), x, y) for x in near for y in near[x] if x < y]
    heapify(heap)
    following = len(groups)
    while heap:
        distance, x, y = heappop(heap)
        if -distance < mean:
            break
        if x not in groups or y not in groups or groups[x].keys() & groups[y].keys():
            continue
        z, following = following, following + 1
        groups[z] = groups.pop(x) | groups.pop(y)
        near[z] = {n for n in near[x] | near[y] if n in groups and not groups[n].keys() & groups[z].keys()}
        for n in near[z]:
            near[n].add(z)
            heappush(heap, (-linkage(groups[n], groups[z], every), n, z))
    return [group for group in groups.values() if len(group) > 1]


def expel(groups: Sequence[Group], every: Mapping[Pair, Matrix], below: float, *, share: float = 0.6) -> list[Group]:
    """Groups without false guests: terms whose mean probability with the others is under ``below``, and under ``share``
    of what the others have among themselves."""
    kept = []
    for group in groups:
        left = dict(group)
        while len(left) > 2:
            means = {a: sum(float(every[a, b][left[a], left[b]]) for b in left if b != a) for a in left}
            guest = min(means, key=lambda lang: (means[lang], lang))
            rest = agreement({lang: index for lang, index in left.items() if lang != guest}, every)
            mean = means[guest] / (len(left) - 1)
            if mean >= below or mean >= share * sum(rest) / len(rest):
                break
            del left[guest]
        kept.append(left)
    return kept


def complete(groups: Sequence[Group], every: Mapping[Pair, Matrix], share: float, *, least: float = 0.1) -> list[Group]:
    """Groups that lack a language with the candidate of it that fits them best, if its mean probability is ``least``
    and ``share`` of what the group has of itself, though another group may have it: one language calls two things alike
    (*smartphone* and *phone* are both *teléfono*). Groups that another then holds whole are left out."""
    langs = list(dict.fromkeys(lang for lang, _ in every))
    filled = []
    for group in groups:
        own = agreement(group, every)
        bound = max(least, share * sum(own) / len(own))
        full = dict(group)
        for lang in (lang for lang in langs if lang not in group):
            fits = sum(every[other, lang][index] for other, index in group.items()) / np.float32(len(group))
            best = int(fits.argmax())
            if fits[best] >= bound:
                full[lang] = best
        filled.append(full)
    nodes = [frozenset(group.items()) for group in filled]
    holding: dict[Node, set[int]] = {}
    for number, held in enumerate(nodes):
        for node in held:
            holding.setdefault(node, set()).add(number)
    return [
        group
        for number, group in enumerate(filled)
        if not any(
            nodes[number] < nodes[other] or (nodes[number] == nodes[other] and other < number)
            for other in set.intersection(*(holding[node] for node in nodes[number])) - {number}
        )
    ]


def linkage(one: Group, two: Group, every: Mapping[Pair, Matrix]) -> float:
    """Mean probability of all edges between two groups."""
    between = [float(every[a, b][i, j]) for a, i in one.items() for b, j in two.items()]
    return sum(between) / len(between)


def agreement(group: Group, every: Mapping[Pair, Matrix]) -> list[float]:
    """The probabilities of all pairs of a group's members."""
    return [float(every[a, b][group[a], group[b]]) for a, b in combinations(group, 2)]
