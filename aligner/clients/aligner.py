"""This program: what it would refuse, skip or alter when it reads a file of somebody else's."""

from aligner.clients import _jsonl, _po, _sheet, _tbx, _tmx_texts, _tmx_units, _xliff, _xliff2
from aligner.clients._client import Client

_TITLE = "aligner"

CLIENT = Client(
    _TITLE,
    {
        "tmx": (_tmx_units.languages, _tmx_units.segments, _tmx_units.ids, _tmx_texts.texts()),
        "tbx": (_tbx.terms,),
        "po": (_po.header(language=True), _po.texts, _po.entries),
        "xliff": (_xliff.units(target=True), _xliff.structure),
        "xliff2": (_xliff2.languages, _xliff2.units, _xliff2.segments),
        "sheet": (_sheet.languages(_TITLE), _sheet.texts()),
        "jsonl": (_jsonl.rows,),
    },
    memory="jsonl",
    glossary="jsonl",
)
