"""EPUB books: the pages of their spine in order, each read as a web page.

LOSES: what ``html`` loses; the table of contents, notes of the package, images.
"""

import io
import posixpath
import zipfile
import zlib
from urllib.parse import unquote

from aligner.errors import InputError
from aligner.formats import html
from aligner.formats._documents import document
from aligner.formats._zip import guard
from aligner.model import BlockKind, Document, Lang

EXTENSIONS = (".epub",)

_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html")


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of a book. Raises InputError if it is no EPUB, is damaged, locked or without text."""
    from lxml import etree

    guard(data, name, _CONTAINER, "an EPUB book (.epub)", "export it again, or save its text as .txt")
    parts: list[tuple[str, BlockKind, bool]] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            if "META-INF/encryption.xml" in book.namelist() and b"EncryptedData" in book.read(
                "META-INF/encryption.xml"
            ):
                raise InputError(f"{name} is locked (encrypted); give a copy without protection, or its text as .txt.")
            for page in _pages(book):
                try:
                    own = html.read_document(book.read(page), name, lang)
                except InputError:
                    continue  # A page of images alone.
                parts += [(own.text[b.start : b.end], b.kind, b.boilerplate) for b in own.blocks]
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, zlib.error, etree.LxmlError, RuntimeError) as error:
        raise InputError(f"{name} is a damaged EPUB ({error}): export it again, or save its text as .txt.") from None
    return document(name, lang, parts)


def _pages(book: zipfile.ZipFile) -> list[str]:
    """Names of the pages in the order in which they are read."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(book.read(_CONTAINER), parser)
    package = next((file.get("full-path", "") for file in root.iter("{*}rootfile")), "")
    opf = etree.fromstring(book.read(package), parser)
    items = {item.get("id"): item for item in opf.iter("{*}item")}
    found = []
    for reference in opf.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if (
            item is not None
            and item.get("media-type") in _PAGES
            and "nav" not in (item.get("properties") or "").split()
        ):
            found.append(posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(item.get("href", "")))))
    return found
