"""Paragraphs, headings and list items of plain text, as it comes from files, mail and web extraction.

Text comes with a blank line between paragraphs, with a single line end between them, or wrapped at a column. Lines
without a blank line between them are taken as one wrapped paragraph only if they are about equally long and do not end
where sentences end; otherwise each line is a block of its own.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from aligner.model import Block, BlockKind, Lang
from aligner.text import boilerplate
from aligner.text.lines import ends_in_stop

_LINE = re.compile("[^\r\n\u2028\u2029\u0085\x0b\x0c]+")
_BREAK = re.compile("\r\n|[\r\n\u2028\u2029\u0085\x0b\x0c]")
_ITEM = re.compile(
    r"(?:[-*+•◦▪●○■‣⁃·–—][ \t\u00a0]+"
    r"|\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)-][ \t\u00a0]+"
    r"|\(?[a-zA-Zا-ی]\)[ \t\u00a0]+"
    r"|[ivxIVX]{1,5}[.)][ \t\u00a0]+)\S"
)
_HASHES = re.compile(r"#{1,6}[ \t]+\S")
_HEADING_WORDS = 16
_HEADING_LETTERS = 120


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    after_gap: bool
    """A blank line, or nothing, stands before it."""
    before_gap: bool

    @property
    def item(self) -> bool:
        return bool(_ITEM.match(self.text))


def blocks(text: str, lang: Lang) -> tuple[Block, ...]:
    """The blocks of a plain text, in order; all that is not white space is in exactly one. Boilerplate is marked."""
    lines = _lines(text)
    found: list[tuple[_Line, BlockKind]] = []
    run: list[_Line] = []
    for line in lines:
        run.append(line)
        if line.before_gap:
            found += _run(run)
            run = []
    return boilerplate.mark(text, _with_headings(found), lang)


def _lines(text: str) -> list[_Line]:
    """The lines with something on them, without the white space at their ends."""
    spans = []
    for match in _LINE.finditer(text):
        raw = match.group()
        if stripped := raw.strip():
            start = match.start() + len(raw) - len(raw.lstrip())
            spans.append((start, start + len(stripped)))
    gaps = [True, *(len(_BREAK.findall(text, a[1], b[0])) > 1 for a, b in pairwise(spans)), True]
    return [_Line(a, b, text[a:b], gaps[i], gaps[i + 1]) for i, (a, b) in enumerate(spans)]


def _run(lines: list[_Line]) -> list[tuple[_Line, BlockKind]]:
    """Blocks of lines that no blank line parts: each line one, or wrapped lines joined; items part them anyway."""
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and not line.item and not _HASHES.match(line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    found: list[tuple[_Line, BlockKind]] = []
    for group in groups:
        kind: BlockKind = "item" if group[0].item else "paragraph"
        if len(group) > 1 and _wrapped(group):
            first, last = group[0], group[-1]
            whole = " ".join(line.text for line in group)
            found.append((_Line(first.start, last.end, whole, first.after_gap, last.before_gap), kind))
        else:
            found += [(line, kind if line is group[0] else "paragraph") for line in group]
    return found


def _wrapped(lines: list[_Line]) -> bool:
    """Whether the lines look broken at a column: about equally long, the last aside, and open at their ends."""
    body = [len(line.text) for line in lines[:-1]]
    width = max(body)
    if not 40 <= width <= 130 or len(lines[-1].text) > width + 10:
        return False
    # A word that did not fit explains a short line, so the width must nearly be reached.
    if sum(n >= 0.75 * width for n in body) < 0.8 * len(body):
        return False
    open_ends = sum(not ends_in_stop(line.text) for line in lines[:-1])
    lower = sum(line.text[0].islower() for line in lines[1:])
    cased = any(c.isupper() for line in lines for c in line.text)
    return open_ends > len(body) / 2 and (not cased or lower > len(body) / 3)


def _with_headings(found: list[tuple[_Line, BlockKind]]) -> tuple[Block, ...]:
    result = []
    for i, (line, kind) in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        if kind == "paragraph" and _is_heading(line, following, first=i == 0):
            kind = "heading"  # noqa: PLW2901
        result.append(Block(line.start, line.end, kind))
    return tuple(result)


def _is_heading(line: _Line, following: tuple[_Line, BlockKind] | None, *, first: bool) -> bool:
    """A short line without a final stop that stands alone, or directly before a fuller one."""
    text = line.text
    if _HASHES.match(text):
        return True
    if not following or len(text) > _HEADING_LETTERS or len(text.split()) > _HEADING_WORDS:
        return False
    if not any(c.isalpha() for c in text) or (text[0].islower() and not first):
        return False
    if ends_in_stop(text) and not text.endswith(("?", "؟")):
        return False
    if line.after_gap and line.before_gap:
        return True
    after, kind = following
    return kind == "paragraph" and len(after.text) > 1.5 * len(text) and ends_in_stop(after.text)
