"""Google Cloud Translation glossaries, by its documentation: one way, or equivalent term sets."""

from aligner.clients import _table, _tmx_header, _tmx_texts, _tmx_units
from aligner.clients._client import Client

_TITLE = "Google Cloud"

CLIENT = Client(
    _TITLE,
    {
        "table": (_table.controls(_TITLE), _table.term_sets, _table.total(_TITLE, 10_000_000)),
        "tmx": (
            _tmx_header.attributes,
            _tmx_header.source_language(True, "Google takes a one-way TMX, which has one source language"),
            _tmx_units.order,
            _tmx_units.attributes,
            _tmx_units.languages,
            _tmx_units.segments,
            _tmx_texts.pair(_TITLE, True),
            _tmx_texts.texts(),
        ),
    },
    pairs=True,
    memory="",
    glossary="google",
    formats=("google", "tmx"),
)
