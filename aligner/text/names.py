"""Is it the same name in another script? زاکربرگ and Zuckerberg.

Persian letters are put into Latin by a small table, then two views are compared and the better one counts: the
romanised letters, and the consonant skeletons, in which vowels and doubled letters are gone and letters that the two
scripts confuse (c/k/q, s/z, v/w ...) are one. The comparison is Jaro-Winkler (Winkler 1990), as in record linkage.
"""

import re
import unicodedata
from functools import lru_cache

THRESHOLD = 0.86
"""From here on two names are more likely the same than not."""

_ROMAN = {
    **dict.fromkeys("اآأإٱع", "a"),
    **dict.fromkeys("یيىئ", "i"),
    **dict.fromkeys("تط", "t"),
    **dict.fromkeys("سصث", "s"),
    **dict.fromkeys("زذضظ", "z"),
    **dict.fromkeys("کك", "k"),
    **dict.fromkeys("غق", "gh"),
    **dict.fromkeys("هحةۀە", "h"),
    **dict.fromkeys("وؤ", "w"),
    **dict(zip("بپجدرفگلمن", "bpjdrfglmn", strict=True)),
    "چ": "ch",
    "خ": "kh",
    "ژ": "zh",
    "ش": "sh",
}
_TABLE = str.maketrans(_ROMAN)

_SPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("sch|sh|zh", "S"),
        ("tch|ch", "C"),
        ("kh", "X"),
        ("ph", "f"),
        ("th", "t"),
        ("gh", "g"),
        ("ck|qu?|c(?![eiy])", "k"),
        ("c", "s"),
        ("x", "ks"),
        ("z", "s"),
        ("w", "v"),
        ("dj|g(?=[eiy])", "j"),
    )
)
_VOWELS = re.compile("[aeiouy]")
_SILENT_H = re.compile("(?<=.)h")
_DOUBLED = re.compile(r"(.)\1+")


def similarity(a: str, b: str) -> float:
    """How alike two names sound, 0..1, higher is more; both in Latin or Persian letters, in any mixture."""
    one, two = romanise(a), romanise(b)
    if not one or not two:
        return 0.0
    raw = jaro_winkler(_vocal(one), _vocal(two))
    bones = max(jaro_winkler(x, y) for x in _skeletons(one) for y in _skeletons(two))
    if min(len(skeleton(a)), len(skeleton(b))) < 3:
        # Two consonants are shared by too many words to prove anything alone.
        bones = (bones + raw) / 2
    return max(raw, bones)


def skeleton(text: str) -> str:
    """The consonants of a name, sounds that the scripts confuse made one: ``skrbrg`` for زاکربرگ and Zuckerberg."""
    return _bones(romanise(text))


@lru_cache(maxsize=1 << 14)
def romanise(text: str) -> str:
    """Small Latin letters and digits without accents or spaces; و is ``w`` and ی is ``i``, whatever they sound like."""
    plain = unicodedata.normalize("NFKD", text.translate(_TABLE).casefold())
    return "".join(char for char in plain if char.isalnum())


def jaro_winkler(a: str, b: str) -> float:
    """Jaro-Winkler similarity with the usual prefix weight of 0.1 for up to four letters, 0..1."""
    if a == b:
        return 1.0 if a else 0.0
    reach = max(len(a), len(b)) // 2 - 1
    free = list(b)
    left: list[str] = []
    taken: list[int] = []
    for i, char in enumerate(a):
        for j in range(max(0, i - reach), min(len(b), i + reach + 1)):
            if free[j] == char:
                free[j] = ""
                left.append(char)
                taken.append(j)
                break
    matches = len(left)
    if not matches:
        return 0.0
    swapped = sum(char != b[j] for char, j in zip(left, sorted(taken), strict=True)) / 2
    jaro = (matches / len(a) + matches / len(b) + (matches - swapped) / matches) / 3
    prefix = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return jaro + 0.1 * min(prefix, 4) * (1 - jaro)


def _vocal(roman: str) -> str:
    """For the comparison of whole words: و inside a word is read as a vowel."""
    return _DOUBLED.sub(r"\1", roman[:1] + roman[1:].replace("w", "o"))


def _skeletons(roman: str) -> set[str]:
    """و is a consonant in نوادا and a vowel in مایکروسافت: both readings."""
    return {_bones(roman), _bones(roman[:1] + roman[1:].replace("w", ""))}


def _bones(roman: str) -> str:
    for pattern, sound in _SPELLINGS:
        roman = pattern.sub(sound, roman)
    bones = _DOUBLED.sub(r"\1", _VOWELS.sub("", _SILENT_H.sub("", roman)))
    return bones or roman[:1]
