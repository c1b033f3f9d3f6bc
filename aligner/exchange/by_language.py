"""An exchange in the languages that a file is for: all, a pair of them, or the pivot and one other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from inspect import signature
from itertools import combinations, permutations
from pathlib import Path

from aligner import formats
from aligner.errors import InputError, UnknownNameError
from aligner.exchange.export_options import ExportOptions
from aligner.exchange.format_choice import writer
from aligner.formats import Loss
from aligner.languages import base
from aligner.model import Exchange, Lang
from aligner.targets import TargetTool


def pivoted(exchange: Exchange, asked: ExportOptions, tool: TargetTool | None) -> Exchange:
    """From the language that was asked for, or one that the tool takes. Raises InputError."""
    if asked.pivot:
        exchange = formats.pivoted(exchange, asked.pivot)
    pivots = tool.pivots if tool else ()
    if tool is None or not pivots or base(exchange.pivot) in pivots:
        return exchange
    found = next((lang for lang in exchange.languages if base(lang) in pivots), None)
    if found is None or asked.pivot:
        raise InputError(f"{tool.title} takes files from {' or '.join(pivots)} only, not from {exchange.pivot}.")
    return formats.pivoted(exchange, found)


def files(
    exchange: Exchange,
    path: Path,
    content: formats.Content,
    name: str,
    asked: ExportOptions,
    tool: TargetTool | None,
) -> Iterator[tuple[Path, Exchange, Lang | None, list[Loss]]]:
    """Path, content, target where the format wants one, and what had to be left out beforehand."""
    exchange, dropped = _short(exchange, tool)
    one_way = "target" in signature(writer(name, content)).parameters
    alone = content == "memory" or name == "tmx"
    if asked.pairs or (tool and tool.pairs and alone and not asked.target and not one_way):
        for pair in _pairs(exchange, asked, one_way):
            best, others = _by_source(formats.only(exchange, *pair), content, tool)
            yield named(path, "-".join(pair)), best, pair[1] if one_way else None, dropped
            dropped = []
            if others:
                yield named(path, f"{'-'.join(pair)}.alternatives"), others, pair[1] if one_way else None, []
        return
    if one_way and asked.each and not asked.target and len(exchange.languages) > 2:
        for number, lang in enumerate(exchange.languages[1:]):
            yield named(path, lang), exchange, lang, [] if number else dropped
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
        yield named(path, "alternatives"), others, None, []


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


def named(path: Path, part: str) -> Path:
    """The path with a part before its ending."""
    return path.with_name(f"{path.stem}.{part}{path.suffix}")
