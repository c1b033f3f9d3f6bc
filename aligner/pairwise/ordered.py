"""Texts in the same order: merges, splits, omissions and insertions, but nothing moved.

Each bead's probability given both texts comes from the lattice; among all monotone alignments the one with the
largest expected number of correctly placed segments is taken (maximum expected accuracy, as in ProbCons: Do et al.
2005), which is what a reviewer counts, and not the single most probable path.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

import numpy as np

from aligner.model import Bead
from aligner.pairwise._anchors import stretches
from aligner.pairwise._chain import Box, heaviest_chain
from aligner.pairwise._lattice import Posterior, Potentials, posteriors
from aligner.pairwise._steps import Stretch, keep_to, potentials, weigh
from aligner.pins import Bounds
from aligner.scorers import Pair, Reader

UNBOUND = Bounds()
FLOOR = 0.02
"""Beads less likely than this are not considered by the decoder."""
SURE = 0.95
"""Likelihood of a bead that is left as it is when the words of the others are read."""

WITHIN = 6
"""Beads on each side of one whose words are looked through for counterparts."""
BESIDE = 1
"""Beads on each side of a doubtful one that are aligned again with it."""
TOGETHER = 60_000
"""Pairs of positions that are aligned in one go; each takes half a kilobyte of memory meanwhile."""


def align(pair: Pair, bounds: Bounds = UNBOUND, reader: Reader | None = None) -> list[Bead]:
    """Beads in reading order; every segment of both sides is in exactly one. With a ``reader``, what is not sure is
    aligned once more in the light of its words."""
    [beads] = align_all([(pair, bounds)], reader)
    return beads


def align_all(pairs: Sequence[tuple[Pair, Bounds]], reader: Reader | None = None) -> list[list[Bead]]:
    """The beads of each, as ``align`` gives them, in less time."""
    works = [_Work(pair, bounds) for pair, bounds in pairs]
    for parts in _together(part for work in works for part in _parts(work)):
        _by_sentences(parts, keep=reader is not None)
    if reader is None:
        return [work.beads() for work in works]
    again = [_Work(work.pair, work.bounds, stretches=work.stretches) for work in works]
    doubtful = (part for work, new in zip(works, again, strict=True) for part in _doubtful(work.beads(), new))
    if all(_by_words(parts, reader) for parts in _together(doubtful)):
        works = again
    return [work.beads() for work in works]


@dataclass(frozen=True, slots=True)
class _Work:
    """Two texts that are being aligned."""

    pair: Pair
    bounds: Bounds
    draft: list[list[Bead]] = field(default_factory=list)
    """Their beads, run after run."""
    stretches: list[Stretch] = field(default_factory=list)
    """What is known of them before words are read."""

    def beads(self) -> list[Bead]:
        """All of them."""
        return [bead for run in self.draft for bead in run]


@dataclass(frozen=True, slots=True)
class _Part:
    """Segments of two texts that are aligned among themselves."""

    work: _Work
    pair: Pair
    rows: range
    columns: range
    beads: list[Bead]
    """Where their beads go."""
    near: Sequence[tuple[int, int]] | None = None
    """Whose words are compared, see ``Pair.read``."""


def _parts(work: _Work) -> Iterator[_Part]:
    """What lies between pins, long texts cut; the draft gets a run for each part and each pin."""
    pair, draft = work.pair, work.draft
    pins = _in_order(work.bounds.together)
    starts, ends = [(0, 0), *((i + 1, j + 1) for i, j in pins)], [*pins, (len(pair.source), len(pair.target))]
    for start, end, pin in zip(starts, ends, [*pins, None], strict=True):
        if start[0] == end[0] or start[1] == end[1]:
            draft.append(_alone(start[0], end[0], start[1], end[1]))
        else:
            for low, high, part in stretches(pair.part(range(start[0], end[0]), range(start[1], end[1]))):
                rows = range(start[0] + low[0], start[0] + high[0])
                columns = range(start[1] + low[1], start[1] + high[1])
                draft.append([])
                yield _Part(work, part, rows, columns, draft[-1])
        if pin:
            draft.append([Bead((pin[0],), (pin[1],), 1.0)])


def _doubtful(beads: Sequence[Bead], work: _Work) -> Iterator[_Part]:
    """Runs of doubtful beads and those beside them, in whose words the doubtful find their bounds; the draft gets all
    runs."""
    doubtful = [bead.score < SURE for bead in beads]
    beside = [any(doubtful[max(0, k - BESIDE) : k + BESIDE + 1]) for k in range(len(beads))]
    for again, group in groupby(zip(beside, beads, strict=True), key=itemgetter(0)):
        run = [bead for _, bead in group]
        work.draft.append(run)
        rows, columns = _cells(run)
        if again and rows and columns:
            yield _Part(work, work.pair.part(rows, columns), rows, columns, run, _near(run, columns))


def _together(parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    """As many at a time as memory should hold."""
    waiting: list[_Part] = []
    size = 0
    for part in parts:
        waiting.append(part)
        size += len(part.rows) * len(part.columns)
        if size > TOGETHER:
            yield waiting
            waiting, size = [], 0
    yield waiting


def _by_sentences(parts: Sequence[_Part], *, keep: bool) -> None:
    """Align each by whole segments; ``keep`` what is known for when words are read."""
    steps = []
    for part in parts:
        sentences, rest = weigh(part.pair)
        steps.append(sentences)
        if keep:
            part.work.stretches.append(Stretch(part.rows, part.columns, rest))
    _settle(parts, steps)


def _by_words(parts: Sequence[_Part], reader: Reader) -> bool:
    """Align each in the light of its words; False when the encoder gives none out."""
    # All in one go, and each once.
    reader.words([text for part in parts for side in (part.pair.source, part.pair.target) for text in side.texts])
    if not all(part.pair.read(reader, part.near) for part in parts):
        return False
    steps = []
    for part in parts:
        found = (stretch for stretch in part.work.stretches if stretch.holds(part.rows, part.columns))
        known = next(found, None)
        steps.append(known.of(part.pair, part.rows, part.columns) if known else potentials(part.pair, words=True))
    _settle(parts, steps)
    return True


def _settle(parts: Sequence[_Part], steps: Sequence[Potentials]) -> None:
    for part, own in zip(parts, steps, strict=True):
        keep_to(part.work.bounds.among(part.rows, part.columns), own)
    for part, likely in zip(parts, posteriors(steps), strict=True):
        part.beads[:] = [_moved(bead, part.rows.start, part.columns.start) for bead in decode(likely)]


def _near(beads: Sequence[Bead], columns: range) -> list[tuple[int, int]]:
    """For each source segment of beads that follow each other, the target segments of those WITHIN reach: first and
    end, counted from the first of all."""
    ends = [columns.start]
    for bead in beads:
        ends.append(bead.target[-1] + 1 if bead.target else ends[-1])
    reach = [
        (ends[max(0, k - WITHIN)] - columns.start, ends[min(len(beads), k + 1 + WITHIN)] - columns.start)
        for k in range(len(beads))
    ]
    return [reach[k] for k, bead in enumerate(beads) for _ in bead.source]


def _cells(beads: Sequence[Bead]) -> tuple[range, range]:
    """Source and target positions of beads that follow each other."""
    rows, columns = [i for bead in beads for i in bead.source], [j for bead in beads for j in bead.target]
    return _range(rows), _range(columns)


def _range(positions: Sequence[int]) -> range:
    return range(positions[0], positions[-1] + 1) if positions else range(0)


def _moved(bead: Bead, i: int, j: int) -> Bead:
    return Bead(tuple(k + i for k in bead.source), tuple(k + j for k in bead.target), bead.score)


def _in_order(pins: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pins that can all hold at once; where some cross, as many as can be."""
    boxes = [Box(i, j, i + 1, j + 1, 1.0) for i, j in pins]
    return [pins[k] for k in heaviest_chain(boxes)]


