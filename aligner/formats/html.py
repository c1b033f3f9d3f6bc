"""Web pages by lxml: every block a reader sees is kept, and what surrounds the article is marked as boilerplate.

trafilatura, an extra (``pip install ".[html]"``), tells the article from its surroundings. Without it
only the page's own elements (``nav``, ``footer`` ...) and the words of boilerplate do.

LOSES: markup inside a block; scripts, styles and images.
"""

import re
from typing import Any

from aligner.errors import InputError
from aligner.formats._documents import document
from aligner.languages import words
from aligner.model import BlockKind, Document, Lang
from aligner.text.decode import decode, refuse_binary

EXTENSIONS = (".html", ".htm", ".xhtml")

_KINDS: dict[str, BlockKind] = {**dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"), "li": "item"}
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


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of a web page; its text is what a reader sees. Raises InputError if there is none."""
    import lxml.html

    if not data.strip():
        raise InputError(f"{name} is empty: give a page with text in it.")
    refuse_binary(data, name)
    if any(tag.count(b"=") > _ATTRIBUTES for tag in _TAG.findall(data) if len(tag) > _ATTRIBUTES):
        raise InputError(f"{name} has an element of thousands of attributes: give its text as .txt.")
    data = _readable(data, name)
    parser = lxml.html.HTMLParser(encoding=_encoding(data), huge_tree=True)
    try:
        root = lxml.html.document_fromstring(data, parser=parser)
    except (ValueError, lxml.etree.LxmlError):
        raise InputError(f"{name} is not a web page: give an .html file or its text as .txt.") from None
    parts = _blocks(root)
    if article := _article(data):
        inside = [i for i, (text, _, _) in enumerate(parts) if _letters(text) in article]
        # Between the article's own blocks all is kept: a table or an aside that trafilatura passed over is text.
        first, last = (inside[0], inside[-1]) if inside else (0, len(parts))
        parts = [(text, kind, surround or not first <= i <= last) for i, (text, kind, surround) in enumerate(parts)]
    if parts and all(surround for _, _, surround in parts):
        parts = [(text, kind, False) for text, kind, _ in parts]
    return document(name, lang, parts)


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


def _article(data: bytes) -> str:
    """Letters and digits of the article as trafilatura finds it; nothing without trafilatura, or if it finds none."""
    try:
        import trafilatura
    except ImportError:
        return ""
    found: Any = trafilatura.bare_extraction(data, include_comments=False, include_tables=True, with_metadata=False)
    return _letters("".join(found.body.itertext())) if found is not None and found.body is not None else ""


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _surrounds(node: Any, tag: str) -> bool:
    """Whether an element surrounds the article, by its tag or its name."""
    if tag in _SURROUND:
        return True
    names = {node.get("id", "").lower(), *node.get("class", "").lower().split()}
    return tag not in ("html", "body", "main", "article") and bool(names & _NAMED)


def _blocks(root: Any) -> list[tuple[str, BlockKind, bool]]:
    """Text of each block in order, its kind, and whether it stands in a surrounding element.

    Without recursion: a page can be nested deeper than Python's stack.
    """
    found: list[tuple[str, BlockKind, bool]] = []
    buffer: list[str] = []
    kind: BlockKind = "paragraph"
    surround = 0

    def flush() -> None:
        if text := _BLANK.sub(" ", "".join(buffer)).strip():
            found.append((text, kind, surround > 0))
        buffer.clear()

    stack: list[tuple[Any, bool]] = [(root, False)]
    kept: list[BlockKind] = []
    while stack:
        node, leaving = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        block = tag in _BLOCKS
        if leaving:
            if block:
                flush()
                kind = kept.pop()
            surround -= _surrounds(node, tag)
            buffer.append(node.tail or "")
            continue
        if not tag or tag in _UNSEEN:
            buffer.append(node.tail or "")
            continue
        if block:
            flush()
            kept.append(kind)
            kind = _KINDS.get(tag, "paragraph" if tag in ("table", "td", "th") else kind)
        surround += _surrounds(node, tag)
        buffer.append(node.text or "")
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))
    flush()
    return found
