"""``aligner glossary``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, get_args

import click

from aligner.cli import _common
from aligner.model import Status

if TYPE_CHECKING:
    from aligner.model import Concept, Lang
    from glossary.concordance import Line


@click.command(name="glossary")
@_common.PROJECT
@click.option("--mine", is_flag=True, help="Mine again from the units as they are now.")
@click.option("--preset", default="balanced", show_default=True, help="With --mine: precise, balanced or recall.")
@click.option("--explain", metavar="TERM", help="Every place where TERM stands, with its aligned sentences.")
@click.option("--known", multiple=True, metavar="FILE", help="Leave out what this glossary has or rejects; repeatable.")
@click.option("--show-known", is_flag=True, help="With --known: list what it has, too, with the status it has there.")
@click.option("--out", metavar="FILE", help="Write what is listed there as well (CSV, TBX, TMX ...).")
@click.option("--lang", "langs", multiple=True, metavar="LANG", help="Only concepts with a term in LANG; repeatable.")
@click.option("--languages", type=click.IntRange(1), default=1, help="Only concepts in so many languages or more.")
@click.option("--status", type=click.Choice(get_args(Status)), multiple=True, help="Only this status; repeatable.")
@click.option("--min-score", type=click.FloatRange(0, 1), default=0.0, help="Only concepts of this score or better.")
@click.option(
    "--min-count", type=click.IntRange(0), default=0, help="Only terms seen so often, all languages together."
)
@click.option("--max-words", type=click.IntRange(1), help="Only concepts with no term of more words than this.")
@click.option("--names/--no-names", default=None, help="Only names of people, companies ..., or none of them.")
@click.option("--inconsistent", is_flag=True, help="Only concepts with several words in one language.")
@click.option(
    "--sort",
    type=click.Choice(("worth", "confidence")),
    default="worth",
    show_default=True,
    help="First what is worth listing and sure, or what is sure alone; names last.",
)
@click.option("--limit", type=click.IntRange(1), help="At most so many concepts.")
def command(
    project_path: str,
    mine: bool,
    preset: str,
    explain: str | None,
    known: tuple[str, ...],
    show_known: bool,
    out: str | None,
    limit: int | None,
    sort: str,
    **wanted: Any,
) -> None:
    """List the concepts of a project with their terms, best first, names last. PROJECT is the project file, its folder
    or a translation memory (TMX, PO, XLIFF, CSV, Excel, JSON Lines, hunalign, LF Aligner), whose first language's terms
    are then looked for, or a glossary (TBX, OmegaT, DeepL); LANG,LANG=FILE names the languages if the file does not, or
    chooses among them.

    They are mined if they were not yet. The number behind a term tells how often it occurs, the word behind the status
    which part of speech its terms are, where that is known.

    \b
    Example:
      aligner glossary out/ --lang fa --min-score 0.5 --limit 20
      aligner glossary out/ --known client.tbx --out new-terms.csv
      aligner glossary out/ --explain licence
      aligner glossary memory.tmx --min-count 5 --out terms.csv
    """
    from aligner import formats
    from aligner.exchange import exporting, memory_files
    from aligner.exchange.sources import given
    from aligner.project import Project
    from glossary import steps

    bar = _common.Bar()
    choice = Choice(known, show_known, limit, sort == "confidence", ConceptFilter(**wanted))
    if memory_files.is_meant(project_path):
        if explain is not None:
            raise click.UsageError("--explain needs a project; make one of the memory's texts with `aligner build`.")
        if memory_files.content_of(project_path) == "glossary":
            exchange = memory_files.glossary(project_path)
        else:
            exchange, size = steps.of_memory(project_path, bar)
            bar.end()
            _common.note(f"{len(exchange.concepts)} concepts in {size} units.")
        exchange = replace(exchange, concepts=tuple(_list(exchange.concepts, choice)))
        if out:
            with formats.protected(given(file)[1] for file in (project_path, *known)):
                formats.write(exchange, out, "glossary")
        return
    with Project(project_path) as project:
        found = steps.mine(project, bar, preset) if mine else steps.concepts_of(project, bar)
        bar.end()
        if explain is not None:
            for concept, lines in steps.explain(project, explain):
                _explain(concept, lines)
            return
        if out:
            exchange = exporting.terms(project)
            exchange = replace(exchange, concepts=tuple(_list(exchange.concepts, choice)))
            with formats.protected(given(file)[1] for file in known):
                formats.write(exchange, out, "glossary")
        else:
            _list(found, choice)


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the concepts is listed."""

    known: Sequence[str]
    """Files with glossaries."""
    show_known: bool
    limit: int | None
    by_confidence: bool
    """Whether the surest come first, whatever they are worth."""
    filter: "ConceptFilter"


