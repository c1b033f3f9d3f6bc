"""OpenDocument texts: paragraphs, headings, list items and cells in order.

LOSES: formatting inside a block; images, notes, comments and deleted text of tracked changes.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from aligner.errors import InputError
from aligner.formats._documents import document
from aligner.formats._zip import guard
from aligner.model import BlockKind, Document, Lang

EXTENSIONS = (".odt", ".ott", ".fodt")

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_UNSEEN = frozenset(("note", "annotation", "tracked-changes", "table-of-content", "sequence-decls", "ruby-text"))
_BLANKS = {"tab": " ", "line-break": "\n", "s": " "}


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of a text. Raises InputError if it is no such file, is damaged, or would unpack to too much."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        if name.lower().endswith(".fodt"):
            content = data
        else:
            guard(data, name, "content.xml", "an OpenDocument text (.odt)", "save it as .odt, .docx or .txt")
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                content = archive.read("content.xml")
        root = etree.fromstring(content, parser)
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, zlib.error, etree.LxmlError, RuntimeError) as error:
        raise InputError(f"{name} is a damaged OpenDocument text ({error}): save it again, or as .txt.") from None
    return document(name, lang, list(_blocks(root)))


def _blocks(root: Any) -> Iterator[tuple[str, BlockKind, bool]]:
    from lxml import etree

    for element in root.iter(f"{_TEXT}p", f"{_TEXT}h"):
        above = [etree.QName(parent).localname for parent in element.iterancestors()]
        if _UNSEEN & set(above):
            continue
        kind: BlockKind = "paragraph"
        if element.tag == f"{_TEXT}h":
            kind = "heading"
        elif "list-item" in above:
            kind = "item"
        yield _text(element), kind, False


def _text(element: Any) -> str:
    from lxml import etree

    parts = [element.text or ""]
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in _BLANKS:
            parts.append(_BLANKS[name])
        elif name and name not in _UNSEEN and name not in ("p", "h", "frame"):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
