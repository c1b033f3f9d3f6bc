"""``aligner discover``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aligner.cli import _common
from aligner.cli._progress import Bar

if TYPE_CHECKING:
    from aligner.exchange.work_list import Entry


@click.command(name="discover")
@_common.INPUTS
@click.option("--out", metavar="FILE.csv", type=click.Path(path_type=Path), help="Write the works as a list to edit.")
@click.option("--force", is_flag=True, help="Write over a list that is there.")
@_common.ENCODER
@_common.JSON
def command(inputs: tuple[str, ...], out: Path | None, force: bool, as_json: bool) -> None:
    """Find out which of many documents belong together, in whatever languages they are: translations of one text, or
    texts that tell the same story. INPUT is a folder or a file; names need not tell anything.

    The list has a line a document: its work, language, kind, and how sure that is. Documents that belong to nothing are
    left over; of near-duplicates one is taken; what could not be read is told with the reason. Edit it (move a document
    to another work, delete a line, change a language), and give it to `aligner build`. What has been read is kept: the
    same command goes on where it was stopped.

    \b
    Example:
      aligner discover texts/ --out works.csv
      aligner build works.csv --out out/
    """
    from aligner.cli._discover_told import lines
    from aligner.discover.collection import discover
    from aligner.discover.listing import entries
    from aligner.exchange import work_list

    if out:
        work_list.refuse(out, force)
    with Bar("reading", "comparing") as bar:
        works, files = discover(inputs, bar)
    found = entries(works, files, (out or Path()).parent)
    if out:
        work_list.write(found, out)
    if as_json:
        _common.emit(_as_json(found))
        return
    for line in lines(found, out):
        click.echo(line)


def _as_json(found: "list[Entry]") -> dict[str, Any]:
    """Works with their documents, and the documents that are in none by why."""
    from aligner.cli._discover_told import certainty
    from aligner.discover.listing import LEFT_OVER, NEAR_DUPLICATE, NOT_READ

    works: dict[str, list[Entry]] = {}
    for entry in found:
        if entry.work:
            works.setdefault(entry.work, []).append(entry)
    return {
        "works": [
            {
                "work": name,
                "kind": own[0].kind,
                "certainty": round(certainty(own), 4),
                "documents": [_document(entry) for entry in own],
            }
            for name, own in works.items()
        ],
        "left_over": [_document(entry) for entry in found if entry.kind == LEFT_OVER],
        "near_duplicates": [_document(entry) for entry in found if entry.kind == NEAR_DUPLICATE],
        "not_read": [{"document": entry.document, "reason": entry.note} for entry in found if entry.kind == NOT_READ],
    }


def _document(entry: "Entry") -> dict[str, Any]:
    told = {"document": entry.document, "language": entry.lang, "segments": entry.segments}
    sure = {} if entry.certainty is None else {"certainty": round(entry.certainty, 4)}
    more = {"note": entry.note, "begins": entry.begins}
    return {**told, **sure, **{name: text for name, text in more.items() if text}}
