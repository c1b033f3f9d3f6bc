"""All ways to walk through two ordered texts, and how likely each bead is among them.

The lattice has a node for every pair of positions (i, j). A path steps over a bead of p source and q target segments,
or over a segment without counterpart. Gaps are affine (opening one costs more than staying in it), because
translators drop paragraphs rather than scattered sentences, and within a gap source segments come first, so that each
alignment is exactly one path. With exp(score) as weight of a step this is a semi-Markov conditional random field
(Sarawagi and Cohen 2004): forward and backward sums give each bead's probability given both texts, and these
probabilities are what the decoder maximises and what the user sees as score.

Nodes are visited by anti-diagonals (i + j constant): everything a diagonal needs lies on earlier ones, so numpy
works on whole diagonals, of many lattices at once, forward and backward alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

Matrix = NDArray[np.floating]
Shape = tuple[int, int]
"""Source and target segments of a bead."""
LARGEST = 700.0
"""What exp can hold."""
MOST = 300_000
"""Nodes that are visited in one go, over all lattices; a lattice that has more is visited by itself."""


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
    nodes: Matrix
    """(n+1, m+1): probability that the path has both texts read so far and no further: that they can be cut there."""
    log_total: float
    """Log of the summed weight of all paths (the partition function)."""


def posterior(potentials: Potentials) -> Posterior:
    """The one of one lattice; many at once take less time, see ``posteriors``."""
    [found] = posteriors([potentials])
    return found


def posteriors(lattices: Sequence[Potentials]) -> list[Posterior]:
    """Forward-backward over each lattice. Time and memory (n+m) * n * shapes: cut long texts at anchors first."""
    sweeps: dict[int, tuple[_Sweep, _Sweep]] = {}
    for batch in _batches(lattices):
        ways = [(lattices[k], mirrored) for k in batch for mirrored in (False, True)]
        if _nodes(lattices[batch[0]]) > MOST:  # one by one, as they are large
            found = [sweep for way in ways for sweep in _sweeps([way])]
        else:
            found = _sweeps(ways)
        sweeps |= dict(zip(batch, zip(found[::2], found[1::2], strict=True), strict=True))
    return [_posterior(potentials, *sweeps.pop(k)) for k, potentials in enumerate(lattices)]


def _nodes(potentials: Potentials) -> int:
    n, m = len(potentials.source), len(potentials.target)
    return (n + m + 1) * (n + 1)


def _batches(lattices: Sequence[Potentials]) -> Iterator[list[int]]:
    """Which are visited together: those of much the same size, as all of them take the room of the largest."""
    order = sorted(range(len(lattices)), key=lambda k: _nodes(lattices[k]), reverse=True)
    while order:
        largest = _nodes(lattices[order[0]])
        count = max(1, MOST // (2 * largest))
        batch = [k for k in order[:count] if 2 * _nodes(lattices[k]) >= largest]
        yield batch
        order = order[len(batch) :]


def _posterior(potentials: Potentials, ahead: "_Sweep", behind: "_Sweep") -> Posterior:
    n, m = len(potentials.source), len(potentials.target)
    gap = np.exp([potentials.open, potentials.extend, potentials.switch])
    # From diagonals to positions; the mirrored sweep met node (i, j) as (n-i, m-j).
    last = [_by_position(state, n, m) for state in ahead.states]
    after = [_by_position(state, n, m)[::-1, ::-1] for state in behind.states]
    diagonal = np.arange(n + 1)[:, None] + np.arange(m + 1)[None, :]
    log_ahead, log_behind = ahead.log_scale[diagonal], behind.log_scale[diagonal][::-1, ::-1]
    log_total = float(ahead.log_scale[n + m] + np.log(sum(state[-1, -1] for state in last)))
    # A diagonal's best node forward need not be its best backward (a block that stands twice): what exp cannot hold
    # belongs to nodes whose states are zero.
    node = np.exp(np.minimum(log_ahead + log_behind - log_total, LARGEST))
    come, go = last[0] + last[1] + last[2], after[0] + after[1] + after[2]
    beads = {}
    for shape, weight in potentials.beads.items():
        if weight.size:
            p, q = shape
            start, end = np.s_[: n + 1 - p, : m + 1 - q], np.s_[p:, q:]
            log = weight + (log_ahead[start] + log_behind[end] - log_total)
            beads[shape] = come[start] * go[end] * np.exp(np.minimum(log, LARGEST))
    # Each sweep charged the opening of a gap that both are inside of: exchange one for what joins the two parts.
    extend, switch = gap[1] / gap[0], gap[2] / gap[0]
    to_bead, to_source, to_target = (a * node for a in after)
    source = last[1] * (to_bead + extend * to_source + switch * to_target)
    target = last[2] * (to_bead + extend * to_target)
    nodes = last[0] * (to_bead + to_source + to_target) + source + target
    return Posterior(beads, source.sum(axis=1)[1:], target.sum(axis=0)[1:], nodes, log_total)


def _by_position(state: Matrix, n: int, m: int) -> Matrix:
    """(n+1, m+1) of a sweep's sums, which are by diagonal and row."""
    by_diagonal, by_row = state.strides
    seen = as_strided(state, (n + 1, m + 1), (by_diagonal + by_row, by_diagonal), writeable=False)
    return np.ascontiguousarray(seen)


