"""Numbers and states as the text formats write them."""

import math
import re
from collections.abc import Iterable
from typing import get_args

from aligner.model import PartOfSpeech, Status, Term

_PARTS_OF_SPEECH: dict[str, PartOfSpeech] = {
    **{part.replace(" ", ""): part for part in get_args(PartOfSpeech)},
    "n": "noun",
    "nn": "noun",
    "name": "proper noun",
    "pn": "proper noun",
    "v": "verb",
    "vb": "verb",
    "adj": "adjective",
    "adv": "adverb",
}
_STATUSES: tuple[Status, ...] = get_args(Status)


def number(score: float) -> str:
    """Four decimals, no trailing zeros: enough to sort by, and equal on machines whose last bits differ."""
    return f"{score:.4f}".rstrip("0").rstrip(".")


def to_float(text: str) -> float | None:
    """None where it is not a number, as infinity is none that a score could be."""
    try:
        found = float(text)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def whole(text: str) -> int | None:
    """A whole number from 0 that a file may count with; None where it is none. No file counts with 5,000 digits."""
    return int(text) if text.isdecimal() and len(text) <= 15 else None


def status_of(text: str) -> Status:
    """A concept's status; ``mined`` for words that are none."""
    return next((s for s in _STATUSES if s == text), "mined")


def part_of_speech_of(text: str) -> PartOfSpeech:
    """What files call it (``Noun``, ``properNoun``, ``adj.``) in our words; empty for words that are none."""
    return _PARTS_OF_SPEECH.get(re.sub(r"[^a-z]", "", text.lower()), "")


def parts_of_speech_of(words: Iterable[str], size: int) -> list[PartOfSpeech]:
    """Parts of speech of ``size`` terms by the words of a file; not known where words are missing."""
    found = [part_of_speech_of(word) for word in words]
    found.extend("" for _ in range(size - len(found)))
    return found


def parts_of_speech(terms: Iterable[Term], bar: str = "|") -> str:
    """One word a term, ``?`` where it is not known; empty if none is."""
    parts = [term.part_of_speech or "?" for term in terms]
    return bar.join(parts) if any(part != "?" for part in parts) else ""


def uses_of(text: str) -> tuple[int, int]:
    """Occurrences and documents from ``5 in 2``; zeros for anything else."""
    count, _, documents = text.partition(" in ")
    return _both(whole(count), whole(documents))


def pair_of(text: str) -> tuple[int, int]:
    """The same from ``5 2``."""
    count, _, documents = text.partition(" ")
    return _both(whole(count), whole(documents))


def _both(count: int | None, documents: int | None) -> tuple[int, int]:
    return (0, 0) if count is None or documents is None else (count, documents)


ACCEPTED = ("accepted", "accept", "approved")
"""Words for a unit that a person found right."""


def positions_of(text: str) -> tuple[int, ...]:
    """Numbers between blanks, such as the positions of a concept's evidence; what is no number is passed over."""
    return tuple(found for number in text.split() if (found := whole(number)) is not None)
