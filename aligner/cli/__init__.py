"""The front door. This file only lists the commands; each is a file of its own, imported when it is called."""

import errno
import gc
import importlib
import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

import click

from aligner import __version__

COMMANDS = {
    "build": "Align, mine a glossary and export, in one go.",
    "discover": "Find out which of many documents belong together.",
    "align": "Show which passages say the same.",
    "compare": "Tell what is missing, extra or changed between language versions.",
    "explain": "Tell why a unit was made.",
    "review": "Go through the rows or terms of a project and decide.",
    "serve": "Review in the browser, on this machine alone.",
    "report": "Write the review page as one file to mail to somebody.",
    "history": "Show who decided what, and when.",
    "merge": "Make one project of two people's copies.",
    "glossary": "List the terms of a project.",
    "export": "Write a project's passages or terms in one format.",
    "check": "Check files against a glossary, or for a program that is to read them.",
    "segment": "Split a text, one segment a line.",
    "normalize": "Show the normal form of a text.",
    "doctor": "Tell what is installed, what is missing and how to get it.",
    "completion": "Print what makes a shell complete names.",
}
"""Name to the line shown in ``--help``; the module has the name of its command."""

EXIT_SOFTWARE = 70
"""Exit status for an error of ours, as sysexits.h has it."""


class Commands(click.Group):
    """Imports a command when it is called; the list of commands imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"{__name__}.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the command that a misspelled one may mean."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            if close := get_close_matches(args[0], COMMANDS, n=1):
                ctx.fail(f"{error.message.rstrip('.')}; did you mean {close[0]!r}?")
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    """Also what decides, beside the version, what is found."""
    if not asked:
        return
    from aligner.errors import AlignerError
    from aligner.installation import weighing

    click.echo(f"aligner {__version__}")
    kept = weighing.installed()
    try:
        signature = weighing.chosen()[0].signature
    except AlignerError as error:
        signature = f"none: {error}"
    click.echo(f"encoder {signature}")
    click.echo(f"weights {kept.digest}, fitted {kept.newest} for {kept.packages}")
    ctx.exit()


@click.command(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version, the encoder and the weights.",
)
@click.option("-v", "--verbose", is_flag=True, help="Tell more of what is done, on stderr.")
@click.pass_context
def cli(ctx: click.Context, verbose: bool) -> None:
    """Aligns passages in several languages at once and mines a glossary from them.

    \b
    Example:
      aligner build texts/ --out out/
    """
    ctx.obj = verbose
    if ctx.invoked_subcommand is None:
        from aligner.cli import _first_steps

        click.echo(_first_steps.told(Path()))


def _show_warning(message: Warning | str, *_: object, **__: object) -> None:
    click.echo(f"aligner: note: {message}", err=True)


def main(args: Sequence[str] | None = None) -> None:
    """Runs the command line; every trouble the user can mend is one sentence on stderr and an exit status not zero."""
    from aligner.errors import AlignerError

    # Our matrices are small: threads that share one mostly wait for each other, and take the processor meanwhile from
    # those that embed. Read when numpy is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # A work is hundreds of thousands of small objects without cycles: looking for some after every 700 new ones takes a
    # twelfth of a build, and finds nothing.
    gc.set_threshold(50_000)
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
    except BrokenPipeError:
        # Whoever read our output has seen enough; nothing more is to be flushed at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except Exception as error:  # noqa: BLE001  # The last net: a person gets a sentence, whatever we did wrong.
        sys.exit(_unexpected(error, sys.argv[1:] if args is None else args))


def _unexpected(error: Exception, args: Sequence[str]) -> int:
    """Says in a sentence what nobody foresaw, and gives the exit status; with ``-v`` the traceback is shown."""
    import traceback

    if {"-v", "--verbose"} & set(args):
        traceback.print_exception(error)
    last = traceback.extract_tb(error.__traceback__)[-1]
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    if (
        isinstance(error, OSError)
        and error.filename is None
        and error.errno in (errno.ENOSPC, errno.EPIPE, errno.EBADF)
    ):
        click.echo(
            f"aligner: The output cannot be written ({error.strerror}); make room, or send it elsewhere.", err=True
        )
        return 1
    if isinstance(error, OSError) and error.filename is not None:
        name = os.fsdecode(error.filename)
        click.echo(f"aligner: {name} cannot be used ({error.strerror}); check its name and permissions.", err=True)
        return 1
    if isinstance(error, MemoryError):
        click.echo(
            "aligner: The memory of this machine does not suffice; give fewer or smaller files at once.", err=True
        )
        return 1
    from aligner.installation.plugins import at_fault

    if theirs := at_fault(error):
        click.echo(
            f"aligner: The {theirs} failed ({what}, {Path(last.filename).name}:{last.lineno}); tell whoever wrote it "
            f"what `aligner -v` shows of the same command.",
            err=True,
        )
        return EXIT_SOFTWARE
    click.echo(
        f"aligner: An error that nobody foresaw ({what}, {Path(last.filename).name}:{last.lineno}); nothing that was "
        f"decided is lost. Please report it with what `aligner -v` shows of the same command.",
        err=True,
    )
    return EXIT_SOFTWARE
