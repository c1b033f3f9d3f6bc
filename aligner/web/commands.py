"""The decisions a page can ask for, by name: each is one call of a step, its facts checked before."""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from werkzeug.exceptions import BadRequest

from aligner.errors import InputError
from aligner.project import rows
from aligner.project.decisions import Decision
from aligner.project.states import ConceptState, UnitState
from aligner.project.status import ConceptVerb
from aligner.review import deciding, deciding_concepts, restructuring, sharing
from aligner.review.queue import Review
from aligner.web.bidi import plain

Facts = Mapping[str, Any]
Act = Callable[[Review, str, Facts], Decision | None]

LONGEST = 4_000_000
"""Code points of a text that a page may send: a segment of some megabytes can be edited."""
LARGEST = 1 << 40
"""Bound of a number that it may send."""


def act(review: Review, verb: str, key: str, facts: Facts) -> Decision | None:
    """Does it; None when nothing changed. Raises InputError for what no page of ours asks for, and as the steps do."""
    kind = "concept" if facts.get("kind") == "concept" else "unit"
    known = CONCEPTS if kind == "concept" else ROWS
    if verb not in known:
        raise InputError(f"There is no decision {verb!r}; there are: {', '.join(known)}.")
    return known[verb](review, key, facts)


def target(decision: Decision) -> str:
    """The key of the first row or concept that is there after it; empty: none."""
    live = (
        change.key
        for change in decision.changes
        if (isinstance(change.after, UnitState) and change.after.live)
        or (isinstance(change.after, ConceptState) and not change.after.gone)
    )
    return next(live, "")


def text(facts: Facts, name: str) -> str:
    """A fact that must be text."""
    found = facts.get(name, "")
    if not isinstance(found, str):
        raise InputError(f"{name!r} must be text.")
    return _bounded(name, found)


def _bounded(name: str, found: str) -> str:
    if len(found) > LONGEST:
        raise BadRequest(f"{name!r} has {len(found):,} characters; {LONGEST:,} are the most.")
    return plain(found)


def number(facts: Facts, name: str) -> int:
    """A fact that must be a whole number."""
    found = facts.get(name)
    if not isinstance(found, int) or isinstance(found, bool):
        raise InputError(f"{name!r} must be a whole number.")
    if abs(found) > LARGEST:
        raise BadRequest(f"{name!r} is far too large a number.")
    return found


def by_language(facts: Facts, name: str, *kinds: type) -> dict[str, Any]:
    """A fact that must be an object of texts or of whole numbers."""
    found = facts.get(name)
    if not isinstance(found, dict) or not all(type(value) in kinds for value in found.values()):
        raise InputError(f"{name!r} must be an object: language to {' or '.join(kind.__name__ for kind in kinds)}.")
    if any(isinstance(value, int) and abs(value) > LARGEST for value in found.values()):
        raise BadRequest(f"{name!r} holds far too large a number.")
    return {lang: _bounded(name, value) if isinstance(value, str) else value for lang, value in found.items()}


def _merge(review: Review, key: str, facts: Facts) -> Decision:
    other = rows.neighbour(review.project, review.row(key), -1 if facts.get("step") == -1 else 1)
    if other is None:
        raise InputError("There is no row on that side.")
    return restructuring.merge(review, key, [other.key])


def _move(review: Review, key: str, facts: Facts) -> Decision:
    lang = text(facts, "lang")
    if "to" in facts:
        return restructuring.move_to(review, key, lang, number(facts, "position"), text(facts, "to"))
    return restructuring.move(review, key, lang, -1 if facts.get("step") == -1 else 1)


def _undo(review: Review, _key: str, _facts: Facts) -> Decision:
    decision = deciding.undo(review)
    if decision is None:
        raise InputError(f"{review.who} has decided nothing that could be taken back.")
    return decision


def _split(review: Review, key: str, facts: Facts) -> Decision:
    """``stay``: language to how many segments stay, or to the words that the second row begins with."""
    stay = by_language(facts, "stay", int, str)
    if any(isinstance(count, int) and count < 0 for count in stay.values()):
        raise InputError("A row cannot keep fewer than no segments.")
    places = {
        lang: restructuring.place(review, key, lang, value) if isinstance(value, str) else value
        for lang, value in stay.items()
    }
    return restructuring.split(review, key, places)


