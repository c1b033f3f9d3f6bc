"""The heaviest chain of boxes that follow each other in both texts."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """Source positions i0..i1 and target positions j0..j1, ends excluded, and what choosing the box is worth."""

    i0: int
    j0: int
    i1: int
    j1: int
    weight: float


def heaviest_chain(boxes: Sequence[Box]) -> list[int]:
    """Indexes of boxes that follow each other without overlap in both directions and weigh most together.

    The best weight reachable up to each target position is kept as a staircase (positions and weights both rise), so a
    box costs two bisections. Boxes must be worth more than nothing.
    """
    stairs = _Staircase()
    ends = sorted(range(len(boxes)), key=lambda k: boxes[k].i1)
    total, before = [0.0] * len(boxes), [-1] * len(boxes)
    closed = 0
    for k in sorted(range(len(boxes)), key=lambda k: boxes[k][:2]):
        while closed < len(ends) and boxes[ends[closed]].i1 <= boxes[k].i0:
            end = ends[closed]
            stairs.add(boxes[end].j1, total[end], end)
            closed += 1
        weight, before[k] = stairs.best(boxes[k].j0)
        total[k] = weight + boxes[k].weight
    chain: list[int] = []
    k = max(range(len(boxes)), key=total.__getitem__, default=-1)
    while k >= 0:
        chain.append(k)
        k = before[k]
    return chain[::-1]


class _Staircase:
    """Largest weight at or before a position."""

    def __init__(self) -> None:
        self.positions, self.weights, self.owners = [0], [0.0], [-1]

    def best(self, position: int) -> tuple[float, int]:
        at = bisect_left(self.positions, position + 1) - 1
        return self.weights[at], self.owners[at]

    def add(self, position: int, weight: float, owner: int) -> None:
        if self.best(position)[0] >= weight:
            return
        start = stop = bisect_left(self.positions, position)
        while stop < len(self.weights) and self.weights[stop] <= weight:
            stop += 1
        self.positions[start:stop] = [position]
        self.weights[start:stop] = [weight]
        self.owners[start:stop] = [owner]
