"""Formats for two languages: the pivot and one other."""

from aligner.errors import UnknownNameError
from aligner.model import Exchange, Lang


def target_of(exchange: Exchange, target: Lang | None) -> Lang:
    """``target``, or the only language beside the pivot. Raises UnknownNameError, listing the languages there are."""
    others = exchange.languages[1:]
    if target is None and len(others) == 1:
        return others[0]
    if target not in others:
        raise UnknownNameError("target language", target or "", others)
    return target
