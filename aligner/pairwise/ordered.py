"""Texts in the same order: merges, splits, omissions and insertions, but nothing moved.

Texts are cut where they surely meet, aligned part by part, and what is in doubt once more by its words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from aligner.model import Bead, Index
from aligner.pairwise._anchors import stretches
from aligner.pairwise._chain import Box, heaviest_chain
from aligner.pairwise._decoding import Aligned, alone, considered, decode
from aligner.pairwise._holes import AlignedPair, bridged
from aligner.pairwise._lattice import Potentials, posteriors
from aligner.pairwise._steps import Stretch, keep_to, potentials, weigh
from aligner.pins import Bounds
from aligner.scorers import Pair, Reader

__all__ = ["UNBOUND", "Aligned", "align", "align_all", "runs_in_doubt"]

UNBOUND = Bounds()
SURE = 0.95
"""Likelihood of a bead that is left as it is when the words of the others are read, and their runs as one text."""

WITHIN = 6
"""Beads on each side of one whose words are looked through for counterparts."""
BESIDE = 1
"""Beads on each side of a doubtful one that are aligned again with it."""
TOGETHER = 60_000
"""Pairs of positions that are aligned in one go; each takes half a kilobyte of memory meanwhile."""


def align(pair: Pair, bounds: Bounds = UNBOUND, reader: Reader | None = None) -> list[Bead]:
    """Beads in reading order; every segment of both sides is in exactly one. With a ``reader``, what is not sure is
    aligned once more in the light of its words, and of its runs of segments read as one text each."""
    [found] = align_all([(pair, bounds)], reader)
    return found.beads


def align_all(pairs: Sequence[tuple[Pair, Bounds]], reader: Reader | None = None) -> list[Aligned]:
    """The beads of each, as ``align`` gives them, in less time."""
    works = [_Work(pair, bounds) for pair, bounds in pairs]
    for parts in _together(part for work in works for part in _parts(work)):
        _by_sentences(parts, keep=reader is not None)
    if reader is None:
        return [work.aligned() for work in works]
    again = [_Work(work.pair, work.bounds, stretches=work.stretches) for work in works]
    doubtful = (part for work, new in zip(works, again, strict=True) for part in _doubtful(work.aligned(), new))
    if not all(_by_words(parts, reader) for parts in _together(doubtful)):
        return [work.aligned() for work in works]
    return bridged([AlignedPair(work.pair, work.bounds, work.aligned()) for work in again], reader)


def runs_in_doubt(pair: Pair) -> tuple[list[range], list[range]]:
    """What ``Pair.read_runs`` would be asked to read of these two texts, without a reader."""
    [found] = align_all([(pair, UNBOUND)])
    return _doubtful_runs(found.considered, range(len(pair.source)), range(len(pair.target)))


@dataclass(frozen=True, slots=True)
class _Work:
    """Two texts that are being aligned."""

    pair: Pair
    bounds: Bounds
    draft: list[Aligned] = field(default_factory=list)
    """Run after run."""
    stretches: list[Stretch] = field(default_factory=list)
    """What is known of them before words are read."""

    def aligned(self) -> Aligned:
        """All runs."""
        return Aligned(
            [bead for run in self.draft for bead in run.beads], [bead for run in self.draft for bead in run.considered]
        )

    def add(self, beads: list[Bead]) -> Aligned:
        """A run that is settled, or, without beads, will be."""
        self.draft.append(Aligned(beads, [bead for bead in beads if bead.source and bead.target]))
        return self.draft[-1]


@dataclass(frozen=True, slots=True)
class _Part:
    """Segments of two texts that are aligned among themselves."""

    work: _Work
    pair: Pair
    rows: range
    columns: range
    run: Aligned
    """Where their beads go."""
    near: Sequence[tuple[int, int]] | None = None
    """Whose words are compared, see ``Pair.read``."""
    runs: tuple[Sequence[range], Sequence[range]] = ((), ())
    """Those of either side that are read as one text, see ``Pair.read_runs``."""

    def run_texts(self) -> Iterator[str]:
        """What the runs say."""
        for side, runs in zip((self.pair.source, self.pair.target), self.runs, strict=True):
            yield from map(side.text, runs)


def _parts(work: _Work) -> Iterator[_Part]:
    """What lies between pins, long texts cut; the draft gets a run for each part and each pin."""
    pair = work.pair
    pins = _in_order(work.bounds.together)
    starts, ends = [(0, 0), *((i + 1, j + 1) for i, j in pins)], [*pins, (len(pair.source), len(pair.target))]
    for start, end, pin in zip(starts, ends, [*pins, None], strict=True):
        if start[0] == end[0] or start[1] == end[1]:
            work.add(alone(start[0], end[0], start[1], end[1]))
        else:
            for low, high, part in stretches(pair.part(range(start[0], end[0]), range(start[1], end[1]))):
                rows = range(start[0] + low[0], start[0] + high[0])
                columns = range(start[1] + low[1], start[1] + high[1])
                yield _Part(work, part, rows, columns, work.add([]))
        if pin:
            work.add([Bead((pin[0],), (pin[1],), 1.0)])


def _doubtful(found: Aligned, work: _Work) -> Iterator[_Part]:
    """Runs of doubtful beads and those beside them, in whose words the doubtful find their bounds; the draft gets all
    runs."""
    beads = found.beads
    likely: dict[Index, list[Bead]] = {}
    for bead in found.considered:
        likely.setdefault(bead.source[0], []).append(bead)
    doubtful = [bead.score < SURE for bead in beads]
    beside = [any(doubtful[max(0, k - BESIDE) : k + BESIDE + 1]) for k in range(len(beads))]
    for again, group in groupby(zip(beside, beads, strict=True), key=itemgetter(0)):
        run = work.add([bead for _, bead in group])
        rows, columns = _cells(run.beads)
        if again and rows and columns:
            runs = _doubtful_runs((bead for i in rows for bead in likely.get(i, ())), rows, columns)
            yield _Part(work, work.pair.part(rows, columns), rows, columns, run, _near(run.beads, columns), runs)


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
    reader.vectors([text for part in parts for text in part.run_texts()])
    for part in parts:
        part.pair.read_runs(reader, *part.runs)
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
        origin = part.rows.start, part.columns.start
        part.run.considered[:] = considered(likely, origin)
        part.run.beads[:] = decode(likely, part.run.considered, origin)


def _doubtful_runs(beads: Iterable[Bead], rows: range, columns: range) -> tuple[list[range], list[range]]:
    """The runs of several segments, of both sides, in doubtful ones among the beads; counted from the first of these
    positions, outside of which beads do not count."""
    unsure = [
        bead for bead in beads if bead.score < SURE and _inside(bead.source, rows) and _inside(bead.target, columns)
    ]
    return _runs((bead.source for bead in unsure), rows), _runs((bead.target for bead in unsure), columns)


def _inside(cell: tuple[Index, ...], among: range) -> bool:
    return cell[0] in among and cell[-1] in among


def _runs(cells: Iterable[tuple[Index, ...]], among: range) -> list[range]:
    several = dict.fromkeys(cell for cell in cells if len(cell) > 1)
    return [range(cell[0] - among.start, cell[-1] + 1 - among.start) for cell in several]


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


def _in_order(pins: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pins that can all hold at once; where some cross, as many as can be."""
    boxes = [Box(i, j, i + 1, j + 1, 1.0) for i, j in pins]
    return [pins[k] for k in heaviest_chain(boxes)]
