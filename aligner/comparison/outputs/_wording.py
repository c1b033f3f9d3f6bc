"""What outputs for people share."""

from aligner.comparison.findings import Comparison, PageResult, Side
from aligner.languages import get

LONGEST = 300
"""Code points of a text that are shown."""


def shortened(text: str) -> str:
    """On one line, cut where it is too long to be read in a list."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def place(side: Side) -> str:
    """``docs/es/guide.md:12``; nothing where there is no file."""
    return f"{side.path}:{side.line}" if side.path else ""


def is_right_to_left(lang: str) -> bool:
    return get(lang).direction == "rtl"


def percents(comparison: Comparison) -> str:
    """``es 97.5 %, fa 61.0 %; 79.2 % in all``."""
    each = ", ".join(f"{lang} {share} %" for lang, share in comparison.by_language.items())
    return f"In step: {each}; {comparison.in_step} % in all."


def counts(page: PageResult) -> str:
    """``2 missing, 1 changed``; ``in step``."""
    return ", ".join(f"{count} {kind}" for kind, count in page.counts.items()) or "in step"
