"""``aligner merge``."""

from dataclasses import asdict
from pathlib import Path

import click

from aligner.cli import _common


@click.command(name="merge")
@click.argument("a", metavar="A", type=click.Path(path_type=Path))
@click.argument("b", metavar="B", type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, metavar="FILE", type=click.Path(path_type=Path), help="Project file or folder to write."
)
@_common.JSON
def command(a: Path, b: Path, out: Path, as_json: bool) -> None:
    """Make one project of two people's copies A and B; both stay as they are.

    All decisions of both are kept. Where the two decided about the same row, and not the same way, the row is in
    conflict: `aligner review PROJECT --conflicts` goes through those.

    \b
    Example:
      aligner merge ana/project.aligner bahar/project.aligner --out both.aligner
    """
    from aligner.review import merging

    done = merging.merge(a, b, out)
    if as_json:
        _common.emit({**asdict(done), "path": str(done.path)})
        return
    click.echo(
        f"{done.path}: {_common.count(done.shared, 'decision')} of both, {done.from_a:,} from {a}, "
        f"{done.from_b:,} from {b}, {_common.count(done.conflicts, 'conflict')}"
    )
    if done.conflicts:
        _common.note(f"Settle the conflicts with `aligner review {done.path} --conflicts`.")
