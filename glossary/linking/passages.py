"""Terms as their sentences show them: vectors in context, and which word of one sentence says what which word of the
other says.

Words are linked by the product of two softmaxes over the cosines of all pieces of two passages, one along each side
(Dou and Neubig, Word alignment by fine-tuning embeddings on parallel corpora, EACL 2021).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.contextual import means
from aligner.encoders import Pieces
from aligner.model import Lang, Span, Unit
from aligner.scorers import unit
from aligner.text import normal
from glossary.candidates.candidate import Candidate

Matrix = NDArray[np.float32]
InContext = Callable[[Sequence[str]], list[Pieces] | None]

MOST_SEGMENTS = 2000
"""Most segments of a language that are looked into; the pieces of so many take some 50 MB."""
TEMPERATURE = 0.05
"""Temperature of the two softmaxes over cosines: the lower it is, the more the best link takes."""
PRIOR = 0.3
"""Mass of links that stands against every pair: one weak link proves little."""


@dataclass(frozen=True, slots=True)
class Passages:
    """What linking needs of the segments of one language that were looked into."""

    vectors: Mapping[int, NDArray[np.float16]]
    """Segment to (pieces, d): the vectors of its pieces, centred, of unit length; in 16 bits, as those of all languages
    are held together."""
    terms: Mapping[int, NDArray[np.int64]]
    """Segment to (places, 3): number of the candidate that stands there, its first piece, the piece behind its last."""
    spans: Mapping[int, NDArray[np.int64]]
    """Segment to (pieces, 2): where its pieces begin and end, in code points of the segment's own text."""


Part = tuple[int, Span | None]
"""A segment, and which of its words count; None: all of them."""
Cell = Sequence[Part]
"""Segments of one language that follow each other."""


@dataclass(frozen=True, slots=True)
class Linked:
    """How far the terms of two languages (n, m) are linked word by word where their passages stand beside each
    other."""

    share: Matrix
    """0..1: Dice's coefficient of all their links."""
    peak: Matrix
    """0..1: the same of the one place where it is best."""


def segments(texts: Mapping[Lang, Sequence[str]], units: Sequence[Unit]) -> dict[Lang, list[int]]:
    """Which segments of each language are looked into: all, or in large texts those of the first units."""
    if max(map(len, texts.values()), default=0) <= MOST_SEGMENTS:
        return {lang: list(range(len(rows))) for lang, rows in texts.items()}
    chosen: dict[Lang, list[int]] = {lang: [] for lang in texts}
    for each in units:
        for lang, cell in each.cells.items():
            chosen[lang].extend(cell)
        if max(map(len, chosen.values())) >= MOST_SEGMENTS:
            break
    return {lang: sorted(set(rows)) for lang, rows in chosen.items()}


def pieces(texts: Sequence[str], chosen: Sequence[int], lang: Lang, in_context: InContext) -> dict[int, Pieces]:
    """The chosen segments in pieces; none when the encoder gives none out.

    The encoder reads the normal form, in which Persian has its joiners; the spans are of the segments as given.
    """
    shown = [normal.normal_text(texts[i], lang) for i in chosen]
    found = in_context([one.text for one in shown]) or []
    # In 16 bits, as they are kept in the cache: those of all languages are held together.
    return {
        i: replace(seen, spans=one.spans_to_original(seen.spans), vectors=seen.vectors.astype(np.float16))
        for i, one, seen in zip(chosen, shown, found, strict=False)
        if seen.spans
    }


def read(found: Mapping[int, Pieces], candidates: Sequence[Candidate]) -> tuple[Passages, Matrix]:
    """What linking needs of segments in pieces, and the candidates' vectors: (n, d), the mean of all their pieces,
    zeros where a candidate stands in none of them."""
    spans = {segment: np.array(seen.spans) for segment, seen in found.items()}
    places = _places(candidates, spans)
    centre = sum(seen.vectors.sum(axis=0, dtype=np.float32) for seen in found.values())
    centre /= np.float32(sum(len(seen.vectors) for seen in found.values()))
    sums = np.zeros((len(candidates), len(centre)), np.float32)
    counts = np.zeros(len(candidates), np.float32)
    vectors = {}
    for segment, seen in found.items():
        own = seen.vectors.astype(np.float32)
        for candidate, mean in zip(places[segment][:, 0], means(own, places[segment][:, 1:]), strict=True):
            sums[candidate] += mean
            counts[candidate] += 1
        vectors[segment] = unit(own - centre).astype(np.float16)
    mean_of: Matrix = (sums / np.maximum(counts, 1)[:, None]).astype(np.float32)
    return Passages(vectors, places, spans), mean_of


def _places(candidates: Sequence[Candidate], spans: Mapping[int, NDArray[np.int64]]) -> dict[int, NDArray[np.int64]]:
    """Where the candidates stand among the pieces of each segment, in the order of the places."""
    listed: dict[int, list[tuple[int, int, int]]] = {segment: [] for segment in spans}
    for number, candidate in enumerate(candidates):
        for place, _, _ in candidate.spans:
            if place.segment in listed:
                listed[place.segment].append((place.start, place.end, number))
    found = {}
    for segment, own in listed.items():
        start, end, numbers = np.array(sorted(own), np.int64).reshape(-1, 3).T
        first = np.searchsorted(spans[segment][:, 1], start, side="right")
        behind = np.searchsorted(spans[segment][:, 0], end, side="left")
        there = first < behind
        found[segment] = np.stack([numbers[there], first[there], behind[there]], axis=1)
    return found


