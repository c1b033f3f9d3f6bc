"""``aligner build``."""

from pathlib import Path
from typing import Any

import click

from aligner.cli import _common


@click.command(name="build")
@_common.INPUTS
@click.option("--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Folder for the results.")
@_common.PIVOT
@_common.ORDER
@_common.PRESET
@_common.ENCODER
@_common.SEGMENTED
@_common.SRX
@_common.BOILERPLATE
@_common.REALIGN
@click.option(
    "--jobs", "-j", type=click.IntRange(1), default=1, show_default=True, help="So many works at once, a process each."
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="Build on the workers of this Dask scheduler, such as tcp://host:8786."
)
@_common.JSON
@click.pass_obj
def command(
    verbose: bool,
    /,
    inputs: tuple[str, ...],
    out: Path,
    jobs: int,
    scheduler: str | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Align texts in two languages or more, mine a glossary, and export both to DIR.

    INPUT is a folder, a file or LANG=FILE. The language of a file is told by LANG=, by its name (es.txt,
    report.pt-BR.txt, a folder named fa), or by its text. Sub-folders that hold two languages of their own are built
    each for itself, into a folder of that name below DIR. Built again, units accepted in a review are kept.

    A work that fails stops no other; it is told at the end. Works whose texts did not change are left as they are, so
    a build that was stopped goes on where it was. --scheduler builds them on a cluster whose machines share the disk of
    DIR (docs/cluster.md).

    A translation memory (TMX, PO, XLIFF, CSV, Excel, JSON Lines, hunalign, LF Aligner) that is named itself is aligned
    already: its units become rows, with their scores, notes and approvals, beside those of the texts. LANG,LANG=FILE
    names the languages of one that does not, or chooses among them.

    \b
    Example:
      aligner build texts/ --out out/
      aligner build theirs.tmx texts/ --out out/
      aligner build stories/ --out out/ --jobs 4
      aligner build stories/ --out /shared/out --scheduler tcp://host:8786
      aligner build en,es=story.hunalign --out out/
      aligner build en=report.txt pt-BR=relatorio.txt --out out/ --pivot en
    """
    from aligner.cli._build import Many, Speech, build_works

    if scheduler and jobs > 1:
        raise click.UsageError("--jobs is for this machine and --scheduler for a cluster; give one of them.")
    speech = Speech(verbose, as_json)
    build_works(inputs, out, _common.settings(**options), speech, Many(jobs, scheduler))
