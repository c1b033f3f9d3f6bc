"""A row of the alignment as the page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from aligner import languages
from aligner.model import Lang
from aligner.project import decisions, rows
from aligner.project.rows import Row
from aligner.project.status import UnitStatus
from aligner.review import listing, qa
from aligner.review.highlighting import Terms
from aligner.review.qa import Issue
from aligner.review.queue import Review
from aligner.web.bidi import LONGEST, Run, Span, runs, within

STANDINGS: dict[UnitStatus, str] = {
    "open": "open",
    "accepted": "accepted",
    "rejected": "rejected",
    "review": "needs review",
    "conflict": "conflict",
}
"""What the page calls them."""


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
    """Among the segments of its language; -1: words that a person wrote, which cannot be moved."""
    runs: Sequence[Run]


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


@dataclass(frozen=True, slots=True)
class ShownRow:
    """All the page says of a row."""

    key: str
    number: int
    score: float
    kind: str
    standing: UnitStatus
    label: str
    """The standing in words."""
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


def tongues(review: Review) -> list[Language]:
    """The languages of a project, pivot first."""
    return [tongue(lang) for lang in review.languages]


def tongue(lang: Lang) -> Language:
    """A language by its code."""
    language = languages.get(lang)
    return Language(lang, language.name, language.direction)


def shown(review: Review, row: Row, terms: Terms, *, whole: bool = False, number: int = 0) -> ShownRow:
    """The row as it stands now. ``whole``: however long its texts are; ``number``: where it is known already."""
    texts = review.texts(row)
    found = qa.issues(texts)
    last = decisions.of_target(review.project, "unit", row.key)[-1:]
    segments = review.segments(row.unit)
    disputed = [listing.dispute(review.project, "unit", row.key)] if row.state.standing == "conflict" else []
    return ShownRow(
        row.key,
        number or rows.number(review.project, row),
        row.unit.score,
        row.unit.kind,
        row.state.standing,
        STANDINGS.get(row.state.standing, row.state.standing),
        last[0].who if last else "",
        f"{last[0].made[:4]}-{last[0].made[4:6]}-{last[0].made[6:8]}" if last else "",
        row.state.note,
        [*disputed, *(qa.sentence(issue) for issue in found)],
        row.priority,
        row.unit.reasons,
        [_cell(review, row, lang, segments.get(lang, []), found, terms, whole) for lang in review.languages],
    )


def _cell(
    review: Review, row: Row, lang: Lang, segments: Sequence[str], found: Sequence[Issue], terms: Terms, whole: bool
) -> Cell:
    positions = row.unit.cells.get(lang, ())
    own = row.state.texts.get(lang)
    direction = tongue(lang).direction
    place = "{}:{}".format(*review.passages.place(lang, positions[0])) if positions else ""
    edited = own is not None
    text = own if own is not None else " ".join(segments)
    seen = text if whole else text[:LONGEST]
    spans: list[Span] = [(start, end, "term") for start, end, _ in terms.spans(seen, lang)]
    spans += [(a, b, "issue") for issue in found for a, b in issue.places.get(lang, ())]
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
    original = runs(" ".join(segments)[:LONGEST], (), direction) if edited else ()
    return Cell(tongue(lang), parts, edited, original, len(text) - len(seen), place)
