"""Numbers and states as the text formats write them."""

from typing import get_args

from aligner.model import Status

_STATUSES: tuple[Status, ...] = get_args(Status)


def number(score: float) -> str:
    """Four decimals, no trailing zeros: enough to sort by, and equal on machines whose last bits differ."""
    return f"{score:.4f}".rstrip("0").rstrip(".")


def to_float(text: str) -> float | None:
    """None where it is not a number."""
    try:
        return float(text)
    except ValueError:
        return None


def status_of(text: str) -> Status:
    """A concept's status; ``mined`` for words that are none."""
    return next((s for s in _STATUSES if s == text), "mined")


def uses_of(text: str) -> tuple[int, int]:
    """Occurrences and documents from ``5 in 2``; zeros for anything else."""
    count, _, documents = text.partition(" in ")
    return (int(count), int(documents)) if count.isdecimal() and documents.isdecimal() else (0, 0)


ACCEPTED = ("accepted", "accept", "approved")
"""Words for a unit that a person found right."""
