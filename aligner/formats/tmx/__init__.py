"""TMX 1.4b, the translation memory every CAT tool reads: one ``tu`` a unit, one ``tuv`` a language.

Level 1 (plain text), the pivot as ``srclang``, own facts as ``x-`` props: plain ``type="file"`` or ``"id"`` make OmegaT
hide a unit. Written and read as a stream; the unit-wise functions hold one unit in memory.

A glossary is a TMX of phrases: the preferred term is the ``seg``, further terms, variants, counts and parts of speech
are props of their ``tuv``. In ``x-variants`` and ``x-term`` parts are separated by ``|`` (see ``_lists``).

LOSES: units of fewer than two languages (they hold no translation); rejected concepts; terms not to be used where no
better one stands before them; the segments a term occurs in;
scores beyond four decimals; props with the bare name of a fact of ours (``score``, ``status``);
what ``_clean`` removes. Read from others: inline markup (level 2) and second variants of a language.
"""

from collections.abc import Iterable, Mapping
from typing import BinaryIO

from aligner.formats._clean import Losses
from aligner.formats._ids import Ids
from aligner.formats._rows import Units, gathered
from aligner.model import Exchange, Lang, TranslationUnit

EXTENSIONS = (".tmx",)


def write_memory(
    exchange: Exchange,
    out: BinaryIO,
    *,
    losses: Losses = None,
    segtype: str = "sentence",
    codes: Mapping[Lang, str] | None = None,
) -> None:
    """All units; ``codes`` gives the code a tool wants for a language (default: the canonical tag).

    ``segtype``: block, paragraph, sentence or phrase. OmegaT reads it from the header alone, hence one for the file.
    """
    write_units(exchange, exchange.units, out, losses=losses, segtype=segtype, codes=codes)


def write_units(
    head: Exchange,
    units: Iterable[TranslationUnit],
    out: BinaryIO,
    *,
    losses: Losses = None,
    segtype: str = "sentence",
    codes: Mapping[Lang, str] | None = None,
) -> None:
    """As ``write_memory``, units from any iterable, one in memory at a time; ``head`` tells all but the units."""
    from aligner.formats.tmx import writing

    ids = Ids(losses)
    tags = writing.tags(head, codes)
    rows = (writing.unit_row(unit, head, tags, ids, losses) for unit in units)
    writing.write(head, filter(None, rows), out, segtype, tags)


def write_glossary(
    exchange: Exchange, out: BinaryIO, *, losses: Losses = None, codes: Mapping[Lang, str] | None = None
) -> None:
    """All concepts that have terms in two languages and were not rejected."""
    from aligner.formats.tmx import writing

    ids = Ids(losses)
    tags = writing.tags(exchange, codes)
    rows = (writing.concept_row(concept, exchange, tags, ids, losses) for concept in exchange.concepts)
    writing.write(exchange, filter(None, rows), out, "phrase", tags)


def read_memory(stream: BinaryIO, *, losses: Losses = None) -> Exchange:
    """Any TMX, level 1 or 2, any encoding its declaration names. Raises InputError where it is no TMX.

    Entities of the file's own are not resolved, nothing outside the file is looked at.
    """
    return gathered(read_units(stream, losses=losses))


def read_units(stream: BinaryIO, *, losses: Losses = None) -> Units:
    """As ``read_memory``, one unit at a time."""
    from aligner.formats.tmx import reading

    reader = reading.Reader(stream, losses)
    for tu in reader:
        yield reading.read_unit(tu, reader, losses)
    return Exchange(reader.languages(), signature=reader.signature, created=reader.created)


def read_glossary(stream: BinaryIO, *, losses: Losses = None) -> Exchange:
    """Every ``tu`` as a concept; terms, variants and counts of our own files are restored."""
    from aligner.formats.tmx import reading

    reader = reading.Reader(stream, losses)
    concepts = tuple(reading.read_concept(tu, reader, losses) for tu in reader)
    return Exchange(reader.languages(), concepts=concepts, signature=reader.signature, created=reader.created)
