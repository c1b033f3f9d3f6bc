"""JSON Lines of this program under check, line by line, and their mended copy, which leaves broken lines out."""

import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, BinaryIO

from aligner.errors import InputError
from aligner.formats import Loss, clean, jsonl
from aligner.formats._ids import Ids
from aligner.formats.checking import Finding, Maker, Record, Rule, run

Line = Record[dict[str, Any]]
"""The first line, which tells of the file, and then each that holds a unit or a concept."""


def walk(stream: BinaryIO, makers: Sequence[Maker], out: BinaryIO | None = None) -> Iterator[Finding]:
    """Findings of the lines, and their mended copy to ``out``. Raises InputError where the first line is not ours."""
    name = str(getattr(stream, "name", "The JSON Lines file"))
    broken: list[Finding] = []
    write = partial(jsonl.write_line, out) if out is not None else None
    yield from run(_records(stream, name, broken), makers, write)
    yield from broken


def _records(stream: BinaryIO, name: str, broken: list[Finding]) -> Iterator[Line]:
    headed = False
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if headed:
                jsonl.row_of(row)
            else:
                jsonl.head_of(row, name)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            if not headed:
                raise InputError(
                    f"{name} is not a JSON Lines file of this program: line {number} is no head."
                ) from error
            what = (
                "is not JSON"
                if isinstance(error, ValueError | RecursionError)
                else "holds neither a unit nor a concept as it must be"
            )
            broken.append(Finding(number, "line", True, f"the line {what} ({error})", "leave it out", lambda: None))
            continue
        headed = True
        yield Record(row, number)
    if not headed:
        raise InputError(f"{name} is empty; its first line must tell the format.")


def rows() -> Rule:
    """Languages of the head, ids once, texts that the other formats can hold."""
    langs: list[str] = []
    ids, seen = Ids(), dict[str, int]()

    def rule(record: Line) -> Iterator[Finding]:
        if "format" in record.value:
            langs.extend(record.value["languages"])
            return
        row = record.value.get("unit") or record.value["concept"]
        for lang in row.get("texts", row.get("terms", {})):
            if lang not in langs:
                message = f"the line has a text in {lang}, which the first line does not name"
                yield Finding(record.line, "language", True, message, f"add {lang} to the languages of the first line")
        name = row.get("id", "")
        if name and name in seen:
            free = ids.take(name)
            fix = partial(row.__setitem__, "id", free)
            message = f"the id {name!r} stands in line {seen[name]}, too"
            yield Finding(record.line, "id", False, message, f"write {free}", fix)
        elif name:
            ids.take(name)
        seen.setdefault(name, record.line)
        for lang, text in row.get("texts", {}).items():
            losses: list[Loss] = []
            fixed = clean(text, losses=losses)
            for loss in losses:
                message = f"other formats cannot hold the text in {lang} as it is (rule {loss.rule})"
                fix = partial(row["texts"].__setitem__, lang, fixed)
                yield Finding(record.line, loss.rule, False, message, "let it be changed now", fix)

    return rule
