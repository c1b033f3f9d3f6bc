"""Rows of ordered texts, split where the pairs of languages, heard together, say that nothing crosses.

One doubtful bead that covers the end of one row and the beginning of the next joins both, though each of the other
languages may find it less likely than not. Here all beads that were considered are weighed: a row is cut at a place in
all its languages at once if, for each of them, beads that straddle the cut are less likely than not, in the mean over
the others.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from aligner.model import Bead, Index, Lang, is_run

MOST = 3000
"""Places of a row, over all its languages together, up to which all are tried."""

CLEAR = 0.3
"""By how much it must be likelier that nothing crosses than that something does. At nothing, more right rows were torn
than wrong ones parted: .966 of the rows of news were right against .971, and .962 against .963 of a manual's."""

Cells = dict[Lang, tuple[Index, ...]]
Place = tuple[int, ...]
"""How many segments of each language stand before a cut."""


class Splitter:
    """Splits rows by the beads that were considered, of each two languages."""

    def __init__(self, considered: Mapping[tuple[Lang, Lang], Sequence[Bead]]) -> None:
        self._of: dict[tuple[Lang, Lang], dict[tuple[Lang, Index], list[Bead]]] = {}
        for (a, b), beads in considered.items():
            own: dict[tuple[Lang, Index], list[Bead]] = defaultdict(list)
            for bead in beads:
                if bead.source and bead.target:
                    for node in [*((a, i) for i in bead.source), *((b, j) for j in bead.target)]:
                        own[node].append(bead)
            self._of[a, b] = own

    def split(self, row: Cells) -> Iterator[Cells]:
        """The row, or its parts in order; each part has two languages or more."""
        sizes = [len(cell) for cell in row.values()]
        places = int(np.prod([size + 1 for size in sizes]))
        # What has a hole was joined across it on good grounds.
        holes = not all(map(is_run, row.values()))
        if len(row) < 2 or max(sizes) < 2 or places > MOST or holes:
            yield row
            return
        end = tuple(sizes)
        cuts = [(0,) * len(sizes), *_heaviest(self._worth(row) - CLEAR, end), end]
        for before, after in pairwise(cuts):
            bounds = zip(row.items(), before, after, strict=True)
            yield {lang: cell[start:stop] for (lang, cell), start, stop in bounds if stop > start}

    def _worth(self, row: Cells) -> NDArray[np.float64]:
        """For each place how likely nothing crosses there, less how likely something does, for the language to which
        it matters most: -1..1, one axis a language."""
        cells = list(row.items())
        total = [np.zeros([len(cell) + 1 for _, cell in cells]) for _ in cells]
        for (k, (a, own)), (m, (b, other)) in combinations(enumerate(cells), 2):
            shape = [1] * len(cells)
            shape[k], shape[m] = len(own) + 1, len(other) + 1
            clear = (1 - 2 * self._crossing(a, own, b, other)).reshape(shape)
            total[k] += clear
            total[m] += clear
        worst: NDArray[np.float64] = np.minimum.reduce(total) / (len(cells) - 1)
        return worst

    def _crossing(self, a: Lang, own: tuple[Index, ...], b: Lang, other: tuple[Index, ...]) -> NDArray[np.float64]:
        """(len(own)+1, len(other)+1): likelihood of the beads that a cut before these segments would part."""
        if (a, b) not in self._of:
            return self._crossing(b, other, a, own).T
        beads = self._of[a, b]
        nodes = [*((a, i) for i in own), *((b, j) for j in other)]
        near = {id(bead): bead for node in nodes for bead in beads.get(node, ())}
        i, j = np.arange(own[0], own[-1] + 2)[:, None], np.arange(other[0], other[-1] + 2)[None, :]
        out = np.zeros((len(own) + 1, len(other) + 1))
        for bead in near.values():
            before = (bead.source[-1] < i) & (bead.target[-1] < j)
            after = (bead.source[0] >= i) & (bead.target[0] >= j)
            out += bead.score * ~(before | after)
        return np.minimum(out, 1)


def _heaviest(worth: NDArray[np.float64], end: Place) -> list[Place]:
    """The places that follow each other and are worth most together; between each two, two languages go on."""
    places = [tuple(place) for place in np.argwhere(worth > 0).tolist()]
    places = sorted((p for p in places if _apart((0,) * len(end), p) and _apart(p, end)), key=sum)
    total: list[float] = []
    back: list[int] = []
    for k, place in enumerate(places):
        before = [m for m in range(k) if _apart(places[m], place)]
        best = max(before, key=total.__getitem__, default=-1)
        total.append(float(worth[place]) + (total[best] if before else 0.0))
        back.append(best)
    chain: list[Place] = []
    k = max(range(len(places)), key=total.__getitem__, default=-1)
    while k >= 0:
        chain.append(places[k])
        k = back[k]
    return chain[::-1]


def _apart(one: Place, two: Place) -> bool:
    """Whether no language goes back, and two or more go on."""
    return all(a <= b for a, b in zip(one, two, strict=True)) and sum(a < b for a, b in zip(one, two, strict=True)) > 1
