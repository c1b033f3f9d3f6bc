"""Persian."""

import re

from aligner.languages._language import INVISIBLE, Language

_LETTER = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5"
_MARK = "\u064b-\u065f\u0670"
_BESIDE = f"\\w{_MARK}"


def _restore(text: str) -> str:
    from aligner.languages._fa_zwnj import restore

    return restore(text)


_SAME_LETTER = {
    ord(variant): letter
    for letter, variants in {"ی": "يىئ", "ک": "ك", "ا": "أإٱ", "و": "ؤ", "ه": "ةۀۂەھہ"}.items()
    for variant in variants
}
_EZAFE = re.compile(r"(?<=\w\w)ه[\u200c ]ی(?![\w\u200c])")
_JOINED_EZAFE = re.compile(r"(?<!\w)\w{2,}هی(?!\w)")


def _fold(text: str) -> str:
    """One letter for its variants, and one ه for خانهٔ، خانه‌ی، خانه ی and the stripped خانهی (not for گروهی)."""
    text = _EZAFE.sub("ه", text.replace("¬", "").translate(_SAME_LETTER)).replace("\u200c", "")
    return _JOINED_EZAFE.sub(_without_ezafe, text)


def _without_ezafe(match: re.Match[str]) -> str:
    from aligner.languages._fa_zwnj import respell

    word = match[0]
    return word[:-1] if respell(word).text.endswith("ه\u200cی") else word


LANGUAGE = Language(
    code="fa",
    name="Persian",
    direction="rtl",
    plural_forms="nplurals=2; plural=(n > 1);",
    restore=_restore,
    fold=_fold,
    # A pattern that begins with a literal is found ten times as fast; what stands before it is looked at afterwards.
    tidy=(
        # The zero-width space of web pages and Word's optional hyphen of the nineties were both used as a non-joiner.
        ("other non-joiners", f"\u200b(?<=[{_LETTER}{_MARK}].)(?=[{_LETTER}])", "\u200c"),
        INVISIBLE,
        ("other non-joiners", f"¬(?<=[{_LETTER}{_MARK}\u200c].)(?=[{_LETTER}\u200c])", "\u200c"),
        ("Persian letters", "[يى]", "ی"),
        ("Persian letters", "ك", "ک"),
        ("remove tatweel", f"ـ(?<=[{_LETTER}{_MARK}].)ـ*+(?=[{_LETTER}{_MARK}])", ""),
        ("remove stray non-joiners", f"\u200c(?:(?<![{_BESIDE}].)|(?=\u200c*+(?![{_BESIDE}])))", ""),
        ("plain spaces", "[\u00a0\u2000-\u200a\u202f\u205f\u3000]", " "),
    ),
)
