"""Translations that nobody has finished: fuzzy, to be reviewed, unconfirmed. They must not pass for good ones."""

from dataclasses import replace

from aligner import formats
from aligner.formats import Loss
from aligner.model import Exchange, TranslationUnit
from aligner.project.status import FROM_FILES

UNMARKED = ("hunalign", "tmx")
"""Formats in whose files programs see no mark of it: our own props they pass over."""


def is_unfinished(unit: TranslationUnit) -> bool:
    """Whether its status says so, in any program's words."""
    return FROM_FILES.get((unit.status or "").lower()) == "review"


def finished(exchange: Exchange, format_: str) -> tuple[Exchange, list[Loss]]:
    """The exchange without such units, where the format cannot mark them, and a Loss for each text of theirs."""
    if format_ not in UNMARKED:
        return exchange, []
    losses = [
        Loss(unit.id, lang, "unfinished", text, "")
        for unit in exchange.units
        if is_unfinished(unit)
        for lang, text in unit.texts.items()
    ]
    if not losses:
        return exchange, []
    return replace(exchange, units=formats.each(exchange.units, lambda u: None if is_unfinished(u) else u)), losses
