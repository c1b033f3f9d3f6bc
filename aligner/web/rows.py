"""A row of the alignment as the page shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aligner import languages
from aligner.model import Lang, Status
from aligner.project import decisions, rows
from aligner.project.rows import Row
from aligner.project.status import UNIT_WORDS, UnitStatus
from aligner.review import listing, qa
from aligner.review.highlighting import Terms
from aligner.review.qa import Issue
from aligner.review.queue import Divergent, Marked, Review
from aligner.text import markup
from aligner.web.bidi import LONGEST, PieceKind, Run, Span, runs, within


@dataclass(frozen=True, slots=True)
class Language:
    """A language for a template."""

    lang: Lang
    name: str
    direction: str


@dataclass(frozen=True, slots=True)
class Part:
    """A segment of a cell."""

    position: int
    """Position among the segments of its language; -1: words that a person wrote, which cannot be moved."""
    runs: Sequence[Run]
    """Its text; of a fact the words that it shares."""
    before: Sequence[Run] = ()
    """What stands before the shared words of a fact in their segment; ``after``: what stands after them."""
    after: Sequence[Run] = ()
    words: tuple[int, int] = (0, 0)
    """Where the shared words of a fact stand, in code points of the segment's normal form."""
    start: int = 0
    """Where what is shown begins in there."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one language says in a row."""

    tongue: Language
    parts: Sequence[Part]
    """Empty: it says nothing here."""
    edited: bool = False
    original: Sequence[Run] = ()
    """The document's words, where a person wrote others."""
    more: int = 0
    """Code points that are not shown."""
    place: str = ""
    """``document:line`` of its first segment."""
    said: str | None = None
    """The shared words of a fact as they are exported; None: what is shown."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """All the page says of a row."""

    key: str
    number: int
    score: float
    kind: str
    status: UnitStatus
    label: str
    """The status in words."""
    who: str
    """Who decided about it last; empty: nobody."""
    made: str
    """When, ``YYYY-MM-DD``."""
    note: str
    issues: Sequence[str]
    """In sentences; for a row in conflict also who wants what."""
    priority: float
    reasons: Sequence[str]
    cells: Sequence[Cell]
    """One a language of the project, pivot first."""
    is_fact: bool = False
    """Whether it shares some words of its segments, which can be chosen."""
    mixed: bool = False
    """Whether each language must tell its document, as there are several."""


def tongues(langs: Iterable[Lang]) -> list[Language]:
    """The languages of a project."""
    return [tongue(lang) for lang in langs]


def tongue(lang: Lang) -> Language:
    """A language by its code."""
    language = languages.get(lang)
    return Language(lang, language.name, language.direction)


def shown(review: Review, row: Row, terms: Terms, *, whole: bool = False, number: int = 0) -> ShownRow:
    """The row as it stands now. ``whole``: however long its texts are; ``number``: where it is known already."""
    texts = review.texts(row)
    found = qa.issues(texts)
    last = decisions.last_of(review.project, "unit", row.key)
    segments, marked, diverging = review.segments(row.unit), review.marked(row.unit), review.divergent(row)
    doubts = {lang: _doubts(found, diverging.get(lang, ()), lang) for lang in review.languages}
    disputed = [listing.dispute(review.project, "unit", row.key)] if row.state.status == "conflict" else []
    return ShownRow(
        row.key,
        number or rows.number(review.project, row),
        row.unit.score,
        row.unit.kind,
        row.state.status,
        UNIT_WORDS.get(row.state.status, row.state.status),
        last[0].who if last else "",
        f"{last[0].made[:4]}-{last[0].made[4:6]}-{last[0].made[6:8]}" if last else "",
        row.state.note,
        [*disputed, *(qa.sentence(issue) for issue in found)],
        row.priority,
        row.unit.reasons,
        [
            _fact_cell(review, row, lang, marked[lang], doubts[lang], terms, whole)
            if marked.get(lang) and lang not in row.state.texts
            else _cell(review, row, lang, segments.get(lang, []), doubts[lang], terms, whole)
            for lang in review.languages
        ],
        row.unit.is_fact,
        review.mixed,
    )


def _fact_cell(
    review: Review, row: Row, lang: Lang, marked: Sequence[Marked], doubts: Sequence[Span], terms: Terms, whole: bool
) -> Cell:
    """Whole segments, of long ones what stands around the shared words."""
    positions, direction = row.unit.cells[lang], tongue(lang).direction
    said = review.said(row.unit)[lang]
    parts: list[Part] = []
    more = at = 0
    for position, one in zip(positions, marked, strict=True):
        first = 0 if whole else max(0, one.start - LONGEST // 2)
        last = len(one.text) if whole else min(len(one.text), one.end + LONGEST // 2)
        more += len(one.text) - (last - first)
        spans: list[Span] = [(first + a, first + b, kind) for a, b, kind in _marks(one.text[first:last], lang, terms)]
        size = one.end - one.start
        if said[at : at + size] == one.text[one.start : one.end]:
            shift = one.start - at
            own = within(doubts, at, at + size)
            spans += [(a + at + shift, b + at + shift, kind) for a, b, kind in own]
        cuts = ((one.start, one.end), (first, one.start), (one.end, last))
        shared, before, after = (runs(one.text[a:b], within(spans, a, b), direction) for a, b in cuts)
        parts.append(Part(position, shared, before, after, (one.start, one.end), first))
        at += size + 1
    place = "{}:{}".format(*review.passages.place(lang, positions[0]))
    return Cell(tongue(lang), parts, more=more, place=place, said=said)


def _cell(
    review: Review, row: Row, lang: Lang, segments: Sequence[str], doubts: Sequence[Span], terms: Terms, whole: bool
) -> Cell:
    positions = row.unit.cells.get(lang, ())
    own = row.state.texts.get(lang)
    direction = tongue(lang).direction
    place = "{}:{}".format(*review.passages.place(lang, positions[0])) if positions else ""
    edited = own is not None
    document = review.said(row.unit).get(lang, "")
    text = own if own is not None else document
    seen = text if whole else text[:LONGEST]
    spans = [*_marks(seen, lang, terms), *doubts]
    parts: list[Part] = []
    if edited:
        parts = [Part(-1, runs(seen, within(spans, 0, len(seen)), direction))] if seen else []
    else:
        start = 0
        for position, segment in zip(positions, segments, strict=True):
            end = min(start + len(segment), len(seen))
            if start < len(seen):
                parts.append(Part(position, runs(seen[start:end], within(spans, start, end), direction)))
            start += len(segment) + 1
    original = runs(document[:LONGEST], (), direction) if edited else ()
    return Cell(tongue(lang), parts, edited, original, len(text) - len(seen), place)


def _doubts(found: Sequence[Issue], diverging: Sequence[Divergent], lang: Lang) -> list[Span]:
    """Where a reader should look twice, in code points of what the row says."""
    issues: list[Span] = [(a, b, "issue") for issue in found for a, b in issue.places.get(lang, ())]
    return issues + [(own.start, own.end, "divergent") for own in diverging]


def _marks(text: str, lang: Lang, terms: Terms) -> list[Span]:
    """Where markup and terms stand, and what was decided about each term."""
    found: list[Span] = [(mark.start, mark.end, "markup") for mark in markup.marks(text)]
    return found + [(a, b, _KINDS.get(terms.statuses[concept], "term")) for a, b, concept in terms.spans(text, lang)]


_KINDS: dict[Status, PieceKind] = {
    "approved": "approved",
    "do-not-translate": "approved",
    "forbidden": "forbidden",
}
