"""How ``aligner glossary`` shows concepts, and the places where their terms stand."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from aligner.cli import _as_json, _common

if TYPE_CHECKING:
    from aligner.model import Concept, Lang
    from glossary.concordance import Line

SHOWN = 5
"""Works that are named below a concept of many."""


def show(number: int, concept: "Concept", langs: Iterable["Lang"]) -> None:
    """A concept with the terms of these languages."""
    from aligner.model import BY_WORK, INCONSISTENT, WORKS

    parts = {term.part_of_speech for terms in concept.terms.values() for term in terms}
    part = "".join(f"  {part}" for part in parts if len(parts) == 1 and part)
    kind = part if concept.kind == "term" else f"  {concept.kind}"
    worth = f"  worth {concept.worth:.2f}" if concept.worth else ""
    click.echo(f"{number}  {concept.score:.2f}{worth}  {concept.status}{kind}")
    for lang in langs:
        own = concept.terms.get(lang, ())
        terms = ", ".join(f"{t.text} ({t.count}{f', {t.status}' if t.status else ''})" for t in own)
        click.echo(f"  {lang:<5} {_common.shown(terms, lang)}")
    told = {fact.name: fact.text for fact in concept.facts}
    if WORKS in told:
        click.echo(f"  in {told[WORKS]} {'work' if told[WORKS] == '1' else 'works'}: {_first(told[BY_WORK])}")
    if INCONSISTENT in told:
        click.echo(f"  inconsistent: {told[INCONSISTENT]}")
    click.echo()


def explained(number: int, concept: "Concept", lines: Sequence["Line"]) -> dict[str, Any]:
    """The same for programs."""
    places = [_as_json.place(line) for line in lines]
    return {**_as_json.concept(number, concept, sorted(concept.terms)), "places": places}


def _first(told: str) -> str:
    """The first few of a list."""
    own = told.split(", ")
    return ", ".join(own[:SHOWN]) + (", ..." if len(own) > SHOWN else "")


def explain(concept: "Concept", lines: Sequence["Line"]) -> None:
    """A concept with its reasons, and each passage in which a term of it stands."""
    from glossary import concordance

    show(1, concept, sorted(concept.terms))
    for reason in concept.reasons:
        click.echo(f"  {reason}")
    click.echo()
    for passage in concordance.passages(lines):
        click.echo("  ".join(passage.places))
        for lang, text in passage.texts:
            click.echo(f"  {lang:<5} {_common.shown(text, lang)}")
        click.echo()
