"""From one exchange to the files somebody asked for: for a tool, in pairs, in parts."""

from collections.abc import Iterator
from dataclasses import replace
from inspect import signature
from itertools import chain
from pathlib import Path

from aligner import formats, targets
from aligner.errors import InputError
from aligner.exchange import general
from aligner.exchange.by_language import files, named, pivoted
from aligner.exchange.export_options import ExportOptions
from aligner.exchange.format_choice import chosen, writer
from aligner.exchange.unfinished import finished
from aligner.formats import Loss
from aligner.model import Exchange, Lang
from aligner.targets import TargetTool

Lost = dict[Path, list[Loss]]


def write_files(exchange: Exchange, path: Path, content: formats.Content, asked: ExportOptions) -> Lost:
    """Writes the files, each with what it could not hold; several have ``path`` as name with a part before its ending.

    Raises InputError where the options do not fit the content or the format, UnknownNameError, OutputError.
    """
    tool = targets.get(asked.tool) if asked.tool else None
    name = chosen(path, content, asked, tool)
    exchange = pivoted(exchange, asked, tool)
    with formats.together():
        return _written(exchange, path, content, name, asked, tool)


def _written(
    exchange: Exchange, path: Path, content: formats.Content, name: str, asked: ExportOptions, tool: TargetTool | None
) -> Lost:
    lost: Lost = {}
    unwritten: list[formats.EmptyOutputError] = []
    for file, part, target, dropped in files(exchange, path, content, name, asked, tool):
        part, left = _with_pivot(part, tool, name)  # noqa: PLW2901
        unfinished: dict[str, list[Loss]] = {}
        if not asked.unfinished:
            part = finished(part, name, unfinished)  # noqa: PLW2901
        words: list[Loss] = []
        if not asked.general:
            part, words = general.without(part, name)  # noqa: PLW2901
        options = _options(name, content, part, target, asked, tool)
        limit = round(1_000_000 * (asked.max_mb or (tool.largest if tool else 0)))
        pieces = list(_pieces(part, content, name, options, limit)) if limit else [part]
        for number, piece in enumerate(pieces, 1):
            place = named(file, str(number)) if len(pieces) > 1 else file
            empty = False
            try:
                own = formats.write(piece, place, content, name, empty=False, **options)
            except formats.EmptyOutputError as error:
                own, empty = error.losses, True
            if number == 1:  # Known only now, where units are read while they are written.
                own = [*dropped, *left, *chain.from_iterable(unfinished.values()), *words, *own]
            if empty:
                unwritten.append(formats.EmptyOutputError(str(place), own))
            else:
                lost[place] = own
    if unwritten and not lost:
        raise unwritten[0]
    for nothing in unwritten:
        next(iter(lost.values())).extend(nothing.losses)
    return lost


def _with_pivot(exchange: Exchange, tool: TargetTool | None, name: str) -> tuple[Exchange, list[Loss]]:
    """Without what the tool would skip in a TMX, as it lacks the source language."""
    if not (tool and tool.from_pivot and name == "tmx"):
        return exchange, []
    pivot = exchange.pivot
    losses = [
        Loss(unit.id, lang, "pivot", text, "")
        for unit in exchange.units
        if not unit.texts.get(pivot)
        for lang, text in unit.texts.items()
    ]
    bare = [concept for concept in exchange.concepts if not concept.terms.get(pivot)]
    losses += [Loss(c.id, lang, "pivot", own[0].text, "") for c in bare for lang, own in c.terms.items() if own]
    units = formats.each(exchange.units, lambda unit: unit if unit.texts.get(pivot) else None)
    return replace(exchange, units=units, concepts=tuple(c for c in exchange.concepts if c.terms.get(pivot))), losses


def _options(
    name: str,
    content: formats.Content,
    exchange: Exchange,
    target: Lang | None,
    asked: ExportOptions,
    tool: TargetTool | None,
) -> dict[str, object]:
    known = signature(writer(name, content)).parameters
    options: dict[str, object] = {"target": target} if target else {}
    if tool and "codes" in known:
        options["codes"] = tool.codes_for(exchange.languages)
    if tool and "flags" in known:
        options["flags"] = tool.flags
    if tool and "copied" in known:
        options["copied"] = tool.copied
    if asked.tbx3:
        if name != "tbx":
            raise InputError(f"--tbx3 is about the format tbx, and this file is {name}.")
        options["version"] = 3
    return options


def _pieces(
    exchange: Exchange, content: formats.Content, name: str, options: dict[str, object], limit: int
) -> Iterator[Exchange]:
    """The exchange in pieces that stay below ``limit`` bytes when written, halved as often as need be."""
    rows = len(exchange.units) + len(exchange.concepts)
    if rows < 2 or formats.size(exchange, content, name, **options) <= limit:
        yield exchange
        return
    for cut in (slice(None, rows // 2), slice(rows // 2, None)):
        half = replace(exchange, units=exchange.units[cut], concepts=exchange.concepts[cut])
        yield from _pieces(half, content, name, options, limit)
