"""Trados, of which the cloud's documented limits are the narrower ones."""

from aligner.clients import _sheet, _tbx, _tmx_header, _tmx_texts, _tmx_units, _xliff, _xliff2
from aligner.clients._client import REGIONS, Client

_TITLE = "Trados"
_LONGEST = 2000

CLIENT = Client(
    _TITLE,
    {
        "tmx": (
            _tmx_header.attributes,
            _tmx_header.source_language(False, "Trados asks which language is the source"),
            _tmx_units.order,
            _tmx_units.attributes,
            _tmx_units.languages,
            _tmx_texts.regions(_TITLE, REGIONS, True),
            _tmx_units.segments,
            _tmx_units.ids,
            _tmx_units.dates,
            _tmx_units.props((), False, "Trados wants x- before its name"),
            _tmx_texts.texts(),
            _tmx_texts.longest(_TITLE, _LONGEST),
            _tmx_texts.pair(_TITLE, False),
        ),
        "tbx": (_tbx.terms,),
        "xliff": (_xliff.units(), _xliff.structure, _xliff.regions(_TITLE, REGIONS)),
        "xliff2": (_xliff2.languages, _xliff2.units, _xliff2.segments, _xliff2.regions(_TITLE, REGIONS)),
        "sheet": (_sheet.languages(_TITLE), _sheet.texts()),
    },
    codes=REGIONS,
    largest=1000,
    longest=_LONGEST,
    pairs=True,
    formats=("tmx", "tbx", "xliff", "xliff2", "csv", "xlsx"),
)
