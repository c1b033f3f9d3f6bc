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


def finished(exchange: Exchange, format_: str, left: dict[str, list[Loss]]) -> Exchange:
    """The exchange without such units, where the format cannot mark them. A Loss for each text of theirs is noted in
    ``left`` as they are gone through, by id, since this may be often."""
    if format_ not in UNMARKED:
        return exchange

    def one(unit: TranslationUnit) -> TranslationUnit | None:
        if not is_unfinished(unit):
            return unit
        left[unit.id] = [Loss(unit.id, lang, "unfinished", text, "") for lang, text in unit.texts.items()]
        return None

    return replace(exchange, units=formats.each(exchange.units, one))
