"""The journal and the queues as plain rows, to print or to hand to a script."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aligner.model import Lang
from aligner.project import Project, decisions
from aligner.project.decisions import Change, Decision, Kind
from aligner.project.rows import Row
from aligner.project.states import ConceptState, SegmentState, UnitState, to_json
from aligner.project.unit_key import key
from aligner.review import qa
from aligner.review.queue import Queue, Review
from aligner.review.view import View, view


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which decisions are meant; empty: all."""

    target: str = ""
    """Start of the key of a unit or concept."""
    who: str = ""
    verb: str = ""
    """``accept``, ``split`` ..., or what came of it: ``accepted``, ``approved`` ..."""
    since: str = ""
    """``YYYYMMDD...``, included; any start of a date."""
    until: str = ""
    """Last time of the period, included."""


def history(project: Project, wanted: Wanted) -> Iterator[Decision]:
    """Decisions, oldest first."""
    for decision in decisions.journal(project):
        results = {_result(change.after) for change in decision.changes}
        day = decision.made
        if (
            any(change.key.startswith(wanted.target) for change in decision.changes)
            and wanted.who in ("", decision.who)
            and (not wanted.verb or wanted.verb == decision.verb or wanted.verb in results)
            and day[: len(wanted.since)] >= wanted.since
            and (not wanted.until or day[: len(wanted.until)] <= wanted.until)
        ):
            yield decision


def _result(state: Any) -> str:
    if isinstance(state, SegmentState):
        return "cut" if state.cuts else "whole"
    return str(state.status)


def as_json(decision: Decision) -> dict[str, Any]:
    """A decision as a JSON object."""
    import json

    return {
        "id": decision.id,
        "made": decision.made,
        "who": decision.who,
        "verb": decision.verb,
        **({"undoes": decision.undoes} if decision.undoes else {}),
        "changes": [
            {
                "kind": change.kind,
                "key": change.key,
                "texts": words(change.target),
                "before": json.loads(to_json(change.before)),
                "after": json.loads(to_json(change.after)),
            }
            for change in decision.changes
        ],
    }


def words(target: Any) -> dict[Lang, str]:
    """What a decision is about, as text."""
    return {lang: " ".join(text for text, _ in names) for lang, names in target.items()}


def excerpts(change: Change) -> dict[Lang, str]:
    """What a change is about, a line each language; of a segment the places where it was or is cut."""
    if not isinstance(change.after, SegmentState) or not isinstance(change.before, SegmentState):
        return {lang: text[:70] for lang, text in words(change.target).items()}
    cuts = sorted(set(change.after.cuts) ^ set(change.before.cuts))
    return {lang: " ... ".join(_around(text, cut) for cut in cuts) for lang, text in words(change.target).items()}


def written(change: Change) -> dict[Lang, str]:
    """What a person wrote by this change, whole: other words for a row, other terms for a concept."""
    before, after = change.before, change.after
    if isinstance(before, UnitState) and isinstance(after, UnitState):
        return {lang: text for lang, text in after.texts.items() if before.texts.get(lang) != text}
    if isinstance(before, ConceptState) and isinstance(after, ConceptState):
        old = before.terms or {}
        return {lang: ", ".join(own) for lang, own in (after.terms or {}).items() if old.get(lang) != own}
    return {}


def _around(text: str, cut: int) -> str:
    """Some words before a place and after it."""
    return f"{' '.join(text[:cut].split()[-5:])} | {' '.join(text[cut:].split()[:5])}"


