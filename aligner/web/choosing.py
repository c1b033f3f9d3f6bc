"""What a dialog of the page offers to choose from: segments for a row, concepts to merge with, and what is shown."""

from collections.abc import Mapping
from typing import Any

from aligner.errors import InputError
from aligner.project import paging, rows
from aligner.project.decisions import Decision
from aligner.review import deciding, deciding_concepts, qa, restructuring
from aligner.web import query, terms
from aligner.web.bidi import plain
from aligner.web.session import Session

MOST = 50
"""Concepts, or segments that hold a text, offered at once."""
ALL = 5_000
"""Rows decided about at once: each is looked through for what speaks against it."""
LONGEST = 160
"""Code points of a segment that is offered."""


def segments(session: Session, key: str, wanted: str) -> dict[str, list[dict[str, Any]]]:
    """Language to the segments around a row and, if any, those that hold a text: ``position``, ``text``, whether it is
    ``chosen`` and ``taken`` by an accepted row."""
    review = session.review()
    row = review.row(key)
    hits = session.find(wanted) if wanted else {}
    found: dict[str, list[dict[str, Any]]] = {}
    for lang in review.languages:
        for position in sorted({*restructuring.candidates(review, lang, row), *hits.get(lang, [])[:MOST]}):
            text = " ".join(review.passages.text(lang, position).split())
            held = rows.holding(review.project, lang, [position])
            found.setdefault(lang, []).append(
                {
                    "position": position,
                    "text": plain(text[:LONGEST] + ("…" if len(text) > LONGEST else "")),
                    "chosen": position in row.unit.cells.get(lang, ()),
                    "taken": any(other.state.status == "accepted" and other.id != row.id for other in held),
                }
            )
    return found


def concepts(session: Session, text: str, without: str) -> list[dict[str, str]]:
    """Key and terms of the concepts that hold a text, but for one."""
    there = terms.chosen(session, terms.ConceptFilter(text=text))
    return [
        {"key": concept.id, "terms": plain(" | ".join(own[0].text for own in concept.terms.values() if own))}
        for _, concept in there
        if concept.id != without
    ][:MOST]


def shown(session: Session, asked: Mapping[str, str], kind: str) -> tuple[list[str], list[str]]:
    """Keys of what the filters let through and nobody decided about: of that against which nothing speaks, and of the
    rest. Raises InputError when it is too much to be looked through."""
    if kind == "concept":
        wanted = terms.ConceptFilter(asked.get("status", ""), asked.get("text", ""), asked.get("lang", ""))
        return [c.id for _, c in terms.chosen(session, wanted) if c.status == "mined"], []
    review = session.review()
    filters = query.row_filter(session, asked)
    total = paging.count(review.project, filters)
    if total > ALL:
        raise InputError(f"{total:,} rows are too many at once; choose up to {ALL:,} by a filter, a score for one.")
    found = [row for row in paging.window(review.project, filters, 0, total) if row.state.status == "open"]
    doubtful = [row.key for row in found if qa.issues(review.texts(row))]
    return [row.key for row in found if row.key not in set(doubtful)], doubtful


def decide(session: Session, who: str, facts: Mapping[str, Any]) -> Decision | None:
    """Accepts or approves what is shown; ``doubtful``: that, too, against which something speaks."""
    asked = facts.get("filters")
    if not isinstance(asked, dict) or not all(isinstance(value, str) for value in asked.values()):
        raise InputError("'filters' must be an object of texts.")
    kind = "concept" if facts.get("kind") == "concept" else "unit"
    sure, doubtful = shown(session, asked, kind)
    keys = [*sure, *(doubtful if facts.get("doubtful") is True else [])]
    review = session.review(who)
    return deciding_concepts.approve_all(review, set(keys)) if kind == "concept" else deciding.accept_all(review, keys)
