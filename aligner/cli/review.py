"""``aligner review``."""

import click

from aligner.cli import _common


@click.command(name="review")
@_common.PROJECT
@click.option("--as", "who", metavar="NAME", help="Who decides.  [default: your login name]")
@click.option("--all", "again", is_flag=True, help="Show units that were decided already, too.")
def command(project_path: str, who: str | None, again: bool) -> None:
    """Go through the units one by one and accept or reject them. PROJECT is the project file or its folder.

    Keys: a accept, x reject, s or Enter skip, u undo, q quit. Every decision is kept at once; the next
    `aligner build` keeps what was accepted and never brings back what was rejected. Where the input is not a
    terminal, one answer a line is read.

    \b
    Example:
      aligner review out/
    """
    from aligner.cli._review import Session, login_name
    from aligner.project import Project

    with Project(project_path) as project:
        Session(project, who or login_name(), again=again).run()
