"""What two spellings of the same words have in common."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from aligner import languages
from aligner.languages import INVISIBLE
from aligner.model import Lang


def key(text: str, lang: Lang) -> str:
    """The matching form: equal keys match. ``key(key(x)) == key(x)``.

    Blind to case, width and compatibility forms (NFKC), composition, digit systems, kinds of quotes, dashes and
    apostrophes, invisible characters and joiners, Arabic vowel signs and tatweel, runs of white space, and to what the
    language folds (Persian: ي/ی, ك/ک, هٔ/ه‌ی/ه ی). Accents count: in Spanish and Portuguese they tell words apart.
    """
    return _cached(text, lang) if len(text) <= _SHORT else _fold(text, lang)


_SHORT = 64
"""Words and terms come again, sentences do not."""


def _fold(text: str, lang: Lang) -> str:
    fold = languages.get(lang).fold
    if fold is None and text.isascii() and text.isalnum():
        return text.lower()  # Most words.
    folded = _fold_once(text, fold)
    # Folding case may undo composition, and composition may make new letters to fold: almost all text is done after
    # the first round.
    for _ in range(4):
        again = _fold_once(folded, fold)
        if again == folded:
            break
        folded = again
    return folded


_cached = lru_cache(maxsize=1 << 16)(_fold)


def _fold_once(text: str, fold: Callable[[str], str] | None) -> str:
    # First what may stand between a letter and its mark.
    text = _BETWEEN.sub("", text)
    if text.isascii():
        folded = text.casefold()
    else:
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    folded = _NOTHING.sub("", folded)
    if fold is not None:
        folded = fold(folded)
    return " ".join(folded.replace("\u200c", "").translate(_signs()).split())


_BETWEEN = re.compile(f"{INVISIBLE[1]}|\u0640+")
_NOTHING = re.compile(
    f"{INVISIBLE[1]}|[\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u200d\ufe00-\ufe0f]"
)
"""What no key keeps: Arabic marks, tatweel, joiners, variation selectors. The non-joiner goes last, for ``fold``."""


@cache
def _signs() -> dict[int, str]:
    """Digits of every system to ASCII; quotes, dashes, apostrophes and Arabic punctuation to one of a kind."""
    signs = {code: str(unicodedata.digit(chr(code))) for code in range(0x0660, 0x1_FBFA) if chr(code).isdecimal()}
    for plain, kinds in {
        '"': "«»“”„‟″〝〞",
        "'": "‘’‚‛`´ʼʹ′‹›",
        "-": "‐‑‒–—―−﹘",
        ",": "،٬",
        ";": "؛",
        "?": "؟",
        "%": "٪",
        ".": "٫",
    }.items():
        signs |= dict.fromkeys(map(ord, kinds), plain)
    return signs
