"""``aligner report``."""

import json
from pathlib import Path
from typing import Any

import click

from aligner.cli import _common
from aligner.project.status import UNIT_WORDS

MANY = 5_000
"""Rows from which a browser takes its time to open the file."""


@click.command(name="report")
@_common.PROJECT
@click.option(
    "--out", metavar="FILE", type=click.Path(path_type=Path), help="File to write, .html; JSON is printed without it."
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Who tells which fact, as one JSON object, with texts as they are shown.",
)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(list(UNIT_WORDS)),
    help="Only rows of this status; may be given several times.",
)
@click.option("--first", type=click.IntRange(1), metavar="N", help="Only the N rows that deserve a look most.")
def command(project_path: str, out: Path | None, as_json: bool, only: Any, first: int | None) -> None:
    """Write the review page as one file, to mail to somebody who has nothing installed.

    They decide in their browser, offline; it keeps what they decided until they save it as a JSON file and send that
    back. `aligner review PROJECT --apply FILE.json` takes it over, signed with the name they gave. Splitting, merging
    and moving segments is left to `aligner review` and `aligner serve`.

    Under "Coverage" the page shows who tells which fact: a line a fact, a column a language, what differs between
    them, and what one text alone says. Of translations in order it shows what a language lacks. `--json` tells the
    same to programs.

    \b
    Example:
      aligner report out/ --out report.html
      aligner report out/ --only review --out questions.html
      aligner report out/ --json
    """
    if as_json:
        if only or first:
            raise click.UsageError("--json tells of all rows; leave out --only and --first.")
        _coverage(project_path, out)
        return
    if out is None:
        raise click.UsageError("Say where to write the page: --out report.html.")
    from aligner.web import report

    rows, concepts = report.write(project_path, out, statuses=only, first=first or 0)
    click.echo(out)
    if rows > MANY:
        _common.note(
            f"{rows:,} rows and {concepts:,} terms: slow to open; --first 1000 or --only open make it smaller."
        )


def _coverage(project_path: str, out: Path | None) -> None:
    from aligner.formats import writing
    from aligner.project import Project
    from aligner.review import coverage

    with Project(project_path) as project:
        found = coverage.as_json(coverage.coverage(project))
    text = json.dumps(found, ensure_ascii=False, indent=1)
    if out is None:
        click.echo(text)
        return
    with writing(out) as stream:
        stream.write((text + "\n").encode("utf-8", "replace"))
    click.echo(out)
