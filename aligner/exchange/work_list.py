"""A list of works: a table with a line a document, which `aligner discover` writes, people edit and `build` takes.

What counts are the columns ``work``, ``document`` (its path, from the folder of the list) and ``language``; a line
without a work is not built. The others tell people why: ``kind``, ``certainty``, ``segments``, ``note``, ``begins``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from aligner import formats
from aligner.errors import InputError, OutputError
from aligner.formats.csv import read_rows, write_rows
from aligner.model import Lang

COLUMNS = ("work", "document", "language", "kind", "certainty", "segments", "note", "begins")
NEEDED = frozenset(("work", "document", "language"))
_NO_FOLDER = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]|(?:^|/)\.|[. ](?:/|$)|//|^/|/$')
"""What some system does not have in the name of a folder, or what would lead out of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a list."""

    work: str
    """Empty: it is not built."""
    document: str
    """Its path from the folder of the list, or whole."""
    lang: Lang | None
    """None: its name or its text tells."""
    kind: str = ""
    """What the document is in its work, or why it is in none."""
    certainty: float | None = None
    """How likely it belongs there, 0..1."""
    segments: int | None = None
    note: str = ""
    begins: str = ""
    """The first words of the document."""
    line: int = 0
    """Of the list that was read, from 1."""


def is_list(path: Path) -> bool:
    """Whether a file is a list of works, by its first line."""
    if path.suffix.lower() != ".csv" or not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            head = next(read_rows(stream), [])
    except (InputError, OSError):
        return False
    return {_name(cell) for cell in head} >= NEEDED


def read(path: Path) -> list[Entry]:
    """The entries that are in a work. Raises InputError for what cannot be built, naming the line."""
    with path.open("rb") as stream:
        head, *rows = read_rows(stream)
    at = {_name(cell): n for n, cell in enumerate(head)}
    entries: list[Entry] = []
    lines: dict[str, int] = {}
    for line, row in enumerate(rows, 2):
        work, document, lang = (
            row[at[column]].strip() if at[column] < len(row) else "" for column in ("work", "document", "language")
        )
        if not work:
            continue
        if not document:
            raise InputError(f"Line {line} of {path} names no document; write its path, or delete the line.")
        if _NO_FOLDER.search(work):
            raise InputError(
                f"Line {line} of {path}: {work!r} cannot be the name of a folder; give the work another name."
            )
        if document in lines:
            raise InputError(
                f"{document} stands in lines {lines[document]} and {line} of {path}; a document belongs to one work, "
                f"so delete one of them."
            )
        lines[document] = line
        entries.append(Entry(work, document, lang or None, line=line))
    if not entries:
        raise InputError(f"No line of {path} names a work; give documents that belong together the same work.")
    return entries


def refuse(path: Path, force: bool) -> None:
    """Raises OutputError where a list cannot be written, or, without ``force``, is there: somebody may have edited
    it."""
    if path.suffix.lower() != ".csv":
        raise OutputError(f"{path} must end in .csv, so that `aligner build` takes it for a list of works.")
    if path.exists() and not force:
        raise OutputError(
            f"{path} is there already, and may have been edited; choose another name, or write over it with --force."
        )
    if not path.parent.is_dir():
        raise OutputError(f"The folder {path.parent} does not exist; make it, or choose another one with --out.")


def write(entries: Iterable[Entry], path: Path) -> None:
    """Writes a list. Raises OutputError."""
    rows = [
        (
            entry.work,
            entry.document,
            entry.lang or "",
            entry.kind,
            "" if entry.certainty is None else f"{entry.certainty:.2f}",
            "" if entry.segments is None else str(entry.segments),
            entry.note,
            entry.begins,
        )
        for entry in entries
    ]
    with formats.writing(path) as stream:
        write_rows(stream, [COLUMNS, *rows])


def _name(cell: str) -> str:
    return cell.strip().lower()
