"""What files could not hold, in sentences on stderr."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from aligner.formats import Loss

_LEFT_OUT = {
    "pivot": "have no text in the source language, and {tool} skips such rows",
    "unfinished": "are fuzzy or need review; --unfinished takes them",
    "rejected": "were rejected",
    "general": "are general words; --general takes them",
    "one-language": "have one language alone",
    "length": "are too long for {tool}",
    "deprecated": "have terms that are not to be used",
    "superseded": "have terms that others have replaced",
    "provisional": "have terms that nobody has looked at yet",
    "forbidden": "are forbidden",
    "status": "have another status",
    "score": "have a lower score; --min-score 0 takes all",
    "count": "are seen too rarely",
    "kind": "say only partly the same; --kind takes more",
}
"""Why a row or term is not, or not whole, in a file, by the rule of the report."""
_CHANGED = {
    "synonym": "further terms",
    "variant": "variants",
    "second-variant": "second variants",
    "fact": "facts",
    "note": "notes",
    "nfc": "accents in another encoding of the same sign (NFC)",
    "edges": "blanks at the ends",
    "newlines": "line ends",
    "illegal": "signs that XML forbids",
    "bidi": "marks of direction without a partner",
    "line": "line breaks or tabs",
    "inline-markup": "inline markup",
}
"""What was changed or dropped, by the rule of the report; other rules are called by their name there."""


def tell(lost: Mapping[Path, Sequence["Loss"]], report: Path | None, tool: str | None) -> None:
    """How many texts were changed, and what was left out."""
    every = list(chain.from_iterable(lost.values()))
    restored = sum(loss.rule == "restored" for loss in every)
    changes = Counter(loss.rule for loss in every if loss.rule != "restored" and not is_left_out(loss))
    if changes:
        what = ", ".join(f"{count:,} x {_CHANGED.get(rule, rule)}" for rule, count in changes.most_common())
        click.echo(f"The format cannot hold all as it is: {what}.", err=True)
    if restored:
        click.echo(f"{restored:,} texts are written with joiners restored.", err=True)
    for sentence in left_out(every, tool):
        click.echo(sentence, err=True)
    if every:
        click.echo(f"{report or '--report FILE'} tells each.", err=True)


def left_out(losses: Iterable["Loss"], tool: str | None) -> Iterator[str]:
    """A sentence on each reason for which rows were left out."""
    rows: dict[str, set[str]] = {}
    for loss in losses:
        if is_left_out(loss):
            rows.setdefault(loss.rule, set()).add(loss.unit)
    for rule, own in rows.items():
        yield f"Left out: {len(own):,} {_LEFT_OUT[rule].format(tool=tool or 'the program')}."


def is_left_out(loss: "Loss") -> bool:
    """Whether a loss is a row or term that is not in the file, and no text that was changed."""
    return loss.rule in _LEFT_OUT and not loss.after
