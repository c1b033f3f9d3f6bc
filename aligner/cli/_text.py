"""Text as a terminal can show it: nothing in it moves the cursor, and each line has one direction."""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Literal

from aligner.model import Lang

Bidi = Literal["auto", "terminal", "visual", "off"]
MODES: tuple[Bidi, ...] = ("auto", "terminal", "visual", "off")

RLI, LRI, PDI = "\u2067", "\u2066", "\u2069"
Span = tuple[int, int, str]
"""Start, end and SGR code of a piece to set off."""

_DANGEROUS = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufff9-\ufffb]"
)
_WHITE = re.compile(r"\s")


def printable(text: str) -> str:
    """The text with white space as blanks and controls as signs that are seen, each in the place of one.

    Bidi controls go, too: an override in one text would turn around what stands after it.
    """
    return _DANGEROUS.sub(_sign, _WHITE.sub(" ", text))


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def width(text: str) -> int:
    """Columns that the text takes."""
    from wcwidth import wcswidth

    return len(text) if text.isascii() else max(0, wcswidth(text))


def wrap(text: str, columns: int, most: int) -> list[tuple[int, int]]:
    """Where the lines of a printable text begin and end, at most so many; broken at blanks where there are any."""
    lines: list[tuple[int, int]] = []
    start = 0
    while start < len(text) and len(lines) < most:
        # A code point takes two columns at most, and marks take none: look no further than that can matter.
        end, used, blank = start, 0, -1
        while end < len(text) and end - start < 8 * columns:
            used += 1 if text[end] < "\u0300" else width(text[end])
            if used > columns:
                break
            if text[end] == " ":
                blank = end
            end += 1
        if end < len(text) and blank > start and text[end] != " ":
            end = blank
        lines.append((start, end))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    return lines


def chosen(mode: Bidi) -> Bidi:
    """What ``auto`` means here. Raises MissingExtraError when ``visual`` was asked for and cannot be had."""
    from importlib.util import find_spec

    there = find_spec("bidi") is not None
    if mode == "visual" and not there:
        from aligner.errors import MissingExtraError

        raise MissingExtraError.of("bidi", "--bidi visual needs python-bidi")
    if mode != "auto":
        return mode
    if not sys.stdout.isatty():
        return "off"
    # These leave right-to-left text in the order of the letters, as their documentation or users say.
    without = {"iTerm.app", "ghostty", "WezTerm"} & {os.environ.get("TERM_PROGRAM", "")}
    bare = os.environ.get("TERM", "") in ("linux", "alacritty") or "WT_SESSION" in os.environ
    return "visual" if there and (without or bare) else "terminal"


def directed(line: str, lang: Lang, mode: Bidi, columns: int = 0) -> str:
    """A line of a right-to-left language as the terminal needs it; others as they are.

    ``terminal``: an isolate around it, on the screen only. ``visual``: letters joined and put in the order of the eye,
    at the right edge of ``columns``.
    """
    from aligner import languages

    if mode == "off" or languages.get(lang).direction == "ltr":
        return line
    if mode == "visual":
        shown = _visual(line)
        return " " * max(0, columns - width(shown)) + shown
    return f"{RLI}{line}{PDI}"


def _visual(line: str) -> str:
    from bidi.algorithm import get_display

    try:
        from arabic_reshaper import ArabicReshaper
    except ImportError:
        pass
    else:
        line = ArabicReshaper({"delete_harakat": False, "support_ligatures": False}).reshape(line)
    return str(get_display(line, base_dir="R"))


def styled(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """``text[start:end]`` with the spans set off; of two that overlap the first counts."""
    out: list[str] = []
    at = start
    for a, b, code in _cut(spans, start, end):
        out += [text[at:a], f"\x1b[{code}m", text[a:b], "\x1b[0m"]
        at = b
    out.append(text[at:end])
    return "".join(out)


def _cut(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    found: list[Span] = []
    for a, b, code in spans:
        a, b = max(a, start), min(b, end)  # noqa: PLW2901
        if a < b and not any(a < y and x < b for x, y, _ in found):
            found.append((a, b, code))
    return sorted(found)


def block(text: str, lang: Lang, mode: Bidi, columns: int, most: int, spans: Sequence[Span] = ()) -> list[str]:
    """A text as lines of at most so many columns; the last one ends in an ellipsis where there is more."""
    columns = max(8, columns)
    shown = printable(text[: 8 * columns * most + 1])
    lines = wrap(shown, columns, most)
    more = bool(lines) and lines[-1][1] < len(text.rstrip())
    out = []
    for number, (start, end) in enumerate(lines, 1):
        last = number == len(lines) and more
        end = max(start, end - 2) if last else end  # noqa: PLW2901
        plain = mode == "visual" and directed("\u0627", lang, "terminal") != "\u0627"
        line = shown[start:end] if plain else styled(shown, start, end, spans)
        out.append(directed(line + (" …" if last else ""), lang, mode, columns))
    return out
