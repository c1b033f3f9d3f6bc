"""The file that comes back from a report: somebody looked at a mailed page, decided, and saved their answers as JSON.

    {"format": "passage-aligner decisions", "version": 1, "who": "Ana",
     "rows":     {KEY: {"at": "20261120T140500Z", "row": 12, "text": "The museum opens at nine.",
                        "status": "accepted", "texts": {"es": "..."}, "note": "...", "spans": {"en": [[4, 16]]},
                        "before": {"status": "open", "texts": {"es": "..."}, "note": ""}}},
     "concepts": {ID:  {"status": "approved", "terms": {"fa": "..."}, "note": "...", "before": {...}}}}

``before`` tells what the page showed when Ana decided, ``row`` and ``text`` what to call it should it be gone; all
three and ``at`` may be missing. What an answer does not name stays as it is. ``spans``: of a fact the shared words of
each of a language's segments, in code points of the normal form that the page showed.
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner.errors import InputError
from aligner.model import Span
from aligner.project.status import CONCEPT_VERBS, UNIT_VERBS
from aligner.text.ordinary import refuse_special

FORMAT, VERSION = "passage-aligner decisions", 1
STATUSES: Mapping[str, Collection[str]] = {"texts": UNIT_VERBS, "terms": CONCEPT_VERBS}
"""What rows, which have texts, and concepts, which have terms, may be said to be."""
OLD_STATUS = "standing"
"""What older reports call the status of a row."""

Field = tuple[str, str]
"""``status`` or ``note`` and nothing; or ``texts``, ``terms``, ``spans`` and a language."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person decided about one row or concept."""

    key: str
    at: str
    """When, ``YYYYMMDDTHHMMSSZ``, UTC, by the clock of their machine; empty: not told."""
    name: str
    """For people: ``row 12, The museum opens at nine.``"""
    wanted: Mapping[Field, str]
    before: Mapping[Field, str]
    """What they saw; a field that is missing: not told."""


@dataclass(frozen=True, slots=True)
class Answers:
    """All of a file."""

    who: str
    """Empty: not told."""
    rows: tuple[Answer, ...]
    concepts: tuple[Answer, ...]


def read(path: Path) -> Answers:
    """The answers of a file. Raises InputError for a file that is none of a report, or that has been damaged."""
    refuse_special(path)
    try:
        found = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}).") from None
    except (ValueError, RecursionError):  # Not UTF-8, not JSON, or nested beyond all reason.
        raise InputError(f"{path} is no JSON file; save the decisions from the report again.") from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise InputError(f"{path} holds no decisions of a report; save them from the report again.")
    if found.get("version") != VERSION:
        raise InputError(f"{path} was written by a newer report; update passage-aligner: `git pull` in its clone.")
    try:
        return Answers(
            " ".join(_text(found.get("who", "")).split())[:100],
            _answers(found.get("rows", {}), "texts"),
            _answers(found.get("concepts", {}), "terms"),
        )
    except _DamagedError as damage:
        raise InputError(f"{path} is damaged ({damage}); save the decisions from the report again.") from None


class _DamagedError(Exception):
    """A value that makes no sense."""


def _answers(found: object, words: str) -> tuple[Answer, ...]:
    return tuple(_answer(key, _object(facts), words) for key, facts in _object(found).items())


def _answer(key: str, facts: Mapping[str, Any], words: str) -> Answer:
    wanted = _fields(facts, words)
    status = wanted.get(("status", ""))
    if status is not None and status not in STATUSES[words]:
        raise _DamagedError(f"no status is called {status!r}")
    at = _text(facts.get("at", ""))
    if at and not re.fullmatch(r"\d{8}T\d{6}Z", at, re.ASCII):
        raise _DamagedError(f"{at!r} is no time")
    kind = "row" if words == "texts" else "term"
    number, text = facts.get("row"), " ".join(_text(facts.get("text", "")).split())[:60]
    name = " ".join([kind, *([str(number)] if isinstance(number, int) else []), *([f"“{text}”"] if text else [])])
    return Answer(key, at, name if text else f"{kind} {key[:60]}", wanted, _fields(facts.get("before", {}), words))


def _fields(found: object, words: str) -> dict[Field, str]:
    facts = _object(found)
    if OLD_STATUS in facts:
        facts = {"status": facts[OLD_STATUS], **facts}
    own = {(words, lang): _text(text) for lang, text in _object(facts.get(words, {})).items()}
    if words == "texts":
        own |= {("spans", lang): spans_text(_spans(found)) for lang, found in _object(facts.get("spans", {})).items()}
    return own | {(name, ""): _text(facts[name]) for name in ("status", "note") if name in facts}


def _spans(found: object) -> list[Span]:
    if not isinstance(found, list) or not all(
        isinstance(span, list) and len(span) == 2 and all(type(value) is int for value in span) for span in found
    ):
        raise _DamagedError(f"{str(found)[:40]!r} is no list of spans")
    return [(start, end) for start, end in found]


def spans_text(spans: Sequence[Span]) -> str:
    """Spans as the text of a field."""
    return " ".join(f"{start}-{end}" for start, end in spans)


def spans_of(text: str) -> list[Span]:
    """The reverse of ``spans_text``."""
    pairs = (part.rsplit("-", 1) for part in text.split())
    return [(int(start), int(end)) for start, end in pairs]


def _object(found: object) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise _DamagedError(f"{str(found)[:40]!r} is no object")
    return found


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise _DamagedError(f"{str(found)[:40]!r} is no text")
    return found.encode("utf-8", "replace").decode("utf-8")  # JSON can hold half a character; nothing else can.
