"""``aligner explain``."""

import json
from typing import TYPE_CHECKING, Any

import click

from aligner.cli import _common

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.build.explaining import Explained
    from aligner.explanation import PairExplanation
    from aligner.facts import FactExplanation, FactPair
    from aligner.model import Index, Lang, Span

WORDS = 8
"""Words that are printed, of each pair of languages."""
RARE = 0.3
"""Weight from which a word that found none is printed."""


@click.command(name="explain")
@_common.PROJECT
@click.argument("unit", metavar="UNIT")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, with all words.")
def command(project_path: str, unit: str, as_json: bool) -> None:
    """Tell why a unit was made: what speaks for it in every pair of languages, and what else was near.

    PROJECT is the project file or its folder; UNIT the number of the row, or its id as in the exported files. Where
    independent texts share a fact, the words that carry it are told, strongest first, with the likeness of both; those
    that found none; and what else each sentence says.

    \b
    Example:
      aligner explain out/ 12
      aligner explain out/ 5a45f2b5
      aligner explain out/ 12 --json
    """
    from aligner.build.explaining import explained
    from aligner.project import Project

    with Project(project_path) as project:
        found = explained(project, unit)
    if as_json:
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=1))
        return
    own = found.stored.unit
    click.echo(f"{found.number}  {own.score:.2f}  {own.kind}  {found.stored.key}  {found.stored.status}")
    click.echo("\n".join(_common.stacked(found.corpus, own, tuple(own.cells))))
    for reason in own.reasons:
        click.echo(f"  {reason}")
    for line in _of_fact(found, found.fact) if found.fact else _of_segments(found):
        click.echo(line)


def _of_segments(found: "Explained") -> "Iterator[str]":
    from aligner.model import Unit

    for pair in found.pairs:
        a, b = pair.languages
        yield f"\n{a}-{b}  similarity {pair.similarity:.2f}, of a translation here typically {pair.typical:.2f}"
        terms = ", ".join(f"{name.replace('_', ' ')} {value:+.1f}" for name, value in pair.terms.items())
        yield f"  log odds {sum(pair.terms.values()):+.1f}: {terms}"
        for near in pair.runners_up:
            yield f"  near, {near.similarity:.2f}:"
            yield from _common.stacked(found.corpus, Unit({near.lang: (near.segment,)}), (near.lang,))


def _of_fact(found: "Explained", fact: "FactExplanation") -> "Iterator[str]":
    for pair in fact.pairs:
        yield from _of_pair(pair)
    rests = [(lang, *_around(found, lang, i)) for lang, cell in found.stored.unit.cells.items() for i in cell]
    said = [(lang, f"{before} [...] {after}".strip()) for lang, before, _, after in rests if before or after]
    if said:
        yield "\nelse in these sentences"
    for lang, text in said:
        yield f"  {lang}  {_common.shown(text, lang)}"
    if fact.near:
        yield "\nnear, by log odds that it says the same"
    for near in fact.near:
        text = _words(found, near.lang, near.segment, near.span)
        yield f"  {near.odds:+.1f}  {near.lang}  {_common.shown(text, near.lang)}"


def _of_pair(pair: "FactPair") -> "Iterator[str]":
    (a, b), shown = pair.languages, _common.shown
    yield f"\n{a}-{b}  log odds that they say the same {pair.same:+.1f}, the same and little else {pair.tight:+.1f}"
    both = [f"{shown(x, a)} – {shown(y, b)}" if x != y else shown(x, a) for x, y in (*pair.values, *pair.names)]
    if both:
        yield f"  both give  {', '.join(dict.fromkeys(both))}"
    for one in pair.words[:WORDS]:
        yield f"  {one.similarity:.2f}  {shown(one.words[0], a)} – {shown(one.words[1], b)}"
    for lang, other, words in ((a, b, pair.unfound[0]), (b, a, pair.unfound[1])):
        rare = [shown(one.word, lang) for one in words if one.weight >= RARE]
        if rare:
            yield f"  not in {other}  {', '.join(rare[:WORDS])}"


def _around(found: "Explained", lang: "Lang", index: "Index") -> tuple[str, str, str]:
    """What a sentence says before the shared words, these, and what it says after them; in normal form."""
    from aligner.text.normal import normalize

    text = found.corpus.texts[lang][index]
    start, end = found.stored.unit.span(lang, index) or (0, len(text))
    before, shared, after = (normalize(part, lang).strip() for part in (text[:start], text[start:end], text[end:]))
    return before, shared, after.lstrip(" ,;:.،؛")


def _words(found: "Explained", lang: "Lang", index: "Index", span: "Span | None" = None) -> str:
    from aligner.text.normal import normalize

    start, end = span or (0, None)
    return normalize(found.corpus.texts[lang][index][start:end], lang)


def _as_json(found: "Explained") -> dict[str, Any]:
    """With ``pairs`` and ``near`` of words for a fact, else of whole segments."""
    own = found.stored.unit
    cells: dict[str, list[dict[str, object]]] = {}
    for lang, index in own.parts:
        before, shared, after = _around(found, lang, index)
        cells.setdefault(lang, []).append({"segment": index, "text": shared, "before": before, "after": after})
    return {
        "number": found.number,
        "id": found.stored.key,
        "score": round(float(own.score), 4),
        "kind": own.kind,
        "status": found.stored.status,
        "reasons": list(own.reasons),
        "cells": cells,
        **(_fact_as_json(found, found.fact) if found.fact else {"pairs": [_as_pair(found, p) for p in found.pairs]}),
    }


def _fact_as_json(found: "Explained", fact: "FactExplanation") -> dict[str, Any]:
    return {
        "pairs": [
            {
                "languages": list(pair.languages),
                "same": round(pair.same, 3),
                "tight": round(pair.tight, 3),
                "words": [
                    {"words": list(one.words), "similarity": round(one.similarity, 3), "weight": round(one.weight, 3)}
                    for one in pair.words
                ],
                "unfound": {
                    lang: [
                        {"word": one.word, "similarity": round(one.similarity, 3), "weight": round(one.weight, 3)}
                        for one in words
                    ]
                    for lang, words in zip(pair.languages, pair.unfound, strict=True)
                },
                "values": [list(both) for both in pair.values],
                "names": [list(both) for both in pair.names],
            }
            for pair in fact.pairs
        ],
        "near": [
            {
                "lang": near.lang,
                "segment": near.segment,
                "text": _words(found, near.lang, near.segment, near.span),
                "log_odds": round(near.odds, 3),
            }
            for near in fact.near
        ],
    }


def _as_pair(found: "Explained", pair: "PairExplanation") -> dict[str, Any]:
    return {
        "languages": list(pair.languages),
        "similarity": round(pair.similarity, 3),
        "typical": round(pair.typical, 3),
        "terms": {name: round(value, 3) for name, value in pair.terms.items()},
        "near": [
            {
                "lang": near.lang,
                "segment": near.segment,
                "text": _words(found, near.lang, near.segment),
                "similarity": round(near.similarity, 3),
            }
            for near in pair.runners_up
        ],
    }
