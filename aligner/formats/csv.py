"""CSV for people with a spreadsheet and for scripts: UTF-8 without a byte order mark, commas, one header row.

A row is a unit or a concept, a column a language; ``sheets`` tells them all.

Excel opens the file by Data > From Text/CSV; by double click it guesses another encoding, as there is no byte order
mark, which would spoil the name of the first column for most scripts. A cell that begins with ``=``, ``+``, ``-`` or
``@``, narrow or full-width, or with such a sign after apostrophes, gets an apostrophe in front, so that no spreadsheet
takes it for a formula; so does such a sign after a semicolon, tab or line break inside a cell, where spreadsheets of
many countries begin a new one. Reading takes it off. ``guard=False`` leaves it out.

LOSES: which term a variant belongs to (read as the preferred one's); the segments a term occurs in; scores beyond four
decimals; date and signature of the file; what ``_clean`` removes. The pivot is read from the first language column.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import BinaryIO

from aligner.errors import InputError
from aligner.formats._clean import Losses
from aligner.formats._rows import Units, gathered
from aligner.formats.sheets import layout, reading
from aligner.model import Exchange, Lang

EXTENSIONS = (".csv",)

_SIGN = "[=+\\-@\uff1d\uff0b\uff0d\uff20]"
_HIDDEN = "[\u200b-\u200f\u2060\ufeff]*"
_FORMULA = re.compile(f"(?:\\A(?='*\t)|(?:\\A|(?<=[;\t\r\n]))(?='*{_HIDDEN}{_SIGN}))")
"""Where a spreadsheet may begin to read a formula: at the start of the cell; and, as those of many countries part cells
by semicolons or tabs and take no notice of our quotation marks then, after one of these or a line break."""
_SEPARATOR = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_GUARDED = re.compile(f"(?:\\A'(?='*\t)|(?:\\A|(?<=[;\t\r\n]))'(?='*{_HIDDEN}{_SIGN}))")
_LARGEST_CELL = 1 << 24
"""A cell may hold a whole passage; the csv module's own limit is 128 KiB."""


def write_memory(exchange: Exchange, out: BinaryIO, *, losses: Losses = None, guard: bool = True) -> None:
    """All units, one a row."""
    write_rows(out, layout.memory_rows(exchange, losses), guard)


def write_glossary(exchange: Exchange, out: BinaryIO, *, losses: Losses = None, guard: bool = True) -> None:
    """All concepts in their order, one a row; rejected ones too, as ``status`` says."""
    write_rows(out, layout.glossary_rows(exchange, losses), guard)


def read_memory(stream: BinaryIO, *, losses: Losses = None, languages: Sequence[Lang] = ()) -> Exchange:
    """A memory of ours, or any table whose first row names languages. Raises InputError.

    ``languages``: in the order of the columns, whatever the first row says.
    """
    return gathered(read_units(stream, losses=losses, languages=languages))


def read_units(stream: BinaryIO, *, losses: Losses = None, languages: Sequence[Lang] = ()) -> Units:
    """As ``read_memory``, one unit at a time."""
    return reading.memory_units(read_rows(stream), _name(stream), losses, languages)


def read_glossary(stream: BinaryIO, *, losses: Losses = None, languages: Sequence[Lang] = ()) -> Exchange:
    """A glossary of ours, edited or not, or any table whose first row names languages. Raises InputError."""
    return reading.glossary_of(read_rows(stream), _name(stream), losses, languages)


def _name(stream: BinaryIO) -> str:
    return str(getattr(stream, "name", "The CSV file"))


def write_rows(out: BinaryIO, rows: Iterable[Sequence[str]], guard: bool = True) -> None:
    """Any table, a line a row, in UTF-8."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        table = csv.writer(text, lineterminator="\n")
        for row in rows:
            table.writerow([_FORMULA.sub("'", cell) if guard else cell for cell in row])
    finally:
        # The stream is the caller's to close.
        text.detach()


def read_rows(stream: BinaryIO) -> Iterator[list[str]]:
    """The rows of any table, one line of the file in memory at a time. Raises InputError."""
    name = _name(stream)
    csv.field_size_limit(_LARGEST_CELL)
    start = stream.read(2)
    stream.seek(0)
    # utf-8-sig: spreadsheets add a byte order mark when they save. UTF-16: Excel's "Unicode text".
    utf16 = start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    text = io.TextIOWrapper(stream, encoding="utf-16" if utf16 else "utf-8-sig", newline="")
    line = 0
    try:
        first = text.readline()
        delimiter = _delimiter(first)
        if told := _SEPARATOR.fullmatch(first.rstrip("\r\n")):
            # For Excel alone: the row that follows is the first of the table.
            delimiter, first = told[1], text.readline()
        table = csv.reader(chain([first] if first else [], text), delimiter=delimiter, strict=True)
        for row in table:
            line = table.line_num
            yield [_unguarded(cell) for cell in row]
    except UnicodeDecodeError as error:
        before = bytes(error.object[max(0, error.start - 20) : error.start]).decode(error.encoding, "ignore")
        raise InputError(f"{name} is not UTF-8 (after {before!r}); save it as CSV UTF-8.") from None
    except csv.Error as error:
        raise InputError(f"{name}, line {line + 1}: {error}; mend the row.") from error
    finally:
        # The stream is the caller's to close, or is closed already.
        with suppress(ValueError):
            text.detach()


def _delimiter(first: str) -> str:
    """Spreadsheets of many countries save with semicolons, some with tabs."""
    return max(",;\t", key=first.count)


def _unguarded(cell: str) -> str:
    return _GUARDED.sub("", cell) if "'" in cell else cell
