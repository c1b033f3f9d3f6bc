"""``aligner glossary``."""

import click

from aligner.cli import _common


@click.command(name="glossary")
@_common.PROJECT
@click.option("--mine", is_flag=True, help="Mine again from the units as they are now.")
@click.option("--lang", "langs", multiple=True, metavar="LANG", help="Only concepts with a term in LANG; repeatable.")
@click.option("--status", metavar="STATUS", help="Only concepts of this status: mined, approved, rejected, ...")
@click.option("--min-score", type=click.FloatRange(0, 1), default=0.0, help="Only concepts of this score or better.")
@click.option("--names/--no-names", default=None, help="Only names of people, companies ..., or none of them.")
@click.option("--limit", type=click.IntRange(1), help="At most so many concepts.")
def command(
    project_path: str,
    mine: bool,
    langs: tuple[str, ...],
    status: str | None,
    min_score: float,
    names: bool | None,
    limit: int | None,
) -> None:
    """List the concepts of a project with their terms, best first. PROJECT is the project file or its folder.

    They are mined if they were not yet.

    \b
    Example:
      aligner glossary out/ --lang fa --min-score 0.5 --limit 20
    """
    from aligner.project import Project
    from glossary import steps

    bar = _common.Bar()
    with Project(project_path) as project:
        found = steps.mine(project, bar) if mine else steps.concepts_of(project, bar)
    bar.end()
    listed = [
        concept
        for concept in found
        if set(langs) <= set(concept.terms)
        and status in (None, concept.status)
        and names in (None, concept.is_name)
        and concept.score >= min_score
    ]
    for number, concept in enumerate(listed[:limit], 1):
        kind = "  name" if concept.is_name else ""
        click.echo(f"{number}  {concept.score:.2f}  {concept.status}{kind}")
        for lang in langs or sorted(concept.terms):
            terms = ", ".join(term.text for term in concept.terms[lang])
            click.echo(f"  {lang:<5} {_common.shown(terms, lang)}")
        click.echo()
    _common.note(f"{len(listed[:limit])} of {len(found)} concepts.")