def links(one: Matrix, two: Matrix) -> Matrix:
    """(n, m) 0..1: how far pieces of two passages say the same, from their vectors of unit length."""
    weights: Matrix = one @ two.T
    weights -= 1
    weights /= np.float32(TEMPERATURE)
    np.exp(weights, out=weights)
    shares = np.multiply.outer(np.add.reduce(weights, axis=1), np.add.reduce(weights, axis=0))
    weights *= weights
    weights /= shares
    return weights


def linked(one: Passages, two: Passages, shape: tuple[int, int], *cells: Iterable[tuple[Cell, Cell]]) -> list[Linked]:
    """The links over pairs of cells, passages of the one and of the other language that say the same: for each of
    several lists of such pairs."""
    # What stands in several lists is looked at once.
    wanted: dict[tuple[tuple[Part, ...], tuple[Part, ...]], list[int]] = {}
    for number, pairs in enumerate(cells):
        for first, second in pairs:
            wanted.setdefault((tuple(first), tuple(second)), []).append(number)
    ours = {cell: _cell(one, cell) for cell in {first for first, _ in wanted}}
    theirs = {cell: _by_columns(_cell(two, cell)) for cell in {second for _, second in wanted}}
    tallies = [_Tally(shape) for _ in cells]
    for (first, second), numbers in wanted.items():
        a, b = ours[first], theirs[second]
        if not (len(a.terms) and len(b.terms)):
            continue
        table = links(a.vectors, b.vectors)
        rows = a.inside @ table
        between: Matrix = np.matmul(rows, b.inside.T, dtype=np.float32)
        between *= 2
        both: Matrix = np.add.outer(rows.sum(axis=1), b.inside @ table.sum(axis=0))
        for number in numbers:
            tallies[number].add(a.terms, b.terms, between, both)
    return [tally.linked for tally in tallies]


class _Tally:
    """Links of terms, summed up over passages."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self._shape = shape
        pairs = shape[0] * shape[1]
        self._mass, self._total = np.zeros(pairs, np.float32), np.full(pairs, PRIOR, np.float32)
        self._peak = np.zeros(pairs, np.float32)

    def add(self, ours: NDArray[np.int64], theirs: NDArray[np.int64], between: Matrix, both: Matrix) -> None:
        """Of two passages the numbers of the terms, (n,) and (m,), and of each two, (n, m), twice the links between
        them, and all links that either has."""
        # One number for each pair of terms: several times as quick as two.
        where = np.add.outer(ours * self._shape[1], theirs).ravel()
        np.add.at(self._mass, where, between.ravel())
        np.add.at(self._total, where, both.ravel())
        np.maximum.at(self._peak, where, (between / (both + np.float32(PRIOR))).ravel())

    @property
    def linked(self) -> Linked:
        """(n, m) of all terms."""
        return Linked((self._mass / self._total).reshape(self._shape), self._peak.reshape(self._shape))


class _Said(NamedTuple):
    """Passages that follow each other, and the terms in them."""

    vectors: Matrix
    """(pieces, d)."""
    terms: NDArray[np.int64]
    """(places): number of the candidate that stands there."""
    inside: Matrix
    """(places, pieces): 1 for the pieces of a place, else 0."""


def _by_columns(said: _Said) -> _Said:
    """The same; short products of another's vectors with these take half the time."""
    return said._replace(vectors=np.asfortranarray(said.vectors))


def _cell(side: Passages, cell: Cell) -> _Said:
    vectors: list[NDArray[np.float16]] = []
    terms: list[NDArray[np.int64]] = []
    before = 0
    for segment, span in cell:
        if segment not in side.vectors:
            continue
        first, behind = 0, len(side.vectors[segment])
        if span is not None:
            first = int(np.searchsorted(side.spans[segment][:, 1], span[0], side="right"))
            behind = int(np.searchsorted(side.spans[segment][:, 0], span[1], side="left"))
        places = side.terms[segment]
        inside = places[(places[:, 1] >= first) & (places[:, 2] <= behind)]
        terms.append(inside + np.array([0, before - first, before - first]))
        vectors.append(side.vectors[segment][first:behind])
        before += max(0, behind - first)
    if not before:
        return _Said(np.zeros((0, 0), np.float32), np.zeros(0, np.int64), np.zeros((0, 0), np.float32))
    numbers, start, end = np.concatenate(terms).T
    pieces = np.arange(before)
    inside = (start[:, None] <= pieces) & (pieces < end[:, None])
    seen = np.concatenate(vectors) if len(vectors) > 1 else vectors[0]
    return _Said(seen.astype(np.float32), numbers, inside.astype(np.float32))


def aligned(one: Lang, two: Lang, units: Sequence[Unit]) -> list[tuple[Cell, Cell]]:
    """Cells of two languages that stand in one unit."""
    return [(_parts(unit, one), _parts(unit, two)) for unit in units if one in unit.cells and two in unit.cells]


def _parts(unit: Unit, lang: Lang) -> Cell:
    cell = unit.cells[lang]
    return list(zip(cell, unit.spans.get(lang) or (None,) * len(cell), strict=True))


def nearest(one: Matrix, two: Matrix, count: int = 3) -> list[tuple[Cell, Cell]]:
    """Each segment with the ``count`` of the other language that are most like it: in texts that only tell the same
    story, facts stand in sentences that are no translations. The arguments are similarities both ways."""
    pairs = {*_highest(one, count), *((i, j) for j, i in _highest(two, count))}
    return [([(i, None)], [(j, None)]) for i, j in sorted(pairs)]


def _highest(table: Matrix, count: int) -> Iterator[tuple[int, int]]:
    """Row and column of the ``count`` highest of each row."""
    columns = np.argpartition(-table, min(count, table.shape[1]) - 1, axis=1)[:, :count]
    return ((i, j) for i, row in enumerate(columns.tolist()) for j in row)
