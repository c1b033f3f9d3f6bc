"""Cells for glossary services that refuse line breaks and controls of any kind."""

import re

from aligner.formats._clean import Loss, Losses, clean
from aligner.model import Concept, Lang

_UNWANTED = re.compile("[\t\n\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def cell(text: str, name: str, lang: Lang, losses: Losses, field: str = "text") -> str:
    """The cleaned text, a blank for each line break, tab or control (rule ``control``)."""
    before = clean(text, name, lang, losses, field)
    after = clean(_UNWANTED.sub(" ", before))
    if after != before and losses is not None:
        losses.append(Loss(name, lang, "control", before, after, field))
    return after


def rank(concept: Concept, place: int) -> tuple[bool, float, int]:
    """Which of two concepts with the same source term stays, the higher: approved, then score, then the earlier."""
    return concept.status == "approved", concept.score, -place
