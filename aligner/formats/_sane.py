"""Facts of units that make no sense, whatever format said them: left out and told, so that nobody gets them from us."""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from aligner.formats._clean import Loss, Losses
from aligner.model import TranslationUnit

_DATES = ("creationdate", "changedate", "lastusagedate")


def sane(losses: Losses, *, signed: bool = False) -> Callable[[TranslationUnit], TranslationUnit]:
    """Makes a unit one whose score is a number from 0 on, and whose dates in our form are in the calendar.

    ``signed``: scores of the format may be below 0, as hunalign's.
    """

    def mended(unit: TranslationUnit) -> TranslationUnit:
        if unit.score is not None and not (math.isfinite(unit.score) and (signed or unit.score >= 0)):
            _tell(unit, "score", str(unit.score), losses)
            unit = replace(unit, score=None)
        wrong = [name for name in _DATES if name in unit.props and not _is_date(unit.props[name])]
        if wrong:
            for name in wrong:
                _tell(unit, name, unit.props[name], losses)
            unit = replace(unit, props={name: fact for name, fact in unit.props.items() if name not in wrong})
        return unit

    return mended


def _tell(unit: TranslationUnit, fact: str, said: str, losses: Losses) -> None:
    if losses is not None:
        losses.append(Loss(unit.id, "", "senseless", said, "", fact))


def _is_date(text: str) -> bool:
    """Whether a moment written as ``YYYYMMDDTHHMMSSZ`` is one of our time; other writings are not looked into."""
    if len(text) != 16 or text[8:9] != "T" or text[15:] != "Z":
        return True
    try:
        return 1900 <= datetime.strptime(text, "%Y%m%dT%H%M%SZ").year <= 2199
    except ValueError:
        return False
