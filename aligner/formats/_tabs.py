"""Lines of cells between tabs, as simple aligners write them."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from aligner.errors import InputError
from aligner.text.decode import decode


def table_text(data: bytes, name: str) -> str:
    """The text of a glossary of columns: UTF-16 as Excel saves it, the system's old code page where the ending is
    OmegaT's for that, else UTF-8. Raises InputError.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or (
        data and name.lower().endswith((".tab", ".txt"))
    ):
        return decode(data, name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not UTF-8 (byte {error.start}); save it as UTF-8.") from error


def tab_rows(stream: BinaryIO, name: str, least: int) -> Iterator[list[str]]:
    """The cells, stripped, of each line that has any; ``least``: how many a line must have. Raises InputError."""
    data = stream.read()
    try:
        text = decode(data, name) if b"\x00" in data else data.decode("utf-8-sig")  # UTF-16, mostly.
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not UTF-8 (byte {error.start}); save it as UTF-8.") from error
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < least:
            raise InputError(f"{name}, line {number}: {least} columns between tabs were expected; export it again.")
        yield cells
