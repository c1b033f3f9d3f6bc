"""DeepL glossaries, by its documentation and the checks in its own library."""

from aligner.formats.sheets import check_table as table
from aligner.targets._tool import TargetTool

_TITLE = "DeepL"

TOOL = TargetTool(
    _TITLE,
    {
        "table": (
            table.no_header(_TITLE),
            # Its own export has the languages in columns 3 and 4, and may have a fifth.
            table.columns((2, 4, 5), "source, target, and the two languages"),
            table.controls(_TITLE),
            table.filled(True),
            table.unique(_TITLE),
            table.short(_TITLE, 1024),
        ),
    },
    largest=10,
    memory="",
    glossary="deepl",
    formats=("deepl",),
)
