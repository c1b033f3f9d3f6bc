"""``aligner check``."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligner.cli import _as_json, _common, _completing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.formats.checking import Finding

_SHOWN = 5
"""Findings of one rule that are shown; a file with one trouble in each unit has as many findings as units."""


@click.command(name="check")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, shell_complete=_completing.files)
@click.option(
    "--for",
    "tool",
    metavar="TOOL",
    shell_complete=_completing.tools,
    help="omegat, weblate, pontoon, trados, ...",
)
@click.option("--fix", "fixed", metavar="COPY", type=click.Path(path_type=Path), help="Write a mended copy there.")
@click.option("--all", "every", is_flag=True, help=f"Show the first thousand findings of a rule, not {_SHOWN}.")
@click.option(
    "--glossary",
    "glossaries",
    multiple=True,
    metavar="GLOSSARY",
    shell_complete=_completing.files,
    help="Agreed terms; repeatable.",
)
@click.option(
    "--output-format",
    default="text",
    show_default=True,
    metavar="FORMAT",
    help="With --glossary: text, json, json-lines, sarif, junit, github, gitlab or rdjson.",
)
@click.option("--output", metavar="OUT", type=click.Path(path_type=Path), help="Write the findings there.")
@click.option("--numbers", is_flag=True, help="With --glossary: also figures that differ.")
@click.option(
    "--word-links", is_flag=True, help="With --glossary: name what stands instead by the encoder, too; it is loaded."
)
@click.option("--unfinished", is_flag=True, help="With --glossary: also what is fuzzy or needs review.")
@click.option("--baseline", metavar="FILE", type=click.Path(path_type=Path), help="Findings that are not told.")
@click.option(
    "--write-baseline", metavar="FILE", type=click.Path(path_type=Path), help="Keep the findings of now as a baseline."
)
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", "note")),
    help="With --glossary: least severity that fails.  [default: warning]",
)
@_common.JSON
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[str, ...],
    tool: str | None,
    fixed: Path | None,
    every: bool,
    as_json: bool,
    **terms: Any,
) -> None:
    """Check FILEs, for a program that is to read them or against a glossary.

    Alone it tells where a translation lacks a placeholder or tag of its source, invents or spoils one, what msgfmt
    refuses, and what this program would skip or alter. FILE may be a PO, XLIFF (1.2, 2 and those of Trados, memoQ and
    Phrase), TMX, a sheet (CSV, Excel), JSON Lines, or a catalogue of Android or Apple with that of the source language
    in the folder beside it.

    --for tells besides what a program would refuse or lose in one FILE, before it does: line, rule and mend; FILE may
    also be a TBX or a glossary of OmegaT, DeepL or Google, as far as TOOL reads such files. Exit status 1 if there are
    errors; with --fix, if errors are left that only a person can mend.

    --glossary tells where a translation does not use the agreed terms, and what stands instead. FILE may be a PO,
    XLIFF, TMX, CSV, JSON Lines or Excel file, a project, a folder of catalogues, or texts that are translations of each
    other (LANG=FILE LANG=FILE). A comment `aligner: ignore` exempts a unit. Without GLOSSARY and TOOL, the settings of
    [tool.aligner.check] in pyproject.toml, or of [check] in aligner.toml, name the glossary. Exit status 0: nothing
    found, 1: findings, 2: could not run.

    \b
    Example:
      aligner check locale/es.po values-fa/strings.xml
      aligner check memory.tmx --for weblate
      aligner check theirs.tmx --for trados --fix mended.tmx
      aligner check locale/*.po --glossary terms.tbx
      aligner check locale/*.po --glossary terms.po --output-format sarif > out.sarif
      aligner check en=guide.md es=guia.md --glossary terms.csv
    """
    if tool is None and _nothing_agreed(ctx, terms["glossaries"]):
        ctx.exit(_for_tool([Path(file) for file in files], "aligner", fixed, every, as_json))
    if tool is None:
        from aligner.cli import _check_terms

        if fixed or every:
            raise click.UsageError("--fix and --all belong to --for; terms are mended by people.")
        ctx.exit(_check_terms.run(files, _check_terms.Wish(as_json=as_json, **terms)))
    if terms["glossaries"]:
        raise click.UsageError("--for and --glossary are two checks; run one after the other.")
    if len(files) > 1:
        raise click.UsageError("--for checks one FILE at a time.")
    ctx.exit(_for_tool([Path(files[0])], tool, fixed, every, as_json))


def _nothing_agreed(ctx: click.Context, glossaries: tuple[str, ...]) -> bool:
    """Whether neither the command nor a settings file names a glossary; settings that cannot be read end the command
    with the status of a check that could not run."""
    from aligner.cli._check_terms import CANNOT_RUN
    from aligner.errors import AlignerError
    from glossary.checking import settings

    if glossaries:
        return False
    try:
        return not settings.find(Path.cwd()).glossaries
    except AlignerError as error:
        click.echo(f"aligner: {error}", err=True)
        ctx.exit(CANNOT_RUN)


def _for_tool(paths: "Sequence[Path]", tool: str, fixed: Path | None, every: bool, as_json: bool) -> int:
    """What a program would mind in files; the exit status."""
    from aligner import targets
    from aligner.formats import protected
    from aligner.project import settle_beside

    status = 0
    told: list[dict[str, Any]] = []
    for path in paths:
        settle_beside(path)
        with protected([path], "give --fix another name"):
            findings = targets.check(path, tool, fixed, placeholders=True)
        if as_json:
            told += [_as_json.finding(path, found) for found in findings]
        else:
            _show(path, findings, every)
        errors = sum(finding.times for finding in findings if finding.error)
        _common.note(f"{errors:,} errors, {sum(finding.times for finding in findings) - errors:,} warnings.")
        if fixed:
            mended = sum(finding.times for finding in findings if finding.fix)
            errors = sum(finding.times for finding in findings if finding.error and not finding.fix)
            _common.note(f"{mended:,} mended in {fixed}" + (f"; {errors:,} errors need a person." if errors else "."))
        status = max(status, min(errors, 1))
    if as_json:
        counts: Counter[str] = Counter()
        for one in told:
            counts[one["severity"]] += one["times"]
        whole = {"checked_for": tool, "errors": counts["error"], "warnings": counts["warning"], "findings": told}
        _common.emit({**whole, "fixed": str(fixed)} if fixed else whole)
    return status


def _show(path: Path, findings: "Sequence[Finding]", every: bool) -> None:
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
