"""Why a fact was made: which words of two languages carry it, and what else was near in every language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from aligner.facts.evidence import FOUND, cosines, equal_values, shared_names
from aligner.facts.odds import NEVER, compare
from aligner.facts.passages import Passages, Segment
from aligner.facts.rows import Cell, Held, Story
from aligner.facts.units import held_by
from aligner.model import Index, Lang, Span, Unit

RUNNERS_UP = 2
"""Passages of each language that are told to have been near."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A word of each language that found each other."""

    words: tuple[str, str]
    similarity: float
    """Cosine of both in their sentences, -1..1."""
    weight: float
    """Mean rarity of both, 0..1.2; function words count little."""


@dataclass(frozen=True, slots=True)
class Unfound:
    """A word without counterpart."""

    word: str
    similarity: float
    """To the word of the other side that is most like it."""
    weight: float


@dataclass(frozen=True, slots=True)
class FactPair:
    """Two languages of a unit."""

    languages: tuple[Lang, Lang]
    same: float
    """Log odds that both state one fact."""
    tight: float
    """That they do, and little else."""
    words: tuple[Counterpart, ...]
    """What weighs most first: similarity times weight."""
    unfound: tuple[tuple[Unfound, ...], tuple[Unfound, ...]]
    """Of the first language and of the second, the rarest first."""
    values: tuple[tuple[str, str], ...]
    """Numbers, amounts and dates that both give, as they write them."""
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A passage that is not in the unit."""

    lang: Lang
    segment: Index
    span: Span
    """In code points of the segment's own text."""
    odds: float
    """Mean log odds that it states the fact, too, over the other languages of the unit."""


@dataclass(frozen=True, slots=True)
class FactExplanation:
    """A unit of independent texts."""

    pairs: tuple[FactPair, ...]
    near: tuple[Near, ...]
    """Of every language of the texts, those that the unit lacks included, most likely first."""


def explain(passages: Mapping[Lang, Passages], unit: Unit) -> FactExplanation:
    """The pairs of languages of a unit, as ``units`` saw them."""
    compared = {}
    for a, b in combinations(passages, 2):
        about = (unit.cells.get(a, ()), unit.cells.get(b, ()))
        if any(about):
            compared[a, b] = compare(passages[a], passages[b], about=about)
    story = Story(passages, compared)
    held = held_by(passages, unit)
    return FactExplanation(
        tuple(_pair(passages, story, held, unit, a, b) for a, b in combinations(unit.cells, 2)),
        tuple(near for lang in passages for near in _near(story, held, unit, lang)),
    )


def _pair(passages: Mapping[Lang, Passages], story: Story, held: Held, unit: Unit, a: Lang, b: Lang) -> FactPair:
    cells = [(one, two) for one in held.get(a, ()) for two in held.get(b, ())]
    odds = max((story.between(a, one, b, two) for one, two in cells), default=(NEVER, NEVER))
    ones, twos = list(_parts(passages, unit, a)), list(_parts(passages, unit, b))
    found, unfound = _words(ones, twos)
    both = [(one, two) for one in ones for two in twos]
    values = [
        (x.text[v.start : v.end], y.text[w.start : w.end])
        for (x, own), (y, other) in both
        for (n, (i, v)) in enumerate(x.values)
        for (m, (j, w)) in enumerate(y.values)
        if i in own and j in other and equal_values(x, y)[n, m]
    ]
    names = [
        (_word(x, i), _word(y, j))
        for (x, own), (y, other) in both
        for key in shared_names(x, y)
        for i, left in x.names
        for j, right in y.names
        if left == right == key and i in own and j in other
    ]
    return FactPair((a, b), *odds, found, unfound, tuple(dict.fromkeys(values)), tuple(dict.fromkeys(names)))


_Part = tuple[Segment, range]
"""A segment of a cell, and which of its words are shared."""


def _parts(passages: Mapping[Lang, Passages], unit: Unit, lang: Lang) -> Iterator[_Part]:
    for index in unit.cells[lang]:
        segment = passages[lang].segments[index]
        start, end = unit.span(lang, index) or (0, len(segment.text))
        inside = [n for n, (a, b) in enumerate(segment.spans) if start < b and a < end]
        if inside:
            yield segment, range(inside[0], inside[-1] + 1)


def _words(
    ones: list[_Part], twos: list[_Part]
) -> tuple[tuple[Counterpart, ...], tuple[tuple[Unfound, ...], tuple[Unfound, ...]]]:
    """Each word with the best of the other side."""
    if not (ones and twos):
        return (), ((), ())
    rows = [[cosines(x, y)[own.start : own.stop, other.start : other.stop] for y, other in twos] for x, own in ones]
    alike = np.block(rows)
    left, right = [[(part, n) for part, own in side for n in own] for side in (ones, twos)]
    pairs = {(i, int(j)) for i, j in enumerate(alike.argmax(axis=1)) if alike[i, j] >= FOUND}
    pairs |= {(int(i), j) for j, i in enumerate(alike.argmax(axis=0)) if alike[i, j] >= FOUND}
    found = [
        Counterpart(
            (_word(*left[i]), _word(*right[j])), float(alike[i, j]), (_weight(*left[i]) + _weight(*right[j])) / 2
        )
        for i, j in pairs
    ]
    unfound = tuple(
        tuple(
            sorted(
                (Unfound(_word(*word), float(best), _weight(*word)) for word, best in side if best < FOUND),
                key=lambda one: (-one.weight, one.word),
            )
        )
        for side in (
            list(zip(left, alike.max(axis=1), strict=True)),
            list(zip(right, alike.max(axis=0), strict=True)),
        )
    )
    order = sorted(set(found), key=lambda one: (-round(one.similarity * one.weight, 6), one.words))
    return tuple(order), (unfound[0], unfound[1])


def _word(segment: Segment, place: int) -> str:
    start, end = segment.spans[place]
    return segment.text[start:end]


def _weight(segment: Segment, place: int) -> float:
    return float(segment.weights[place])


def _near(story: Story, held: Held, unit: Unit, lang: Lang) -> list[Near]:
    """The passages of a language that fit the others of the unit best, of each segment one."""
    others: list[tuple[Lang, Cell]] = [(own, cell) for own, cells in held.items() if own != lang for cell in cells]
    taken = unit.cells.get(lang, ())
    found = []
    for segment in {j for own, cell in others for j in story.partners(own, cell, lang) if j not in taken}:
        means = np.mean([story.towards(own, cell, lang, segment)[0] for own, cell in others], axis=0)
        best = int(means.argmax())
        own_segment = story.passages[lang].segments[segment]
        span = own_segment.span(own_segment.passages[best])
        found.append(Near(lang, segment, span, float(means[best])))
    return sorted(found, key=lambda near: (-near.odds, near.segment))[:RUNNERS_UP]
