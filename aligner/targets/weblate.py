"""Weblate. Seen in its source: memory/models.py, the TBX and PO formats by way of translate-toolkit.

By its documentation: XLIFF, and sheets with columns named source and target.
"""

from aligner.formats.po import check as po
from aligner.formats.sheets import check as sheet
from aligner.formats.tbx import check as tbx
from aligner.formats.tmx import check_header as tmx_header
from aligner.formats.tmx import check_texts as tmx_texts
from aligner.formats.tmx import check_units as tmx_units
from aligner.formats.xliff import check as xliff
from aligner.formats.xliff2 import check as xliff2
from aligner.targets._tool import TargetTool

_TITLE = "Weblate"

TOOL = TargetTool(
    _TITLE,
    {
        "tmx": (
            tmx_header.attributes,
            tmx_header.source_language(True, "Weblate looks it up as a language and refuses the whole file"),
            tmx_units.order,
            tmx_units.attributes,
            tmx_units.languages,
            tmx_texts.known_codes(_TITLE),
            tmx_units.segments,
            tmx_units.ids,
            tmx_units.dates,
            tmx_texts.pivot(_TITLE),
            tmx_texts.texts(),
            tmx_texts.variety,
        ),
        "tbx": (tbx.version(_TITLE), tbx.groups(_TITLE), tbx.terms),
        "po": (po.header(), po.texts, po.entries, po.flags),
        "xliff": (xliff.units(), xliff.structure),
        "xliff2": (xliff2.languages, xliff2.units, xliff2.segments),
        "sheet": (sheet.named(_TITLE, "source", "target"), sheet.texts("source", "target")),
        "catalogue": (),
    },
    # With it Weblate keeps a term in the glossary of every language.
    flags=("terminology",),
    from_pivot=True,
    formats=("tmx", "tbx", "po", "xliff", "xliff2"),
)
