"""OmegaT. Seen by running 3.6 from Debian, and in the source and schema of its next release."""

from aligner.clients import _po, _table, _tbx, _tmx_header, _tmx_texts, _tmx_units, _xliff
from aligner.clients._client import Client

_TITLE = "OmegaT"
_HIDDEN = ("file", "id", "next", "path", "prev", "tuid")
"""Types of props by which OmegaT takes a unit for the translation of one place only."""

CLIENT = Client(
    _TITLE,
    {
        "tmx": (
            _tmx_header.attributes,
            _tmx_header.tool,
            _tmx_header.source_language(False, "OmegaT warns"),
            _tmx_units.order,
            _tmx_units.attributes,
            _tmx_units.languages,
            _tmx_units.segments,
            _tmx_units.ids,
            _tmx_units.dates,
            _tmx_units.props(_HIDDEN, True, "OmegaT then offers the unit only at that place of that file"),
            _tmx_texts.texts(matching=True),
            _tmx_texts.variety,
        ),
        "tbx": (_tbx.version(_TITLE), _tbx.terms),
        "po": (_po.header(), _po.texts, _po.entries),
        "xliff": (_xliff.version(_TITLE), _xliff.targets(_TITLE), _xliff.units(), _xliff.structure),
        "table": (
            _table.comments,
            _table.system_encoding,
            _table.columns((2, 3), "source, target, comment", "#", more=False),
            _table.controls(_TITLE, of_lines=True),
            _table.filled(False),
        ),
    },
    copied=True,
    glossary="omegat",
    formats=("tmx", "omegat", "tbx", "po", "xliff"),
)
