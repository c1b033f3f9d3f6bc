"""What belongs together around a passage that was put in between.

A bead is a run of segments, but a block that one text alone has - a caption, a note, an aside - may stand in the midst
of what answers one segment of the other. So where a side has several segments in a row without counterpart, all but
the first, and then all but the last, are taken out, and what is left there is aligned again; a bead that reaches over
what was taken out is kept if it is all but certain.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aligner.model import Bead, is_run
from aligner.pairwise._decoding import Aligned, considered, decode
from aligner.pairwise._lattice import Posterior, posteriors
from aligner.pairwise._steps import keep_to, potentials
from aligner.pins import Bounds
from aligner.scorers import Pair, Reader, unit

CERTAIN = 0.9
"""Likelihood from which a bead with a hole is kept. In news, a manual and German-French literature, twelve of some
fifteen such were right; of some 150 likelier than not and less than this, two."""
LEAST = 2
"""Segments of a hole. A single one between two that meet is mostly one of them, said at more length."""
BESIDE = 2
"""Beads on each side that are aligned again."""
MOST = 60
"""Segments of a side that are still worth the time."""


class AlignedPair(NamedTuple):
    """Two texts and how they were aligned."""

    pair: Pair
    bounds: Bounds
    aligned: Aligned


@dataclass(frozen=True, slots=True)
class _Trial:
    """A part of an alignment without some of its segments."""

    beads: range
    """Which of the alignment's."""
    rows: Sequence[int]
    columns: Sequence[int]
    hole: list[Bead]
    """What was taken out."""

    def moved(self, bead: Bead) -> Bead:
        """A bead of what is left, in positions of the texts."""
        return Bead(tuple(self.rows[i] for i in bead.source), tuple(self.columns[j] for j in bead.target), bead.score)


def bridged(found: Sequence[AlignedPair], reader: Reader) -> list[Aligned]:
    """The alignments, with beads that reach over holes; as they are where the encoder gives no words out."""
    trials = [(k, trial) for k, one in enumerate(found) for trial in _trials(one)]
    parts = [found[k].pair.part(trial.rows, trial.columns) for k, trial in trials]
    reader.words([text for part in parts for side in (part.source, part.target) for text in side.texts])
    if not all(part.read(reader) for part in parts):
        return [one.aligned for one in found]
    steps = []
    for (k, trial), part in zip(trials, parts, strict=True):
        steps.append(potentials(part, words=True))
        keep_to(found[k].bounds.among(trial.rows, trial.columns), steps[-1])
    kept: list[list[tuple[Bead, _Trial, list[Bead]]]] = [[] for _ in found]
    for (k, trial), likely in zip(trials, posteriors(steps), strict=True):
        kept[k] += _over(trial, likely)
    return [_with(one.aligned, own) if own else one.aligned for one, own in zip(found, kept, strict=True)]


def _trials(found: AlignedPair) -> Iterator[_Trial]:
    beads, bounds = found.aligned.beads, found.bounds
    whole = [k for k, bead in enumerate(beads) if bead.source and bead.target]
    for before, after in zip([-1, *whole], [*whole, len(beads)], strict=True):
        gap = beads[before + 1 : after]
        span = range(max(0, before + 1 - BESIDE), min(len(beads), after + BESIDE))
        around = [beads[k] for k in span]
        rows, columns = [i for bead in around for i in bead.source], [j for bead in around for j in bead.target]
        if bounds.source & set(rows) or bounds.target & set(columns):  # what a person joined stays as it is
            continue
        for lone in ([bead for bead in gap if bead.source], [bead for bead in gap if bead.target]):
            if len(lone) <= LEAST:
                continue
            holes = []
            if after < len(beads) and _belongs(found.pair, lone[0], beads[after]):
                holes.append(lone[1:])
            if before >= 0 and _belongs(found.pair, lone[-1], beads[before]):
                holes.append(lone[:-1])
            for hole in holes:
                out = {i for bead in hole for i in bead.source}, {j for bead in hole for j in bead.target}
                left = sorted(set(rows) - out[0]), sorted(set(columns) - out[1])
                if all(0 < len(side) <= MOST for side in left):
                    yield _Trial(span, *left, hole)


def _belongs(pair: Pair, lone: Bead, bead: Bead) -> bool:
    """Whether the bead's sides are more similar with the segment than without: few are, and a trial takes its time."""
    source, target = (sorted(a + b) for a, b in ((lone.source, bead.source), (lone.target, bead.target)))
    return _cosine(pair, source, target) > _cosine(pair, bead.source, bead.target)


def _cosine(pair: Pair, source: Sequence[int], target: Sequence[int]) -> float:
    one, two = (
        unit((side.vectors[cell] * side.sizes[cell, None]).sum(axis=0, keepdims=True))[0]
        for side, cell in ((pair.source, list(source)), (pair.target, list(target)))
    )
    return float(one @ two)


def _over(trial: _Trial, likely: Posterior) -> Iterator[tuple[Bead, _Trial, list[Bead]]]:
    """The certain bead over the hole, if there is one, and all beads of what is left."""
    beads = [trial.moved(bead) for bead in decode(likely, considered(likely))]
    for bead in beads:
        if bead.score >= CERTAIN and not (is_run(bead.source) and is_run(bead.target)):
            yield bead, trial, beads


def _with(aligned: Aligned, found: Sequence[tuple[Bead, _Trial, list[Bead]]]) -> Aligned:
    """The alignment with these beads, the likeliest first, where they leave each other alone."""
    taken: set[int] = set()
    instead: dict[int, list[Bead]] = {}
    over: list[Bead] = []
    for bead, trial, beads in sorted(found, key=lambda one: -one[0].score):
        if not taken & set(trial.beads):
            taken.update(trial.beads)
            over.append(bead)
            instead[trial.beads.start] = [one for b in beads for one in ([b, *trial.hole] if b is bead else [b])]
    beads = []
    for k, bead in enumerate(aligned.beads):
        beads += instead.get(k, [] if k in taken else [bead])
    source, target = {i for bead in over for i in bead.source}, {j for bead in over for j in bead.target}
    rest = [bead for bead in aligned.considered if not source & set(bead.source) and not target & set(bead.target)]
    return Aligned(beads, rest + over)
