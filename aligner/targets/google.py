"""Google Cloud Translation glossaries, by its documentation: one way, or equivalent term sets."""

from aligner.formats.sheets import check_table as table
from aligner.formats.tmx import check_header as tmx_header
from aligner.formats.tmx import check_texts as tmx_texts
from aligner.formats.tmx import check_units as tmx_units
from aligner.targets._tool import TargetTool

_TITLE = "Google Cloud"

TOOL = TargetTool(
    _TITLE,
    {
        "table": (table.controls(_TITLE), table.term_sets, table.total(_TITLE, 10_000_000)),
        "tmx": (
            tmx_header.attributes,
            tmx_header.source_language(True, "Google takes a one-way TMX, which has one source language"),
            tmx_units.order,
            tmx_units.attributes,
            tmx_units.languages,
            tmx_units.segments,
            tmx_texts.pair(_TITLE, True),
            tmx_texts.texts(),
        ),
    },
    pairs=True,
    memory="",
    glossary="google",
    formats=("google", "tmx"),
)
