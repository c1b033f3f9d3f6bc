"""Many lattices as one sparse graph, on which weights are fitted in seconds.

The lattice of two texts (``aligner/pairwise/_lattice.py``) has a node for every pair of positions, of which a few
hundred are likely at all. Here the others are left out, as the weights of before judge them at half their strength, so
that a step that they find unlikely is still there to be learnt. What is left of all pairs of texts is one directed
graph, whose edges hold the features of their steps; all its lattices are summed over at once, diagonal by diagonal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aligner.pairwise import _steps, fitted
from aligner.pairwise._lattice import Potentials, posterior
from aligner.scorers import Pair

KEPT = 1e-4
"""Probability of a node, at half strength of the weights, from which it is in the graph."""
PART = 32
"""Segments after which a text is cut where its gold allows it: what the weights tell does not depend on what is far."""
LONGEST = 110
"""Segments of a part that is still worth its time."""
NOTHING = -1e30

Beads = Sequence[tuple[Sequence[int], Sequence[int]]]
"""Source and target positions of each gold bead."""
Level = tuple[slice, NDArray[np.intp], NDArray[np.intp]]
"""Edges of one diagonal that end (or, backward, begin) at the same states in a row: where in the order of edges they
stand, where in there each state's begin, and which states these are."""


def parts(pair: Pair, beads: Beads) -> Iterator[tuple[Pair, Beads]]:
    """The two texts cut between gold beads that follow each other without a gap."""
    whole = sorted(bead for bead in beads if bead[0] and bead[1])
    cuts = [(0, 0)]
    for one, two in pairwise(whole):
        here = two[0][0], two[1][0]
        if (one[0][-1] + 1, one[1][-1] + 1) == here and max(here[0] - cuts[-1][0], here[1] - cuts[-1][1]) >= PART:
            cuts.append(here)
    for (i, j), (end, stop) in zip(cuts, [*cuts[1:], (len(pair.source), len(pair.target))], strict=True):
        if end > i and stop > j and max(end - i, stop - j) <= LONGEST:
            inside = [b for b in whole if i <= b[0][0] < end and j <= b[1][0] < stop]
            moved = [([k - i for k in source], [k - j for k in target]) for source, target in inside]
            yield pair.part(range(i, end), range(j, stop)), moved


@dataclass(frozen=True)
class Columns:
    """What each weight of a vector is for: terms, classes of shapes, ``open, extend, switch``, ``best, hubness``."""

    terms: Sequence[str]

    def __len__(self) -> int:
        return len(self.terms) + len(fitted.CLASSES) + 5

    def shape(self, shape: tuple[int, int]) -> int:
        """The column of a shape's bias."""
        return len(self.terms) + fitted.CLASSES.index(fitted.shape_class(shape))

    def vector(self, weights: fitted.OrderedWeights) -> NDArray[np.float64]:
        """Weights as a vector; of a term that they do not have, 0."""
        terms = [weights.terms.get(name, 0.0) for name in self.terms]
        shapes = [weights.shapes[name] for name in fitted.CLASSES]
        return np.array([*terms, *shapes, *weights.gap.values(), *weights.alone.values()])

    def weights(self, w: NDArray[np.float64]) -> fitted.OrderedWeights:
        """The reverse, with three decimals."""
        values = [round(float(x), 3) for x in w]
        count = len(self.terms)
        return fitted.OrderedWeights(
            dict(zip(self.terms, values[:count], strict=True)),
            dict(zip(fitted.CLASSES, values[count:-5], strict=True)),
            {"best": values[-2], "hubness": values[-1]},
            {"open": values[-5], "extend": values[-4], "switch": values[-3]},
        )


