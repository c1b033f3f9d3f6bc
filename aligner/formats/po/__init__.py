"""gettext PO, pivot as ``msgid`` and one other language as ``msgstr``: a glossary, or the alignment as a catalogue.

What gettext has no field for stands in ``#.`` comments, one fact a line: synonyms, variants, part of speech, uses,
example, score, kind, status, id. They are for people first (Weblate shows them as explanation) and are read back. ``#``
holds a person's note, ``#:`` document and line, percent-encoded where a blank would end the reference.

What is said to need review is ``fuzzy``, nothing else by default: msgfmt leaves fuzzy entries out, so a mined glossary
would compile to nothing, and the ``status`` comment tells what was reviewed. ``fuzzy_below`` sets the flag on
unreviewed entries of a lower score: 0.5 marks the doubtful, 2 all that nobody approved.
``forbidden`` and ``read-only`` (do not translate) are Weblate's flags; msgcat drops flags it does not know, so the
status comment says the same. ``flags`` adds others. ``c-format`` is never set: "30 %" is none.

Equal ``msgid`` are fatal to msgfmt: the first has no context, each further one its id as ``msgctxt``.

The whole file is held in memory when it is read: polib knows no other way.

LOSES: other languages than the two, and props of theirs (``fa.context``); entries that lack one of them; rejected
concepts; which synonym a variant belongs to; props with the bare name of a fact of ours (``id``, ``score``,
``status``); the evidence but for its places; reasons; the seconds of the date; scores beyond four decimals; what
``_clean`` removes. Read from others: plural forms beyond the first.
"""

from aligner.formats.po.reading import read_glossary, read_memory
from aligner.formats.po.writing import write_glossary, write_memory

__all__ = ["read_glossary", "read_memory", "write_glossary", "write_memory"]

EXTENSIONS = (".po", ".pot")
