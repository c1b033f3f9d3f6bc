"""The reference of the commands, from the commands themselves: what ``--help`` says, as a page."""

import inspect
import re
from collections.abc import Iterator

import click

from aligner.cli import COMMANDS, cli
from aligner.cli._glossary_files import WithDefault

HEAD = """# Commands

Each command says the same with `--help`. [Exit statuses](../promises.md#exit-status) are a page of their own.

"""


def page() -> str:
    """The whole page, in Markdown."""
    listed = "\n".join(f"| [{name}](#aligner-{name}) | {line} |" for name, line in COMMANDS.items())
    sections = "\n".join(section(words, command) for words, command in commands())
    options = "\n".join(_options(cli))
    return f"{HEAD}| command | |\n|---|---|\n{listed}\n\n## Options before the command\n\n{options}\n\n{sections}"


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with the words it is called by, sub-commands after their own."""
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)  # type: ignore[attr-defined]
        yield f"aligner {name}", command
        if isinstance(command, click.Group):
            default = command._default if isinstance(command, WithDefault) else None
            yield from ((f"aligner {name} {sub}", own) for sub, own in command.commands.items() if own is not default)


def options_of(command: click.Command) -> list[click.Parameter]:
    """The options and arguments that a person gives; of a command with a default one, those of the default."""
    own = command._default if isinstance(command, WithDefault) else command
    return list(own.params)


def section(words: str, command: click.Command) -> str:
    """One command: its help, examples and options."""
    own = command._default if isinstance(command, WithDefault) else command
    text, _, examples = inspect.cleandoc(own.help or "").partition("\b\nExample:\n")
    usage = " ".join(["aligner", *words.split()[1:], *own.collect_usage_pieces(click.Context(own))])
    parts = [f"## {words}", _indented(usage), *_paragraphs(text)]
    if examples:
        parts.append(_indented(*(line.strip() for line in examples.strip().splitlines())))
    parts.append("\n".join(_options(own)))
    return "\n\n".join(parts) + "\n"


def _options(command: click.Command) -> Iterator[str]:
    yield "| option | |"
    yield "|---|---|"
    context = click.Context(command)
    for option in command.params:
        record = option.get_help_record(context) if isinstance(option, click.Option) else None
        if record:
            names, told = record
            # A pipe is safe in backticks, and parts cells elsewhere.
            yield f"| `{names}` | {plain(' '.join(told.split())).replace('|', '&#124;')} |"


def _indented(*lines: str) -> str:
    return "\n".join(f"    {line}" for line in lines)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        yield plain(" ".join(paragraph.split()))


def plain(text: str) -> str:
    """Text that Markdown leaves as it is, code in backticks apart."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(part if part.startswith("`") else re.sub(r"(?<!\\)([<>*_\[\]])", r"\\\1", part) for part in parts)
