"""How one Persian word is spelled whose zero-width non-joiners are gone.

A word is read as a chain of parts (a known word, a prefix, a second member of a compound, an ending ...), each with a
cost, and the cheapest chain wins; the word in one piece is one of the chains. A ZWNJ stands at a seam whose left
letter would otherwise join. Viterbi search over the letters of one word, as in statistical word segmentation; the
costs of words are logarithms of frequencies, the few others were fitted on message catalogues.
"""

from collections.abc import Iterator
from math import inf
from typing import Literal, NamedTuple

from aligner.languages import _fa_affixes as fa
from aligner.languages._fa_lexicon import ZWNJ, Lexicon, lexicon

Kind = Literal["start", "stem", "short", "prefix", "letters", "unknown", "end"]

LONGEST = 40
"""Letters; nothing longer is a word, and the search is cubic."""

PLURAL, PLURAL_SPOKEN, DEGREE = 2.5, 6.0, 3.5
AFTER_HE, RARELY_AFTER_HE, AFTER_YE, FUSED = 2.7, 6.0, 8.5, 3.4
SECOND, PREFIX, COMPOUND, COMPOUND_OF_3, AFTER_PREFIX = 4.5, 5.0, 2.4, 1.2, 2.8
SEEN_VERB, BUILT_VERB, LETTER, AND, SHORT = 5.0, 11.0, 4.5, 8.0, 3.1
UNKNOWN, UNKNOWN_LETTER, UNKNOWN_BASE = 6.5, 2.5, 0.5
FUSED_BY_HABIT, LEXEME = 3.0, 0.5
SEEN_IN_TEXT, TOO_RARE, COMMON, VERY_COMMON = 16.0, 14.0, 13.0, 11.0


class Arc(NamedTuple):
    cost: float
    spelling: str
    kind: Kind
    cut: bool = True
    """A seam stands before the part; False for endings that are written in one with their word."""
    sure: bool = False


def read(word: str) -> tuple[str, bool]:
    """The cheapest reading of a word without marks, and whether one of its seams is sure."""
    known = lexicon()
    if not 4 <= len(word) <= LONGEST or ZWNJ in word:
        return word, False
    if word in known.settled:
        spelled = known.settled[word]
        return spelled, _is_sure(spelled)
    best: list[dict[Kind, tuple[float, str, bool]]] = [{} for _ in range(len(word) + 1)]
    best[0]["start"] = (0.0, "", False)
    for i in range(len(word)):
        for kind, (cost, spelled, sure) in best[i].items():
            seam = ZWNJ if i and word[i - 1] in fa.DUAL_JOINING else ""
            for j in range(i + 1, len(word) + 1):
                for arc in _first(word, j, known) if i == 0 else _next(word, i, j, kind, known):
                    reading = (
                        cost + arc.cost,
                        spelled + (seam if arc.cut else "") + arc.spelling,
                        sure or (arc.sure and (i == 0 or bool(seam))),
                    )
                    if arc.kind not in best[j] or reading < best[j][arc.kind]:
                        best[j][arc.kind] = reading
    whole = [reading for kind, reading in best[-1].items() if kind != "prefix"]
    _, spelled, sure = min(whole, default=(0.0, word, False))
    return spelled, sure


def _is_sure(spelled: str) -> bool:
    first, _, last = spelled.rpartition(ZWNJ)
    return first in fa.VERB_PREFIXES or last in fa.PLURAL or (first[-1:] == "ه" and last in fa.AFTER_SILENT_HE)


def indefinite(key: str, spelled: str) -> str:
    """A word in های read as a singular in ه‌ای: نامهای is نام‌های or نامه‌ای. Empty where only one of them is a word."""
    if not key.endswith("های"):
        return ""
    noun = key[:-3]
    if _cost(noun + "ه") > min(_cost(noun) + 4, TOO_RARE) or _cost(noun) > TOO_RARE:
        return ""
    for ending in ("ه" + ZWNJ + "ای", ZWNJ + "های", "های"):
        if spelled.endswith(ending):
            return spelled.removesuffix(ending) + "ه" + ZWNJ + "ای"
    return ""


def _cost(word: str) -> float:
    known = lexicon()
    return min(known.cost.get(word, inf), known.spelled.get(word, ("", inf))[1])


def _first(word: str, end: int, known: Lexicon) -> Iterator[Arc]:
    """What ``word[:end]`` may be as the first part, or the only one."""
    part, whole = word[:end], end == len(word)
    cost = known.cost.get(part)
    if part in known.spelled:
        spelled, spelled_cost = known.spelled[part]
        yield Arc(spelled_cost, spelled, "stem")
    if cost is not None and whole:
        yield Arc(cost + _habit(word, known), part, "stem")
    elif cost is not None and part not in fa.NEVER_IN_COMPOUNDS:
        if end > 2:
            yield Arc(cost, part, "stem")
        elif end == 2 and cost < COMMON:
            yield Arc(cost + SHORT, part, "short")
    if part in fa.PREFIXES and not whole:
        yield Arc(min(PREFIX, cost or PREFIX), part, "prefix")
    if part in fa.LETTER_NAMES and word not in known.cost:
        yield Arc(LETTER, part, "letters")
    if end >= 3:
        yield Arc(UNKNOWN + UNKNOWN_LETTER * end + (0 if whole else UNKNOWN_BASE), part, "unknown")
    yield from _verb(part, known)


