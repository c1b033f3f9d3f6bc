"""Pontoon. Seen in its source: the upload of TMX files."""

from aligner.clients import _po, _tbx, _tmx_header, _tmx_texts, _tmx_units
from aligner.clients._client import Client

_TITLE = "Pontoon"
_CODES = {"en": "en-US", "es": "es-ES", "pt": "pt-BR"}
"""Codes are compared as exact strings with Pontoon's own list of locales."""

CLIENT = Client(
    _TITLE,
    {
        "tmx": (
            _tmx_header.attributes,
            _tmx_header.source_language(
                True, "Pontoon skips every unit unless it is en, en-US or en_US", ("en-US", "en", "en_US")
            ),
            _tmx_units.order,
            _tmx_units.attributes,
            _tmx_units.languages,
            _tmx_texts.regions(_TITLE, {k: v for k, v in _CODES.items() if k != "en"}, True),
            _tmx_units.segments,
            _tmx_units.ids,
            _tmx_units.dates,
            _tmx_texts.pivot(_TITLE),
            _tmx_texts.texts(),
        ),
        "tbx": (_tbx.terms,),
        "po": (_po.header(), _po.texts, _po.entries),
    },
    codes=_CODES,
    pivots=("en",),
    from_pivot=True,
    largest=20,
    formats=("tmx", "tbx", "po"),
)
