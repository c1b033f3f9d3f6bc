"""memoQ, by its documentation. Of a file with many languages the user picks two; glossaries go in as sheets, of which
the user says which column is which language."""

from aligner.clients import _sheet, _tbx, _tmx_header, _tmx_texts, _tmx_units, _xliff, _xliff2
from aligner.clients._client import REGIONS, Client

_TITLE = "memoQ"

CLIENT = Client(
    _TITLE,
    {
        "tmx": (
            _tmx_header.attributes,
            _tmx_header.source_language(False, "memoQ asks which language is the source"),
            _tmx_units.order,
            _tmx_units.attributes,
            _tmx_units.languages,
            _tmx_texts.regions(_TITLE, REGIONS, False),
            _tmx_units.segments,
            _tmx_units.ids,
            _tmx_units.dates,
            _tmx_texts.texts(),
            _tmx_texts.pair(_TITLE, False),
        ),
        "tbx": (_tbx.terms,),
        "xliff": (_xliff.units(), _xliff.structure, _xliff.regions(_TITLE, REGIONS)),
        "xliff2": (_xliff2.languages, _xliff2.units, _xliff2.segments, _xliff2.regions(_TITLE, REGIONS)),
        "sheet": (_sheet.languages(_TITLE), _sheet.texts()),
    },
    codes=REGIONS,
    pairs=True,
    glossary="csv",
    formats=("tmx", "tbx", "xliff", "xliff2", "csv", "xlsx"),
)
