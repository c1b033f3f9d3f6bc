"""``aligner export``."""

from pathlib import Path
from typing import Any

import click

from aligner.cli import _as_json, _common, _completing, _losses

_FILE = click.Path(path_type=Path)


@click.command(name="export")
@click.argument("source", metavar="SOURCE", shell_complete=_completing.projects)
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    shell_complete=_completing.formats,
    help="tmx, po, csv, ...; default: by the ending of FILE.",
)
@click.option("--out", "path", required=True, metavar="FILE", type=_FILE, help="File to write.")
@click.option("--terms", is_flag=True, help="The glossary instead of the aligned passages.")
@click.option(
    "--kind",
    type=click.Choice(["parallel", "partial", "comparable"]),
    help="parallel: passages that are translations; partial: those that say partly the same, too; comparable: all.  "
    "[default: parallel, of independent texts partial; of a file: all]",
)
@_common.STATUS
@_common.MIN_SCORE
@_common.MIN_COUNT
@click.option(
    "--for",
    "tool",
    metavar="TOOL",
    shell_complete=_completing.tools,
    help="Codes, pivot and limits of omegat, weblate, trados, ...",
)
@click.option(
    "--lang",
    "target",
    metavar="LANG",
    shell_complete=_completing.languages,
    help="The other language, for formats of two languages (po, ...).",
)
@click.option(
    "--pivot",
    metavar="LANG",
    shell_complete=_completing.languages,
    help="The source language.  [default: the project's]",
)
@click.option("--pairs", is_flag=True, help="A file for each pair of languages; with --lang, of that one.")
@click.option("--max-mb", type=click.FloatRange(min=0, min_open=True), metavar="MB", help="Split larger files.")
@click.option("--unfinished", is_flag=True, help="Also what is fuzzy or needs review, in formats that cannot mark it.")
@click.option("--general", is_flag=True, help="Also general words, in glossaries that translation tools read.")
@click.option(
    "--restore-zwnj",
    is_flag=True,
    help="Write Persian passages as they are shown, lost zero-width non-joiners restored; else as they stand in "
    "the texts.",
)
@click.option("--tbx3", is_flag=True, help="TBX of 2019 instead of version 2.")
@click.option("--force", is_flag=True, help="Write over the file that is read, too.")
@click.option(
    "--report", metavar="FILE", type=_FILE, help="Write each text that was changed or left out, as JSON lines."
)
@_common.JSON
def command(
    source: str,
    path: Path,
    terms: bool,
    force: bool,
    report: Path | None,
    max_mb: float | None,
    kind: Any,
    status: tuple[str, ...],
    min_score: float | None,
    min_count: int,
    as_json: bool,
    **own: Any,
) -> None:
    """Write the passages or the terms of SOURCE to FILE. SOURCE is a project, its folder, or a memory or glossary file,
    which is converted: TMX, PO, XLIFF, CSV, Excel, JSON Lines, hunalign, LF Aligner, TBX, OmegaT ...; LANG,LANG=FILE
    names the languages of a file that does not, or chooses among them.

    Passages are the texts' own, character by character, so that they match the documents; terms have one spelling, with
    joiners restored.

    FORMAT is told from the ending of FILE if not given. What was rejected, and what says only partly the same, is left
    out, and in TMX what is fuzzy or needs review; of a project's terms those below 0.20, unless --status or --min-score
    is given. Where several files are written, each name gets a part in front of its ending: memory.en-fa.tmx.

    \b
    Example:
      aligner export out/ --out memory.tmx --for trados
      aligner export out/ --out approved.tmx --status approved
      aligner export out/ --terms --out fa.po --lang fa --min-score 0.5
      aligner export out/ --terms --out glossary.tsv --for deepl --pairs
      aligner export theirs.tmx --out theirs.po --lang pt-BR
      aligner export en,es=client.utf8 --out client.tbx
    """
    from aligner import formats
    from aligner.exchange import exporting, memory_files, sources
    from aligner.exchange.choosing import Wanted
    from aligner.exchange.export_options import ExportOptions
    from aligner.project import Project

    wishes = ExportOptions(max_mb=max_mb or 0.0, **own)
    wanted = Wanted(status, min_score, min_count)
    if memory_files.is_meant(source):
        content: formats.Content = "glossary" if terms else memory_files.content_of(source)
        read = [] if force else [sources.given(source)[1]]
        with formats.protected(read, "give another name, or --force"):
            lost = exporting.converted(source, path, content, wishes, kind, wanted)
    else:
        with Project(source) as project:
            content = "glossary" if terms else "memory"
            lost = exporting.one(project, path, content, wishes, kind, wanted)
    if as_json:
        _common.emit({"content": content, "files": _as_json.files(lost)})
    for file in () if as_json else lost:
        click.echo(file)
    _losses.tell(lost, report, own["tool"])
    if report:
        with formats.protected([sources.given(source)[1], *lost]):
            formats.write_report(lost, report)
