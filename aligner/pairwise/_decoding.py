"""What an alignment is read from: each bead's probability given both texts, as the lattice tells it.

Among all monotone alignments the one with the largest expected number of correctly placed segments is taken (maximum
expected accuracy, as in ProbCons: Do et al. 2005), which is what a reviewer counts, and not the single most probable
path.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from aligner.model import Bead
from aligner.pairwise._chain import Box, heaviest_chain
from aligner.pairwise._lattice import Posterior

FLOOR = 0.02
"""Beads less likely than this are not considered by the decoder."""


class Aligned(NamedTuple):
    """Two texts, aligned."""

    beads: list[Bead]
    """In reading order; every segment of both sides is in exactly one."""
    considered: list[Bead]
    """These, and others that are likely at all, by FLOOR; in no order."""


def considered(p: Posterior, origin: tuple[int, int] = (0, 0)) -> list[Bead]:
    """The beads that are likely at all, each with its likelihood. ``origin``: positions of the first segments."""
    found = []
    for (a, b), likely in p.beads.items():
        there = np.nonzero(likely > FLOOR)
        rows, columns = ((places + first).tolist() for places, first in zip(there, origin, strict=True))
        for i, j, score in zip(rows, columns, np.minimum(likely[there], 1.0).tolist(), strict=True):
            found.append(Bead(tuple(range(i, i + a)), tuple(range(j, j + b)), score))
    return found


def decode(p: Posterior, among: Sequence[Bead] | None = None, origin: tuple[int, int] = (0, 0)) -> list[Bead]:
    """The monotone alignment with the largest expected number of correctly placed segments. ``among``: what is
    ``considered``, if known; ``origin``: positions of the first segments."""
    unaligned = [0.0, *np.cumsum(p.source).tolist()], [0.0, *np.cumsum(p.target).tolist()]
    boxes: list[Box] = []
    candidates: list[Bead] = []
    first, second = origin
    for bead in considered(p, origin) if among is None else among:
        box = Box(
            bead.source[0] - first,
            bead.target[0] - second,
            bead.source[-1] + 1 - first,
            bead.target[-1] + 1 - second,
            0.0,
        )
        # Leaving its segments alone would earn their probability of having no counterpart.
        forgone = unaligned[0][box.i1] - unaligned[0][box.i0] + unaligned[1][box.j1] - unaligned[1][box.j0]
        gain = (len(bead.source) + len(bead.target)) * bead.score - forgone
        if gain > 0:
            boxes.append(box._replace(weight=gain))
            candidates.append(bead)
    beads: list[Bead] = []
    i = j = 0
    for k in heaviest_chain(boxes):
        beads += alone(first + i, first + boxes[k].i0, second + j, second + boxes[k].j0)
        beads.append(candidates[k])
        i, j = boxes[k].i1, boxes[k].j1
    return beads + alone(first + i, first + len(p.source), second + j, second + len(p.target))


def alone(i: int, end: int, j: int, stop: int) -> list[Bead]:
    """Source segments from ``i`` and target segments from ``j`` to their ends, each by itself."""
    return [Bead((k,), ()) for k in range(i, end)] + [Bead((), (k,)) for k in range(j, stop)]
