"""How far a text breaks off inside a sentence where one segment ends and the next begins.

Segments are mostly sentences, but lines of a file, cues of subtitles and what a tool cut at every comma or abbreviation
are not. Told by punctuation and, where a script has it, by case.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from aligner.scorers._side import Matrix

STOPS = frozenset(".!?…؟۔。！？।։።")
COMMAS = frozenset(",،、，-–—")
WEAK, SURE, OPEN = 0.5, 1.0, 0.3
"""After a colon or semicolon; after a comma, or before a small letter; after no mark at all, as headings end."""
_CLOSING = " \"'”’»«“‘)]}*\u200c\u200e\u200f\xa0"
_OPENING = _CLOSING + "([{-–—¿¡.…"


def breaks(texts: Sequence[str]) -> Matrix:
    """(n+1,): for the place before each segment and that after the last, 0 (a sentence ended) to 1 (inside of one);
    both ends of the text are 0."""
    inner = [_inside(a, b) for a, b in pairwise(texts)]
    return np.array([0, *inner, 0] if texts else [0], np.float32)


def _inside(before: str, after: str) -> float:
    last, first = before.rstrip(_CLOSING)[-1:], after.lstrip(_OPENING)[:1]
    if first.islower() or last in COMMAS:
        return SURE if last else 0.0
    if not last or last in STOPS:
        return 0.0
    return WEAK if last in ";؛:：；" else OPEN
