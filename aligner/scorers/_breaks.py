"""Where a text breaks off inside a sentence: where one segment ends and the next begins in its midst.

Segments are mostly sentences, but lines of a file, cues of subtitles and what a tool cut at every comma or abbreviation
are not. Told by a comma before and, where a script has case, by a small letter after. A colon or semicolon proves
nothing, as one language ends sentences at them where another does not; nor does the lack of any mark: headings end so.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from aligner.scorers._side import Matrix

_COMMAS = frozenset(",،、，-–—")
_CLOSING = " \"'”’»«“‘)]}*\u200c\u200e\u200f\xa0"
_OPENING = _CLOSING + "([{-–—¿¡.…"


def breaks(texts: Sequence[str]) -> Matrix:
    """(n+1,): for the place before each segment and that after the last, 1 inside a sentence, else 0."""
    inner = [_inside(a, b) for a, b in pairwise(texts)]
    return np.array([0, *inner, 0] if texts else [0], np.float32)


def _inside(before: str, after: str) -> bool:
    last, first = before.rstrip(_CLOSING)[-1:], after.lstrip(_OPENING)[:1]
    return last in _COMMAS or (bool(last) and first.islower())
