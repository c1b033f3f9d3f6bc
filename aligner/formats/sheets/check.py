"""A sheet of languages under check, CSV or XLSX, row by row, and its mended copy: only what is at fault is changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from aligner.formats import Loss, clean, xlsx
from aligner.formats._codes import canonical
from aligner.formats._ids import Ids
from aligner.formats.checking import Finding, Maker, Record, Rule, run
from aligner.formats.sheets.lines import Row, decoded, is_code, rows, write_row
from aligner.model import Lang

_REASONS = {
    "newlines": "a carriage return stands in the text",
    "illegal": "control characters or halves of characters stand in the text, which most programs refuse",
    "bidi": "a bidirectional control has no partner and reorders what follows",
    "nfc": "the text is not in Unicode normal form C, in which programs match",
    "edges": "white space stands at the start or end of the text",
}
_IDS = ("id", "concept")
_FACTS = ("score", "kind", "status", "note", "context", "document", "pos")

Head = dict[int, str]
"""Column to name, of those columns that hold a language's text."""


def walk(stream: BinaryIO, makers: Sequence[Maker], out: BinaryIO | None = None) -> Iterator[Finding]:
    """Findings of a sheet, and its mended copy to ``out``. Raises InputError where it is no text or no workbook.

    A mended workbook keeps its looks and its further sheets; a mended CSV is UTF-8 without a byte order mark.
    """
    name = str(getattr(stream, "name", "The sheet"))
    if Path(name).suffix.lower() == ".xlsx":
        yield from _walk_book(stream.read(), name, makers, out)
        return
    # Spreadsheets put a byte order mark in front, and programs that read sheets expect one.
    text = yield from decoded(stream.read(), name, mark=True)
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    yield from run(rows(text, delimiter, name), makers, partial(write_row, out, delimiter) if out is not None else None)


def _walk_book(data: bytes, name: str, makers: Sequence[Maker], out: BinaryIO | None) -> Iterator[Finding]:
    book = xlsx.load(data, name)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                xlsx.put(cell, text := xlsx.text_of(cell))
                message = f"cell {cell.coordinate} is a formula ({text}), which other programs do not compute"
                yield Finding(cell.row, "formula", True, message, "write plain text", lambda: None)
    records = [Record([xlsx.text_of(cell) for cell in row], line) for line, row in enumerate(sheet.iter_rows(), 1)]
    records = [record for record in records if any(record.value)]
    yield from run(records, makers, (lambda _: None) if out is not None else None)
    if out is None:
        return
    for record in reversed(records):
        if record.dropped:
            sheet.delete_rows(record.line)
            continue
        for column, text in enumerate(record.value, 1):
            cell = sheet.cell(record.line, column)
            if xlsx.text_of(cell) != text:
                xlsx.put(cell, text)
    xlsx.save(book, out)


def _of_first(check: Callable[[Row], Iterator[Finding]]) -> Maker:
    """A rule for the first row alone."""

    def make() -> Rule:
        first = [True]

        def rule(record: Row) -> Iterator[Finding]:
            if first:
                first.clear()
                yield from check(record)

        return rule

    return make


def languages(title: str) -> Maker:
    """The first row names two languages at least by their codes, each once."""

    def check(record: Row) -> Iterator[Finding]:
        head = languages_of(record.value)
        if len(head) < 2:
            message = f"the first row names {len(head)} languages by their codes; {title} needs to know two"
            yield Finding(record.line, "header", True, message, "name the columns, such as: en, es, fa")
        seen: set[Lang] = set()
        for column, name in head.items():
            tag = canonical(name)
            if tag in seen:
                message = f"the language {tag} has two columns, of which programs read one"
                yield Finding(record.line, "header", True, message, "put both texts into one column")
            elif name != tag:
                fix = partial(record.value.__setitem__, column, tag)
                message = f"{name!r} is not the usual spelling of the code"
                yield Finding(record.line, "code", False, message, f"write {tag}", fix)
            seen.add(tag)

    return _of_first(check)


def named(title: str, *names: str) -> Maker:
    """The first row has these names."""

    def check(record: Row) -> Iterator[Finding]:
        present = [cell.strip() for cell in record.value]
        for name in names:
            if name not in present:
                message = f"no column is named {name}; {title} goes by that name"
                yield Finding(record.line, "header", True, message, f"name the column {name}")

    return _of_first(check)


def texts(*names: str) -> Maker:
    """Texts that all programs take; rows no wider than the first, with two texts; ids once.

    The columns are those whose first row is a language's code, or one of ``names``.
    """

    def make() -> Rule:
        head: list[str] = []
        ids, seen = Ids(), dict[str, int]()

        def rule(record: Row) -> Iterator[Finding]:
            if not head:
                head.extend(cell.strip() for cell in record.value)
                return
            columns = {head.index(name) for name in names if name in head} or set(languages_of(head))
            if extra := [cell for cell in record.value[len(head) :] if cell.strip()]:
                message = f"the row goes beyond the named columns ({extra[0]!r}), and nothing there is read"
                yield Finding(record.line, "columns", True, message, "name the column, or put it into another")
            for place, name in enumerate(head[: len(record.value)]):
                if place in columns:
                    yield from _cleaned(record, place, name)
                elif name in _IDS and (given := record.value[place]):
                    free = ids.take(given)
                    if given in seen:
                        fix = partial(record.value.__setitem__, place, free)
                        message = f"the {name} {given!r} stands in line {seen[given]}, too"
                        yield Finding(record.line, "id", False, message, f"write {free}", fix)
                    seen[given] = record.line
            filled = [place for place in columns if place < len(record.value) and clean(record.value[place])]
            if len(columns) > 1 and len(filled) < 2:
                message = "the row has fewer than two texts and translates nothing"
                yield Finding(record.line, "one-language", False, message, "fill it, or leave it out", record.drop)

        return rule

    return make


def _cleaned(record: Row, place: int, name: str) -> Iterator[Finding]:
    losses: list[Loss] = []
    text = clean(record.value[place], losses=losses)
    fix = partial(record.value.__setitem__, place, text)
    for loss in losses:
        message = f"{_REASONS[loss.rule]} ({name})"
        yield Finding(record.line, loss.rule, loss.rule == "illegal", message, "remove it", fix)


def languages_of(head: Iterable[str]) -> Head:
    """The columns whose first row is the code of a language."""
    names = {column: cell.strip() for column, cell in enumerate(head)}
    return {column: name for column, name in names.items() if name not in (*_IDS, *_FACTS) and is_code(name)}
