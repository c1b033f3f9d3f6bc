"""Web pages by lxml: every block a reader sees is kept, and what surrounds the article is marked as boilerplate.

trafilatura, an extra (``pip install ".[html]"``), tells the article from its surroundings (``_article.py``). Without it
only the page's own elements (``nav``, ``footer`` ...) and the words of boilerplate do.

LOSES: markup inside a block; scripts, styles and images.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from aligner.errors import InputError
from aligner.formats._article import extent
from aligner.formats._documents import block_kind, document, part_of
from aligner.languages import words
from aligner.model import Document, Lang
from aligner.model.pages import PageMark, Part, PartKind
from aligner.text.decode import decode, refuse_binary

EXTENSIONS = (".html", ".htm", ".xhtml")

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
_TAG = re.compile(rb"<[A-Za-z][^<>]*>")
_ATTRIBUTES = 2_000
"""Of an element; the parser compares each with those before it."""
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=", re.IGNORECASE)
_BLANK = re.compile(r"[ \t\r\n\f]+")
_BLANKS = re.compile(r"[ \t\r\n\f]{2,}")
_BLANK_LINES = re.compile(r"\A(?:[ \t]*\r?\n)+")
_LINE_END = re.compile(r"\r\n?|\n")
_INLINE_CODE = words("code kbd samp tt var")


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of a web page; its text is what a reader sees. Raises InputError if there is none."""
    data = _checked(data, name)
    parts = [
        (_BLANK.sub(" ", part.text).strip(), block_kind(part.kind), part.boilerplate)
        for part in _blocks(_root(data, name), places=False)
        if part.text
    ]
    # Between the article's own blocks all is kept: a table or an aside that trafilatura passed over is text.
    first, last = extent(data, [text for text, _, _ in parts])
    parts = [(text, kind, surround or not first <= i <= last) for i, (text, kind, surround) in enumerate(parts)]
    if parts and all(surround for _, _, surround in parts):
        parts = [(text, kind, False) for text, kind, _ in parts]
    return document(name, lang, parts)


def read_parts(data: bytes, name: str) -> list[Part]:
    """The blocks of a web page with their lines, marks and code. Raises InputError."""
    return _blocks(_root(_checked(data, name), name))


def _checked(data: bytes, name: str) -> bytes:
    """The page in an encoding that it tells, or in UTF-8. Raises InputError for what is no page."""
    if not data.strip():
        raise InputError(f"{name} is empty: give a page with text in it.")
    refuse_binary(data, name)
    if any(tag.count(b"=") > _ATTRIBUTES for tag in _TAG.findall(data) if len(tag) > _ATTRIBUTES):
        raise InputError(f"{name} has an element of thousands of attributes: give its text as .txt.")
    return _readable(data, name)


def _root(data: bytes, name: str) -> Any:
    import lxml.html

    parser = lxml.html.HTMLParser(encoding=_encoding(data), huge_tree=True)
    try:
        return lxml.html.document_fromstring(data, parser=parser)
    except (ValueError, lxml.etree.LxmlError):
        raise InputError(f"{name} is not a web page: give an .html file or its text as .txt.") from None


def _readable(data: bytes, name: str) -> bytes:
    """The page in UTF-8 where it does not say its encoding and has another one, told as of text. Raises InputError."""
    said = _CHARSET.search(data[:4096])
    if said and b"\x00" not in data[:4096]:
        return data
    return decode(data, name).encode("utf-8", "surrogatepass")


def _encoding(data: bytes) -> str | None:
    """UTF-8 if the bytes are; else what the page or the parser says."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _surrounds(node: Any, tag: str) -> bool:
    """Whether an element surrounds the article, by its tag or its name."""
    if tag in _SURROUND:
        return True
    names = {node.get("id", "").lower(), *node.get("class", "").lower().split()}
    return tag not in ("html", "body", "main", "article") and bool(names & _NAMED)


def _blocks(root: Any, *, places: bool = True) -> list[Part]:
    """The blocks in order, those in a surrounding element marked as boilerplate.

    Without recursion: a page can be nested deeper than Python's stack. ``places``: False where nobody asks for lines
    and marks, which take half the time.
    """
    found: list[Part] = []
    gathered: _Gathered | _Plain = _Gathered() if places else _Plain()
    kind: PartKind = "paragraph"
    surround = 0

    def flush() -> None:
        if part := gathered.taken(kind, surround > 0):
            found.append(part)

    stack: list[tuple[Any, bool]] = [(root, False)]
    around: list[bool] = []
    kept: list[PartKind] = []
    while stack:
        node, leaving = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        block = tag in _BLOCKS
        if leaving:
            gathered.leave(node, tag)
            if block:
                flush()
                kind = kept.pop()
            surround -= around.pop()
            gathered.add(node.tail)
            continue
        if not tag or tag in _UNSEEN:
            gathered.add(node.tail)
            continue
        if block:
            flush()
            kept.append(kind)
            kind = _KINDS.get(tag, "paragraph" if tag in ("table", "td", "th") else kind)
        around.append(_surrounds(node, tag))
        surround += around[-1]
        gathered.enter(node, tag)
        gathered.add(node.text)
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))
    flush()
    return found


class _Gathered:
    """Text and marks of a block, as the elements inside it come."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._size = 0
        self._line = self._first = 1
        self._breaks: list[int] = []
        self._marks: list[PageMark] = []
        self._open: dict[Any, int] = {}

    def add(self, text: str | None) -> None:
        """Text behind what there is."""
        if not text:
            return
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


class _Plain:
    """The same for whoever asks for the text alone."""

    def __init__(self) -> None:
        self._text: list[str] = []

    def add(self, text: str | None) -> None:
        if text:
            self._text.append(text)

    def enter(self, node: Any, tag: str) -> None:
        pass

    def leave(self, node: Any, tag: str) -> None:
        pass

    def taken(self, kind: PartKind, surround: bool) -> Part | None:
        text = _BLANK.sub(" ", "".join(self._text)).strip()
        self._text.clear()
        return Part(text, kind, 0, boilerplate=surround and kind != "code") if text else None
