"""A glossary of columns under check (tabs or commas), row by row, and its mended copy."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from aligner.formats.checking import Finding, Maker, Rule, run
from aligner.formats.sheets.lines import Row, decoded, is_code, rows, write_row

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def walk(stream: BinaryIO, makers: Sequence[Maker], out: BinaryIO | None = None) -> Iterator[Finding]:
    """Findings of a table, and its mended copy in UTF-8 to ``out``. Raises InputError where it is no text."""
    name = str(getattr(stream, "name", "The glossary"))
    data = stream.read()
    text = yield from decoded(data, name)
    commas = Path(name).suffix.lower() == ".csv"
    delimiter = "," if commas else "\t"
    write = partial(write_row, out, delimiter, quotes=commas) if out is not None else None
    yield from run(rows(text, delimiter, name, quotes=commas), makers, write)


def columns(counts: tuple[int, ...], names: str, comment: str = "", more: bool = True) -> Maker:
    """How many columns a row may have; ``names``: what they are; ``comment``: what a line begins with that is none;
    ``more``: too many are an error, too, and not only left unread."""

    def make() -> Rule:
        def rule(record: Row) -> Iterator[Finding]:
            if comment and record.value[0].startswith(comment):
                return
            if len(record.value) not in counts:
                message = f"the row has {len(record.value)} columns, not {' or '.join(map(str, counts))} ({names})"
                few = len(record.value) < min(counts)
                most = max((n for n in counts if n < len(record.value)), default=0)
                fix = partial(record.value.__delitem__, slice(most, None))
                mend = "complete it or leave it out" if few else "leave out the further ones"
                yield Finding(record.line, "columns", few or more, message, mend, record.drop if few else fix)

        return rule

    return make


def filled(error: bool) -> Maker:
    """Source and target without white space around them, neither empty."""

    def make() -> Rule:
        def rule(record: Row) -> Iterator[Finding]:
            for place, cell in enumerate(record.value[:2]):
                if not cell.strip():
                    message = f"the {('source', 'target')[place]} term is empty"
                    yield Finding(record.line, "empty", True, message, "fill it or leave the row out", record.drop)
                elif cell != cell.strip():
                    fix = partial(record.value.__setitem__, place, cell.strip())
                    message = f"white space stands around {cell.strip()!r}"
                    yield Finding(record.line, "edges", error, message, "remove it", fix)

        return rule

    return make


def controls(title: str, of_lines: bool = False) -> Maker:
    """No control characters, and no line breaks of any kind inside a cell; ``of_lines``: only what ends a line."""
    wrong = re.compile("[\r\n]") if of_lines else re.compile(f"{_CONTROL.pattern}|\n")

    def make() -> Rule:
        def rule(record: Row) -> Iterator[Finding]:
            for place, cell in enumerate(record.value):
                if wrong.search(cell):
                    message = f"column {place + 1} holds a control character or line break, which {title} refuses"
                    fix = partial(record.value.__setitem__, place, " ".join(wrong.sub(" ", cell).split()))
                    yield Finding(record.line, "control", True, message, "write a blank for it", fix)

        return rule

    return make


def unique(title: str) -> Maker:
    """Each source term once."""

    def make() -> Rule:
        seen: dict[str, int] = {}

        def rule(record: Row) -> Iterator[Finding]:
            if not record.value or record.dropped:
                return
            first = seen.setdefault(record.value[0].strip(), record.line)
            if first != record.line:
                message = f"the source term {record.value[0]!r} stands in line {first}, too; {title} wants it once"
                yield Finding(record.line, "duplicate", True, message, "keep the better row", record.drop)

        return rule

    return make


def short(title: str, limit: int) -> Maker:
    """No term longer than ``limit`` bytes of UTF-8."""

    def make() -> Rule:
        def rule(record: Row) -> Iterator[Finding]:
            for cell in record.value[:2]:
                if (size := len(cell.encode("utf-8", "replace"))) > limit:
                    message = f"a term has {size} bytes; {title} takes {limit}"
                    yield Finding(record.line, "length", True, message, "leave the row out", record.drop)

        return rule

    return make


def total(title: str, limit: int) -> Maker:
    """No more than ``limit`` code points in the whole table; told once."""

    def make() -> Rule:
        count = [0]

        def rule(record: Row) -> Iterator[Finding]:
            before = count[0]
            # With the signs between the cells and the end of the line.
            count[0] += sum(map(len, record.value)) + len(record.value)
            if before <= limit < count[0]:
                message = f"up to here the table has more than {limit:,} characters; {title} takes no more"
                yield Finding(record.line, "total", True, message, "split it into several glossaries")

        return rule

    return make


def no_header(title: str) -> Maker:
    """The first row is a term, not the names of the columns."""

    def make() -> Rule:
        def rule(record: Row) -> Iterator[Finding]:
            cells = [cell.strip() for cell in record.value[:2]]
            known = {"source", "target", "term", "translation"}
            if record.line == 1 and len(cells) == 2 and all(c.lower() in known or is_code(c) for c in cells):
                message = f"the first row looks like names of columns; {title} takes it for a term"
                yield Finding(1, "header", True, message, "leave it out", record.drop)

        return rule

    return make


def comments() -> Rule:
    """A line with ``#`` is a comment to OmegaT and a term to others."""

    def rule(record: Row) -> Iterator[Finding]:
        if record.value and record.value[0].startswith("#"):
            message = "the line begins with #: a comment to OmegaT, a term to other readers"
            yield Finding(record.line, "comment", False, message, "leave it out", record.drop)

    return rule


def system_encoding() -> Rule:
    """OmegaT takes ``.tab`` and ``.tsv`` to be in the encoding of the system it runs on."""
    told: list[int] = []

    def rule(record: Row) -> Iterator[Finding]:
        named = Path(record.file).suffix.lower()
        if not told and named in (".tab", ".tsv") and not "".join(record.value).isascii():
            told.append(record.line)
            message = f"OmegaT reads {named} in the encoding of the system, which on Windows is not UTF-8"
            yield Finding(record.line, "ending", False, message, "give the file the ending .utf8")

    return rule


def term_sets() -> Rule:
    """Google's two tables: rows of two terms, or a first row of codes and as many columns in each row."""
    head: list[str] = []

    def rule(record: Row) -> Iterator[Finding]:
        cells = [cell.strip() for cell in record.value]
        if record.line == 1:
            named = [cell for cell in cells if cell.lower() not in ("pos", "description")]
            if len(named) >= 2 and all(map(is_code, named)):
                head.extend(cells)
                if len(set(cells)) < len(cells):
                    yield Finding(1, "header", True, "a language stands twice in the first row", "keep one column")
                return
        wanted = len(head) or 2
        if len(cells) != wanted:
            message = f"the row has {len(cells)} columns, not {wanted}"
            fix = partial(record.value.extend, [""] * (wanted - len(cells))) if head else record.drop
            yield Finding(record.line, "columns", True, message, "complete it", fix if len(cells) < wanted else None)
        if sum(map(bool, cells)) < 2:
            yield Finding(record.line, "empty", True, "the row has fewer than two terms", "leave it out", record.drop)

    return rule
