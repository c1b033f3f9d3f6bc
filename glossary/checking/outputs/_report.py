"""What every output is made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.languages import get
from glossary.checking.finding import Finding, Span


@dataclass(frozen=True)
class Report:
    """The findings of one check, and what is said of it as a whole."""

    findings: Sequence[Finding]
    version: str
    """Of the program."""
    isolate: bool = False
    """Whether the output is for a terminal, where right-to-left text is kept apart from what stands around it."""


def marked(text: str, spans: Sequence[Span]) -> str:
    """A text on one line with brackets around places."""
    out: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if start >= done:
            out += text[done:start], "[", text[start:end], "]"
            done = end
    return " ".join(("".join(out) + text[done:]).split())


def is_right_to_left(lang: str) -> bool:
    return get(lang).direction == "rtl"