def _verb(part: str, known: Lexicon) -> Iterator[Arc]:
    for prefix in fa.VERB_PREFIXES:
        form = part.removeprefix(prefix)
        if form != part and known.is_verb(form):
            yield Arc(SEEN_VERB if form in known.verbs else BUILT_VERB, prefix + ZWNJ + form, "end", sure=True)


def _habit(word: str, known: Lexicon) -> float:
    """What the word in one piece costs beyond its frequency.

    Careless text writes پاکسازی in one so often that the lexicon takes it for a word; a true lexeme (راهنما) is its
    own lemma.
    """
    for second in fa.ALWAYS_SET_OFF:
        if word.endswith(second) and len(word) > len(second) + 2 and word[: -len(second)] in known.cost:
            return FUSED_BY_HABIT
    cost = known.cost[word]
    for degree in ("ترین", "تری", "تر"):
        base = word.removesuffix(degree)
        if base != word and len(base) > 2 and known.cost.get(base, cost) < cost and _compares(base, known):
            return FUSED_BY_HABIT
    return -LEXEME if word in known.lexemes else 0.0


def _next(word: str, start: int, end: int, before: Kind, known: Lexicon) -> Iterator[Arc]:
    """What ``word[start:end]`` may be after a part of kind ``before``."""
    if before == "end":
        return
    part = word[start:end]
    if before != "prefix":
        yield from _ending(word, start, part, before, known)
    if before == "letters" and part in fa.LETTER_NAMES:
        yield Arc(LETTER, part, "letters")
    if part in fa.SECOND_MEMBERS and (before in ("stem", "short") or (before == "unknown" and len(part) >= 4)):
        yield Arc(min(SECOND, known.cost.get(part, SECOND)), part, "stem")
    if before in ("stem", "prefix") and part not in fa.NEVER_IN_COMPOUNDS:
        yield from _member(word, start, part, before, known)


def _ending(word: str, start: int, part: str, before: Kind, known: Lexicon) -> Iterator[Arc]:
    last = word[start - 1]
    if part in fa.PLURAL:
        yield Arc(PLURAL, part, "end", sure=True)
    if part in fa.PLURAL_SPOKEN:
        yield Arc(PLURAL_SPOKEN, part, "end", sure=True)
    if part in fa.DEGREE and before == "stem" and _compares(word[:start], known):
        yield Arc(DEGREE, part, "end")
    # After ا a final ه is sounded (راه، دستگاه), and its endings join.
    if last == "ه" and part in fa.AFTER_SILENT_HE and word[start - 2] != "ا":
        yield Arc(RARELY_AFTER_HE if part in fa.RARELY_AFTER_HE else AFTER_HE, part, "end", sure=True)
    if last == "ی" and part in fa.AFTER_YE and start >= 3:
        yield Arc(AFTER_YE, part, "end")
    fused = fa.FUSED_AFTER_VOWEL if last in "او" else fa.FUSED_AFTER_CONSONANT
    if before == "stem" and last != "ه" and part in fused:
        yield Arc(FUSED, part, "end", cut=False)


def _compares(base: str, known: Lexicon) -> bool:
    """Is it an adjective? Common, and where X تر is a word, X ترین is one too: not so شوشتر, باختر, فیلتر."""
    common = base in known.spelled or known.cost.get(base, COMMON) < COMMON
    if not common or base in fa.DEGREE_FUSED:
        return False
    comparative, superlative = base + "تر", base + "ترین"
    return comparative not in known.cost or _cost(superlative) < SEEN_IN_TEXT


def _member(word: str, start: int, part: str, before: Kind, known: Lexicon) -> Iterator[Arc]:
    """The second word of a compound."""
    cost = known.cost.get(part)
    if before == "prefix" and len(part) == 2 and start + 2 == len(word) and cost is not None and cost < VERY_COMMON:
        yield Arc(cost + AFTER_PREFIX, part, "stem")
    if len(part) < 3:
        return
    if part in known.spelled:
        spelled, spelled_cost = known.spelled[part]
        yield Arc(spelled_cost + COMPOUND, spelled, "stem")
    if cost is not None and before == "prefix" and cost < TOO_RARE:
        yield Arc(cost + AFTER_PREFIX, part, "stem")
    elif cost is not None and before == "stem":
        first = word[:start]
        if first in known.spelled or (cost < TOO_RARE and known.cost.get(first, TOO_RARE) < TOO_RARE):
            yield Arc(cost + COMPOUND + (COMPOUND_OF_3 if len(part) == 3 or start == 3 else 0), part, "stem")
    if before == "stem" and part[0] == "و" and part[1:] in known.cost:
        # X و Y in one word: آب‌وهوا.
        yield Arc(AND + known.cost[part[1:]], part, "stem")
