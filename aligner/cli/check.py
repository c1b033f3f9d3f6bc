"""``aligner check``."""

from collections import Counter
from pathlib import Path

import click

from aligner.cli import _common

_SHOWN = 5
"""Findings of one rule that are shown; a file with one trouble in each unit has as many findings as units."""


@click.command(name="check")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--for", "tool", required=True, metavar="TOOL", help="omegat, weblate, pontoon, trados, ...")
@click.option("--fix", "fixed", metavar="COPY", type=click.Path(path_type=Path), help="Write a mended copy there.")
@click.option("--all", "every", is_flag=True, help=f"Show the first thousand findings of a rule, not {_SHOWN}.")
@click.pass_context
def command(ctx: click.Context, path: Path, tool: str, fixed: Path | None, every: bool) -> None:
    """Tell what a program would refuse or lose in FILE, before it does: line, rule and mend.

    FILE may be a TMX, TBX, PO, XLIFF (1.2 or 2), a sheet (CSV, Excel), JSON Lines or a glossary of OmegaT, DeepL or
    Google, as far as TOOL reads such files; --for aligner tells what this program would skip or alter.

    Exit status 1 if there are errors; with --fix, if errors are left that only a person can mend.

    \b
    Example:
      aligner check memory.tmx --for weblate
      aligner check theirs.tmx --for trados --fix mended.tmx
      aligner check terms.xlsx --for memoq
    """
    from aligner import targets
    from aligner.formats import protected

    with protected([path], "give --fix another name"):
        findings = targets.check(path, tool, fixed)
    shown: Counter[str] = Counter()
    for finding in findings:
        shown[finding.rule] += finding.times
        if every or shown[finding.rule] <= _SHOWN:
            place = f"{path}:{finding.line}" if finding.line else str(path)
            kind = "error" if finding.error else "warning"
            click.echo(f"{place}: {kind}: {finding.rule}: {finding.message}. Mend: {finding.mend}.")
    for rule, count in shown.items():
        if not every and count > _SHOWN:
            click.echo(f"{path}: {rule}: {count - _SHOWN:,} more; --all shows them.")
    errors = sum(finding.times for finding in findings if finding.error)
    _common.note(f"{errors:,} errors, {shown.total() - errors:,} warnings.")
    if fixed:
        mended = sum(finding.times for finding in findings if finding.fix)
        left = sum(finding.times for finding in findings if finding.error and not finding.fix)
        _common.note(f"{mended:,} mended in {fixed}" + (f"; {left:,} errors need a person." if left else "."))
        ctx.exit(1 if left else 0)
    ctx.exit(1 if errors else 0)
