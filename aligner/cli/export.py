"""``aligner export``."""

from pathlib import Path

import click

from aligner.cli import _common


@click.command(name="export")
@_common.PROJECT
@click.option("--format", "format_", metavar="FORMAT", help="tmx, po, csv, ...; default: by the ending of FILE.")
@click.option("--out", "path", required=True, metavar="FILE", type=click.Path(path_type=Path), help="File to write.")
@click.option("--terms", is_flag=True, help="The glossary instead of the aligned passages.")
@click.option("--lang", metavar="LANG", help="The other language, for formats of two languages (po, ...).")
def command(project_path: str, format_: str | None, path: Path, terms: bool, lang: str | None) -> None:
    """Write the passages or the terms of a project to FILE. PROJECT is the project file or its folder.

    FORMAT is told from the ending of FILE if not given. What was rejected is left out.

    \b
    Example:
      aligner export out/ --format tmx --out memory.tmx
      aligner export out/ --terms --format po --lang fa --out fa.po
    """
    from aligner.project import Project
    from aligner.steps import exporting

    with Project(project_path) as project:
        lost = exporting.one(project, path, "glossary" if terms else "memory", format_, lang)
    if lost:
        _common.note(f"{len(lost)} texts were changed or left out, because the format cannot hold them as they are.")
    click.echo(path)
