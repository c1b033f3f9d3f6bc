"""XLIFF 2.1, for review: as ``xliff``, for programs that want the newer version (OmegaT 3 does not read it).

Each unit is one segment, its ``state`` ``final`` where accepted, ``translated`` where it has a target, else
``initial``. Score, status and props stand in the metadata module; the person's note in a note, and in one
of our own once more the score and who decided last.

LOSES: other languages than the two, and props of theirs (``fa.context``); units without a text in the pivot; scores
beyond four decimals; props with the bare name of a fact of ours (``score``, ``status``); what ``_clean`` removes. Read
from others: inline markup (a blank stays of a break or tab).
"""

from collections.abc import Mapping, Sequence
from typing import BinaryIO

from aligner.formats._clean import Losses
from aligner.model import Exchange, Lang

EXTENSIONS = (".xlf", ".xliff")
"""Endings of files that are ours; by a file's name alone the format is ``xliff``, which reads both versions."""


def write_memory(
    exchange: Exchange,
    out: BinaryIO,
    *,
    target: Lang | None = None,
    losses: Losses = None,
    codes: Mapping[Lang, str] | None = None,
) -> None:
    """All units that have a text in the pivot; ``target`` and ``codes`` as in ``xliff``."""
    from aligner.formats.xliff2 import writing

    writing.write(exchange, out, target, losses, codes or {})


def read_memory(stream: BinaryIO, *, losses: Losses = None, missing: Sequence[Lang] = ()) -> Exchange:
    """Any XLIFF 2, one row a segment. One that is final has the status ``accepted``. Raises InputError.

    ``missing``: source and target language, or the latter alone, where the file does not tell them.
    """
    from aligner.formats.xliff2 import reading

    return reading.read(stream, losses, missing)
