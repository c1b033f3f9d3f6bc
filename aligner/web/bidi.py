"""A text as a page shows it: cut into pieces that are plain, a term, markup, an issue, or what nobody would see."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

LONGEST = 4_000
"""Code points of a text that are shown until somebody asks for the rest."""

PieceKind = Literal["", "markup", "term", "approved", "forbidden", "divergent", "issue", "control"]
"""``approved`` and ``forbidden`` are terms, too: what somebody decided about them; ``divergent``: words that other
languages of the row do not say."""
_LAYERS: tuple[PieceKind, ...] = ("", "markup", "term", "approved", "forbidden", "divergent", "issue", "control")
"""What overlaps is shown as what stands behind."""
Span = tuple[int, int, PieceKind]
"""Start, end (excluded) in code points, and what stands there."""

_HARMLESS = "\t\n\r\u200c\u200d\u200e\u200f\u00ad"
"""Joiners and direction marks belong to Persian spelling; they move nothing but what stands next to them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is shown in one way."""

    text: str
    kind: PieceKind = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that are read in one direction."""

    pieces: tuple[Piece, ...]
    direction: Literal["", "ltr", "rtl"] = ""
    """Where it differs from that of the text: kept apart, so that it turns nothing around it."""


_LTR = "A-Za-z\u00c0-\u02af\u0300-\u052f\u1e00-\u1fff"  # Latin, Greek, Cyrillic, and their accents.
_RTL = "\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdfb\ufe70-\ufefc"
# A name goes from letter to letter or digit: Delta 3.1, Duarte v. Molino, C++, user@example.org. Digits of Persian, and
# marks at its ends, belong to the text around it.
_FOREIGN: dict[str, tuple[Literal["ltr", "rtl"], re.Pattern[str]]] = {
    "rtl": (
        "ltr",
        re.compile(
            rf"(?:(?<![^\s«(\[])[@#.])?[{_LTR}](?:[{_LTR}0-9_&'’./+@:?=%~#\u2010\u2011-]|[ \u00a0](?=[{_LTR}0-9]))*"
            rf"(?<=[{_LTR}0-9])[+#]*"
        ),
    ),
    "ltr": ("rtl", re.compile(rf"[{_RTL}](?:[{_RTL}\u200c۰-۹٠-٩]|[ \u00a0](?=[{_RTL}]))*(?<=[{_RTL}۰-۹٠-٩])")),
}


def runs(text: str, spans: Sequence[Span], direction: str) -> tuple[Run, ...]:
    """The text in runs, and those in pieces.

    A Latin name inside Persian pulls the digits after it to its own side («Orion» ۲۰۲۵ shows the year on the wrong
    one); taken out of the flow as a whole it stays between its marks, as in print. The same for Persian inside Latin.
    Markup reads from the left.
    """
    other, pattern = _FOREIGN[direction]
    found: list[Run] = []
    begin = 0
    foreign = [match.span() for match in pattern.finditer(text)]
    if direction == "rtl":
        foreign = _joined([*foreign, *((a, b) for a, b, kind in spans if kind == "markup")])
    for start, end in (*foreign, (len(text), len(text))):
        if start > begin:
            found.append(Run(pieces(text[begin:start], within(spans, begin, start))))
        if end > start:
            found.append(Run(pieces(text[start:end], within(spans, start, end)), other))
        begin = end
    return tuple(found)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def pieces(text: str, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """The text cut at its spans; where two overlap an issue counts before a term, and a term before markup.

    Characters that turn the direction of what follows, that no screen shows, or that are no characters at all
    (lone surrogates) are named instead of obeyed.
    """
    kinds: list[PieceKind] = [""] * len(text)
    for start, end, kind in sorted(spans, key=lambda span: _LAYERS.index(span[2])):
        kinds[start:end] = [kind] * len(kinds[start:end])
    found: list[Piece] = []
    begin = 0
    for at, char in enumerate(text):
        hidden = _hidden(char)
        if at > begin and (hidden or kinds[at] != kinds[at - 1]):
            found.append(Piece(text[begin:at], kinds[begin]))
            begin = at
        if hidden:
            found.append(Piece(f"U+{ord(char):04X}", "control"))
            begin = at + 1
    if begin < len(text):
        found.append(Piece(text[begin:], kinds[begin]))
    return tuple(found)


def plain(text: str) -> str:
    """For an attribute or a form field: without lone surrogates, which no page can carry."""
    return text.encode("utf-8", "replace").decode("utf-8")


def within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The spans of a text as spans of its part from ``start`` to ``end``."""
    return [
        (max(a, start) - start, min(b, end) - start, kind) for a, b, kind in spans if a < end and b > start and a < b
    ]


def _hidden(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co") and char not in _HARMLESS
