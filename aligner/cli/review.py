"""``aligner review``."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligner.cli import _common

if TYPE_CHECKING:
    from aligner.review.applying import Applied
    from aligner.review.queue import Queue, Review


@click.command(name="review")
@_common.PROJECT
@click.option("--as", "who", metavar="NAME", help="Who decides.  [default: ALIGNER_USER, else your login name]")
@click.option("--terms", is_flag=True, help="The glossary instead of the aligned passages.")
@click.option("--all", "again", is_flag=True, help="Show what was decided already, too.")
@click.option("--needs-review", is_flag=True, help="Only rows that somebody marked for another look.")
@click.option("--conflicts", is_flag=True, help="Only what two people decided differently, in copies or in a report.")
@click.option("--divergent", is_flag=True, help="Only rows with words that not all of their languages say.")
@click.option("--in-order", is_flag=True, help="In reading order, not what deserves a look most first.")
@click.option(
    "--sort",
    type=click.Choice(("worth", "confidence")),
    help="With --terms: first what is worth having and sure, or what is sure alone.  [default: worth]",
)
@click.option("--accept-above", type=click.FloatRange(0, 1), metavar="SCORE", help="Accept these rows; ask nothing.")
@click.option(
    "--apply",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Take over an edited CSV, XLIFF or PO, or a report's JSON.",
)
@click.option("--list", "listed", is_flag=True, help="Print the rows and ask nothing.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="With --list: one JSON object a line, with texts as they are shown; exports have them verbatim. With "
    "--accept-above and --apply: what came of it.",
)
@click.option("--plain", is_flag=True, help="Line by line, for a screen reader: no colours, nothing drawn anew.")
@click.option(
    "--bidi",
    type=click.Choice(["auto", "terminal", "visual", "off"]),
    default="auto",
    show_default=True,
    help="Who puts Persian into the order of the eye: the terminal, this program, or nobody.",
)
def command(
    project_path: str,
    who: str | None,
    terms: bool,
    again: bool,
    needs_review: bool,
    conflicts: bool,
    divergent: bool,
    in_order: bool,
    sort: str | None,
    accept_above: float | None,
    file: Path | None,
    listed: bool,
    as_json: bool,
    plain: bool,
    bidi: Any,
) -> None:
    """Go through the rows, or the terms, one by one and decide. PROJECT is the project file or its folder.

    Keys: a accept, x reject, r needs review, e edit, s split, m merge, u undo, n next, p back, ? all keys, q quit.
    First come the rows of the lowest score, then those against which something speaks. Every decision is kept at
    once; the next `aligner build` keeps what was accepted, edited or arranged, and never brings back what was
    rejected. A split can cut inside a sentence: type the words that the second row begins with. Where the input is not
    a terminal, one answer a line is read.

    A file given to --apply may be given twice: only what differs becomes a decision. In the JSON of a report, what
    somebody else decided differently since becomes a conflict; the file's own name signs unless --as does.

    \b
    Example:
      aligner review out/
      aligner review out/ --terms --as Ana
      aligner review out/ --accept-above .95
      aligner review out/ --apply rows.csv
      aligner review out/ --apply decisions.json
      aligner review out/ --list --json
      aligner review out/ --divergent --in-order
    """
    from aligner.project import Project
    from aligner.review import deciding
    from aligner.review.queue import CONFLICTS, Queue, Review, login_name

    if as_json and not (listed or file or accept_above is not None):
        raise click.UsageError("--json goes with --list, --accept-above or --apply.")
    if terms and (listed or accept_above is not None):
        raise click.UsageError("--list and --accept-above are about rows; `aligner glossary` lists terms.")
    if terms and divergent:
        raise click.UsageError("--divergent is about rows; leave out --terms.")
    if sort and not terms:
        raise click.UsageError("--sort goes with --terms; rows have --in-order.")
    statuses: tuple[Any, ...] = ("review",) if needs_review else ("open",)
    queue = CONFLICTS if conflicts else Queue(() if again else statuses, in_order, divergent)
    with Project(project_path) as project:
        review = Review(project, who or login_name())
        if accept_above is not None:
            number = deciding.accept_above(review, accept_above)
            rows = _common.count(number, "row")
            told = f"{rows} accepted: score {accept_above:g} or more, and nothing speaks against it."
            click.echo(json.dumps({"accepted": number}) if as_json else told)
        elif file is not None:
            from aligner.review import applying, report_import

            if file.suffix.lower() == ".json":
                done = report_import.take_over(review, file, named=who is not None)
            else:
                done = applying.glossary(review, file) if terms else applying.memory(review, file)
            _tell(done, as_json)
        elif listed:
            _list(review, queue, as_json, divergent)
        else:
            sure = sort == "confidence"
            concepts = {"again": again, "conflicts": conflicts, "sure": sure} if terms else None
            _talk(review, queue, concepts, plain, bidi)


def _talk(review: "Review", queue: "Queue", concepts: dict[str, bool] | None, plain: bool, bidi: Any) -> None:
    """About concepts, with those options of their session, or about rows."""
    from aligner.cli._screen import screen
    from aligner.project.concepts import load
    from aligner.review.highlighting import Terms, telling

    found = load(review.project)
    shown = screen(plain, bidi, Terms(found if concepts is not None else telling(found)))
    if concepts is not None:
        from aligner.cli._review_terms import ConceptSession

        ConceptSession(review, shown, **concepts).run()
    else:
        from aligner.cli._review import RowSession

        RowSession(review, shown, queue).run()


def _list(review: "Review", queue: "Queue", as_json: bool, divergent: bool) -> None:
    from aligner.review import listing

    count = 0
    for count, row in enumerate(listing.rows(review, queue), 1):  # noqa: B007
        if as_json:
            click.echo(json.dumps(row, ensure_ascii=False))
            continue
        click.echo(f"{row['number']}  {row['score']:.2f}  {row['status']}")
        for issue in row["issues"]:
            click.echo(f"  ! {issue}")
        for lang, text in row["texts"].items():
            click.echo(f"  {lang}  {_common.shown(text, lang)}")
            for one in row.get("divergent", {}).get(lang, ()) if divergent else ():
                click.echo(f"      not in {', '.join(one['missing'])}: {_common.shown(one['words'], lang)}")
    if not count:
        _common.note("There is no such row; --all lists what was decided already, too.")


def _tell(done: "Applied", as_json: bool) -> None:
    if as_json:
        _common.emit(asdict(done))
        return
    click.echo(f"{done.decided} decided, {done.edited} edited, {done.commented} commented, {done.same} as they were.")
    if done.unknown:
        _common.note(f"{done.unknown} entries are not in this project, or no longer: it was aligned again since.")
    if done.gone:
        _common.note("No longer there (split, merged or aligned again since), so not taken over:")
        _names(done.gone)
    if done.conflicts:
        _common.note(
            "Decided differently by somebody else since; settle with --conflicts (terms: --terms --conflicts):"
        )
        _names(done.conflicts)


def _names(found: list[str]) -> None:
    from aligner.cli._text import printable

    for name in found[:20]:
        _common.note(f"  {printable(name)}")
    if len(found) > 20:
        _common.note(f"  and {len(found) - 20} more")
