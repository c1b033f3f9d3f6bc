"""XLIFF 1.2, for review in a CAT tool: one file for the pivot and one other language, ids that lead decisions back.

Each unit has a target, if an empty one. OmegaT 3 shows and fills only what stands in a target: for it what is not
translated yet carries the source there (``copied``), which reading undoes. An accepted unit is ``approved`` and
``final``, any other ``needs-review-translation``, one without text in the target language ``needs-translation``. Score,
status and props stand in a ``context-group``; the person's note in a ``note``, and in one of our own once more the
score, who decided last and the sentences that shared words were taken from.

LOSES: other languages than the two, and props of theirs (``fa.context``); units without a text in the pivot; scores
beyond four decimals; props with the bare name of a fact of ours (``score``, ``status``); what ``_clean`` removes. Read
from others: inline markup (a blank stays of a break or tab); alternatives (``alt-trans``).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import BinaryIO

from aligner.formats._clean import Losses
from aligner.formats._rows import Units, gathered
from aligner.model import Exchange, Lang

EXTENSIONS = (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff", ".mxlf")
"""The last four are those of Trados, memoQ and Phrase, whose words for the state of a segment are understood."""


def write_memory(
    exchange: Exchange,
    out: BinaryIO,
    *,
    target: Lang | None = None,
    losses: Losses = None,
    codes: Mapping[Lang, str] | None = None,
    copied: bool = False,
) -> None:
    """All units that have a text in the pivot. ``target`` may be left out if there is one language beside it.

    ``codes``: the code a tool wants for a language; ``copied``: a target that would be empty is the source.
    """
    from aligner.formats.xliff import writing

    writing.write(exchange, out, target, losses, codes or {}, copied)


def read_memory(stream: BinaryIO, *, losses: Losses = None, missing: Sequence[Lang] = ()) -> Exchange:
    """Any XLIFF, 1.x or 2, one row a segment. What somebody approved has the status ``accepted``. Raises InputError.

    ``missing``: source and target language, or the latter alone, where the file does not tell them.
    """
    return gathered(read_units(stream, losses=losses, missing=missing))


def read_units(stream: BinaryIO, *, losses: Losses = None, missing: Sequence[Lang] = ()) -> Units:
    """As ``read_memory``, one unit at a time (XLIFF 2: all at once)."""
    from aligner.formats import xliff2
    from aligner.formats.xliff import reading

    if is_version_2(stream):
        whole = xliff2.read_memory(stream, losses=losses, missing=missing)
        yield from whole.units
        return replace(whole, units=())
    return (yield from reading.read_units(stream, losses, missing))


def is_version_2(stream: BinaryIO) -> bool:
    """Whether the outermost element says so; the stream is at its start before and after."""
    # Without NUL bytes the outermost element of UTF-16 can be looked at, too.
    start = stream.read(8192).replace(b"\0", b"")
    stream.seek(0)
    return bool(re.search(rb"<xliff\b[^>]*\sversion\s*=\s*[\"']2", start))