def decode(p: Posterior) -> list[Bead]:
    """The monotone alignment with the largest expected number of correctly placed segments."""
    unaligned = np.concatenate([[0.0], np.cumsum(p.source)]), np.concatenate([[0.0], np.cumsum(p.target)])
    candidates: list[Box] = []
    likelihood: list[float] = []
    for (a, b), likely in p.beads.items():
        for i, j in np.argwhere(likely > FLOOR):
            # Leaving its segments alone would earn their probability of having no counterpart.
            forgone = unaligned[0][i + a] - unaligned[0][i] + unaligned[1][j + b] - unaligned[1][j]
            gain = (a + b) * likely[i, j] - forgone
            if gain > 0:
                candidates.append(Box(int(i), int(j), int(i) + a, int(j) + b, float(gain)))
                likelihood.append(float(likely[i, j]))
    chosen = [(candidates[k], likelihood[k]) for k in heaviest_chain(candidates)]
    beads: list[Bead] = []
    i = j = 0
    for box, probability in chosen:
        beads += _alone(i, box.i0, j, box.j0)
        beads.append(Bead(tuple(range(box.i0, box.i1)), tuple(range(box.j0, box.j1)), min(probability, 1.0)))
        i, j = box.i1, box.j1
    return beads + _alone(i, len(p.source), j, len(p.target))


def _alone(i: int, end: int, j: int, stop: int) -> list[Bead]:
    return [Bead((k,), ()) for k in range(i, end)] + [Bead((), (k,)) for k in range(j, stop)]
