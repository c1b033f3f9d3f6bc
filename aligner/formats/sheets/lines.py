"""Rows of text between tabs or commas, read and written; tables and sheets share it."""

import codecs
import csv
import io
import re
from collections.abc import Generator, Iterator
from typing import BinaryIO

from aligner.errors import InputError
from aligner.formats.checking import Finding, Record

_LARGEST_CELL = 1 << 24
_CODE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")

Row = Record[list[str]]


def is_code(cell: str) -> bool:
    import langcodes

    return bool(_CODE.fullmatch(cell)) and langcodes.tag_is_valid(cell)


def decoded(data: bytes, name: str, mark: bool = False) -> Generator[Finding, None, str]:
    """Yields findings, returns the text; ``mark``: a byte order mark is no fault."""
    if data.startswith(codecs.BOM_UTF8) and not mark:
        message = "the file begins with a byte order mark, which becomes part of the first term"
        yield Finding(1, "bom", True, message, "save it as UTF-8 without one", lambda: None)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        from aligner.text.decode import decode

        line = data.count(b"\n", 0, error.start) + 1
        text = decode(data, name)
        yield Finding(line, "encoding", True, "the file is not UTF-8", "save it as UTF-8", lambda: None)
    return text


def rows(text: str, delimiter: str, name: str, quotes: bool = True) -> Iterator[Row]:
    """The rows that hold something, each with the line it begins in; without ``quotes`` a line is a row."""
    if not quotes:
        for number, content in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
            if content.strip():
                yield Record(content.split(delimiter), number, file=name)
        return
    csv.field_size_limit(_LARGEST_CELL)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for row in table:
            if any(row):
                yield Record(row, line, file=name)
            line = table.line_num + 1
    except csv.Error as error:
        raise InputError(f"{name}, line {table.line_num}: {error}; mend the row.") from error


def write_row(out: BinaryIO, delimiter: str, row: list[str], quotes: bool = True) -> None:
    """One row; with ``quotes`` cells that need it stand in them."""
    line = io.StringIO(newline="")
    if quotes:
        csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(row)
    else:
        line.write(delimiter.join(row) + "\n")
    out.write(line.getvalue().encode("utf-8", "replace"))
