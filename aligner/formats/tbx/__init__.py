"""TBX-Basic, the terminology exchange of ISO 30042: one entry a concept, all languages in one file.

Version 2 (``martif``) by default: it is what OmegaT, Weblate and translate-toolkit read. ``version=3`` writes the
edition of 2019 in its DCA style. Reading takes both, in DCA style or DCT, with ``tig`` or ``ntig``.

Each term has its own ``administrativeStatus``: if nothing else is known the first of a language is
``preferredTerm-admn-sts``, the others ``admittedTerm-admn-sts``; all terms of a forbidden concept are
``deprecatedTerm-admn-sts``, and a concept of such terms alone is forbidden. Read from others, preferred terms come
first and deprecated ones last; what is no word of the standard (``notRecommended``, ``Obsolete``) is taken for its
nearest.

``partOfSpeech`` where it is known. Example and note of a person are ``context`` and ``definition``, places ``source``.
Facts of others (``termType``, ``subjectField``, definitions of a language ...) are written as such where TBX-Basic has
them, else in notes, as ours are, one each: score, kind, status, evidence, reasons, variants, uses. Who decided last is
the ``responsibility`` of a ``transacGrp``.

LOSES: rejected concepts; concepts without terms; the segments a term occurs in; the time of day of a decision; scores
beyond four decimals; what ``_clean`` removes.
"""

from collections.abc import Mapping
from typing import BinaryIO, Literal

from aligner.formats._clean import Losses
from aligner.model import Exchange, Lang

EXTENSIONS = (".tbx",)


def write_glossary(
    exchange: Exchange,
    out: BinaryIO,
    *,
    losses: Losses = None,
    codes: Mapping[Lang, str] | None = None,
    version: Literal[2, 3] = 2,
) -> None:
    """All concepts that were not rejected; ``codes`` gives the code a tool wants for a language."""
    from aligner.formats.tbx import writing

    writing.write(exchange, out, losses, codes or {}, version)


def read_glossary(stream: BinaryIO, *, losses: Losses = None) -> Exchange:
    """Any TBX, ours or not. Raises InputError."""
    from aligner.formats.tbx import reading

    return reading.read(stream, losses)
