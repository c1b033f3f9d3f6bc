"""``aligner glossary``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from aligner.cli import _common

if TYPE_CHECKING:
    from aligner.model import Concept, Lang
    from glossary.concordance import Line


@click.command(name="glossary")
@_common.PROJECT
@click.option("--mine", is_flag=True, help="Mine again from the units as they are now.")
@click.option("--preset", default="balanced", show_default=True, help="With --mine: precise, balanced or recall.")
@click.option("--explain", metavar="TERM", help="Every place where TERM stands, with its aligned sentences.")
@click.option("--known", multiple=True, metavar="FILE", help="Leave out what this glossary has or rejects; repeatable.")
@click.option("--out", metavar="FILE", help="Of a memory: write the concepts there (CSV, TBX, PO ...).")
@click.option("--lang", "langs", multiple=True, metavar="LANG", help="Only concepts with a term in LANG; repeatable.")
@click.option("--languages", type=click.IntRange(1), default=1, help="Only concepts in so many languages or more.")
@click.option("--status", multiple=True, metavar="STATUS", help="Only this status: mined, approved, ...; repeatable.")
@click.option("--min-score", type=click.FloatRange(0, 1), default=0.0, help="Only concepts of this score or better.")
@click.option(
    "--min-count", type=click.IntRange(0), default=0, help="Only terms seen so often, all languages together."
)
@click.option("--names/--no-names", default=None, help="Only names of people, companies ..., or none of them.")
@click.option("--inconsistent", is_flag=True, help="Only concepts with several words in one language.")
@click.option("--limit", type=click.IntRange(1), help="At most so many concepts.")
def command(
    project_path: str,
    mine: bool,
    preset: str,
    explain: str | None,
    known: tuple[str, ...],
    out: str | None,
    limit: int | None,
    langs: tuple[str, ...],
    **wanted: Any,
) -> None:
    """List the concepts of a project with their terms, best first, names last. PROJECT is the project file, its folder
    or a translation memory (TMX, PO, XLIFF, CSV, Excel, JSON Lines, hunalign, LF Aligner), whose first language's terms
    are then looked for, or a glossary (TBX, OmegaT, DeepL); LANG,LANG=FILE names the languages if the file does not, or
    chooses among them.

    They are mined if they were not yet. The number behind a term tells how often it occurs.

    \b
    Example:
      aligner glossary out/ --lang fa --min-score 0.5 --limit 20
      aligner glossary out/ --known client.tbx --inconsistent
      aligner glossary out/ --explain licence
      aligner glossary memory.tmx --min-count 5 --out terms.csv
    """
    from aligner import formats
    from aligner.project import Project
    from aligner.steps import exchanges
    from glossary import steps

    bar = _common.Bar()
    if exchanges.is_meant(project_path):
        if exchanges.content_of(project_path) == "glossary":
            exchange = exchanges.glossary(project_path)
        else:
            exchange, size = steps.of_memory(project_path, bar)
            bar.end()
            _common.note(f"{len(exchange.concepts)} concepts in {size} units.")
        _list(exchange.concepts, known, langs, limit, wanted)
        if out:
            formats.write(exchange, out, "glossary")
        return
    with Project(project_path) as project:
        found = steps.mine(project, bar, preset) if mine else steps.concepts_of(project, bar)
        bar.end()
        if explain is not None:
            for concept, lines in steps.explain(project, explain):
                _explain(concept, lines)
            return
    _list(found, known, langs, limit, wanted)


def _list(
    found: "Sequence[Concept]", known: Sequence[str], langs: Sequence["Lang"], limit: int | None, wanted: dict[str, Any]
) -> None:
    """The concepts that are wanted and not known."""
    from glossary import steps

    offered = found
    if known:
        marked = steps.against(found, known)
        offered = tuple(item.concept for item in marked if item.known is None)
        met = sum(item.known is not None for item in marked)
        _common.note(f"{met} concepts are known, {len(found) - len(marked)} are rejected there.")
    wishes = Wishes(langs=langs, **wanted)
    listed = [concept for concept in offered if wishes.admit(concept)]
    for number, concept in enumerate(listed[:limit], 1):
        _show(number, concept, langs or sorted(concept.terms))
    _common.note(f"{len(listed[:limit])} of {len(found)} concepts.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Which concepts are listed."""

    langs: Sequence["Lang"]
    languages: int
    status: Sequence[str]
    min_score: float
    min_count: int
    names: bool | None
    inconsistent: bool

    def admit(self, concept: "Concept") -> bool:
        """Whether a concept is wanted."""
        return (
            set(self.langs) <= set(concept.terms)
            and len(concept.terms) >= self.languages
            and (not self.status or concept.status in self.status)
            and concept.score >= self.min_score
            and sum(term.count for terms in concept.terms.values() for term in terms) >= self.min_count
            and self.names in (None, concept.is_name)
            and (not self.inconsistent or any(reason.startswith("Inconsistent") for reason in concept.reasons))
        )


def _show(number: int, concept: "Concept", langs: Iterable["Lang"]) -> None:
    kind = "  name" if concept.is_name else ""
    click.echo(f"{number}  {concept.score:.2f}  {concept.status}{kind}")
    for lang in langs:
        terms = ", ".join(f"{term.text} ({term.count})" for term in concept.terms[lang])
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
