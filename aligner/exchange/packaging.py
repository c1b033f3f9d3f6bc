"""From one exchange to the files somebody asked for: for a tool, in pairs, in parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from inspect import signature
from itertools import chain, combinations, permutations
from pathlib import Path

from aligner import formats, targets
from aligner.errors import InputError, UnknownNameError
from aligner.exchange import general
from aligner.exchange.unfinished import finished
from aligner.formats import Loss
from aligner.languages import base
from aligner.model import Exchange, Lang
from aligner.targets import TargetTool

_CONTAINERS = (".sdlxliff", ".mqxliff", ".mxliff", ".mxlf")
"""Files that hold more than we write; their programs take plain XLIFF, too."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How files are to be written; the default is one file of everything, as the format has it."""

    format_: str | None = None
    """Name of the format; None: told by the ending of the path, or what the tool takes."""
    tool: str | None = None
    """Sets language codes, pivot, limits and dialect."""
    target: Lang | None = None
    """The other language, for formats of two."""
    pivot: Lang | None = None
    """The source language, if not the project's."""
    pairs: bool = False
    """A file for each pair of languages; for formats of one direction, for each direction. Of ``target``, if given."""
    each: bool = False
    """Of formats of one direction a file for each language beside the pivot, where none is named."""
    tbx3: bool = False
    """The edition of 2019, which few programs read yet."""
    unfinished: bool = False
    """Also translations that nobody has finished, where the format has no mark for them that programs read."""
    general: bool = False
    """Also general words, in formats that translation tools read."""
    restore_zwnj: bool = False
    """Passages in the form that is shown, with lost joiners and Persian letters; else as they stand in the texts."""
    max_mb: float = 0.0
    """Megabytes (10⁶ bytes) a file may have; 0: what the tool takes."""


Lost = dict[Path, list[Loss]]


def write_files(exchange: Exchange, path: Path, content: formats.Content, asked: ExportOptions) -> Lost:
    """Writes the files, each with what it could not hold; several have ``path`` as name with a part before its ending.

    Raises InputError where the options do not fit the content or the format, UnknownNameError, OutputError.
    """
    tool = targets.get(asked.tool) if asked.tool else None
    name = _format(path, content, asked, tool)
    exchange = _pivoted(exchange, asked, tool)
    with formats.together():
        return _written(exchange, path, content, name, asked, tool)


def _written(
    exchange: Exchange, path: Path, content: formats.Content, name: str, asked: ExportOptions, tool: TargetTool | None
) -> Lost:
    lost: Lost = {}
    unwritten: list[formats.EmptyOutputError] = []
    for file, part, target, dropped in _files(exchange, path, content, name, asked, tool):
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
            place = _named(file, str(number)) if len(pieces) > 1 else file
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


def _format(path: Path, content: formats.Content, asked: ExportOptions, tool: TargetTool | None) -> str:
    wanted = ""
    if tool:
        wanted = tool.memory if content == "memory" else tool.glossary
        if not wanted:
            raise InputError(f"{tool.title} takes terms, not passages; add --terms.")
    fits = bool(wanted) and path.suffix.lower() in formats.extensions(wanted)
    capability: formats.Capability = "write_memory" if content == "memory" else "write_glossary"
    name = asked.format_ or (wanted if fits else _by_ending(path))
    if name not in _writers():
        raise UnknownNameError("export format", name, _writers())
    if tool and tool.formats and name not in tool.formats:
        known = ", ".join(tool.formats)
        raise InputError(f"{tool.title} does not read {name} as it is written here, but {known}; see --format.")
    if not hasattr(formats.get(name), capability):
        what = "terms, not passages; add --terms" if content == "memory" else "passages, not terms; leave out --terms"
        raise InputError(f"{name} holds {what}.")
    return name


def _writers() -> tuple[str, ...]:
    return tuple(sorted({*formats.names("write_memory"), *formats.names("write_glossary")}))


def _by_ending(path: Path) -> str:
    # Reversed: of two formats of one ending the first by name counts, as everywhere.
    known = {ending: name for name in reversed(_writers()) for ending in formats.extensions(name)}
    known = {ending: name for ending, name in known.items() if ending not in _CONTAINERS}
    ending = path.suffix.lower()
    if ending not in known:
        raise UnknownNameError("export format for the file name ending", ending, known)
    return known[ending]


def _pivoted(exchange: Exchange, asked: ExportOptions, tool: TargetTool | None) -> Exchange:
    if asked.pivot:
        exchange = formats.pivoted(exchange, asked.pivot)
    pivots = tool.pivots if tool else ()
    if tool is None or not pivots or base(exchange.pivot) in pivots:
        return exchange
    found = next((lang for lang in exchange.languages if base(lang) in pivots), None)
    if found is None or asked.pivot:
        raise InputError(f"{tool.title} takes files from {' or '.join(pivots)} only, not from {exchange.pivot}.")
    return formats.pivoted(exchange, found)


