"""Decisions that come back from a report: somebody looked at a mailed page, decided, and sent a JSON file.

    {"format": "passage-aligner decisions", "version": 1, "who": "Ana",
     "rows":     {KEY: {"standing": "accepted", "texts": {"es": "..."}, "note": "..."}},
     "concepts": {ID:  {"status": "approved", "note": "..."}}}

What a row or concept does not name stays as it is.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aligner.errors import InputError
from aligner.project import concepts, rows
from aligner.project.states import Standing
from aligner.steps import deciding, deciding_concepts
from aligner.steps.applying import Applied
from aligner.steps.deciding_concepts import STATUS
from aligner.steps.reviewing import Review

FORMAT, VERSION = "passage-aligner decisions", 1
STANDINGS: tuple[Standing, ...] = ("open", "accepted", "rejected", "review")


def decisions(review: Review, path: Path, *, named: bool = False) -> Applied:
    """Takes over the decisions of a file, all or none; they are signed by the name in it, unless ``named``.

    Only what differs from what stands becomes a decision. ``named``: the review's own name counts.
    Raises InputError for a file that is none of a report.
    """
    read = _read(path)
    if not named and read["who"].strip():
        review.who = " ".join(read["who"].split())[:100]
    done = Applied()
    with review.project.transaction():
        for key, facts in read["rows"].items():
            row = rows.by_key(review.project, key)
            if row is None or not row.state.live:
                done.unknown += 1
            else:
                _row(review, key, facts, row.state.standing, done)
        there = {concept.id: concept.status for concept in concepts.load(review.project)}
        for key, facts in read["concepts"].items():
            if key in there:
                _concept(review, key, facts, there[key], done)
            else:
                done.unknown += 1
    return done


def _row(review: Review, key: str, facts: Mapping[str, Any], standing: Standing, done: Applied) -> None:
    before = (done.decided, done.edited, done.commented)
    if facts.get("texts") and deciding.edit(review, key, facts["texts"]):
        done.edited += 1
    if "note" in facts and deciding.comment(review, key, facts["note"]):
        done.commented += 1
    if facts.get("standing", standing) != standing:
        deciding.stand(review, key, facts["standing"])
        done.decided += 1
    done.same += before == (done.decided, done.edited, done.commented)


def _concept(review: Review, key: str, facts: Mapping[str, Any], status: str, done: Applied) -> None:
    before = (done.decided, done.edited, done.commented)
    if "note" in facts and facts["note"].strip() != deciding_concepts.find(review, key).note:
        deciding_concepts.comment(review, key, facts["note"])
        done.commented += 1
    if facts.get("status", status) != status:
        verb = next(verb for verb, wanted in STATUS.items() if wanted == facts["status"])
        deciding_concepts.stand(review, key, verb)
        done.decided += 1
    done.same += before == (done.decided, done.edited, done.commented)


def _read(path: Path) -> dict[str, Any]:
    """The file's content, its shape checked."""
    try:
        found = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}).") from None
    except (ValueError, RecursionError):  # Not UTF-8, not JSON, or nested beyond all reason.
        raise InputError(f"{path} is no JSON file; save the decisions from the report again.") from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise InputError(f"{path} holds no decisions of a report; save them from the report again.")
    if found.get("version") != VERSION:
        raise InputError(f"{path} was written by a newer report; update with `pip install -U passage-aligner`.")
    read = {"who": found.get("who", ""), "rows": found.get("rows", {}), "concepts": found.get("concepts", {})}
    if not (
        isinstance(read["who"], str)
        and _each(read["rows"], "standing", STANDINGS)
        and _each(read["concepts"], "status", tuple(STATUS.values()))
    ):
        raise InputError(f"{path} is damaged: a decision in it has no sense; save them from the report again.")
    return read


def _each(found: object, verdict: str, known: tuple[str, ...]) -> bool:
    return isinstance(found, dict) and all(
        isinstance(facts, dict)
        and facts.get(verdict, known[0]) in known
        and isinstance(facts.get("note", ""), str)
        and isinstance(facts.get("texts", {}), dict)
        and all(isinstance(text, str) for text in facts.get("texts", {}).values())
        for facts in found.values()
    )
