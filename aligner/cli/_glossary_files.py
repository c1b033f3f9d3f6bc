"""``aligner glossary lint``, ``diff`` and ``join``: glossaries as files that people keep."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from aligner.cli import _common, _completing

if TYPE_CHECKING:
    from aligner.model import Concept

CANNOT_RUN = 2
"""Exit status where nothing was compared; 1 is something found."""


class WithDefault(click.Group):
    """A command that has sub-commands beside what it does by itself: ``glossary out/`` lists, ``glossary lint`` checks.

    What does not begin with the name of a sub-command is for the default. A file of such a name is given as ``./lint``.
    """

    def __init__(self, name: str, default: click.Command, others: tuple[click.Command, ...]) -> None:
        own = {str(command.name): command for command in (default, *others)}
        super().__init__(name, commands=own, no_args_is_help=True, help=default.help)
        self._default = default

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Names the default where no sub-command is named."""
        if args and args[0] not in (*self.commands, *ctx.help_option_names):
            args = [str(self._default.name), *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Its sub-commands and options, and what the default begins with."""
        first = next(param for param in self._default.params if isinstance(param, click.Argument))
        return [*first.shell_complete(ctx, incomplete), *super().shell_complete(ctx, incomplete)]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help of the default, then the sub-commands."""
        self._default.format_help(ctx, formatter)
        with formatter.section("Commands"):
            formatter.write_dl([(n, c.get_short_help_str(80)) for n, c in self.commands.items()])


def _plainly(function: Callable[..., int]) -> Callable[..., None]:
    """Runs a command that gives its exit status; where a file cannot be used, says so and exits with 2."""

    @wraps(function)
    def run(*args: Any, **options: Any) -> None:
        from aligner.errors import AlignerError

        try:
            status = function(*args, **options)
        except AlignerError as error:
            click.echo(f"aligner: {error}", err=True)
            status = CANNOT_RUN
        click.get_current_context().exit(status)

    return run


@click.command(name="lint")
@click.argument("file", metavar="FILE", shell_complete=_completing.files)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@_plainly
def lint(file: str, as_json: bool) -> int:
    """Tell what is wrong in the glossary FILE: duplicates, blanks, contradicting statuses ...

    Duplicates, terms that differ in spelling alone, blanks at their ends, terms in two concepts that nothing tells
    apart, statuses that contradict each other, concepts of one language. Exit status 0: nothing found, 1: something,
    2: could not run.

    \b
    Example:
      aligner glossary lint terms.csv
    """
    from glossary.upkeep.lint import lint as troubles

    found = troubles(file)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            place = f"{file}:{one.line}" if one.line else file
            click.echo(f"{place}: {one.rule}: {one.message}")
    counts = Counter(one.rule for one in found)
    told = f" ({', '.join(f'{count} {rule}' for rule, count in counts.most_common())})" if found else ""
    _common.note(f"{len(found):,} findings{told}.")
    return 1 if found else 0


@click.command(name="diff")
@click.argument("old", metavar="OLD", shell_complete=_completing.files)
@click.argument("new", metavar="NEW", shell_complete=_completing.files)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@_plainly
def diff(old: str, new: str, as_json: bool) -> int:
    """Show which concepts and terms two glossaries, OLD and NEW, differ in.

    Concepts are matched by their ids, else by terms they share. Exit status 0: no difference, 1: some, 2: could not
    run.

    \b
    Example:
      aligner glossary diff terms-2025.tbx terms.tbx
    """
    from aligner.exchange import memory_files
    from glossary.upkeep.diff import diff as changes

    found = changes(*(memory_files.glossary(file).concepts for file in (old, new)))
    if as_json:
        rows = [
            {"change": c.kind, "concept": c.concept.id, "terms": _terms(c.concept), "details": c.details} for c in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    for change in () if as_json else found:
        sign = {"added": "+", "removed": "-", "changed": "~"}[change.kind]
        click.echo(f"{sign} {change.concept.id}")
        if change.kind != "changed":
            for lang, terms in _terms(change.concept).items():
                click.echo(f"    {lang}: {_common.shown(', '.join(terms), lang)}")
        for detail in change.details:
            click.echo(f"    {detail}")
    counts = Counter(change.kind for change in found)
    _common.note(", ".join(f"{counts[kind]:,} {kind}" for kind in ("added", "removed", "changed")) + ".")
    return 1 if found else 0


def _terms(concept: "Concept") -> dict[str, list[str]]:
    return {lang: [term.text for term in own] for lang, own in concept.terms.items()}


@click.command(name="join")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, shell_complete=_completing.files)
@click.option("--out", required=True, metavar="FILE", type=click.Path(path_type=Path), help="Where the glossary goes.")
@click.option(
    "--pivot",
    metavar="LANG",
    shell_complete=_completing.languages,
    help="Language by which they are joined.  [default: the first all have]",
)
@_common.JSON
@_plainly
def join(files: tuple[str, ...], out: Path, pivot: str | None, as_json: bool) -> int:
    """Make one glossary of several FILEs, such as lists of two languages each.

    Concepts with one term in the language that all lists share become one, with the terms of every language. A term
    that a list has twice, with two meanings, is named: its meanings stand together then.

    \b
    Example:
      aligner glossary join en-es.csv en-fa.csv en-pt.tbx --out terms.tbx
    """
    from aligner import formats
    from aligner.exchange import memory_files
    from aligner.exchange.sources import given
    from glossary.upkeep.join import join as joined

    lists = [memory_files.glossary(file) for file in files]
    made = joined(lists, _common.language(pivot) if pivot else None)
    with formats.protected(given(file)[1] for file in files):
        losses = formats.write(made, out, "glossary")
    whole = sum(len(concept.terms) == len(made.languages) for concept in made.concepts)
    _common.note(
        f"{len(made.concepts):,} concepts of {sum(len(one.concepts) for one in lists):,} in {out}; {whole:,} have all "
        f"{len(made.languages)} languages."
    )
    twice = [concept for concept in made.concepts if any("more than once" in reason for reason in concept.reasons)]
    if twice:
        named = ", ".join(next(iter(concept.terms.values()))[0].text for concept in twice[:5])
        _common.note(f"{len(twice):,} terms stand in one list more than once ({named}); look at them.")
    if losses:
        _common.note(f"{len(losses):,} facts have no place in {out.name}.")
    if as_json:
        again = [next(iter(concept.terms.values()))[0].text for concept in twice]
        counts = {"concepts": len(made.concepts), "joined": sum(len(one.concepts) for one in lists), "whole": whole}
        _common.emit(
            {"path": str(out), "languages": list(made.languages), **counts, "twice": again, "lost": len(losses)}
        )
    return 0
