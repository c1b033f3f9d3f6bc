"""memoQ, by its documentation. Of a file with many languages the user picks two; glossaries go in as sheets, of which
the user says which column is which language."""

from aligner.formats.sheets import check as sheet
from aligner.formats.tbx import check as tbx
from aligner.formats.tmx import check_header as tmx_header
from aligner.formats.tmx import check_texts as tmx_texts
from aligner.formats.tmx import check_units as tmx_units
from aligner.formats.xliff import check as xliff
from aligner.formats.xliff2 import check as xliff2
from aligner.targets._tool import REGIONS, TargetTool

_TITLE = "memoQ"

TOOL = TargetTool(
    _TITLE,
    {
        "tmx": (
            tmx_header.attributes,
            tmx_header.source_language(False, "memoQ asks which language is the source"),
            tmx_units.order,
            tmx_units.attributes,
            tmx_units.languages,
            tmx_texts.regions(_TITLE, REGIONS, False),
            tmx_units.segments,
            tmx_units.ids,
            tmx_units.dates,
            tmx_texts.texts(),
            tmx_texts.pair(_TITLE, False),
        ),
        "tbx": (tbx.terms,),
        "xliff": (xliff.units(), xliff.structure, xliff.regions(_TITLE, REGIONS)),
        "xliff2": (xliff2.languages, xliff2.units, xliff2.segments, xliff2.regions(_TITLE, REGIONS)),
        "sheet": (sheet.languages(_TITLE), sheet.texts()),
    },
    codes=REGIONS,
    pairs=True,
    glossary="csv",
    formats=("tmx", "tbx", "xliff", "xliff2", "csv", "xlsx"),
)
