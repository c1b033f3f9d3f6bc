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
    """``similarity`` of many pairs, in a tenth of the time."""
    from aligner.text._jaro_winkler import many

    ours: list[str] = []
    theirs: list[str] = []
    ends = []
    for a, b in pairs:
        for x in _readings(romanise(a)):
            for y in _readings(romanise(b)):
                ours.append(x)
                theirs.append(y)
        ends.append(len(ours))
    both = list(dict.fromkeys(zip(ours, theirs, strict=True)))
    bones = [(_bones(x), _bones(y)) for x, y in both]
    every = list(dict.fromkeys([*bones, *both]))
    known = dict(zip(every, many(*zip(*every, strict=True)).tolist(), strict=True)) if every else {}
    alike = {pair: BONES * known[bone] + (1 - BONES) * known[pair] for pair, bone in zip(both, bones, strict=True)}
    values = [alike[pair] for pair in zip(ours, theirs, strict=True)]
    return [max(values[start:end], default=0.0) for start, end in zip([0, *ends], ends, strict=False)]


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
    """How much each word sounds like the name it is most like, 0..1; words that reach ``least`` with none are left out.

    What no pair can reach by its letters alone is found out for all at once, see ``_name_bounds``.
    """
    from aligner.text._name_bounds import Forms, bounds

    ours, theirs = ([_readings(romanise(one)) for one in some] for some in (words, names))
    found = {}
    for number, row in bounds(Forms(ours, _bones), Forms(theirs, _bones), BONES):
        best = least
        near = (row >= best).nonzero()[0]
        for at in near[(-row[near]).argsort(kind="stable")]:
            if row[at] < best:
                break
            value = similarity(words[number], names[at])
            if value >= best:
                best = found[words[number]] = value
    return found


def skeleton(text: str) -> str:
    """The consonants of a name in its likeliest reading: ``skrbrg`` for Zuckerberg and زاکربرگ."""
    readings = _readings(romanise(text))
    return _bones(readings[0]) if readings else ""


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
