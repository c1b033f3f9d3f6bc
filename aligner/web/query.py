"""What a page's address asks for: which rows, from where, in which order."""

from collections.abc import Mapping
from dataclasses import dataclass

from aligner.errors import ProjectError
from aligner.model import Index, Lang
from aligner.project import paging, rows
from aligner.project.paging import Filter
from aligner.project.rows import Row
from aligner.project.status import UNIT_WORDS
from aligner.web.session import Session

SIZE = 50
"""Rows or concepts of a window, if no size is asked for."""
LARGEST = 200
"""Largest number of rows sent at once."""


@dataclass(frozen=True, slots=True)
class Window:
    """The rows a page shows at once."""

    rows: list[Row]
    start: int
    """Position of the first row of the window, from 0."""
    total: int
    """Number of rows that the filter lets through."""
    in_order: bool
    """All rows in reading order, so that the first one's number is ``start + 1``."""


def window(session: Session, asked: Mapping[str, str]) -> Window:
    """The rows that are asked for; where ``key`` or ``number`` names one, those around it."""
    project = session.review().project
    wanted = row_filter(session, asked)
    total = paging.count(project, wanted)
    row = None
    if asked.get("key"):
        row = rows.by_key(project, asked["key"])
    elif asked.get("number", "").isdecimal():
        row = rows.at(project, whole(asked["number"]))
        if row is None:
            raise ProjectError(f"There is no such row; they are 1 to {rows.count(project)}.")
    before = paging.before(project, wanted, row) if row else None
    start, size = stretch(asked, before, total)
    found = paging.window(project, wanted, start, size)
    return Window(found, start, total, in_order=wanted == Filter())


def stretch(asked: Mapping[str, str], index: int | None, total: int) -> tuple[int, int]:
    """Where a window starts and how many it holds; ``index``: of what it must hold, None for what is asked for."""
    size = min(whole(asked.get("size", "")) or SIZE, LARGEST)
    start = whole(asked.get("start", "")) if index is None else index // SIZE * SIZE
    return (start if start < total else max(0, total - 1) // SIZE * SIZE), size


def row_filter(session: Session, asked: Mapping[str, str]) -> Filter:
    """The filter in an address; what it does not know is left out."""
    status, text, term = (asked.get(name, "").strip() for name in ("status", "text", "term"))
    lang, speaks = asked.get("lang", ""), asked.get("has", "")
    holding = _both(session.find(text) if text else None, _term(session, term) if term else None)
    return Filter(
        statuses=tuple(own for own in UNIT_WORDS if own == status),
        least=_score(asked.get("least", ""), 0.0),
        most=_score(asked.get("most", ""), 1.0),
        with_lang=lang if speaks != "no" else "",
        without_lang=lang if speaks == "no" else "",
        divergent=asked.get("words", "") == "divergent",
        holding=holding,
        written=text if not term else "",
        by_priority=asked.get("order") == "priority",
    )


def whole(text: str) -> int:
    """A number from 0 in an address; 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _score(text: str, default: float) -> float:
    try:
        found = float(text)
    except ValueError:
        return default
    return min(1.0, max(0.0, found)) if found == found else default  # noqa: PLR0124  # NaN is unlike itself.


def _term(session: Session, term: str) -> dict[Lang, list[Index]]:
    """Segments with a form of the concept of that id, or of the concepts that have a term of that text."""
    plain = term.casefold()
    found: dict[Lang, set[Index]] = {}
    for concept in session.concepts:
        forms = {lang: [f for t in terms for f in (t.text, *t.variants)] for lang, terms in concept.terms.items()}
        if concept.id == term or any(plain == form.casefold() for own in forms.values() for form in own):
            for lang, own in forms.items():
                for form in own[:10]:
                    found.setdefault(lang, set()).update(session.find(form, lang).get(lang, ()))
    return {lang: sorted(positions) for lang, positions in found.items()}


def _both(
    text: Mapping[Lang, list[Index]] | None, term: Mapping[Lang, list[Index]] | None
) -> Mapping[Lang, list[Index]] | None:
    """Segments that answer both questions; None: nothing was asked."""
    if text is None or term is None:
        return text if term is None else term
    return {lang: sorted({*own} & {*term.get(lang, ())}) for lang, own in text.items()}
