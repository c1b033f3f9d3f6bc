"""All ways to walk through two ordered texts, and how likely each bead is among them.

The lattice has a node for every pair of positions (i, j). A path steps over a bead of p source and q target segments,
or over a segment without counterpart. Gaps are affine (opening one costs more than staying in it), because
translators drop paragraphs rather than scattered sentences, and within a gap source segments come first, so that each
alignment is exactly one path. With exp(score) as weight of a step this is a semi-Markov conditional random field
(Sarawagi and Cohen 2004): forward and backward sums give each bead's probability given both texts, and these
probabilities are what the decoder maximises and what the user sees as score.

Nodes are visited by anti-diagonals (i + j constant): everything a diagonal needs lies on earlier ones, so numpy
works on whole diagonals.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.floating]
Shape = tuple[int, int]
"""Source and target segments of a bead."""
LARGEST = 700.0
"""What exp can hold."""


@dataclass(frozen=True, slots=True)
class Potentials:
    """Log weights of all steps."""

    beads: Mapping[Shape, Matrix]
    """Log weights of beads, by shape (p, q): (n-p+1, m-q+1), entry (i, j) for source[i:i+p] with target[j:j+q]."""
    source: Matrix
    """(n,): extra weight of leaving a source segment alone."""
    target: Matrix
    """(m,): the same for target segments."""
    open: float
    """Entering a gap."""
    extend: float
    """Staying in a gap on the same side."""
    switch: float
    """From the source part of a gap to its target part."""


@dataclass(frozen=True, slots=True)
class Posterior:
    """How likely each step is, given both texts."""

    beads: Mapping[Shape, Matrix]
    """Probabilities of beads, laid out as in Potentials."""
    source: Matrix
    """(n,): probability that a source segment has no counterpart."""
    target: Matrix
    """(m,): the same for target segments."""
    gaps: Matrix
    """(3,): expected number of openings, extensions and switches."""
    nodes: Matrix
    """(n+1, m+1): probability that the path has both texts read so far and no further: that they can be cut there."""
    log_total: float
    """Log of the summed weight of all paths (the partition function)."""


def posterior(potentials: Potentials) -> Posterior:
    """Forward-backward over the lattice. Time and memory (n+m) * n * shapes: cut long texts at anchors first."""
    n, m = len(potentials.source), len(potentials.target)
    shapes = [s for s, w in potentials.beads.items() if w.size]
    weights = [np.exp(potentials.beads[s]) for s in shapes]
    gap = np.exp([potentials.open, potentials.extend, potentials.switch])
    alone = np.exp(potentials.source), np.exp(potentials.target)
    ahead = _sweep(shapes, weights, alone, gap, mirrored=False)
    mirrored = [w[::-1, ::-1] for w in weights]
    behind = _sweep(shapes, mirrored, (alone[0][::-1], alone[1][::-1]), gap, mirrored=True)
    # From diagonals to positions; the mirrored sweep met node (i, j) as (n-i, m-j).
    rows = np.arange(n + 1)[:, None]
    diagonal = rows + np.arange(m + 1)[None, :]
    last = [states[diagonal, rows] for states in ahead.states]
    after = [states[diagonal, rows][::-1, ::-1] for states in behind.states]
    log_total = float(ahead.log_scale[-1] + np.log(sum(s[-1, n] for s in ahead.states)))
    # A diagonal's best node forward need not be its best backward (a block that stands twice): what exp cannot hold
    # belongs to nodes whose states are zero.
    scale = np.minimum(ahead.log_scale[diagonal] + behind.log_scale[diagonal][::-1, ::-1] - log_total, LARGEST)
    beads = {}
    for shape, weight in zip(shapes, weights, strict=True):
        p, q = shape
        start, end = np.s_[: n + 1 - p, : m + 1 - q], np.s_[p:, q:]
        log = ahead.log_scale[diagonal][start] + behind.log_scale[diagonal][::-1, ::-1][end] - log_total
        beads[shape] = sum(last)[start] * weight * sum(after)[end] * np.exp(np.minimum(log, LARGEST))
    # Each sweep charged the opening of a gap that both are inside of: exchange one for what joins the two parts.
    node = np.exp(scale)
    extend, switch = gap[1] / gap[0], gap[2] / gap[0]
    to_bead, to_source, to_target = (a * node for a in after)
    gaps = [
        (last[0] * (to_source + to_target)).sum(),
        extend * (last[1] * to_source + last[2] * to_target).sum(),
        switch * (last[1] * to_target).sum(),
    ]
    source = last[1] * (to_bead + extend * to_source + switch * to_target)
    target = last[2] * (to_bead + extend * to_target)
    nodes = last[0] * (to_bead + to_source + to_target) + source + target
    return Posterior(beads, source.sum(axis=1)[1:], target.sum(axis=0)[1:], np.array(gaps), nodes, log_total)


@dataclass(frozen=True, slots=True)
class _Sweep:
    """Summed weights of the path pieces up to each node: row d (diagonal), column i, times exp(-log_scale[d])."""

    states: tuple[Matrix, Matrix, Matrix]
    """Sums by the last step: a bead, a source segment alone, a target segment alone."""
    log_scale: Matrix


def _sweep(
    shapes: list[Shape], weights: list[Matrix], alone: tuple[Matrix, Matrix], gap: Matrix, *, mirrored: bool
) -> _Sweep:
    """Sums from the start to every node. In the mirrored lattice a gap's target part comes first."""
    n, m = len(alone[0]), len(alone[1])
    steps = _skewed(shapes, weights, n, m)
    size = n + m + 1
    bead, source, target = np.zeros((size, n + 1)), np.zeros((size, n + 1)), np.zeros((size, n + 1))
    margin = max((p for p, _ in shapes), default=0)  # so that i - p never leaves the array
    total = np.zeros((size, n + 1 + margin))
    log_scale = np.zeros(size)
    bead[0, 0] = total[0, margin] = 1.0
    ps, spans = np.array([p for p, _ in shapes])[:, None], np.array([p + q for p, q in shapes])[:, None]
    opening, extend, switch = gap
    for d in range(1, size):
        low, high = max(0, d - m), min(d, n) + 1
        columns = np.arange(low, high)
        known = np.maximum(d - spans, 0)  # diagonals before the first are never reached: their steps weigh nothing
        before = total[known, columns + (margin - ps)] * np.exp(log_scale[known] - log_scale[d - 1])
        bead[d, low:high] = np.einsum("ki,ki->i", before, steps[d, :, low:high])
        a = max(1, low)
        back, here = np.s_[d - 1, a - 1 : high - 1], np.s_[d, a:high]
        source[here] = bead[back] * opening + source[back] * extend
        if mirrored:
            source[here] += target[back] * switch
        source[here] *= alone[0][a - 1 : high - 1]
        b = min(high, d)  # nodes with d - i >= 1
        back, here = np.s_[d - 1, low:b], np.s_[d, low:b]
        target[here] = bead[back] * opening + target[back] * extend
        if not mirrored:
            target[here] += source[back] * switch
        target[here] *= alone[1][d - 1 - columns[: b - low]]
        reach = bead[d] + source[d] + target[d]
        top = reach.max()
        for state in (bead, source, target):
            state[d] /= top
        total[d, margin:] = reach / top
        log_scale[d] = log_scale[d - 1] + np.log(top)
    return _Sweep((bead, source, target), log_scale)


def _skewed(shapes: list[Shape], weights: list[Matrix], n: int, m: int) -> NDArray[np.float32]:
    """Bead weights by diagonal and row of the node they end at: (n+m+1, shapes, n+1)."""
    out = np.zeros((n + m + 1, max(len(shapes), 1), n + 1), np.float32)
    for k, ((p, q), weight) in enumerate(zip(shapes, weights, strict=True)):
        i = np.arange(p, n + 1)[:, None]
        out[i + np.arange(q, m + 1)[None, :], k, i] = weight
    return out
