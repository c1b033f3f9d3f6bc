"""Is it the same name in another script? زاکربرگ and Zuckerberg.

Persian letters are put into Latin by a small table, and Latin spellings into sounds (ck, c, q are k; sh and sch are
one). Then two views are compared and weighed: all sounds, and the consonant skeleton, in which vowels and doubled
letters are gone. What may be read in several ways (the ch of Chicago and of Zürich, the و of نوادا and of
مایکروسافت) is tried in each. The comparison is Jaro-Winkler (Winkler 1990), as in record linkage.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

THRESHOLD = 0.85
"""From here on two names are more likely the same than not (Persian against Latin; see the tests)."""
COMMON = 4.2
"""Zipf frequency from which a capital proves no name."""
BONES = 0.6
"""Weight of the skeleton. It carries more, since Persian leaves short vowels out; but alone it takes Nvidia for
Nevada."""

_ROMAN = {
    **dict.fromkeys("اآأإٱع", "a"),
    **dict.fromkeys("یيىئ", "i"),
    **dict.fromkeys("تط", "t"),
    **dict.fromkeys("سصث", "s"),
    **dict.fromkeys("زذضظ", "z"),
    **dict.fromkeys("کك", "k"),
    "ق": "q",
    "غ": "gh",
    **dict.fromkeys("هحةۀە", "h"),
    **dict.fromkeys("وؤ", "w"),
    **dict(zip("بپجدرفگلمن", "bpjdrfglmn", strict=True)),
    "چ": "ch",
    "خ": "kh",
    "ژ": "zh",
    "ش": "sh",
}
_TABLE = str.maketrans(_ROMAN)

_SOUNDS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), tuple(sounds.split(",")))
    for pattern, sounds in (
        ("sch|sh", "S"),
        ("tch", "C"),
        ("(?<![ck])kh", "X"),
        ("ch", "C,S,k,X"),
        ("zh|dj", "j"),
        ("ph", "f"),
        ("th", "t"),
        ("gh", "g"),
        ("dh", "d,s"),
        ("ck|qu(?=[eiaou])|c(?![eiy])", "k"),
        ("q", "k,g"),
        ("c", "s"),
        ("x", "ks"),
        ("z", "s"),
        ("(?<=.)h", ""),
        ("g(?=[eiy])", "j,g"),
        ("j", "j,X"),
        # و, and w: first in a word a consonant, else mostly a vowel.
        ("^w", "v"),
        ("w", "o,v"),
        ("u", "o"),
        ("y", "i"),
        (r"(.)\1+", r"\1"),
    )
)
"""Letters to sounds, in order; a comma separates the ways to read them, the likeliest first."""
_VOWELS = re.compile("[aeio]")
_MOST_READINGS = 8


def similarity(a: str, b: str) -> float:
    """How alike two names sound, 0..1, higher is more; both in Latin or Persian letters, in any mixture."""
    return max((_alike(x, y) for x in _readings(romanise(a)) for y in _readings(romanise(b))), default=0.0)


def similarities(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """``similarity`` of many pairs, in a fraction of the time."""
    if not pairs:
        return []
    import numpy as np

    from aligner.text._jaro_winkler import many

    forms: dict[str, int] = {}
    ours, theirs = np.array([[forms.setdefault(name, len(forms)) for name in pair] for pair in pairs]).T
    readings = [_readings(romanise(form)) for form in forms]
    strings: dict[str, int] = {}
    whole, bones = (
        np.array([strings.setdefault(of(reading), len(strings)) for own in readings for reading in own], int)
        for of in (str, _bones)
    )
    counts = np.array([len(own) for own in readings])
    starts = counts.cumsum() - counts
    # Each reading of the one with each of the other, pair after pair.
    each = counts[ours] * counts[theirs]
    pair = np.repeat(np.arange(len(pairs)), each)
    place = np.arange(len(pair)) - np.repeat(each.cumsum() - each, each)
    one, two = starts[ours[pair]] + place // counts[theirs[pair]], starts[theirs[pair]] + place % counts[theirs[pair]]
    listed = list(strings)
    alike = BONES * many(listed, bones[one], bones[two]) + (1 - BONES) * many(listed, whole[one], whole[two])
    found = np.zeros(len(pairs))
    some = np.flatnonzero(each)
    if len(some):
        found[some] = np.maximum.reduceat(alike, (each.cumsum() - each)[some])
    best: list[float] = found.tolist()
    return best


def same(a: str, b: str) -> bool:
    """Whether two names are more likely the same than not."""
    ours, theirs = _readings(romanise(a)), _readings(romanise(b))
    return any(_may(_bones(x), _bones(y)) and _alike(x, y) >= THRESHOLD for x in ours for y in theirs)


def _may(a: str, b: str) -> bool:
    """Whether two names with these skeletons may reach THRESHOLD, if all else is equal; by the letters they have in
    common first, as most pairs have hardly any (see ``_name_bounds``)."""
    if a and b and a[0] != b[0]:
        common = min(len(a), len(b), sum(map(b.count, set(a))))
        if BONES * (common / len(a) + common / len(b) + 1) / 3 + 1 - BONES < THRESHOLD - 1e-9:
            return False
    return BONES * jaro_winkler(a, b) + 1 - BONES >= THRESHOLD


def likest(words: Sequence[str], names: Sequence[str], least: float = THRESHOLD) -> dict[str, float]:
    """How much each word sounds like the name it is most like, 0..1; words that reach ``least`` with none are left
    out."""
    found: dict[str, float] = {}
    for number, _, value in all_alike(words, names, least):
        found[words[number]] = max(found.get(words[number], 0.0), value)
    return found


def all_alike(words: Sequence[str], names: Sequence[str], least: float) -> list[tuple[int, int, float]]:
    """The pairs of a word and a name, by their numbers, that sound alike by ``least`` or more, and how much, in order.

    What no pair can reach by its letters alone is found out for all at once, see ``_name_bounds``.
    """
    from aligner.text._name_bounds import Forms, bounds

    ours, theirs = ([_readings(romanise(one)) for one in some] for some in (words, names))
    near = [
        (number, at)
        for number, row in bounds(Forms(ours, _bones), Forms(theirs, _bones), BONES)
        for at in (row >= least).nonzero()[0].tolist()
    ]
    values = similarities([(words[number], names[at]) for number, at in near])
    return [(*pair, value) for pair, value in zip(near, values, strict=True) if value >= least]


@lru_cache(maxsize=1 << 14)
def skeleton(text: str) -> str:
    """The consonants of a name in its likeliest reading: ``skrbrg`` for Zuckerberg and زاکربرگ."""
    readings = _readings(romanise(text))
    return _bones(readings[0]) if readings else ""


def key_of(word: str) -> str:
    """Skeleton of what may be a name: a capitalised word, or any word of a script without capitals. Empty: none."""
    if not may_be_name(word):
        return ""
    key = skeleton(word)
    return key if len(key) > 1 else ""


def may_be_name(word: str) -> bool:
    """Whether it is capitalised, or of a script without capitals."""
    return not word[0].isdigit() and (word[0].isupper() or word[0].lower() == word[0].upper())


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
    free = b
    left: list[str] = []
    taken: list[int] = []
    for i, char in enumerate(a):
        j = free.find(char, max(0, i - reach), i + reach + 1)
        if j >= 0:
            free = f"{free[:j]}\0{free[j + 1 :]}"
            left.append(char)
            taken.append(j)
    matches = len(left)
    if not matches:
        return 0.0
    taken.sort()
    swapped = sum([char != b[j] for char, j in zip(left, taken, strict=True)]) / 2
    jaro = (matches / len(a) + matches / len(b) + (matches - swapped) / matches) / 3
    prefix = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return jaro + 0.1 * min(prefix, 4) * (1 - jaro)


def _alike(a: str, b: str) -> float:
    return BONES * jaro_winkler(_bones(a), _bones(b)) + (1 - BONES) * jaro_winkler(a, b)


@lru_cache(maxsize=1 << 14)
def _readings(roman: str) -> tuple[str, ...]:
    """The ways to say a romanised name, likeliest first, at most eight."""
    readings = [roman] if roman else []
    for pattern, sounds in _SOUNDS:
        if not any(pattern.search(each) for each in readings):
            continue
        readings = list(dict.fromkeys(pattern.sub(sound, each) for sound in sounds for each in readings))
        del readings[_MOST_READINGS:]
    return tuple(readings)


@lru_cache(maxsize=1 << 14)
def _bones(reading: str) -> str:
    return re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", reading)) or reading[:1]
