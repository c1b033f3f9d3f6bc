"""Word documents by python-docx, an extra: ``pip install ".[docx]"``.

LOSES: formatting inside a block; images and comments.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from aligner.errors import InputError, MissingExtraError
from aligner.formats._documents import document
from aligner.formats._zip import guard
from aligner.model import BlockKind, Document, Lang

EXTENSIONS = (".docx",)

_SPAN = re.compile(rb"<w:grid(?:Span|Before|After)\b[^>]*?val\s*=\s*[\"'](\d+)")
_WIDEST = 1_000
"""Columns a cell may cover; Word makes 63 at most."""


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of a Word file: body paragraphs and table cells in order, not headers, footers and notes.

    Raises InputError if it is no such file, is damaged, or would unpack to something enormous.
    """
    guard(data, name, "word/document.xml", "a Word document (.docx)", "save it as .docx or .txt")
    try:
        import docx
    except ImportError:
        raise MissingExtraError.of("docx", f"To read {name} python-docx is needed") from None
    try:
        _refuse_wide_cells(data, name)
        body = docx.Document(io.BytesIO(data))
        parts = list(_parts(body))
    except (
        AttributeError,
        IndexError,
        TypeError,
        KeyError,
        ValueError,
        OSError,
        zipfile.BadZipFile,
        zlib.error,
        SyntaxError,
    ) as error:
        what = "its main part is no text" if isinstance(error, AttributeError) else str(error)
        raise InputError(f"{name} is a damaged Word document ({what}): save it again, or as .txt.") from None
    return document(name, lang, parts)


def _refuse_wide_cells(data: bytes, name: str) -> None:
    """The library counts out each column that a cell says it covers."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        said = _SPAN.findall(archive.read("word/document.xml"))
    if any(len(number) > 9 or int(number) > _WIDEST for number in said):
        raise InputError(f"{name} has a table cell of more than {_WIDEST} columns, which Word has not: save it again.")


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
    # The library's own ``style`` looks through all styles for each paragraph.
    style = (paragraph._p.style or "").lower()
    if style.startswith(("heading", "title", "subtitle")):
        return "heading"
    properties = paragraph._p.pPr
    if style.startswith("list") or (properties is not None and properties.numPr is not None):
        return "item"
    return "paragraph"
