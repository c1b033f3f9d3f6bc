"""Web pages by lxml: every block a reader sees is kept, and what surrounds the article is marked as boilerplate.

trafilatura, an extra (``pip install ".[html]"``), tells the article from its surroundings (``_article.py``). Without it
only the page's own elements (``nav``, ``footer`` ...) and the words of boilerplate do.

LOSES: markup inside a block; scripts, styles and images.
"""

import re
from typing import Any

from aligner.errors import InputError
from aligner.formats import _html_blocks
from aligner.formats._article import extent
from aligner.formats._documents import block_kind, document
from aligner.model import Document, Lang
from aligner.model.pages import Part
from aligner.text.decode import decode, refuse_binary

EXTENSIONS = (".html", ".htm", ".xhtml")

_TAG = re.compile(rb"<[A-Za-z][^<>]*>")
_ATTRIBUTES = 2_000
"""Of an element; the parser compares each with those before it."""
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=", re.IGNORECASE)


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of a web page; its text is what a reader sees. Raises InputError if there is none."""
    data = _checked(data, name)
    parts = [(text, block_kind(kind), surround) for text, kind, surround in _html_blocks.texts(_root(data, name))]
    # Between the article's own blocks all is kept: a table or an aside that trafilatura passed over is text.
    first, last = extent(data, [text for text, _, _ in parts])
    parts = [(text, kind, surround or not first <= i <= last) for i, (text, kind, surround) in enumerate(parts)]
    if parts and all(surround for _, _, surround in parts):
        parts = [(text, kind, False) for text, kind, _ in parts]
    return document(name, lang, parts)


def read_parts(data: bytes, name: str) -> list[Part]:
    """The blocks of a web page with their lines, marks and code. Raises InputError."""
    return list(_html_blocks.parts(_root(_checked(data, name), name)))


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