def _list(found: "Sequence[Concept]", choice: Choice) -> "Sequence[Concept]":
    """Shows the concepts that are wanted, and gives them."""
    from glossary import steps

    if choice.by_confidence:
        found = sorted(found, key=lambda concept: (concept.is_name, -concept.score))
    offered: Sequence[Concept] = found
    if choice.known:
        marked = steps.against(found, choice.known)
        offered = tuple(item.concept for item in marked if choice.show_known or item.known is None)
        met = sum(item.known is not None for item in marked)
        _common.note(f"{met} concepts are known, {len(found) - len(marked)} are rejected there.")
    listed = [concept for concept in offered if choice.filter.admit(concept)][: choice.limit]
    for number, concept in enumerate(listed, 1):
        _show(number, concept, choice.filter.langs or sorted(concept.terms))
    _common.note(f"{len(listed)} of {len(found)} concepts.")
    return listed


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptFilter:
    """Which concepts are listed."""

    langs: Sequence["Lang"]
    languages: int
    status: Sequence[str]
    min_score: float
    min_count: int
    max_words: int | None
    names: bool | None
    inconsistent: bool

    def admit(self, concept: "Concept") -> bool:
        """Whether a concept is wanted."""
        from aligner import formats

        return (
            all(formats.alike(lang, concept.terms) for lang in self.langs)
            and len(concept.terms) >= self.languages
            and (not self.status or concept.status in self.status)
            and concept.score >= self.min_score
            and sum(term.count for terms in concept.terms.values() for term in terms) >= self.min_count
            and (self.max_words is None or max(_words(concept), default=0) <= self.max_words)
            and self.names in (None, concept.is_name)
            and (not self.inconsistent or any(reason.startswith("Inconsistent") for reason in concept.reasons))
        )


def _words(concept: "Concept") -> list[int]:
    """Words of each term."""
    return [len(term.text.split()) for terms in concept.terms.values() for term in terms]


def _show(number: int, concept: "Concept", langs: Iterable["Lang"]) -> None:
    parts = {term.part_of_speech for terms in concept.terms.values() for term in terms}
    kind = "  name" if concept.is_name else "".join(f"  {part}" for part in parts if len(parts) == 1 and part)
    worth = f"  worth {concept.worth:.2f}" if concept.worth else ""
    click.echo(f"{number}  {concept.score:.2f}{worth}  {concept.status}{kind}")
    for lang in langs:
        own = concept.terms.get(lang, ())
        terms = ", ".join(f"{t.text} ({t.count}{f', {t.status}' if t.status else ''})" for t in own)
        click.echo(f"  {lang:<5} {_common.shown(terms, lang)}")
    click.echo()


def _explain(concept: "Concept", lines: Sequence["Line"]) -> None:
    """A concept with its reasons and its concordance."""
    _show(1, concept, sorted(concept.terms))
    for reason in concept.reasons:
        click.echo(f"  {reason}")
    click.echo()
    for line in lines:
        click.echo(f"{line.document}:{line.line}")
        click.echo(f"  {line.lang:<5} {_common.shown(f'{line.before}[{line.form}]{line.after}', line.lang)}")
        for lang, text in line.beside:
            click.echo(f"  {lang:<5} {_common.shown(text, lang)}")
        click.echo()
