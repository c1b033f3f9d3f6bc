"""Word documents by python-docx, an extra: ``pip install "passage-aligner[docx]"``.

LOSES: formatting inside a block; images and comments.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from aligner.errors import InputError, MissingExtraError
from aligner.formats._documents import document
from aligner.model import BlockKind, Document, Lang

EXTENSIONS = (".docx",)

_LARGEST = 200 << 20
"""Bytes of the unpacked parts in all; a novel has about ten million."""
_RATIO = 200
"""Unpacked to packed size of a part; text packs about twentyfold."""


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of a Word file: body paragraphs and table cells in order, not headers, footers and notes.

    Raises InputError if it is no such file, is damaged, or would unpack to something enormous.
    """
    _guard(data, name)
    try:
        import docx
    except ImportError:
        raise MissingExtraError(f'To read {name} install python-docx: pip install "passage-aligner[docx]".') from None
    try:
        body = docx.Document(io.BytesIO(data))
        parts = list(_parts(body))
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, SyntaxError) as error:
        raise InputError(f"{name} is a damaged Word document ({error}): save it again, or as .txt.") from None
    return document(name, lang, parts)


def _guard(data: bytes, name: str) -> None:
    """Refuses what is no Word document, and zip bombs, by the sizes the archive states, before unpacking anything."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except zipfile.BadZipFile:
        raise InputError(f"{name} is not a Word document (.docx): save it as .docx or .txt.") from None
    if not any(i.filename == "word/document.xml" for i in infos):
        raise InputError(f"{name} is an archive, but no Word document (.docx): save it as .docx or .txt.")
    total = sum(i.file_size for i in infos)
    dense = any(i.file_size > (1 << 20) and i.file_size > _RATIO * max(1, i.compress_size) for i in infos)
    if total > _LARGEST or dense:
        raise InputError(f"{name} would unpack to {total >> 20} MB and was not opened: save it as .txt.")


def _parts(body: Any) -> Iterator[tuple[str, BlockKind, bool]]:
    for block in body.iter_inner_content():
        if hasattr(block, "rows"):
            seen = set()
            for row in block.rows:
                for cell in row.cells:
                    if id(cell._tc) not in seen:  # merged cells come once for each place they cover
                        seen.add(id(cell._tc))
                        yield from _parts(cell)
        else:
            yield block.text, _kind(block), False


def _kind(paragraph: Any) -> BlockKind:
    style = (paragraph.style.style_id or "").lower() if paragraph.style is not None else ""
    if style.startswith(("heading", "title", "subtitle")):
        return "heading"
    properties = paragraph._p.pPr
    if style.startswith("list") or (properties is not None and properties.numPr is not None):
        return "item"
    return "paragraph"
