"""What speaks against a row, in words a person can check; and how much the row deserves their time."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from aligner import contradictions
from aligner.contradictions import compared, left_to_right
from aligner.model import Corpus, Lang, Unit
from aligner.text import measures, words
from aligner.text.measures import Said
from aligner.text.numbers import numbers

TOO_LONG = 2.4
"""Times as long as another language says it, by what each needs, that are too many."""
LONGEST = 20_000
"""Code points; beyond it a text is data, not a passage, and is not compared."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that does not fit."""

    kind: Literal["number", "name", "length"]
    places: Mapping[Lang, tuple[tuple[int, int], ...]]
    """Language to where it stands, in code points of its text, ends excluded."""
    says: Mapping[Lang, tuple[str, ...]]
    """Language to the words in question; a language that lacks them has none."""


def issues(texts: Mapping[Lang, str]) -> list[Issue]:
    """Numbers that differ, names that a language lacks, texts far too long for each other."""
    short = {lang: text for lang, text in texts.items() if len(text) <= LONGEST}
    return [*_numbers(short), *_names(short), *_lengths(texts)]


def priority(score: float, texts: Mapping[Lang, str]) -> float:
    """How much a row deserves a person's time, 0..1.3, higher is more; the queue is sorted by it.

    What the aligner itself doubts comes first, the most doubtful at the top: 1 - score. Hints add to it, numbers that
    differ .2, names and lengths .1 together at most .3: among sure rows those come first of which something may be
    wrong, but none before a row that is as likely wrong as right.
    """
    kinds = {issue.kind for issue in issues(texts)}
    weight = {"number": 0.2, "name": 0.1, "length": 0.1}
    return round(1 - score + min(0.3, sum(weight[kind] for kind in kinds)), 4)


def unit_priority(corpus: Corpus, unit: Unit) -> float:
    """How much a row deserves a look, see ``priority``; 0 for a row of one language."""
    if len(unit.cells) < 2:
        return 0.0
    return priority(unit.score, unit.joined(corpus.texts))


def doubt(unit: Unit) -> float:
    """The same by what the aligner itself doubts alone."""
    return round(1 - unit.score, 4) if len(unit.cells) > 1 else 0.0


def _numbers(texts: Mapping[Lang, str]) -> list[Issue]:
    found: list[Issue] = []
    for a, b, agreeing, disagreeing in compared(texts):
        left = [
            [
                Said(texts[lang], lang, v)
                for v in numbers(texts[lang], lang)
                if all(v is not p[n] and v != p[n] for p in agreeing)
            ]
            for n, lang in enumerate((a, b))
        ]
        same = list(measures.paired(*left))
        known = {(side.lang, side.value) for pair in same for side in pair}
        for x, y in disagreeing:
            one, other = Said(texts[a], a, x), Said(texts[b], b, y)
            if (a, x) in known or (b, y) in known or _count_others(one, other) or _rounded(one, other, texts):
                continue
            spans = {side.lang: ((side.value.start, side.value.end),) for side in (one, other)}
            found.append(Issue("number", spans, {side.lang: (side.written,) for side in (one, other)}))
    return found


def _count_others(one: Said, other: Said) -> bool:
    """Whether a small number in words, which counts anything (two countries), stands against an amount."""
    return any(
        not any(map(str.isdigit, x.written)) and x.value.kind == "number" and y.value.kind != "number"
        for x, y in ((one, other), (other, one))
    )


def _rounded(one: Said, other: Said, texts: Mapping[Lang, str]) -> bool:
    """Whether two measures are near, and a third language has the original one, in another unit."""
    if not one.dimension or one.dimension != other.dimension or not measures.are_near(one, other):
        return False
    thirds = [
        Said(text, lang, value)
        for lang, text in texts.items()
        if lang not in (one.lang, other.lang)
        for value in numbers(text, lang)
    ]
    return any(measures.are_the_same(third, side) for third in thirds for side in (one, other))


_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+|^[\s\W]*|[«“\"(¿¡—–-]\s*)$")


