"""Terms as their sentences show them: vectors in context, and which word of one sentence says what which word of the
other says.

Words are linked by the product of two softmaxes over the cosines of all pieces of two passages, one along each side
(Dou and Neubig, Word alignment by fine-tuning embeddings on parallel corpora, EACL 2021).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

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

    vectors: Mapping[int, Matrix]
    """Segment to (pieces, d): the vectors of its pieces, centred, of unit length."""
    terms: Mapping[int, NDArray[np.int64]]
    """Segment to (places, 3): number of the candidate that stands there, its first piece, the piece behind its last."""
    spans: Mapping[int, NDArray[np.int64]]
    """Segment to (pieces, 2): where its pieces begin and end, in code points of the segment's own text."""


Cell = Sequence[tuple[int, Span | None]]
"""Segments of one language that follow each other, each with the words that count; None: all of them."""


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
        i: replace(
            seen, spans=tuple(one.to_original(*span) for span in seen.spans), vectors=seen.vectors.astype(np.float16)
        )
        for i, one, seen in zip(chosen, shown, found, strict=False)
        if seen.spans
    }


def read(found: Mapping[int, Pieces], candidates: Sequence[Candidate]) -> tuple[Passages, Matrix]:
    """What linking needs of segments in pieces, and the candidates' vectors: (n, d), the mean of all their pieces,
    zeros where a candidate stands in none of them."""
    spans = {segment: np.array(seen.spans) for segment, seen in found.items()}
    places = _places(candidates, spans)
    centre = np.concatenate([seen.vectors for seen in found.values()], dtype=np.float32).mean(axis=0)
    sums = np.zeros((len(candidates), len(centre)), np.float32)
    counts = np.zeros(len(candidates), np.float32)
    for segment, rows in places.items():
        for candidate, first, behind in rows:
            sums[candidate] += found[segment].vectors[first:behind].mean(axis=0, dtype=np.float32)
            counts[candidate] += 1
    vectors = {segment: unit(seen.vectors.astype(np.float32) - centre) for segment, seen in found.items()}
    means: Matrix = (sums / np.maximum(counts, 1)[:, None]).astype(np.float32)
    return Passages(vectors, places, spans), means


def _places(candidates: Sequence[Candidate], spans: Mapping[int, NDArray[np.int64]]) -> dict[int, NDArray[np.int64]]:
    """Where the candidates stand among the pieces of each segment."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    for number, candidate in enumerate(candidates):
        for place, _, _ in candidate.spans:
            pieces = spans.get(place.segment)
            if pieces is None:
                continue
            first = int(np.searchsorted(pieces[:, 1], place.start, side="right"))
            behind = int(np.searchsorted(pieces[:, 0], place.end, side="left"))
            if first < behind:
                found.setdefault(place.segment, []).append((number, first, behind))
    return {segment: np.array(rows) for segment, rows in found.items()}


def links(one: Matrix, two: Matrix) -> Matrix:
    """(n, m) 0..1: how far pieces of two passages say the same, from their vectors of unit length."""
    weights: Matrix = one @ two.T
    weights -= 1
    weights /= np.float32(TEMPERATURE)
    np.exp(weights, out=weights)
    shares: Matrix = weights / weights.sum(axis=1, keepdims=True)
    weights /= weights.sum(axis=0, keepdims=True)
    shares *= weights
    return shares


def linked(one: Passages, two: Passages, shape: tuple[int, int], cells: Iterable[tuple[Cell, Cell]]) -> Linked:
    """The links over pairs of ``cells``: passages of the one and of the other language that say the same."""
    pairs = shape[0] * shape[1]
    mass, total = np.zeros(pairs, np.float32), np.full(pairs, PRIOR, np.float32)
    peak = np.zeros(pairs, np.float32)
    # A passage stands in several pairs.
    ours = cache(lambda cell: _cell(one, cell))
    theirs = cache(lambda cell: _cell(two, cell))
    for first, second in cells:
        (a, terms_a), (b, terms_b) = ours(tuple(first)), theirs(tuple(second))
        if not (len(terms_a) and len(terms_b)):
            continue
        table = np.zeros((len(a) + 1, len(b) + 1), np.float32)
        inner = table[1:, 1:]
        np.cumsum(np.cumsum(links(a, b), axis=0), axis=1, out=inner)
        rows = table[terms_a[:, 2]]
        rows -= table[terms_a[:, 1]]
        between = rows[:, terms_b[:, 2]]
        between -= rows[:, terms_b[:, 1]]
        between *= 2
        columns = table[-1, terms_b[:, 2]] - table[-1, terms_b[:, 1]]
        both = rows[:, -1:] + columns
        # One number for each pair of terms: several times as quick as two.
        where = (terms_a[:, 0][:, None] * shape[1] + terms_b[:, 0]).ravel()
        np.add.at(mass, where, between.ravel())
        np.add.at(total, where, both.ravel())
        both += np.float32(PRIOR)
        between /= both
        np.maximum.at(peak, where, between.ravel())
    return Linked((mass / total).reshape(shape), peak.reshape(shape))


def _cell(side: Passages, cell: Cell) -> tuple[Matrix, NDArray[np.int64]]:
    """Pieces and places of terms of passages that follow each other."""
    if len(cell) == 1 and cell[0][1] is None and cell[0][0] in side.vectors and cell[0][0] in side.terms:
        return side.vectors[cell[0][0]], side.terms[cell[0][0]]
    vectors: list[Matrix] = []
    terms: list[NDArray[np.int64]] = []
    before = 0
    for segment, span in cell:
        if segment not in side.vectors:
            continue
        first, behind = 0, len(side.vectors[segment])
        if span is not None:
            first = int(np.searchsorted(side.spans[segment][:, 1], span[0], side="right"))
            behind = int(np.searchsorted(side.spans[segment][:, 0], span[1], side="left"))
        places = side.terms.get(segment)
        if places is not None:
            inside = places[(places[:, 1] >= first) & (places[:, 2] <= behind)]
            terms.append(inside + np.array([0, before - first, before - first]))
        vectors.append(side.vectors[segment][first:behind])
        before += max(0, behind - first)
    if not terms or not before:
        return np.zeros((0, 0), np.float32), np.zeros((0, 3), np.int64)
    return np.concatenate(vectors), np.concatenate(terms)


def aligned(one: Lang, two: Lang, units: Sequence[Unit]) -> list[tuple[Cell, Cell]]:
    """Cells of two languages that stand in one unit."""
    return [(_parts(unit, one), _parts(unit, two)) for unit in units if one in unit.cells and two in unit.cells]


def _parts(unit: Unit, lang: Lang) -> Cell:
    cell = unit.cells[lang]
    return list(zip(cell, unit.spans.get(lang) or (None,) * len(cell), strict=True))


def nearest(one: Matrix, two: Matrix, count: int = 3) -> list[tuple[Cell, Cell]]:
    """Each segment with the ``count`` of the other language that are most like it: in texts that only tell the same
    story, facts stand in sentences that are no translations. The arguments are similarities both ways."""
    pairs = chain(
        ((i, int(j)) for i, row in enumerate(one) for j in np.argsort(-row)[:count]),
        ((int(i), j) for j, row in enumerate(two) for i in np.argsort(-row)[:count]),
    )
    return [([(i, None)], [(j, None)]) for i, j in sorted(set(pairs))]