@dataclass(frozen=True, slots=True)
class _Sweep:
    """Summed weights of the path pieces up to each node: row d (diagonal), column i, times exp(-log_scale[d])."""

    states: Sequence[Matrix]
    """Sums by the last step: a bead, a source segment alone, a target segment alone."""
    log_scale: Matrix


def _sweeps(ways: Sequence[tuple[Potentials, bool]]) -> list[_Sweep]:
    """Sums from the start of each lattice to its nodes; ``True``: of the mirrored one, in which a gap's target part
    comes first.

    All have the room of the largest: what lies outside of a smaller one weighs nothing, and so do its diagonals after
    its last.
    """
    count = len(ways)
    n, m = max(len(p.source) for p, _ in ways), max(len(p.target) for p, _ in ways)
    size = n + m + 1
    steps = _skewed(ways, n, m)
    widest = max(steps, default=1)  # so that i - p never leaves the array
    states = np.zeros((3, size, n + 1, count))
    bead, source, target = states
    total = np.zeros((size, widest + n + 1, count))
    log_scale = np.zeros((size, count))
    bead[0, 0] = total[0, widest] = 1.0
    by_source, by_target = np.zeros((n + 1, count)), np.zeros((2 * n + m + 2, count))
    for k, (potentials, mirrored) in enumerate(ways):
        way = -1 if mirrored else 1
        by_source[1 : len(potentials.source) + 1, k] = np.exp(potentials.source[::way])
        by_target[n + 1 : n + 1 + len(potentials.target), k] = np.exp(potentials.target[::way])
    opening, extend, switch = np.exp([[p.open, p.extend, p.switch] for p, _ in ways]).T
    target_first = np.array([mirrored for _, mirrored in ways])
    into_source, into_target = switch * target_first, switch * ~target_first
    # Entry [d, p, i] is the total of node i - p of diagonal d.
    by_diagonal, by_row, by_lattice = total.strides
    shifted = as_strided(
        total[:, widest:], (size, widest + 1, n + 1, count), (by_diagonal, -by_row, by_row, by_lattice), writeable=False
    )
    for d in range(1, size):
        for span, weights in steps.items():
            if d >= span:
                reached = np.einsum("pib,pib->ib", shifted[d - span, 1:span], weights[d])
                bead[d] += reached * np.exp(log_scale[d - span] - log_scale[d - 1])
        source[d, 1:] = bead[d - 1, :-1] * opening + source[d - 1, :-1] * extend + target[d - 1, :-1] * into_source
        source[d] *= by_source
        target[d] = bead[d - 1] * opening + target[d - 1] * extend + source[d - 1] * into_target
        target[d] *= by_target[d : n + 1 + d][::-1]
        reach = bead[d] + source[d] + target[d]
        top = reach.max(axis=0)
        top[top == 0] = 1
        states[:, d] /= top
        total[d, widest:] = reach / top
        log_scale[d] = log_scale[d - 1] + np.log(top)
    return [_Sweep(list(states[..., k]), log_scale[:, k]) for k in range(count)]


def _skewed(ways: Sequence[tuple[Potentials, bool]], n: int, m: int) -> dict[int, NDArray[np.float32]]:
    """Weights of the beads of each span (p + q), by diagonal, p - 1, and row of the node they end at: (n+m+1, span-1,
    n+1, lattices)."""
    spans = sorted({p + q for potentials, _ in ways for p, q in potentials.beads})
    out = {span: np.zeros((n + m + 1, span - 1, n + 1, len(ways)), np.float32) for span in spans}
    for k, (potentials, mirrored) in enumerate(ways):
        for (p, q), log_weight in potentials.beads.items():
            ends = out[p + q][p + q :, p - 1, p:, k]
            by_diagonal, by_row = ends.strides
            # The node at (i, j) is on diagonal i + j.
            if log_weight.size:
                seen = as_strided(ends, log_weight.shape, (by_diagonal + by_row, by_diagonal))
                seen[...] = np.exp(log_weight[::-1, ::-1] if mirrored else log_weight)
    return out
