"""``aligner compare``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligner.cli import _common, _completing
from aligner.model import Order

if TYPE_CHECKING:
    from aligner.comparison.findings import Comparison

BEHIND, CANNOT_RUN = 1, 2
"""Exit statuses: less is in step than --fail-under wants; nothing was compared."""


@click.command(name="compare")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=_completing.files)
@click.option(
    "--source",
    metavar="LANG",
    help="The others are compared with it.  [default: the first PATH's; in one folder: en]",
)
@click.option(
    "--format",
    "format_",
    default="text",
    show_default=True,
    metavar="FORMAT",
    help="text, markdown, json, html or sarif.",
)
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="Write it there, not to the screen.")
@click.option(
    "--fail-under", metavar="PERCENT", type=click.FloatRange(0, 100), help="Exit status 1 if less is in step."
)
@click.option(
    "--min-sure",
    metavar="SHARE",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="Tell findings that are so sure, or surer.",
)
@click.option(
    "--since",
    metavar="REV",
    help="Only what changed in the source since this revision of git; auto: since the translation did.",
)
@click.option(
    "--xliff", metavar="DIR", type=click.Path(path_type=Path), help="Also write what is to be translated there."
)
@_common.ORDER
@_common.ENCODER
@_common.JSON
def command(
    paths: tuple[str, ...],
    source: str | None,
    format_: str,
    out: Path | None,
    fail_under: float | None,
    min_sure: float,
    since: str | None,
    xliff: Path | None,
    order: Order,
    as_json: bool,
) -> None:
    """Compare language versions of the same pages: what is missing, extra, untranslated, moved or changed.

    PATHs are folders of language versions (docs/en docs/es, or docs/ with both in it), whose pages are paired by their
    paths, else by what they say; or the files of one page. A file's name tells its language, else its text; or you do:
    fa=page.md. Figures, names, negations, links, code, front matter and images are compared, too.

    --since takes git as memory: which passages of the source are new or different since a revision (auto: the last that
    changed the translation), and which passages of the translation stand for them; --xliff writes that as files for a
    translation tool, with the old translation beside each.

    Texts that were written independently of each other are not in step or behind: of them it is told which facts only
    one language has. Exit status 0; 1: less is in step than --fail-under; 2: could not run.

    \b
    Example:
      aligner compare docs/en docs/es docs/pt-br docs/fa
      aligner compare en.md fa.md --format markdown
      aligner compare docs/en docs/es --since auto --xliff todo/
      aligner compare docs/ --source en --fail-under 90 --format sarif --out compare.sarif
    """
    from aligner.comparison import outputs
    from aligner.errors import AlignerError
    from aligner.formats import protected

    try:
        done = _run(paths, source, order, min_sure, since)
        with protected(_read(done), "choose another --out"):
            if xliff:
                _tasks(done, xliff)
            _common.written(outputs.written(done, "json" if as_json else format_), out)
    except AlignerError as error:
        click.echo(f"aligner: {error}", err=True)
        sys.exit(CANNOT_RUN)
    if fail_under is not None and done.in_step < fail_under:
        _common.note(f"{done.in_step} % are in step, less than {fail_under:g} %.")
        sys.exit(BEHIND)


def _read(done: "Comparison") -> list[Path]:
    """The files that were compared."""
    pages = {path for page in done.pages for path in (page.source, page.target) if path}
    stories = {side.path for story in done.told for fact in story.facts for side in fact.by.values()}
    return [Path(path) for path in pages | stories]


def _tasks(done: "Comparison", folder: Path) -> None:
    from aligner.comparison import tasks

    made = tasks.write(done, folder)
    _common.note(f"{len(made):,} files to be translated are in {folder}." if made else "Nothing is to be translated.")


def _run(paths: tuple[str, ...], source: str | None, order: Order, least: float, since: str | None) -> "Comparison":
    from aligner.cli._progress import Bar
    from aligner.comparison.comparing import Wishes, compare

    wanted = _common.language(source) if source else None
    with Bar("aligning") as bar:
        done = compare(paths, Wishes(wanted, order, least, since), lambda n, total: bar("aligning", n, total))
        bar.clear()
    for sentence in done.notes:
        _common.note(sentence)
    return done
