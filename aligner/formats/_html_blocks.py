"""The blocks of a web page, in the order of its elements: their text, kind, lines and marks."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

from aligner.formats._documents import part_of
from aligner.languages import words
from aligner.model.pages import PageMark, Part, PartKind

_KINDS: dict[str, PartKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "item",
    "pre": "code",
}
_BLOCKS = words(
    """
    p h1 h2 h3 h4 h5 h6 li dt dd td th caption figcaption blockquote pre div section article main body header
    footer aside nav form ul ol dl table tr tbody thead address details summary fieldset br hr option
    """
)
_UNSEEN = words("script style noscript template head svg iframe object select textarea button input")
_SURROUND = words("nav footer aside form header menu dialog")
_NAMED = words(
    """
    menu nav navbar navigation breadcrumb breadcrumbs sidebar share sharing social cookie cookies cookie-banner
    related comments comment-respond respond newsletter footer widget pagination
    """
)
"""Whole class names and ids of such elements where the page has no better; ``has-sidebar`` is none of them."""
_BLANK = re.compile(r"[ \t\r\n\f]+")
_BLANKS = re.compile(r"[ \t\r\n\f]{2,}")
_BLANK_LINES = re.compile(r"\A(?:[ \t]*\r?\n)+")
_LINE_END = re.compile(r"\r\n?|\n")
_INLINE_CODE = words("code kbd samp tt var")

_Event = str | tuple[Any, str, bool]
"""A piece of text; or an element, its tag, and whether it ends here."""


def texts(root: Any) -> Iterator[tuple[str, PartKind, bool]]:
    """The text of each block, white space as a reader sees it, its kind, and whether it is boilerplate: ``parts``
    without lines and marks, in half the time."""
    for events, kind, surround in _blocks(root):
        text = _BLANK.sub(" ", "".join(event for event in events if isinstance(event, str))).strip()
        if text:
            yield text, kind, surround and kind != "code"


def parts(root: Any) -> Iterator[Part]:
    """The blocks with their lines, marks and code; those in a surrounding element are boilerplate."""
    gathered = _Gathered()
    for events, kind, surround in _blocks(root):
        for event in events:
            if isinstance(event, str):
                gathered.add(event)
                continue
            node, tag, ends = event
            (gathered.leave if ends else gathered.enter)(node, tag)
        if part := gathered.taken(kind, surround):
            yield part


def _blocks(root: Any) -> Iterator[tuple[list[_Event], PartKind, bool]]:
    """What each block is made of, its kind, and whether it is in a surrounding element; empty ones, too.

    Without recursion: a page can be nested deeper than Python's stack.
    """
    events: list[_Event] = []
    kind: PartKind = "paragraph"
    surround = 0
    stack: list[tuple[Any, bool]] = [(root, False)]
    around: list[bool] = []
    kept: list[PartKind] = []
    while stack:
        node, leaving = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        block = tag in _BLOCKS
        if leaving:
            events.append((node, tag, True))
            if block:
                yield events, kind, surround > 0
                events = []
                kind = kept.pop()
            surround -= around.pop()
        elif tag and tag not in _UNSEEN:
            if block:
                yield events, kind, surround > 0
                events = []
                kept.append(kind)
                kind = _KINDS.get(tag, "paragraph" if tag in ("table", "td", "th") else kind)
            around.append(_surrounds(node, tag))
            surround += around[-1]
            events.append((node, tag, False))
            if node.text:
                events.append(node.text)
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node))
            continue
        if node.tail:
            events.append(node.tail)
    yield events, kind, surround > 0


def _surrounds(node: Any, tag: str) -> bool:
    """Whether an element surrounds the article, by its tag or its name."""
    if tag in _SURROUND:
        return True
    names = {node.get("id", "").lower(), *node.get("class", "").lower().split()}
    return tag not in ("html", "body", "main", "article") and bool(names & _NAMED)


class _Gathered:
    """Text and marks of a block, as the elements inside it come."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._size = 0
        self._line = self._first = 1
        self._breaks: list[int] = []
        self._marks: list[PageMark] = []
        self._open: dict[Any, int] = {}

    def add(self, text: str) -> None:
        """Text behind what there is."""
        self._text.append(text)
        for match in _LINE_END.finditer(text):
            self._breaks.append(self._size + match.end())
            self._line += 1
        self._size += len(text)

    def enter(self, node: Any, tag: str) -> None:
        """The parser knows the line of an element; our own count would miss what tags span."""
        if node.sourceline and node.sourceline > self._line:
            self._breaks += [self._size] * (node.sourceline - self._line)
            self._line = node.sourceline
        if tag in _INLINE_CODE or (tag == "a" and node.get("href")):
            self._open[node] = self._size
        elif tag == "img":
            self._marks.append(PageMark(self._size, self._size, "image", node.get("src") or ""))

    def leave(self, node: Any, tag: str) -> None:
        start = self._open.pop(node, None)
        if start is None:
            return
        if tag == "a":
            self._marks.append(PageMark(start, self._size, "link", node.get("href")))
        else:
            self._marks.append(PageMark(start, self._size, "code", ""))

    def taken(self, kind: PartKind, surround: bool) -> Part | None:
        """What was gathered, with its white space as a reader sees it; nothing is left of it here."""
        raw, first = "".join(self._text), self._first
        breaks, marks = self._breaks, self._marks
        self._text, self._size, self._first, self._breaks, self._marks = [], 0, self._line, [], []
        self._open = dict.fromkeys(self._open, 0)
        if kind == "code":
            text = _BLANK_LINES.sub("", raw).rstrip()
            begin = raw.find(text)
            return Part(text, kind, first + sum(offset <= begin for offset in breaks)) if text else None
        text, moved = _folded(raw)
        return part_of(
            text,
            kind,
            first,
            [moved(offset) for offset in breaks],
            [
                PageMark(moved(m.start), moved(m.end), m.kind, m.value or " ".join(raw[m.start : m.end].split()))
                for m in marks
            ],
            surround,
        )


def _folded(raw: str) -> tuple[str, Callable[[int], int]]:
    """The text with one blank in the place of each run of white space, and where an offset of the raw one is in it."""
    starts: list[int] = []
    ends: list[int] = []
    gone = [0]
    for match in _BLANKS.finditer(raw):
        starts.append(match.start())
        ends.append(match.end())
        gone.append(gone[-1] + ends[-1] - starts[-1] - 1)

    def moved(offset: int) -> int:
        run = bisect_right(ends, offset)
        if run < len(starts):
            offset = min(offset, starts[run] + 1) if offset > starts[run] else offset
        return offset - gone[run]

    return _BLANK.sub(" ", raw), moved
