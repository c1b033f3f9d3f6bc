"""DeepL glossaries, by its documentation and the checks in its own client library."""

from aligner.clients import _table
from aligner.clients._client import Client

_TITLE = "DeepL"

CLIENT = Client(
    _TITLE,
    {
        "table": (
            _table.no_header(_TITLE),
            # Its own export has the languages in columns 3 and 4, and may have a fifth.
            _table.columns((2, 4, 5), "source, target, and the two languages"),
            _table.controls(_TITLE),
            _table.filled(True),
            _table.unique(_TITLE),
            _table.short(_TITLE, 1024),
        ),
    },
    largest=10,
    memory="",
    glossary="deepl",
    formats=("deepl",),
)
