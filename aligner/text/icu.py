"""Messages of ICU: ``{count, plural, one {# file} other {# files}}``; which parts are text, and which its frame.

The syntax is that of ICU's MessageFormat; apostrophes, which quote braces there, are taken for apostrophes.
"""

import re
from collections.abc import Iterator

_ARGUMENT = re.compile(r"\{\s*(\w+)\s*,\s*(plural|selectordinal|select|number|date|time|spellout|duration)\b\s*")
_CHOICE = re.compile(r"\s*(?:offset\s*:\s*\d+\s*)?(=\d+|[\w-]+)\s*\{")
_DEEPEST = 20
_CHOOSING = ("plural", "selectordinal", "select")


def frames(text: str) -> list[tuple[int, int]]:
    """The parts that are no text, in order: ``{n, plural, one {``, ``#``, ``} other {``, ``}}``; simple arguments
    (``{name}``) are not among them."""
    return sorted(_frames(text, 0, len(text), 0)) if "{" in text and "," in text else []


def arguments(text: str) -> list[tuple[int, str]]:
    """Where each argument with a type begins, and its name."""
    return [(start, match[1]) for start, _ in frames(text) if (match := _ARGUMENT.match(text, start))]


def fault(text: str) -> str:
    """Why a message cannot be read, in words; empty: it can."""
    if text.count("{") != text.count("}"):
        return f"the translation has {text.count('{')} opening braces and {text.count('}')} closing ones"
    for argument in _ARGUMENT.finditer(text):
        close = _closing(text, argument.start())
        if close is None:
            return f"the braces of {argument[1]} do not match in the translation"
        if argument[2] in _CHOOSING and not re.search(r"(?<!\w)other\s*\{", text[argument.end() : close]):
            return f"the translation has no branch 'other' for {argument[1]}"
    return ""


def _frames(text: str, at: int, end: int, depth: int) -> Iterator[tuple[int, int]]:
    while depth < _DEEPEST and (argument := _ARGUMENT.search(text, at, end)):
        yield from (found := list(_argument(text, argument, depth)))
        at = found[-1][1] if found else argument.end()


def _argument(text: str, argument: re.Match[str], depth: int) -> Iterator[tuple[int, int]]:
    """The frame of one argument; nothing where its braces do not match."""
    close = _closing(text, argument.start())
    if close is None:
        return
    start, at = argument.start(), argument.end()
    if argument[2] in _CHOOSING:
        at += text.startswith(",", at)
        while choice := _CHOICE.match(text, at, close):
            inner = _closing(text, choice.end() - 1)
            if inner is None:
                return
            yield start, choice.end()
            yield from _frames(text, choice.end(), inner, depth + 1)
            if argument[2] != "select":
                yield from ((n, n + 1) for n in range(choice.end(), inner) if text[n] == "#")
            start, at = inner, inner + 1
    yield start, close + 1


def _closing(text: str, at: int) -> int | None:
    """Where the brace that opens at a place is closed."""
    depth = 0
    for n in range(at, len(text)):
        depth += (text[n] == "{") - (text[n] == "}")
        if not depth:
            return n
    return None
