"""Concepts from pairs: every language pair votes, none is the pivot, and a concept holds at most one candidate of a language."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from aligner.model import Lang

Matrix = NDArray[np.float32]
Pair = tuple[Lang, Lang]
Node = tuple[Lang, int]
Group = dict[Lang, int]

NEAREST = 6
"""Candidates of a third language through which a pair may be confirmed."""


def both_ways(pairs: Mapping[Pair, Matrix]) -> dict[Pair, Matrix]:
    """The matrix of each ordered pair."""
    return {**pairs, **{(b, a): matrix.T for (a, b), matrix in pairs.items()}}


def supported(pairs: Mapping[Pair, Matrix]) -> dict[Pair, Matrix]:
    """For each pair the best path through a third language: the geometric mean of its two probabilities, meaned over languages."""
    every = both_ways(pairs)
    langs = list(dict.fromkeys(lang for pair in pairs for lang in pair))
    support = {}
    for a, b in pairs:
        votes = []
        for c in langs:
            if c in (a, b):
                continue
            first, second = every[a, c], every[c, b]
            best = np.zeros_like(every[a, b])
            k = min(NEAREST, first.shape[1])
            nearest = np.argpartition(-first, k - 1, axis=1)[:, :k]
            for column in range(k):
                through = nearest[:, column]
                path = np.sqrt(np.take_along_axis(first, through[:, None], axis=1) * second[through])
                np.maximum(best, path, out=best)
            votes.append(best)
        support[a, b] = np.mean(votes, axis=0) if votes else np.zeros_like(every[a, b])
    return support


def join(pairs: Mapping[Pair, Matrix], *, edge: float = 0.2, mean: float = 0.2) -> list[Group]:
    """Greedy, best edge first: two groups merge if they share no language and the mean of all edges between them is ``mean`` or more."""
    every = both_ways(pairs)
    edges = [
        (-float(matrix[i, j]), (a, int(i)), (b, int(j)))
        for (a, b), matrix in pairs.items()
        for i, j in zip(*np.nonzero(matrix >= edge), strict=True)
    ]
    groups: dict[Node, Group] = {}
    for _, x, y in sorted(edges):
        one, two = groups.get(x, {x[0]: x[1]}), groups.get(y, {y[0]: y[1]})
        if one is two or one.keys() & two.keys():
            continue
        between = [float(every[a, b][i, j]) for a, i in one.items() for b, j in two.items()]
        if sum(between) / len(between) < mean:
            continue
        merged = one | two
        for lang, index in merged.items():
            groups[lang, index] = merged
    unique = {id(group): group for group in groups.values()}
    return list(unique.values())


def agreement(group: Group, every: Mapping[Pair, Matrix]) -> list[float]:
    """Probabilities of all pairs of a group."""
    return [float(every[a, b][group[a], group[b]]) for a, b in combinations(group, 2)]


def stays(nodes: Sequence[Node]) -> Group:
    """A group of nodes."""
    return dict(nodes)
