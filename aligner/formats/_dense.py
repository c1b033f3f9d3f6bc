"""Files of hardly anything a line: each line becomes an object, which takes a thousand times its byte."""

import os
from contextlib import suppress
from pathlib import Path

from aligner.errors import InputError

_LINE, _SPARE, _SHARE = 1_000, 200 << 20, 60
"""Bytes of memory that a line takes when it is read; bytes that all may take, and for each byte of the file."""

_FEW, _SHORT = 50_000, 6
"""Lines that any text may have; bytes that they must have on an average where there are more."""


def refuse_dense(path: str | os.PathLike[str]) -> None:
    """Raises InputError for a file that has more lines than its size accounts for; one that cannot be read passes."""
    lines = size = 0
    with suppress(OSError), Path(path).open("rb") as stream:
        while piece := stream.read(1 << 20):
            size += len(piece)
            lines += piece.count(b"\n") or piece.count(b"\r")
    if _LINE * lines > _SPARE + _SHARE * size:
        raise InputError(
            f"{os.fspath(path)} has {lines:,} lines of hardly anything, which is no memory or glossary; give one with "
            f"texts, or split it."
        )


def refuse_dense_text(data: bytes, shown: str) -> None:
    """The same for a text, each line of which may be looked at by each rule of a format."""
    lines = data.count(b"\n") or data.count(b"\r")
    if lines > _FEW and len(data) < _SHORT * lines:
        raise InputError(f"{shown} has {lines:,} lines of hardly anything, which is no text; leave it out.")
