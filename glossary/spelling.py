"""The door to the house's normal forms."""

import re
import unicodedata
from functools import lru_cache

ZWNJ = "\u200c"
SUFFIXES = (
    "هایی",
    "های",
    "ها",
    "ترین",
    "تر",
    "ای",
    "اند",
    "شده",
    "کننده",
    "گذاری",
    "پذیری",
    "رسانی",
    "یابی",
    "دهنده",
    "دهندگان",
    "کنندگان",
    "سازی",
)
ARABIC = str.maketrans({"ي": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ـ": None})


@lru_cache(maxsize=200_000)
def key(text: str) -> str:
    """Matching form: case, joiners, marks and hyphens blind."""
    text = unicodedata.normalize("NFKD", text.translate(ARABIC).casefold())
    text = "".join(c for c in text if not unicodedata.combining(c) and c not in "\u200c\u200d\u200f\u200e")
    return re.sub(r"[-‐‑\s]+", " ", text).strip()


@lru_cache(maxsize=200_000)
def restore(word: str, code: str) -> str:
    """Persian word with its lost joiners."""
    if code != "fa":
        return word
    import wordfreq

    word = word.translate(ARABIC).strip(ZWNJ)
    if ZWNJ in word or len(word) < 4:
        return word
    own = wordfreq.zipf_frequency(word, "fa")
    splits = []
    for prefix in ("نمی", "می"):
        rest = word.removeprefix(prefix)
        if rest != word and rest.endswith(("د", "م", "شود")) and len(rest) > 2:
            return prefix + ZWNJ + rest
    for suffix in SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) > 1:
            stem = restore(stem, code)
            splits.append((wordfreq.zipf_frequency(stem, "fa"), stem + ZWNJ + suffix))
    if splits and max(splits)[0] > max(own, 2.0):
        return max(splits)[1]
    if own > 1.5:
        return word
    for i in range(3, len(word) - 2):
        if wordfreq.zipf_frequency(word[:i], "fa") > 3.4 and wordfreq.zipf_frequency(word[i:], "fa") > 3.4:
            return word[:i] + ZWNJ + word[i:]
    return word
