"""Parts and views of an exchange: another pivot, two languages, one target for each source."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from aligner.errors import InputError, UnknownNameError
from aligner.formats._codes import canonical
from aligner.formats._facts import ACCEPTED
from aligner.formats._rows import Reread, each
from aligner.languages import base
from aligner.model import Exchange, Lang, TranslationUnit

Cell = TypeVar("Cell")


def alike(wanted: Lang, languages: Iterable[Lang]) -> Lang | None:
    """The language that is meant: that very one, else one that differs in the region: ``pt`` finds ``pt-BR``."""
    known = list(languages)
    tag = canonical(wanted)
    exact = [lang for lang in known if canonical(lang) == tag]
    regional = [lang for lang in known if base(lang) == base(tag) and "-" not in (lang if "-" in tag else tag)]
    return next(iter(exact + regional), None)


def pivoted(exchange: Exchange, pivot: Lang) -> Exchange:
    """The same content with another language first; ``pt`` finds ``pt-BR``. Raises UnknownNameError."""
    pivot = alike(pivot, exchange.languages) or pivot
    _check(exchange, pivot)
    return replace(exchange, languages=(pivot, *(lang for lang in exchange.languages if lang != pivot)))


def only(exchange: Exchange, *languages: Lang) -> Exchange:
    """What these languages say, the first as pivot; rows with fewer than two of them are left out.

    For tools that take a file of two languages, such as memoQ and Trados. Raises UnknownNameError.
    """
    languages = tuple(alike(lang, exchange.languages) or lang for lang in languages)
    for lang in languages:
        _check(exchange, lang)
    concepts = (
        replace(concept, terms=_cut(concept.terms, languages), examples=_cut(concept.examples, languages))
        for concept in exchange.concepts
    )
    return replace(
        exchange,
        languages=languages,
        units=each(exchange.units, lambda unit: _with(unit, _cut(unit.texts, languages), 2)),
        concepts=tuple(concept for concept in concepts if len(concept.terms) > 1),
    )


def renamed(exchange: Exchange, languages: Sequence[Lang], name: str) -> Exchange:
    """The same content under these codes: each is the file's language of that code, or else of that code but for the
    region. Of several, the other languages are left out; a single one is only called so. Raises InputError naming the
    languages there are.
    """
    of: dict[Lang, Lang] = {}
    for lang in languages:
        alike = [own for own in exchange.languages if base(own) == base(lang)]
        if not alike:
            known = ", ".join(exchange.languages) or "none"
            raise InputError(f"{name} holds no {lang}; its languages are: {known}.")
        of[lang] = lang if lang in alike else alike[0]
    if len(of) == 1:
        new = {own: lang for lang, own in of.items()}
        of = {new.get(own, own): own for own in exchange.languages}
    concepts = (
        replace(concept, terms=_named(concept.terms, of), examples=_named(concept.examples, of))
        for concept in exchange.concepts
    )
    return replace(
        exchange,
        languages=tuple(of),
        units=each(exchange.units, lambda unit: _with(unit, _named(unit.texts, of), 1)),
        concepts=tuple(concept for concept in concepts if concept.terms),
    )


def best_and_others(exchange: Exchange) -> tuple[Exchange, Exchange]:
    """The memory with one unit for each text in the pivot, and one with the rest.

    Of two units with equal text some tools take the first and some the last; with the rest in a file of its own the
    order does not matter. What a person accepted is best, then the higher score, then what came first.
    """
    best: dict[str, tuple[bool, float, int]] = {}
    for place, unit in enumerate(exchange.units):
        source = unit.texts.get(exchange.pivot, "")
        best[source] = max(_rank(unit, place), best.get(source, _rank(unit, place)))
    chosen = {-rank[2] for rank in best.values()}

    def among(wanted: bool) -> Sequence[TranslationUnit]:
        def own() -> Iterator[TranslationUnit]:
            for place, unit in enumerate(exchange.units):
                if (exchange.pivot not in unit.texts or place in chosen) is wanted:
                    yield unit

        return Reread(own) if isinstance(exchange.units, Reread) else tuple(own())

    return replace(exchange, units=among(True)), replace(exchange, units=among(False))


def _rank(unit: TranslationUnit, place: int) -> tuple[bool, float, int]:
    return unit.status in ACCEPTED, unit.score or 0.0, -place


def _named(row: Mapping[Lang, Cell], of: Mapping[Lang, Lang]) -> dict[Lang, Cell]:
    return {lang: row[own] for lang, own in of.items() if own in row}


def _with(unit: TranslationUnit, texts: Mapping[Lang, str], least: int) -> TranslationUnit | None:
    """The unit with other texts; None if it has fewer than ``least``."""
    return replace(unit, texts=texts) if len(texts) >= least else None


def _cut(row: Mapping[Lang, Cell], languages: tuple[Lang, ...]) -> dict[Lang, Cell]:
    return {lang: row[lang] for lang in languages if lang in row}


def _check(exchange: Exchange, lang: Lang) -> None:
    if lang not in exchange.languages:
        raise UnknownNameError("language", lang, exchange.languages)
