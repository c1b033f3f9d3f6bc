"""``aligner report``."""

from pathlib import Path
from typing import Any

import click

from aligner.cli import _common

MANY = 5_000
"""Rows from which a browser takes its time to open the file."""


@click.command(name="report")
@_common.PROJECT
@click.option("--out", required=True, metavar="FILE", type=click.Path(path_type=Path), help="File to write, .html.")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(["open", "review", "conflict", "accepted", "rejected"]),
    help="Only rows of this status; may be given several times.",
)
@click.option("--first", type=click.IntRange(1), metavar="N", help="Only the N rows that deserve a look most.")
def command(project_path: str, out: Path, only: Any, first: int | None) -> None:
    """Write the review page as one file, to mail to somebody who has nothing installed.

    They decide in their browser, offline; it keeps what they decided until they save it as a JSON file and send that
    back. `aligner review PROJECT --apply FILE.json` takes it over, signed with the name they gave. Splitting, merging
    and moving segments is left to `aligner review` and `aligner serve`.

    \b
    Example:
      aligner report out/ --out report.html
      aligner report out/ --only review --out questions.html
    """
    from aligner.web import report

    rows, concepts = report.write(project_path, out, standings=only, first=first or 0)
    click.echo(out)
    if rows > MANY:
        _common.note(
            f"{rows:,} rows and {concepts:,} terms: slow to open; --first 1000 or --only open make it smaller."
        )
