"""``aligner history``."""

import json

import click

from aligner.cli import _common


@click.command(name="history")
@_common.PROJECT
@click.option(
    "--unit", "target", metavar="KEY", default="", help="Only this row or concept, by (the start of) its key."
)
@click.option("--by", "who", metavar="NAME", default="", help="Only this person.")
@click.option("--verdict", "verb", metavar="WORD", default="", help="accept, reject, edit, split, approve, undo ...")
@click.option("--since", metavar="DATE", default="", help="From this day on: 2026-11-20.")
@click.option("--until", metavar="DATE", default="", help="Up to this day, included.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with the state before and after.")
def command(project_path: str, target: str, who: str, verb: str, since: str, until: str, as_json: bool) -> None:
    """Show who decided what, and when, oldest first. PROJECT is the project file or its folder.

    \b
    Example:
      aligner history out/ --by Ana --verdict reject
      aligner history out/ --since 2026-11-20 --json
    """
    from aligner.cli._screen import name
    from aligner.cli._text import printable
    from aligner.project import Project
    from aligner.review import listing

    wanted = listing.Wanted(target, who, verb, _day(since), _day(until))
    number = 0
    with Project(project_path) as project:
        for decision in listing.history(project, wanted):
            number += 1
            if as_json:
                click.echo(json.dumps(listing.as_json(decision), ensure_ascii=False))
                continue
            click.echo(f"{listing.day(decision)}  {name(decision.who)}: {decision.verb}")
            for change in decision.changes[:10]:
                click.echo(f"  {change.key}  {listing.told(change)}")
                for lang, text in listing.excerpts(change).items():
                    click.echo(f"    {lang}  {_common.shown(printable(text), lang)}")
                for lang, text in listing.written(change).items():
                    click.echo(f"    {lang} > {_common.shown(printable(text), lang)}")
            if len(decision.changes) > 10:
                click.echo(f"  and {len(decision.changes) - 10} more")
    _common.note(f"{_common.count(number, 'decision')}.")


def _day(text: str) -> str:
    digits = text.replace("-", "")
    if not digits:
        return ""
    if not digits.isdecimal() or len(digits) > 8:
        raise click.BadParameter(f"{text!r} is no date; write for example 2026-11-20.")
    return digits