def _positions(facts: Facts, name: str) -> dict[str, list[int]]:
    """A fact that must be an object: language to positions of segments."""
    found = facts.get(name)
    if not isinstance(found, dict) or not all(
        isinstance(own, list) and all(type(i) is int and 0 <= i <= LARGEST for i in own) for own in found.values()
    ):
        raise InputError(f"{name!r} must be an object: language to positions of segments.")
    return found


def _link(review: Review, key: str, facts: Facts) -> Decision:
    return restructuring.relink(review, key, text(facts, "lang"), _positions(facts, "cells")[text(facts, "lang")])


def _terms(facts: Facts, name: str) -> dict[str, list[str]]:
    """A fact that must be an object: language to terms."""
    found = facts.get(name)
    if not isinstance(found, dict) or not all(
        isinstance(own, list) and all(isinstance(one, str) for one in own) for own in found.values()
    ):
        raise InputError(f"{name!r} must be an object: language to terms.")
    return {lang: [_bounded(name, one) for one in own] for lang, own in found.items()}


def _resize(review: Review, key: str, facts: Facts) -> Decision | None:
    """``spans``: segments, each with where its shared words start and end on the page, others stay as they are; or
    ``number`` (which of the row's segments), ``edge`` and ``step``: a word more or less."""
    lang = text(facts, "lang")
    if "spans" not in facts:
        edge: sharing.Edge = "start" if text(facts, "edge") == "start" else "end"
        step = -1 if facts.get("step") == -1 else 1
        return sharing.resize(review, key, lang, number(facts, "number"), edge, step)
    found = facts["spans"]
    if not isinstance(found, list) or not all(
        isinstance(span, list) and len(span) == 3 and all(type(value) is int for value in span) for span in found
    ):
        raise InputError("'spans' must be a list of segment, start and end.")
    marked = sharing.meant(review, lang, {position: (start, end) for position, start, end in found})
    now = sharing.parts(review, review.row(key).unit).get(lang, {})
    return sharing.share(review, key, lang, {**now, **marked})


def _concept(verb: ConceptVerb) -> Act:
    return lambda review, key, _: deciding_concepts.set_status(review, key, verb)


ROWS: Mapping[str, Act] = {
    "accept": lambda review, key, _: deciding.set_status(review, key, "accepted"),
    "reject": lambda review, key, _: deciding.set_status(review, key, "rejected"),
    "review": lambda review, key, _: deciding.set_status(review, key, "review"),
    "reopen": lambda review, key, _: deciding.set_status(review, key, "open"),
    "edit": lambda review, key, facts: deciding.edit(review, key, by_language(facts, "texts", str)),
    "comment": lambda review, key, facts: deciding.comment(review, key, text(facts, "note")),
    "split": _split,
    "merge": _merge,
    "move": _move,
    "resize": _resize,
    "link": _link,
    "add": lambda review, _, facts: restructuring.add(review, _positions(facts, "cells")),
    "undo": _undo,
}
"""Decisions about rows."""

CONCEPTS: Mapping[str, Act] = {
    **{verb: _concept(verb) for verb in get_args(ConceptVerb)},
    "comment": lambda review, key, facts: deciding_concepts.comment(review, key, text(facts, "note")),
    "rename": lambda review, key, facts: deciding_concepts.rename(
        review, key, text(facts, "lang"), text(facts, "old"), text(facts, "new")
    ),
    "prefer": lambda review, key, facts: deciding_concepts.prefer(
        review, key, text(facts, "lang"), text(facts, "text")
    ),
    "merge": lambda review, key, facts: deciding_concepts.merge(review, key, [text(facts, "other")]),
    "split": lambda review, key, facts: deciding_concepts.split(review, key, _terms(facts, "away")),
    "add": lambda review, _, facts: deciding_concepts.add(review, _terms(facts, "terms")),
    "undo": _undo,
}
"""Decisions about concepts."""
