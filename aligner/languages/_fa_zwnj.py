"""Puts lost zero-width non-joiners back: مدلهای becomes مدل‌های.

Web extraction and some editors strip U+200C, and the parts of a word run together. ``_fa_reading`` tells how one word
is spelled; what stands here decides, over a whole text, which words to mend.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from aligner.languages._fa_lexicon import MARKS, ZWNJ, letters
from aligner.languages._fa_reading import indefinite, read

_WORD = re.compile(r"[\u0621-\u063a\u0640-\u065f\u0670-\u06d3\u06d5\u200c]{4,}")
_INNER = re.compile(r"(?<=\w)\u200c(?=\w)")
_UP_TO_DATE = re.compile(r"(?<!\w)بهروز(?= +(?:رسان|کرد|شد|ساز|نگه))")
_NO_NOUN = re.compile(
    r"\s*(?:\Z|[.،؛:!؟»…)\]\n]|(?:که|را|و|یا|از|در|به|برای|با|تا|است|بود|شد|هم|نیز)(?!\w)"
    r"|ن?می(?:شو|کن|کرد|ده|داد|خواه|خواست|توان|باش|گرد|رو|گوی|گفت)\w*)"
)
"""What follows no plural in های, which wants a noun: the end, a stop, a particle, a verb."""
_WELL_KEPT = 4
"""A text with so many ZWNJs for each word to mend was not stripped."""


class Spelling(NamedTuple):
    text: str
    """The word with its ZWNJs."""
    sure: bool
    """Some seam is one that every style sets off: می‌، ها، or an ending after a silent ه."""
    singular: str = ""
    """The word read as a singular in ه‌ای where it may also be a plural in های: نامهای is نام‌های or نامه‌ای."""


def restore(text: str) -> str:
    """``text`` with the zero-width non-joiners that a machine took out; only U+200C is ever added.

    What the author wrote is kept. A word that has a ZWNJ is never touched. In a text that has some, only seams that
    every style sets off are mended, and if those are fewer than one in five of the ZWNJs, the text counts as well
    kept and is returned as it is. Spaces are left alone: می شود stays. Idempotent. About a million words a second
    once its words have been seen.
    """
    kept = sum(1 for _ in _INNER.finditer(text))
    mended = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal mended
        word = match[0]
        if ZWNJ in word:
            return word
        spelled, sure, singular = respell(word)
        if singular and _NO_NOUN.match(text, match.end()):
            spelled, sure = singular, True
        if kept and not sure:
            return word
        mended += spelled is not word
        return spelled

    restored = _UP_TO_DATE.sub(f"به{ZWNJ}روز", _WORD.sub(mend, text))
    return text if mended * _WELL_KEPT <= kept and kept else restored


@lru_cache(maxsize=1 << 17)
def respell(word: str) -> Spelling:
    """The spelling of one word that has no ZWNJ; its letters and marks stay as they are."""
    key = MARKS.sub("", letters(word))
    spelled, sure = read(key)
    singular = indefinite(key, spelled)
    return Spelling(_transfer(spelled, word), sure, _transfer(singular, word) if singular else "")


def _transfer(spelled: str, word: str) -> str:
    """``word``, which may have marks and Arabic letters, with the ZWNJs of ``spelled``."""
    seams, length = set(), 0
    for char in spelled:
        if char == ZWNJ:
            seams.add(length)
        else:
            length += 1
    out, length = [], 0
    for char in word:
        if not MARKS.match(char):
            if length in seams:
                out.append(ZWNJ)
            length += 1
        out.append(char)
    return "".join(out) if seams else word