class _Edges:
    """The edges of one pair of texts, as they are collected."""

    def __init__(self, pair: Pair, beads: Beads, columns: Columns, start: NDArray[np.float64]) -> None:
        self.columns, self.count = columns, len(columns.terms)
        self.n, self.m = len(pair.source), len(pair.target)
        shapes = [s for s in fitted.SHAPES if s[0] <= self.n and s[1] <= self.m]
        self.terms = {s: np.stack(_steps.terms(pair, s, dict.fromkeys(columns.terms, 0.0))) for s in shapes}
        self.alone = [np.stack(side) for side in _steps.loneliness(pair)]
        self.gold, path = self._path(sorted(beads))
        half = start / 2
        potentials = Potentials(
            {s: np.tensordot(half[: self.count], t, 1) + half[columns.shape(s)] for s, t in self.terms.items()},
            half[-2:] @ self.alone[0],
            half[-2:] @ self.alone[1],
            *half[-5:-2],
        )
        kept = posterior(potentials).nodes > KEPT
        kept[tuple(np.array(path).T)] = True
        self.kept = kept
        self.number = np.cumsum(kept).reshape(kept.shape) - 1

    def _path(self, beads: Beads) -> tuple[NDArray[np.float64], list[tuple[int, int]]]:
        """The features of the gold path, and its nodes."""
        total = np.zeros(len(self.columns))
        i = j = 0
        path = [(0, 0)]
        for source, target in [*beads, ([self.n], [self.m])]:
            if source[0] < i or target[0] < j:
                continue
            gap = (source[0] - i, target[0] - j)
            total[-5] += any(gap)
            total[-4] += sum(max(g - 1, 0) for g in gap)
            total[-3] += all(gap)
            total[-2:] += self.alone[0][:, i : source[0]].sum(axis=1) + self.alone[1][:, j : target[0]].sum(axis=1)
            path += [(k, j) for k in range(i, source[0] + 1)] + [(source[0], k) for k in range(j, target[0] + 1)]
            if source[0] == self.n:
                break
            # A larger bead than any that is considered: what comes first of it.
            p, q = len(source), len(target)
            while (p, q) not in self.terms:
                p, q = (p - 1, q) if p >= q else (p, q - 1)
            total[: self.count] += self.terms[p, q][:, source[0], target[0]]
            total[self.columns.shape((p, q))] += 1
            i, j = source[0] + p, target[0] + q
            path.append((i, j))
        return total, path

    def steps(self) -> Iterator[tuple[NDArray[np.float32], NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]]:
        """Features, state left, state reached and diagonal reached, kind by kind. A node has three states: reached by
        a bead, by a source segment alone, by a target segment alone."""
        for shape, term in self.terms.items():
            here, there, level = self._moves(*shape)
            features = np.zeros((len(here), len(self.columns)), np.float32)
            features[:, : self.count] = term[:, self.at[:, 0], self.at[:, 1]].T
            features[:, self.columns.shape(shape)] = 1
            for state in range(3):
                yield features, here + state, there, level
        for side, move in enumerate(((1, 0), (0, 1))):
            here, there, level = self._moves(*move)
            for state, kind in ((0, 0), (1, 1)) if side == 0 else ((0, 0), (2, 1), (1, 2)):
                features = np.zeros((len(here), len(self.columns)), np.float32)
                features[:, kind - 5] = 1
                features[:, -2:] = self.alone[side][:, self.at[:, side]].T
                yield features, here + state, there + 1 + side, level

    def _moves(self, p: int, q: int) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
        ok = self.kept[: self.n + 1 - p, : self.m + 1 - q] & self.kept[p:, q:]
        self.at = np.argwhere(ok)
        i, j = self.at.T
        return 3 * self.number[i, j], 3 * self.number[i + p, j + q], i + j + p + q


class Paths:
    """The lattices of many pairs of texts."""

    def __init__(
        self,
        pairs: Sequence[tuple[Pair, Beads]],
        counts: Sequence[float],
        terms: Sequence[str],
        start: fitted.OrderedWeights,
    ) -> None:
        """``counts``: what each pair counts for; ``start``: the weights by which unlikely nodes are left out."""
        self.columns = Columns(terms)
        self.start = self.columns.vector(start)
        self.gold = np.zeros(len(self.columns))
        features, left, reached, level, self._first, last = [], [], [], [], [], []
        states = 0
        for (pair, beads), count in zip(pairs, counts, strict=True):
            edges = _Edges(pair, beads, self.columns, self.start)
            self.gold += count * edges.gold
            for rows, source, target, diagonal in edges.steps():
                features.append(rows)
                left.append(source + states)
                reached.append(target + states)
                level.append(diagonal)
            self._first.append(states)
            states += 3 * int(edges.number[-1, -1] + 1)
            last.append(states - 3)
        self._states = states
        self._last = np.add.outer(last, range(3)).ravel()
        self.features = np.concatenate(features)
        self.left, self.reached, diagonal = (np.concatenate(x) for x in (left, reached, level))
        of = np.zeros(states, np.intp)
        of[self.reached] = diagonal
        self._forward = _levels(diagonal, self.reached)
        self._backward = _levels(-of[self.left], self.left)
        self._counts = np.array(counts)
        self._lattice = np.searchsorted(self._first, self.left, "right") - 1

    def loss(self, w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """Negative log likelihood of all gold paths, and its gradient."""
        score = (self.features @ w.astype(np.float32)).astype(np.float64)
        ahead = self._summed(score, self._forward, self.left, self._first)
        behind = self._summed(score, self._backward, self.reached, self._last)
        total = behind[self._first]
        log = ahead[self.left] + score + behind[self.reached] - total[self._lattice]
        likely = self._counts[self._lattice] * np.exp(np.minimum(log, 0))
        expected = likely.astype(np.float32) @ self.features
        return float(self._counts @ total - self.gold @ w), expected.astype(np.float64) - self.gold

    def _summed(
        self,
        score: NDArray[np.float64],
        order: tuple[NDArray[np.intp], Sequence[Level]],
        come_from: NDArray[np.intp],
        begin: Sequence[int] | NDArray[np.intp],
    ) -> NDArray[np.float64]:
        """Log of the summed weights of the pieces of paths from the beginning to each state."""
        edges, levels = order
        out = np.full(self._states, NOTHING)
        out[begin] = 0
        score, come_from = score[edges], come_from[edges]
        for where, starts, states in levels:
            value = out[come_from[where]] + score[where]
            top = np.maximum.reduceat(value, starts)
            count = np.diff(np.append(starts, len(value)))
            out[states] = top + np.log(np.add.reduceat(np.exp(value - np.repeat(top, count)), starts))
        return out


def _levels(level: NDArray[np.intp], state: NDArray[np.intp]) -> tuple[NDArray[np.intp], list[Level]]:
    """An order of the edges, and what each level has of it."""
    order = np.lexsort((state, level))
    level, state = level[order], state[order]
    bounds = np.flatnonzero(np.diff(level, prepend=level[0] - 1, append=level[-1] + 1))
    out = []
    for start, end in pairwise(bounds):
        own = state[start:end]
        starts = np.flatnonzero(np.diff(own, prepend=-1))
        out.append((slice(start, end), starts, own[starts]))
    return order, out