def _names(texts: Mapping[Lang, str]) -> list[Issue]:
    """Names that two languages spell alike and a third lacks: it would have them, too, as it writes names.

    What two languages spell alike may still be no name: Spanish and Portuguese share words (Guerra Mundial), and all
    languages Latin ones (Federal). So these two alone prove nothing, nor do common words and abbreviations, of which
    each language has its own. Between two languages alone nothing is said: Germany is Alemania, and that is no mistake.
    """
    if len(texts) < 3:
        return []
    names = {lang: capitalised(text, lang) for lang, text in texts.items()}
    spelled = {lang: {_bare(word) for name in own for word in words.words(name, lang)} for lang, own in names.items()}
    known: set[str] = set()
    found: list[Issue] = []
    for lang, own in names.items():
        for name, span in own.items():
            parts = [part for part in words.words(name, lang) if len(part) > 3 and not part.rstrip("s").isupper()]
            shared = [p for p in parts if _is_name(_bare(p), [o for o in spelled if _bare(p) in spelled[o]])]
            if not shared or known.issuperset(map(_bare, shared)):
                continue
            known.update(map(_bare, parts))
            lacking = [other for other in texts if not _says(texts[other], other, parts)]
            if lacking:
                found.append(Issue("name", {lang: (span,)}, {lang: (name,), **dict.fromkeys(lacking, ())}))
    return found


COMMON = 3.8
"""Zipf frequency from which a word with a capital may be an ordinary one that a third language translates (*Sky Blues*,
*Premier League*); famous names are passed over with them."""
_CLOSE = {"es", "pt"}
"""They share half of their words."""
ALIKE = 0.7
"""How alike a word must sound to a name to be that name, when it is asked whether a language lacks it: Texas, تگزاس."""


@lru_cache(maxsize=1 << 16)
def _bare(word: str) -> str:
    """A word without case and accents."""
    folded = word.casefold()
    if folded.isascii():
        return folded
    return "".join([c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c)])


def _is_name(word: str, langs: Sequence[Lang]) -> bool:
    """Whether languages that write a word with a capital, all the same, mean a name by it."""
    from aligner.languages import base
    from aligner.text.rarity import zipf

    if len({base(lang) for lang in langs} - _CLOSE) < 1 or len(langs) < 2:
        return False
    return all(zipf(word, lang) < COMMON for lang in langs)


def _says(text: str, lang: Lang, parts: Sequence[str]) -> bool:
    """Whether a text has any part of a name, in its own spelling, written as one word or as two."""
    from aligner.text.names import similarity

    own = words.words(text, lang)
    joined = [*own, *(one + two for one, two in pairwise(own))]
    bare = {_bare(word) for word in joined}
    return any(_bare(part) in bare for part in parts) or any(
        similarity(part, word) >= ALIKE for part in parts for word in joined if len(word) > 2
    )


def capitalised(text: str, lang: Lang) -> dict[str, tuple[int, int]]:
    """Names and where they stand: words with a capital where no sentence begins, or with two; neighbours are joined."""
    from aligner import languages

    language = languages.get(lang)
    common = {*language.months, *language.calendar_names, *language.currencies}
    spans: list[tuple[int, int]] = []
    for start, end in words.spans(text, lang):
        word = text[start:end]
        if spans and text[spans[-1][1] : start] == "-":
            spans[-1] = (spans[-1][0], end)
            continue
        if word == word.lower():  # Most are no name, which is seen at once.
            continue
        capitals = sum(c.isupper() for c in word)
        inside = not _SENTENCE_START.search(text, max(0, start - 6), start)
        # Languages abbreviate each in its own way (U.S., EE.UU.): initials prove nothing.
        if len(word) < 3 or "." in word or not word[0].isalpha() or word.lower() in common:
            continue
        if capitals > 1 or (word[0].isupper() and inside):
            if spans and text[spans[-1][1] : start] == " ":
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
    return {text[a:b]: (a, b) for a, b in reversed(spans)}


def _lengths(texts: Mapping[Lang, str]) -> list[Issue]:
    """Texts of which one is far longer than the other, by what their languages need for the same."""
    from aligner import languages

    size = {lang: len(text) / (languages.get(lang).expansion or 1.0) for lang, text in texts.items()}
    if not size or max(size.values()) < 40:
        return []
    longest, shortest = max(size, key=lambda k: size[k]), min(size, key=lambda k: size[k])
    ratio = size[longest] / max(1.0, size[shortest])
    return [Issue("length", {}, {longest: (f"{ratio:.1f}",), shortest: ()})] if ratio > TOO_LONG else []


def sentence(issue: Issue) -> str:
    """The issue in words, left to right: words of a right-to-left language are left to be marked in its own text."""
    having = {lang: ", ".join(words) for lang, words in issue.says.items() if words}
    lacking = [lang for lang, words in issue.says.items() if not words]
    if issue.kind == "number":
        return contradictions.sentence(having)
    if issue.kind == "name":
        names = " / ".join(left_to_right(lang, words) for lang, words in having.items())
        return f"name missing in {', '.join(lacking)}: {names}"
    ((longest, times),) = having.items()
    return f"{longest} is {times} times as long as {', '.join(lacking)}"
