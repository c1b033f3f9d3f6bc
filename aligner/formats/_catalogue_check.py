"""A catalogue of one language under check, Android's or Apple's: its messages beside those of the source language."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from aligner.errors import InputError, OutputError
from aligner.formats import android, strings
from aligner.formats._ending import ending
from aligner.formats.checking import Finding, Maker, Message, Record, run

_SOURCES = ("values", "values-en", "en.lproj", "Base.lproj")
"""Folders of the source language, beside that of the translation."""


def walk(stream: BinaryIO, makers: Sequence[Maker], out: BinaryIO | None = None) -> Iterator[Finding]:
    """Findings of a catalogue. Raises InputError where that of the source language is not beside it."""
    if out is not None:
        raise OutputError("Catalogues of Android and Apple are not mended here; mend the messages.")
    path = Path(str(getattr(stream, "name", "")))
    own = list(_read(stream, path))
    source = _source(path)
    with source.open("rb") as other:
        said = {key: text for key, quantity, text in _read(other, source) if quantity in ("", "other")}
    lines = path.read_bytes().decode("utf-8", "replace").split("\n")
    records = (
        Record((Message(key, quantity, said[key], text)), _line(lines, key))
        for key, quantity, text in own
        if key in said
    )
    yield from run(records, makers)


def _read(stream: BinaryIO, path: Path) -> Iterator[tuple[str, str, str]]:
    """Key, quantity and text of each message."""
    if ending(path) != ".strings":
        yield from android.forms(stream)
        return
    for unit in strings.read_memory(stream, source="und").units:
        yield from ((unit.id, "", text) for text in unit.texts.values())


def _source(path: Path) -> Path:
    """The same file in the folder of the source language."""
    folder = path.resolve().parent
    for name in _SOURCES:
        found = folder.parent / name / path.name
        if found.is_file() and name != folder.name:
            return found
    raise InputError(
        f"{path} is of one language; the messages it translates are looked for in ../values/{path.name} or "
        f"../en.lproj/{path.name}, and are not there."
    )


def _line(lines: Sequence[str], key: str) -> int:
    """The line that names a message; 0: none does."""
    name = key.rsplit(".", 1)[0] if key.rsplit(".", 1)[-1].isdecimal() else key
    marks = (f'name="{name}"', f'"{name}"', f"{name} =")
    return next((n for n, line in enumerate(lines, 1) if any(mark in line for mark in marks)), 0)
