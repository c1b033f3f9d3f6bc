"""Pontoon. Seen in its source: the upload of TMX files."""

from aligner.formats.po import check as po
from aligner.formats.tbx import check as tbx
from aligner.formats.tmx import check_header as tmx_header
from aligner.formats.tmx import check_texts as tmx_texts
from aligner.formats.tmx import check_units as tmx_units
from aligner.targets._tool import TargetTool

_TITLE = "Pontoon"
_CODES = {"en": "en-US", "es": "es-ES", "pt": "pt-BR"}
"""Codes are compared as exact strings with Pontoon's own list of locales."""

TOOL = TargetTool(
    _TITLE,
    {
        "tmx": (
            tmx_header.attributes,
            tmx_header.source_language(
                True, "Pontoon skips every unit unless it is en, en-US or en_US", ("en-US", "en", "en_US")
            ),
            tmx_units.order,
            tmx_units.attributes,
            tmx_units.languages,
            tmx_texts.regions(_TITLE, {k: v for k, v in _CODES.items() if k != "en"}, True),
            tmx_units.segments,
            tmx_units.ids,
            tmx_units.dates,
            tmx_texts.pivot(_TITLE),
            tmx_texts.texts(),
        ),
        "tbx": (tbx.terms,),
        "po": (po.header(), po.texts, po.entries),
    },
    codes=_CODES,
    pivots=("en",),
    from_pivot=True,
    largest=20,
    formats=("tmx", "tbx", "po"),
)
