"""OmegaT. Seen by running 3.6 from Debian, and in the source and schema of its next release."""

from aligner.formats.po import check as po
from aligner.formats.sheets import check_table as table
from aligner.formats.tbx import check as tbx
from aligner.formats.tmx import check_header as tmx_header
from aligner.formats.tmx import check_texts as tmx_texts
from aligner.formats.tmx import check_units as tmx_units
from aligner.formats.xliff import check as xliff
from aligner.targets._tool import TargetTool

_TITLE = "OmegaT"
_HIDDEN = ("file", "id", "next", "path", "prev", "tuid")
"""Types of props by which OmegaT takes a unit for the translation of one place only."""

TOOL = TargetTool(
    _TITLE,
    {
        "tmx": (
            tmx_header.attributes,
            tmx_header.tool,
            tmx_header.source_language(False, "OmegaT warns"),
            tmx_units.order,
            tmx_units.attributes,
            tmx_units.languages,
            tmx_units.segments,
            tmx_units.ids,
            tmx_units.dates,
            tmx_units.props(_HIDDEN, True, "OmegaT then offers the unit only at that place of that file"),
            tmx_texts.texts(matching=True),
            tmx_texts.variety,
            tmx_texts.pair(_TITLE, False),
        ),
        "tbx": (tbx.version(_TITLE), tbx.terms),
        "po": (po.header(), po.texts, po.entries),
        "xliff": (xliff.version(_TITLE), xliff.targets(_TITLE), xliff.units(), xliff.structure),
        "table": (
            table.comments,
            table.system_encoding,
            table.columns((2, 3), "source, target, comment", "#", more=False),
            table.controls(_TITLE, of_lines=True),
            table.filled(False),
        ),
    },
    copied=True,
    # Where a unit of more languages lacks that of the project, OmegaT 3 fills in one of the others.
    pairs=True,
    glossary="omegat",
    formats=("tmx", "omegat", "tbx", "po", "xliff"),
)
