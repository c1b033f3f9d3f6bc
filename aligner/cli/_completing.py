"""Names that a shell offers at the key Tab; ``aligner completion`` tells shells to ask.

A name that cannot be looked up offers nothing: completion never speaks, and nobody waits for it.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from pathlib import Path

import click
from click.shell_completion import CompletionItem

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _offering(names: Callable[[], Iterable[str]]) -> Complete:
    """Offers those names that begin as what is typed."""

    @wraps(names)
    def complete(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
        with suppress(Exception):
            return [CompletionItem(name) for name in names() if name.startswith(typed)]
        return []

    return complete


@_offering
def formats() -> Iterable[str]:
    """Formats that can be written."""
    from aligner import formats

    return sorted({*formats.names("write_memory"), *formats.names("write_glossary")})


@_offering
def tools() -> Iterable[str]:
    """Programs that are exported for and checked for."""
    from aligner import targets

    return targets.names()


@_offering
def languages() -> Iterable[str]:
    """Languages that have a file of their own; others can be typed."""
    from aligner import languages

    return languages.names()


@_offering
def encoders() -> Iterable[str]:
    """Encoders."""
    from aligner import encoders

    return encoders.names()


def files(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    """Files and folders, by the shell itself."""
    return [CompletionItem(typed, type="file")]


def projects(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Folders of projects and project files here and one folder below; where there is none, files by the shell."""
    found: set[str] = set()
    with suppress(OSError):
        found = {f"{path.parent}/" for path in Path().glob("*/project.aligner")}
        found |= {str(path) for path in Path().glob("*.aligner")}
    offered = [CompletionItem(name) for name in sorted(found) if name.startswith(typed)]
    return offered or files(ctx, param, typed)
