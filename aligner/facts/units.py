"""From rows of passages to units, around what people decided."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product

import numpy as np

from aligner.errors import InputError
from aligner.facts.odds import NEVER, Odds, compare, probability
from aligner.facts.passages import Passages
from aligner.facts.rows import EVEN, Cell, Cells, Held, Story, rows, score, together
from aligner.model import PARALLEL, Kind, Lang, Span, Unit
from aligner.text.numbers import Value, agree, behind_label, numbers


def units(
    passages: Mapping[Lang, Passages],
    pins: Sequence[Unit] = (),
    rejected: Sequence[Unit] = (),
    given: float = 0.0,
    least: float = 0.0,
) -> list[Unit]:
    """The facts that the texts of two languages or more state, in the reading order of the first language.

    ``pins`` come back as they are, and nothing they hold is found again; ``rejected`` ones do not come back.
    ``given``: log odds that links have in advance; ``least``: the lowest score of a unit. Raises InputError for pins
    that the texts do not have.
    """
    for pin in pins:
        _check(passages, pin)
    compared = {(a, b): dict(compare(passages[a], passages[b])) for a, b in combinations(passages, 2)}
    kept = {_identity(pin) for pin in pins}
    # Once, before anything is set apart: what one rejection forbids must not decide what the next one does.
    undecided = Story(passages, compared)
    for unit in rejected:
        if _identity(unit) not in kept:
            _forbid(undecided, compared, unit)
    story = Story(passages, compared)
    known = [held_by(passages, pin) for pin in pins]
    found = [_unit(story, row, again) for row, again in together(story, rows(story, -given, known))]
    found = [unit for unit in found if unit.score >= least]
    accepted = [replace(pin, score=1.0, reasons=("accepted by a reviewer",)) for pin in pins]
    return sorted([*found, *accepted], key=lambda unit: _place(unit, list(passages)))


def _unit(story: Story, row: Cells, again: Cells) -> Unit:
    """``again``: where a text tells the fact a second time."""
    sure = probability(score(story, row))
    tight = score(story, row, tight=True)
    languages = [lang for lang in story.passages if lang in row]
    places = {lang: sorted([row[lang], *([again[lang]] if lang in again else [])]) for lang in languages}
    spans = {lang: tuple(_span(story.passages, lang, cell) for cell in own) for lang, own in places.items()}
    relation = _relation(sure, tight)
    if relation == "parallel":
        texts = {lang: story.passages[lang].segments[row[lang][0]].text for lang in languages}
        said = {lang: texts[lang][slice(*_span(story.passages, lang, row[lang]))] for lang in languages}
        relation = "partial" if one_says_more(said) else "parallel"
    return Unit({lang: tuple(segment for segment, _ in own) for lang, own in places.items()}, sure, (), spans, relation)


SMALL = 10
"""Numbers in words below this count anything, or stand for an article."""


def one_says_more(said: Mapping[Lang, str]) -> bool:
    """Whether a language gives a figure that another does not: then one says more than they share."""
    found = {lang: [v for v in numbers(text, lang) if _tells(v, text)] for lang, text in said.items()}
    for a, b in combinations(found, 2):
        matching, _ = agree(found[a], found[b])
        if len(matching) < max(len(found[a]), len(found[b])) and not any(v.hedged for v in found[a] + found[b]):
            return True
    return False


def _tells(value: Value, text: str) -> bool:
    digits = any(map(str.isdigit, text[value.start : value.end]))
    return digits or (value.value.isdigit() and int(value.value) >= SMALL)


def _relation(sure: float, tight: float) -> Kind:
    """Parallel: each side says what the others say; partial: one says more than it shares; else about the same."""
    if sure >= PARALLEL and tight > 0:
        return "parallel"
    return "partial" if sure >= EVEN else "comparable"


def _span(passages: Mapping[Lang, Passages], lang: Lang, cell: Cell) -> Span:
    segment = passages[lang].segments[cell[0]]
    start, end = segment.span(segment.passages[cell[1]])
    # A whole sentence keeps its marks, and any passage the ones that close what it opens.
    whole = segment.passages[cell[1]].clauses == (0, len(segment.clauses))
    first, end = (0, len(segment.text)) if whole else _closed(segment.text, start, end)
    # What counts the items of a list is no part of what they say.
    label = behind_label(segment.text)
    return (max(first, label) if label < end else first), end


_MARKS = {"«": "»", "“": "”", "(": ")", "[": "]", "‘": "’"}


def _closed(text: str, start: int, end: int) -> Span:
    """The span with the marks just outside it whose partner is inside, or stands just outside at its other end."""
    inside = text[start:end]
    for opening, closing in _MARKS.items():
        more = inside.count(opening) - inside.count(closing)
        before, after = text[start - 1 : start] == opening, text[end : end + 1] == closing
        if (before and after and more == 0) or (before and more < 0) or (after and more > 0):
            return start - (before and more <= 0), end + (after and more >= 0)
    return start, end


def held_by(passages: Mapping[Lang, Passages], unit: Unit) -> Held:
    """The passages that come nearest to the words of a unit, by language."""
    held: dict[Lang, list[Cell]] = {}
    for (lang, index), span in unit.parts.items():
        if lang in passages and (cells := _nearest(passages, lang, index, span)):
            held.setdefault(lang, []).extend(cells)
    return {lang: tuple(cells) for lang, cells in held.items()}


def _nearest(passages: Mapping[Lang, Passages], lang: Lang, index: int, span: Span | None) -> list[Cell]:
    segment = passages[lang].segments[index]
    start, end = span or (0, len(segment.text))
    best: tuple[float, int] | None = None
    for n, passage in enumerate(segment.passages):
        first, behind = segment.span(passage)
        shared = min(end, behind) - max(start, first)
        fit = shared / (max(end, behind) - min(start, first))
        if shared > 0 and (best is None or fit > best[0]):
            best = (fit, n)
    return [(index, best[1])] if best else []


def _forbid(story: Story, compared: Mapping[tuple[Lang, Lang], dict[tuple[int, int], Odds]], unit: Unit) -> None:
    """Sets apart what a rejected unit joined: of two languages both, of more the one that fits the others least."""
    held = held_by(story.passages, unit)
    outsider = _outsider(story, held) if len(held) > 2 else None
    for (a, b), found in compared.items():
        if outsider not in (None, a, b):
            continue
        for one, two in product(held.get(a, ()), held.get(b, ())):
            odds = found.get((one[0], two[0]))
            if odds is not None:
                mine = [n for n in range(len(odds.same)) if story.overlap(a, one, (one[0], n))]
                theirs = [n for n in range(odds.same.shape[1]) if story.overlap(b, two, (two[0], n))]
                same, tight = odds.same.copy(), odds.tight.copy()
                same[np.ix_(mine, theirs)] = tight[np.ix_(mine, theirs)] = NEVER
                found[one[0], two[0]] = Odds(same, tight)


def _outsider(story: Story, held: Held) -> Lang:
    """The language whose best passage fits those of the others least."""

    def fit(lang: Lang) -> float:
        others = [(other, cells[0]) for other, cells in held.items() if other != lang]
        return max(sum(story.between(other, cell, lang, own)[0] for other, cell in others) for own in held[lang])

    return min(sorted(held), key=fit)


def _check(passages: Mapping[Lang, Passages], pin: Unit) -> None:
    for lang, cell in pin.cells.items():
        if not cell or lang not in passages or not all(0 <= index < len(passages[lang]) for index in cell):
            raise InputError(f"An accepted unit names segments {cell} of {lang}, which the texts do not have.")


def _identity(unit: Unit) -> frozenset[tuple[Lang, int, Span | None]]:
    return frozenset((lang, index, span) for (lang, index), span in unit.parts.items())


def _place(unit: Unit, languages: Sequence[Lang]) -> list[tuple[int, int, int]]:
    """Sorts by where the first language that a unit has tells it."""
    return [
        (languages.index(lang), unit.cells[lang][0], (unit.spans.get(lang) or ((0, 0),))[0][0])
        for lang in languages
        if lang in unit.cells
    ]