def rows(review: Review, queue: Queue) -> Iterator[dict[str, Any]]:
    """The rows of a queue as JSON objects, in its order."""
    row = None
    while row := queue.after(review.project, row):
        shown = view(review, row)
        yield {
            "key": row.key,
            "number": shown.number,
            "score": round(row.unit.score, 4),
            "priority": row.priority,
            "status": row.state.status,
            "note": row.state.note,
            "edited": list(shown.edited),
            "issues": [qa.sentence(issue) for issue in shown.issues],
            "reasons": list(row.unit.reasons),
            "places": {lang: f"{name}:{line}" for lang, (name, line) in shown.places.items()},
            "texts": dict(shown.texts),
            **({"divergent": _divergent(shown)} if shown.divergent else {}),
            **({"kind": row.unit.kind} if row.unit.is_fact else {}),
            **({"sentences": _sentences(shown), "spans": _spans(shown)} if row.unit.is_fact else {}),
        }


def _divergent(shown: View) -> dict[Lang, list[dict[str, Any]]]:
    """Words of ``texts`` that the languages in ``missing`` do not say."""
    return {
        lang: [{"words": one.words, "start": one.start, "end": one.end, "missing": list(one.missing)} for one in own]
        for lang, own in shown.divergent.items()
    }


def _sentences(shown: View) -> dict[Lang, list[str]]:
    return {lang: [one.text for one in found] for lang, found in shown.marked.items()}


def _spans(shown: View) -> dict[Lang, list[tuple[int, int]]]:
    """The shared words of each sentence."""
    return {lang: [(one.start, one.end) for one in found] for lang, found in shown.marked.items()}


def dispute(project: Project, kind: Kind, key: str) -> str:
    """What each person decided about what is in conflict: ``Two people disagree: Ana: accept, Ciro: reject``."""
    said: dict[str, str] = {}
    for decision in decisions.of_target(project, kind, key):
        if decision.verb != "conflict":
            said[decision.who] = "took it back" if decision.undoes else decision.verb
    return "Two people disagree: " + ", ".join(f"{who}: {verb}" for who, verb in said.items())


def other_cuts(review: Review, row: Row) -> Iterator[tuple[str, Lang, str]]:
    """Who cut a segment of the row elsewhere than it is cut now, and the words around that place."""
    for lang, cell in row.unit.cells.items():
        for name in {own.whole for own in (review.passages.numbered(lang, i) for i in cell) if own.whole}:
            about = key({lang: (name,)})
            now = decisions.state_of(review.project, "segment", about)
            for decision in decisions.of_target(review.project, "segment", about):
                for change in decision.changes:
                    if change.kind == "segment" and change.key == about and change.after not in (now, SegmentState()):
                        yield decision.who, lang, excerpts(change)[lang]


def day(decision: Decision) -> str:
    """When it was made, as ``2026-11-20 14:05``, UTC."""
    made = decision.made
    return f"{made[:4]}-{made[4:6]}-{made[6:8]} {made[9:11]}:{made[11:13]}"


_TOLD = {
    **{(status, "gone"): "replaced" for status in ("open", "accepted", "review", "conflict")},
    **{("gone", status): f"back, {status}" for status in ("open", "accepted", "review", "conflict")},
    **{(status, "absent"): "taken away again" for status in ("open", "accepted", "review", "conflict")},
    **{("absent", status): "new row" for status in ("open", "accepted", "review")},
}
"""What is said of rows that come and go."""


def told(change: Change) -> str:
    """What a change did, in a few words."""
    before, after = change.before, change.after
    said: list[str] = []
    if _result(before) != _result(after):
        said.append(_TOLD.get((_result(before), _result(after)), f"{_result(before)} -> {_result(after)}"))
    if isinstance(before, UnitState) and isinstance(after, UnitState):
        said += [
            f"text of {lang}"
            for lang in {**before.texts, **after.texts}
            if before.texts.get(lang) != after.texts.get(lang)
        ]
    if isinstance(before, ConceptState) and isinstance(after, ConceptState):
        said += ["terms"] * (before.terms != after.terms) + ["merged away"] * (after.gone and not before.gone)
        said += ["conflict"] * (after.conflict and not before.conflict)
    if isinstance(before, SegmentState) or isinstance(after, SegmentState):
        return ", ".join(said) or "cut elsewhere"
    return ", ".join([*said, *["comment"] * (before.note != after.note)])
