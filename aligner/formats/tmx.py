"""TMX 1.4b, the translation memory every CAT tool reads: one ``tu`` a unit, one ``tuv`` a language.

Level 1 (plain text), the pivot as ``srclang``, own facts as ``x-`` props: plain ``type="file"`` or ``"id"`` make OmegaT
hide a unit. Written and read as a stream; the unit-wise functions hold one unit in memory.

A glossary is a TMX of phrases: the preferred term is the ``seg``, further terms, variants and counts are props of
their ``tuv``. In ``x-variants`` and ``x-term`` parts are separated by ``|`` (see ``_lists``).

LOSES: units of fewer than two languages (they hold no translation); rejected concepts; the segments a term occurs in;
scores beyond four decimals; props with the bare name of a fact of ours (``score``, ``status``);
what ``_clean`` removes. Read from others: inline markup (level 2) and second variants of a language.
"""

from aligner.formats._tmx_reading import read_glossary, read_memory, read_units
from aligner.formats._tmx_writing import write_glossary, write_memory, write_units

__all__ = ["read_glossary", "read_memory", "read_units", "write_glossary", "write_memory", "write_units"]

EXTENSIONS = ("tmx",)
