"""Texts in the same order: merges, splits, omissions and insertions, but nothing moved.

Each bead's probability given both texts comes from the lattice; among all monotone alignments the one with the
largest expected number of correctly placed segments is taken (maximum expected accuracy, as in ProbCons: Do et al.
2005), which is what a reviewer counts, and not the single most probable path.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter

import numpy as np

from aligner import registry
from aligner.model import Bead
from aligner.pairwise import fitted
from aligner.pairwise._anchors import stretches
from aligner.pairwise._chain import Box, heaviest_chain
from aligner.pairwise._lattice import Matrix, Posterior, Potentials, posteriors
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
TOGETHER = 200_000
"""Pairs of positions that are aligned in one go, some 15 kB of memory a hundred."""


def align(pair: Pair, bounds: Bounds = UNBOUND, reader: Reader | None = None) -> list[Bead]:
    """Beads in reading order; every segment of both sides is in exactly one. With a ``reader``, what is not sure is
    aligned once more in the light of its words."""
    [beads] = align_all([(pair, bounds)], reader)
    return beads


def align_all(pairs: Sequence[tuple[Pair, Bounds]], reader: Reader | None = None) -> list[list[Bead]]:
    """The beads of each, as ``align`` gives them, in less time."""
    drafts: list[Draft] = [[] for _ in pairs]
    _settle(part for (pair, bounds), draft in zip(pairs, drafts, strict=True) for part in _parts(pair, bounds, draft))
    found = [_joined(draft) for draft in drafts]
    if reader is None:
        return found
    again: list[Draft] = [[] for _ in pairs]
    given = zip(pairs, found, again, strict=True)
    done = _settle(
        (part for (pair, bounds), beads, draft in given for part in _doubtful(pair, bounds, beads, draft)), reader
    )
    return [_joined(draft) for draft in again] if done else found


Draft = list[list[Bead]]
"""The beads of two texts, run after run."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Segments of two texts that are aligned among themselves."""

    pair: Pair
    rows: range
    columns: range
    bounds: Bounds
    beads: list[Bead]
    """Where their beads go."""
    near: Sequence[tuple[int, int]] | None = None
    """Whose words are compared, see ``Pair.read``."""


def _joined(draft: Draft) -> list[Bead]:
    return [bead for beads in draft for bead in beads]


def _parts(pair: Pair, bounds: Bounds, draft: Draft) -> Iterator[_Part]:
    """What lies between pins, long texts cut; the draft gets a run for each part and each pin."""
    pins = _in_order(bounds.together)
    starts, ends = [(0, 0), *((i + 1, j + 1) for i, j in pins)], [*pins, (len(pair.source), len(pair.target))]
    for start, end, pin in zip(starts, ends, [*pins, None], strict=True):
        if start[0] == end[0] or start[1] == end[1]:
            draft.append(_alone(start[0], end[0], start[1], end[1]))
        else:
            for low, high, part in stretches(pair.part(range(start[0], end[0]), range(start[1], end[1]))):
                rows = range(start[0] + low[0], start[0] + high[0])
                columns = range(start[1] + low[1], start[1] + high[1])
                draft.append([])
                yield _Part(part, rows, columns, bounds.among(rows, columns), draft[-1])
        if pin:
            draft.append([Bead((pin[0],), (pin[1],), 1.0)])


def _doubtful(pair: Pair, bounds: Bounds, beads: Sequence[Bead], draft: Draft) -> Iterator[_Part]:
    """Runs of doubtful beads and those beside them, in whose words the doubtful find their bounds."""
    doubtful = [bead.score < SURE for bead in beads]
    beside = [any(doubtful[max(0, k - BESIDE) : k + BESIDE + 1]) for k in range(len(beads))]
    for again, group in groupby(zip(beside, beads, strict=True), key=itemgetter(0)):
        draft.append([bead for _, bead in group])
        rows, columns = _cells(draft[-1])
        if again and rows and columns:
            near, inside = _near(draft[-1], columns), bounds.among(rows, columns)
            yield _Part(pair.part(rows, columns), rows, columns, inside, draft[-1], near)


def _settle(parts: Iterable[_Part], reader: Reader | None = None) -> bool:
    """Align each part and put its beads where they go; False when words are to be read that the encoder has not."""
    waiting: list[_Part] = []
    size = 0
    for part in chain(parts, [None]):
        if part:
            waiting.append(part)
            size += len(part.rows) * len(part.columns)
        if part is None or size > TOGETHER:
            if reader and not _read(waiting, reader):
                return False
            steps = [potentials(one.pair) for one in waiting]
            for one, own in zip(waiting, steps, strict=True):
                _keep_to(one.bounds, own)
            for one, likely in zip(waiting, posteriors(steps), strict=True):
                one.beads[:] = [_moved(bead, one.rows.start, one.columns.start) for bead in decode(likely)]
            waiting, size = [], 0
    return True


def _read(parts: Sequence[_Part], reader: Reader) -> bool:
    """Read the words of the parts, all in one go."""
    reader.words([text for part in parts for side in (part.pair.source, part.pair.target) for text in side.texts])
    return all(part.pair.read(reader, part.near) for part in parts)


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


def _keep_to(bounds: Bounds, steps: Potentials) -> None:
    """What a person joined is in no other bead, what a person parted in none together."""
    for (p, q), weights in steps.beads.items():
        for i in bounds.source:
            weights[max(0, i - p + 1) : i + 1] = -np.inf
        for j in bounds.target:
            weights[:, max(0, j - q + 1) : j + 1] = -np.inf
        for source, target in bounds.apart:
            if (len(source), len(target)) == (p, q) and _is_run(source) and _is_run(target):
                weights[source[0], target[0]] = -np.inf


def _is_run(positions: tuple[int, ...]) -> bool:
    return positions[-1] - positions[0] == len(positions) - 1


def potentials(pair: Pair, weights: fitted.OrderedWeights | None = None) -> Potentials:
    """Log weights of all steps through two texts."""
    w = weights or fitted.ordered(words=pair.words is not None)
    beads: dict[tuple[int, int], Matrix] = {}
    for shape in fitted.SHAPES:
        if shape[0] <= len(pair.source) and shape[1] <= len(pair.target):
            bias = w.shapes[fitted.shape_class(shape)]
            beads[shape] = fitted.weighted(terms(pair, shape, w.terms), w.terms, bias)
    alone = [w.alone["best"] * best + w.alone["hubness"] * crowd for best, crowd in loneliness(pair)]
    return Potentials(beads, alone[0], alone[1], **w.gap)


def terms(pair: Pair, shape: tuple[int, int], names: dict[str, float]) -> list[Matrix]:
    """The matrices of the named scorers for one shape."""
    return [registry.get("aligner.scorers", name).bead(pair, *shape) for name in names]


def loneliness(pair: Pair) -> list[tuple[Matrix, Matrix]]:
    """For source and target: each segment's best similarity, and its hubness."""
    return [(side.best * pair.scale, side.hubness * pair.scale) for side in pair.nearest]


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
