"""Excel sheets for people, by openpyxl, an extra: ``pip install ".[xlsx]"``.

Rows and columns are those of ``csv`` (see ``sheets``). Every cell is text, so nothing is taken for a formula, a date or
a number; cells of right-to-left languages read from the right. Reading takes the first sheet, and numbers a person
typed as their text.

LOSES: what ``csv`` loses; what goes beyond 32,767 characters in a cell (rule ``cell``); formatting of a sheet read.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO

from aligner import languages
from aligner.errors import InputError, MissingExtraError
from aligner.formats._clean import Loss, Losses, clean
from aligner.formats._rows import Units, gathered
from aligner.formats._zip import guard
from aligner.formats.sheets import layout, reading
from aligner.model import Exchange, Lang

EXTENSIONS = (".xlsx",)

_LONGEST = 32_767
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\sr=[\"']([A-Za-z]+)(\d+)[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\sr=[\"'](\d+)[\"']")
_RANGE = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?ref=[\"']([A-Za-z]+)(\d+):([A-Za-z]+)(\d+)[\"']")
_FEW, _SPARSE = 200_000, 4
"""Cells that any sheet may reach over, and bytes of it for each further one; a cell with a text takes thirty."""
_STAMP = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def write_memory(exchange: Exchange, out: BinaryIO, *, losses: Losses = None) -> None:
    """All units, one a row."""
    _write(out, layout.memory_rows(exchange, losses), exchange.languages, "passages", losses)


def write_glossary(exchange: Exchange, out: BinaryIO, *, losses: Losses = None) -> None:
    """All concepts in their order, one a row; rejected ones too, as ``status`` says."""
    _write(out, layout.glossary_rows(exchange, losses), exchange.languages, "terms", losses)


def read_memory(stream: BinaryIO, *, losses: Losses = None, languages: Sequence[Lang] = ()) -> Exchange:
    """A memory of ours, or any sheet whose first row names languages. Raises InputError.

    ``languages``: in the order of the columns, whatever the first row says.
    """
    return gathered(read_units(stream, losses=losses, languages=languages))


def read_units(stream: BinaryIO, *, losses: Losses = None, languages: Sequence[Lang] = ()) -> Units:
    """As ``read_memory``, one unit at a time."""
    return reading.memory_units(_read(stream), _name(stream), losses, languages)


def read_glossary(stream: BinaryIO, *, losses: Losses = None, languages: Sequence[Lang] = ()) -> Exchange:
    """A glossary of ours, edited or not, or any sheet whose first row names languages. Raises InputError."""
    return reading.glossary_of(_read(stream), _name(stream), losses, languages)


def _name(stream: BinaryIO) -> str:
    return str(getattr(stream, "name", "The Excel file"))


def _openpyxl(what: str) -> Any:
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError.of("xlsx", f"To {what} openpyxl is needed") from None
    return openpyxl


def _write(out: BinaryIO, rows: Iterable[list[str]], langs: tuple[Lang, ...], title: str, losses: Losses) -> None:
    book = _openpyxl("write Excel files").Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    try:
        _fill(sheet, rows, langs, losses)
    except BaseException:
        # The library is half-way through a temporary file of its own.
        sheet.close()
        raise
    save(book, out)


def _fill(sheet: Any, rows: Iterable[list[str]], langs: tuple[Lang, ...], losses: Losses) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    looks = [Alignment(vertical="top", wrap_text=True, readingOrder=order) for order in (1, 2)]
    right = {lang for lang in langs if languages.get(lang).direction == "rtl"}
    head: list[str] = []
    for number, row in enumerate(rows):
        head = head or row
        if not number:
            for column, name in enumerate(head, 1):
                letters = _openpyxl("write Excel files").utils.get_column_letter(column)
                sheet.column_dimensions[letters].width = 50 if name in langs or name.startswith("example-") else 12
        cells = []
        for name, text in zip(head, row, strict=True):
            cell = WriteOnlyCell(sheet, _cut(text, row[0], name if name in langs else "", losses) or None)
            if text:
                cell.data_type = "s"
            cell.alignment = looks[name.removeprefix("example-") in right]
            if not number:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)


def _cut(text: str, row: str, lang: Lang, losses: Losses) -> str:
    if len(text) <= _LONGEST:
        return text
    after = clean(text[:_LONGEST])
    if losses is not None:
        losses.append(Loss(row, lang, "cell", text, after))
    return after


def _same_bytes(made: io.BytesIO, out: BinaryIO) -> None:
    """The archive without the time of writing, so that the same content gives the same bytes."""
    # Through a buffer of its own: zipfile wants to seek, which a pipe cannot.
    again = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", old.read(info))
            new.writestr(zipfile.ZipInfo(info.filename, _STAMP), data, zipfile.ZIP_DEFLATED)
    out.write(again.getvalue())


def _read(stream: BinaryIO) -> Iterator[list[str]]:
    name = _name(stream)
    with _explained(name):
        book = _opened(stream.read(), name, read_only=True, data_only=True)
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield ["" if value is None else str(value) for value in row]


def load(data: bytes, name: str) -> Any:
    """The openpyxl workbook, to look at its cells and change them, formulas as they stand. Raises InputError."""
    with _explained(name):
        book = _opened(data, name)
        book.worksheets[0].calculate_dimension()
    return book


def text_of(cell: Any) -> str:
    """What a cell says."""
    return "" if cell.value is None else str(cell.value)


def put(cell: Any, text: str) -> None:
    """Gives a cell a text, which is never taken for a formula."""
    cell.value = text or None
    if text:
        cell.data_type = "s"


def save(book: Any, out: BinaryIO) -> None:
    """The workbook as a file, without the time of writing."""
    made = io.BytesIO()
    book.save(made)
    _same_bytes(made, out)


def _opened(data: bytes, name: str, **mode: bool) -> Any:
    guard(data, name, "xl/workbook.xml", "an Excel file (.xlsx)", "save it as .xlsx or .csv")
    _refuse_far_cells(data, name)
    return _openpyxl(f"read {name}").load_workbook(io.BytesIO(data), keep_links=False, **mode)


def _refuse_far_cells(data: bytes, name: str) -> None:
    """The library fills in all cells between those that a sheet has, and those that it says are merged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            if not part.startswith("xl/worksheets/") or not part.endswith(".xml"):
                continue
            sheet = archive.read(part)
            most = _FEW + len(sheet) // _SPARSE
            rows, columns, merged = 1, 1, 0
            for letters, row in _CELL.findall(sheet):
                columns = max(columns, _column(letters))
                rows = max(rows, _row(row))
            for row in _ROW.findall(sheet):
                rows = max(rows, _row(row))
            for a, first, b, last in _RANGE.findall(sheet):
                merged += (1 + abs(_column(b) - _column(a))) * (1 + abs(_row(last) - _row(first)))
            if rows * columns > most or merged > most:
                raise InputError(
                    f"{name} has cells far away from the others (row {rows:,}, column {columns:,}) or merges millions; "
                    f"delete what is beyond the texts, or save it as .csv."
                )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:6].upper():
        number = number * 26 + letter - 64
    return number


def _row(digits: bytes) -> int:
    return int(digits[:12])


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Says in a sentence that the file is damaged, whatever the library stumbles over."""
    try:
        yield
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, SyntaxError, EOFError) as error:
        raise InputError(f"{name} is a damaged Excel file ({error}): save it again, or as .csv.") from None
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
        raise InputError(f"{name} is a damaged Excel file ({error}): save it again, or as .csv.") from None
