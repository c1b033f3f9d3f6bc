"""This program: what it would refuse, skip or alter when it reads a file of somebody else's."""

from aligner.formats.jsonl import check as jsonl
from aligner.formats.po import check as po
from aligner.formats.sheets import check as sheet
from aligner.formats.tbx import check as tbx
from aligner.formats.tmx import check_texts as tmx_texts
from aligner.formats.tmx import check_units as tmx_units
from aligner.formats.xliff import check as xliff
from aligner.formats.xliff2 import check as xliff2
from aligner.targets._tool import TargetTool

_TITLE = "aligner"

TOOL = TargetTool(
    _TITLE,
    {
        "tmx": (tmx_units.languages, tmx_units.segments, tmx_units.ids, tmx_texts.texts()),
        "tbx": (tbx.terms,),
        "po": (po.header(language=True), po.texts, po.entries),
        "xliff": (xliff.units(target=True), xliff.structure),
        "xliff2": (xliff2.languages, xliff2.units, xliff2.segments),
        "sheet": (sheet.languages(_TITLE), sheet.texts()),
        "jsonl": (jsonl.rows,),
        "catalogue": (),
    },
    memory="jsonl",
    glossary="jsonl",
)
