"""Weblate. Seen in its source: memory/models.py, the TBX and PO formats by way of translate-toolkit.

By its documentation: XLIFF, and sheets with columns named source and target.
"""

from aligner.clients import _po, _sheet, _tbx, _tmx_header, _tmx_texts, _tmx_units, _xliff, _xliff2
from aligner.clients._client import Client

_TITLE = "Weblate"

CLIENT = Client(
    _TITLE,
    {
        "tmx": (
            _tmx_header.attributes,
            _tmx_header.source_language(True, "Weblate looks it up as a language and refuses the whole file"),
            _tmx_units.order,
            _tmx_units.attributes,
            _tmx_units.languages,
            _tmx_texts.known_codes(_TITLE),
            _tmx_units.segments,
            _tmx_units.ids,
            _tmx_units.dates,
            _tmx_texts.pivot(_TITLE),
            _tmx_texts.texts(),
            _tmx_texts.variety,
        ),
        "tbx": (_tbx.version(_TITLE), _tbx.groups(_TITLE), _tbx.terms),
        "po": (_po.header(), _po.texts, _po.entries, _po.flags),
        "xliff": (_xliff.units(), _xliff.structure),
        "xliff2": (_xliff2.languages, _xliff2.units, _xliff2.segments),
        "sheet": (_sheet.named(_TITLE, "source", "target"), _sheet.texts("source", "target")),
    },
    # With it Weblate keeps a term in the glossary of every language.
    flags=("terminology",),
    from_pivot=True,
    formats=("tmx", "tbx", "po", "xliff", "xliff2"),
)
