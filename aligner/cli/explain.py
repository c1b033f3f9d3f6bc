"""``aligner explain``."""

import click

from aligner.cli import _common


@click.command(name="explain")
@_common.PROJECT
@click.argument("unit", metavar="UNIT")
def command(project_path: str, unit: str) -> None:
    """Tell why a unit was made: what speaks for it in every pair of languages, and what else was near.

    PROJECT is the project file or its folder; UNIT the number of the row, or its id as in the exported files.

    \b
    Example:
      aligner explain out/ 12
      aligner explain out/ 5a45f2b5
    """
    from aligner.build.explaining import explained
    from aligner.model import Unit
    from aligner.project import Project

    with Project(project_path) as project:
        found = explained(project, unit)
    own = found.stored.unit
    click.echo(f"{found.number}  {own.score:.2f}  {own.kind}  {found.stored.key}  {found.stored.status}")
    click.echo("\n".join(_common.stacked(found.corpus, own, tuple(own.cells))))
    for reason in own.reasons:
        click.echo(f"  {reason}")
    for pair in found.pairs:
        a, b = pair.languages
        click.echo(f"\n{a}-{b}  similarity {pair.similarity:.2f}, of a translation here typically {pair.typical:.2f}")
        terms = ", ".join(f"{name.replace('_', ' ')} {value:+.1f}" for name, value in pair.terms.items())
        click.echo(f"  log odds {sum(pair.terms.values()):+.1f}: {terms}")
        for near in pair.runners_up:
            click.echo(f"  near, {near.similarity:.2f}:")
            click.echo("\n".join(_common.stacked(found.corpus, Unit({near.lang: (near.segment,)}), (near.lang,))))
