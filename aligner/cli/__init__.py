"""The front door. This file only lists the commands; each is a file of its own, imported when it is called."""

import importlib
import os
import sys
import warnings
from collections.abc import Sequence

import click

from aligner import __version__

COMMANDS = {
    "build": "Align, mine a glossary and export, in one go.",
    "align": "Show which passages say the same.",
    "explain": "Tell why a unit was made.",
    "review": "Go through the rows or terms of a project and decide.",
    "serve": "Review in the browser, on this machine alone.",
    "history": "Show who decided what, and when.",
    "merge": "Make one project of two people's copies.",
    "glossary": "List the terms of a project.",
    "export": "Write a project's passages or terms in one format.",
    "check": "Tell what a program would refuse or lose in a file, and mend it.",
    "segment": "Split a text, one segment a line.",
    "normalize": "Show the normal form of a text.",
}
"""Name to the line shown in ``--help``; the module has the name of its command."""


class Commands(click.Group):
    """Imports a command when it is called; the list of commands imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="aligner %(version)s")
@click.option("-v", "--verbose", is_flag=True, help="Tell more of what is done, on stderr.")
@click.pass_context
def cli(ctx: click.Context, verbose: bool) -> None:
    """Aligns passages in several languages at once and mines a glossary from them.

    \b
    Example:
      aligner build texts/ --out out/
    """
    ctx.obj = verbose


def _show_warning(message: Warning | str, *_: object, **__: object) -> None:
    click.echo(f"aligner: note: {message}", err=True)


def main(args: Sequence[str] | None = None) -> None:
    """Runs the command line; every trouble the user can mend is one sentence on stderr and an exit status not zero."""
    from aligner.errors import AlignerError

    # Our matrices are small: threads that share one mostly wait for each other, and take the processor meanwhile from
    # those that embed. Read when numpy is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    warnings.showwarning = _show_warning
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show Persian gets \\u escapes, not a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(cli.main(args, prog_name="aligner", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nInterrupted; what was finished is kept, and the same command goes on from there.", err=True)
        sys.exit(130)
    except AlignerError as error:
        click.echo(f"aligner: {error}", err=True)
        sys.exit(error.exit_code)
