"""Cutting long ordered texts where both are sure to meet, so that memory grows with the length and not its square.

Anchors are segments that are each other's best by a margin and lie on the heaviest rising chain. A cut goes between
two anchors that follow each other without a gap on both sides: the least likely place for a bead to straddle.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from aligner.pairwise._chain import Box, heaviest_chain
from aligner.scorers import Pair

LONG = 100
"""Segments of both texts together from which they are cut."""
STRETCH = 30
"""Segments of the longer side after which the next good place for a cut is taken."""
WINDOW = 40
"""How far a better place is looked for."""

Cut = tuple[int, int]


def stretches(pair: Pair) -> Iterator[tuple[Cut, Cut, Pair]]:
    """The two texts in parts: start and end positions (source, target), and the pair of parts."""
    start, end = (0, 0), (len(pair.source), len(pair.target))
    for cut in [*_cuts(pair), end] if sum(end) > LONG else [end]:
        yield start, cut, pair.part(range(start[0], cut[0]), range(start[1], cut[1]))
        start = cut


def _cuts(pair: Pair) -> list[Cut]:
    """Best place in each window, by how clearly the two anchors around it belong together."""
    anchors = _anchors(pair)
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
    rest = max(len(pair.source) - best[0], len(pair.target) - best[1]) if best else 0
    return [*cuts, best[:2]] if best and rest >= STRETCH // 2 else cuts


def _anchors(pair: Pair) -> list[Box]:
    """The heaviest rising chain of mutual best matches; a match weighs its distance to the runners-up."""
    matches = zip(*pair.mutual, np.maximum(pair.mutual_rivalry, 1e-6), strict=True)
    boxes = [Box(int(i), int(j), int(i) + 1, int(j) + 1, float(weight)) for i, j, weight in matches]
    return [boxes[k] for k in heaviest_chain(boxes)]