def _files(
    exchange: Exchange,
    path: Path,
    content: formats.Content,
    name: str,
    asked: ExportOptions,
    tool: TargetTool | None,
) -> Iterator[tuple[Path, Exchange, Lang | None, list[Loss]]]:
    """Path, content, target where the format wants one, and what had to be left out beforehand."""
    exchange, dropped = _short(exchange, tool)
    one_way = "target" in signature(_writer(name, content)).parameters
    alone = content == "memory" or name == "tmx"
    if asked.pairs or (tool and tool.pairs and alone and not asked.target and not one_way):
        for pair in _pairs(exchange, asked, one_way):
            best, others = _by_source(formats.only(exchange, *pair), content, tool)
            yield _named(path, "-".join(pair)), best, pair[1] if one_way else None, dropped
            dropped = []
            if others:
                yield _named(path, f"{'-'.join(pair)}.alternatives"), others, pair[1] if one_way else None, []
        return
    if one_way and asked.each and not asked.target and len(exchange.languages) > 2:
        for number, lang in enumerate(exchange.languages[1:]):
            yield _named(path, lang), exchange, lang, [] if number else dropped
        return
    if one_way:
        yield path, exchange, _target(exchange, name, asked.target), dropped
        return
    if asked.target:
        part = formats.only(exchange, exchange.pivot, asked.target)
        dropped = [*dropped, *_alone(exchange, part.languages)]
        exchange = part
    best, others = _by_source(exchange, content, tool)
    yield path, best, None, dropped
    if others:
        yield _named(path, "alternatives"), others, None, []


def _pairs(exchange: Exchange, asked: ExportOptions, one_way: bool) -> list[tuple[Lang, ...]]:
    """The pairs of languages a file is wanted for. Raises UnknownNameError."""
    wanted = formats.alike(asked.target, exchange.languages) if asked.target else None
    if asked.target and not wanted:
        raise UnknownNameError("language", asked.target, exchange.languages)
    choose = permutations if one_way else combinations
    return [pair for pair in choose(exchange.languages, 2) if not wanted or wanted in pair]


def _by_source(
    exchange: Exchange, content: formats.Content, tool: TargetTool | None
) -> tuple[Exchange, Exchange | None]:
    """The best unit of each source text, and the others: some tools take the first of a file, some the last, and in two
    files the order does not matter."""
    if not tool or content != "memory":
        return exchange, None
    best, others = formats.best_and_others(exchange)
    return best, others if others.units else None


def _alone(exchange: Exchange, languages: Sequence[Lang]) -> list[Loss]:
    """A Loss for each text of these languages that has none in the other beside it: a file of two leaves it out."""
    losses = [
        Loss(unit.id, lang, "one-language", text, "")
        for unit in exchange.units
        if len(own := {lang: text for lang, text in unit.texts.items() if lang in languages}) == 1
        for lang, text in own.items()
    ]
    return losses + [
        Loss(concept.id, lang, "one-language", term.text, "", "synonym" if rank else "text")
        for concept in exchange.concepts
        if len(found := {lang: terms for lang, terms in concept.terms.items() if lang in languages}) == 1
        for lang, terms in found.items()
        for rank, term in enumerate(terms)
    ]


def _writer(name: str, content: formats.Content) -> formats.Writer:
    writer: formats.Writer = getattr(formats.get(name), f"write_{content}")
    return writer


def _target(exchange: Exchange, name: str, target: Lang | None) -> Lang:
    others = exchange.languages[1:]
    chosen = (formats.alike(target, others) or target) if target else others[0] if len(others) == 1 else None
    if chosen is None or chosen not in others:
        wrong = f"{target!r} is not among them" if target else "name one with --lang, or write all with --pairs"
        raise InputError(f"{name} holds {exchange.pivot} and one of {', '.join(others)}; {wrong}.")
    return chosen


def _short(exchange: Exchange, tool: TargetTool | None) -> tuple[Exchange, list[Loss]]:
    """Without units that have a text too long for the tool."""
    limit = tool.longest if tool else 0
    if not limit:
        return exchange, []
    long = [unit for unit in exchange.units if any(len(text) > limit for text in unit.texts.values())]
    losses = [Loss(unit.id, lang, "length", text, "") for unit in long for lang, text in unit.texts.items()]
    gone = {unit.id for unit in long}
    return replace(exchange, units=formats.each(exchange.units, lambda u: None if u.id in gone else u)), losses


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
    known = signature(_writer(name, content)).parameters
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


def _named(path: Path, part: str) -> Path:
    return path.with_name(f"{path.stem}.{part}{path.suffix}")
