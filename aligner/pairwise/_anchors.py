"""Cutting long ordered texts where both are sure to meet, so that memory grows with the length and not its square.

Anchors are segments that are each other's best by a margin and lie on the heaviest rising chain. A cut goes between
two anchors that follow each other without a gap on both sides: the least likely place for a bead to straddle.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aligner.pairwise._chain import Box, heaviest_chain
from aligner.scorers import Pair, Side

LONG = 1500
"""Segments of both texts together from which they are cut."""
STRETCH = 400
"""Segments of the longer side after which the next good place for a cut is taken."""
WINDOW = 200
"""How far a better place is looked for."""
BLOCK = 1024
"""Rows of the similarity matrix that are held at once."""

Cut = tuple[int, int]


def stretches(pair: Pair) -> Iterator[tuple[Cut, Cut, Pair]]:
    """The two texts in parts: start and end positions (source, target), and the pair of parts."""
    n, m = len(pair.source), len(pair.target)
    if n + m <= LONG:
        yield (0, 0), (n, m), pair
        return
    start = (0, 0)
    for end in [*_cuts(pair.source, pair.target), (n, m)]:
        yield start, end, Pair(pair.source.part(start[0], end[0]), pair.target.part(start[1], end[1]))
        start = end


def _cuts(source: Side, target: Side) -> list[Cut]:
    """Best place in each window, by how clearly the two anchors around it belong together."""
    anchors = _anchors(source, target)
    places = [
        (here.i1, here.j1, min(here.weight, after.weight))
        for here, after in pairwise(anchors)
        if (after.i0, after.j0) == (here.i1, here.j1)
    ]
    cuts: list[Cut] = []
    start, best = (0, 0), None
    for i, j, sure in places:
        length = max(i - start[0], j - start[1])
        if length < STRETCH:
            continue
        if best and length > STRETCH + WINDOW:
            start = best[:2]
            cuts.append(start)
            best = (i, j, sure) if max(i - start[0], j - start[1]) >= STRETCH else None
        elif best is None or sure > best[2]:
            best = (i, j, sure)
    return [*cuts, best[:2]] if best else cuts


def _anchors(source: Side, target: Side) -> list[Box]:
    """The heaviest rising chain of mutual best matches; a match weighs its distance to the runner-up."""
    forth, margin = _best(source.vectors, target.vectors)
    back, _ = _best(target.vectors, source.vectors)
    rows = np.flatnonzero(back[forth] == np.arange(len(forth)))
    boxes = [Box(int(i), int(forth[i]), int(i) + 1, int(forth[i]) + 1, float(margin[i]) + 1e-6) for i in rows]
    return [boxes[k] for k in heaviest_chain(boxes)]


def _best(of: NDArray[np.float64], among: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """For each row its most similar row of the other side, and by how much it beats the second."""
    best = np.empty(len(of), np.intp)
    margin = np.empty(len(of), np.float32)
    other = among.astype(np.float32)
    for start in range(0, len(of), BLOCK):
        similarity = of[start : start + BLOCK].astype(np.float32) @ other.T
        best[start : start + BLOCK] = similarity.argmax(axis=1)
        top = similarity if len(other) < 2 else np.partition(similarity, -2, axis=1)[:, -2:]
        margin[start : start + BLOCK] = top[:, -1] - top[:, 0]
    return best, margin
