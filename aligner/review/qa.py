"""What speaks against a row, in words a person can check; and how much the row deserves their time."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from aligner import contradictions
from aligner.contradictions import compared, left_to_right
from aligner.model import Corpus, Lang, Unit
from aligner.text import words

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
    """How much a row deserves a person's time, 0..2, higher is more; the queue is sorted by it.

    A score near 0 is mostly hopeless (nothing there to save) and one near 1 mostly right: a look at either changes
    little. In between, where the aligner does not know, a look changes most: 4 s (1 - s). Numbers that differ between
    languages are the surest sign of a wrong row, or of a mistranslation that should not go into a memory, at any score:
    they put a row before all that is merely uncertain. Missing names and odd lengths weigh less, since translations
    may well leave a name out.
    """
    kinds = {issue.kind for issue in issues(texts)}
    weight = {"number": 1.0, "name": 0.3, "length": 0.3}
    return round(4 * score * (1 - score) + min(1.0, sum(weight[kind] for kind in kinds)), 4)


def unit_priority(corpus: Corpus, unit: Unit) -> float:
    """How much a row deserves a look, see ``priority``; 0 for a row of one language."""
    if len(unit.cells) < 2:
        return 0.0
    return priority(unit.score, unit.joined(corpus.texts))


def _numbers(texts: Mapping[Lang, str]) -> list[Issue]:
    found: list[Issue] = []
    for a, b, _, disagreeing in compared(texts):
        for x, y in disagreeing:
            spans = {a: ((x.start, x.end),), b: ((y.start, y.end),)}
            found.append(Issue("number", spans, {a: (texts[a][x.start : x.end],), b: (texts[b][y.start : y.end],)}))
    return found


_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s+|^[\s\W]*|[«“\"(¿¡—–-]\s*)$")


def _names(texts: Mapping[Lang, str]) -> list[Issue]:
    """Names that two languages share and a third lacks: what two write alike, the third would, too.

    Between two languages alone nothing is said: Germany is Alemania, and that is no mistake.
    """
    if len(texts) < 3:
        return []
    names = {lang: capitalised(text, lang) for lang, text in texts.items()}
    parts_of_names = {lang: [part for name in own for part in words.words(name, lang)] for lang, own in names.items()}
    said = {lang: set(words.words(text, lang)) for lang, text in texts.items()}
    known: list[str] = []  # Parts of names that were looked at: each name counts once, in whichever language.
    found: list[Issue] = []
    for lang, own in names.items():
        for name, span in own.items():
            parts = words.words(name, lang)
            if _any_alike(parts, known):
                continue
            known += parts
            others = [other for other in texts if other != lang]
            lacking = [other for other in others if not _any_alike(parts, said[other])]
            if lacking and any(_any_alike(parts, parts_of_names[other]) for other in others):
                found.append(Issue("name", {lang: (span,)}, {lang: (name,), **dict.fromkeys(lacking, ())}))
    return found


def _any_alike(parts: Collection[str], among: Collection[str]) -> bool:
    """Whether any part of a name is among these words.

    One part is enough: languages differ in which name of a person they say, and in what they hyphenate.
    """
    return any(_alike(part, word) for part in parts if len(part) > 2 for word in among)


@lru_cache(maxsize=10_000)
def _alike(a: str, b: str) -> bool:
    """Whether two words may be the same name, across scripts."""
    from aligner.text.names import same, skeleton

    return a == b or (abs(len(skeleton(a)) - len(skeleton(b))) < 3 and same(a, b))


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
    """Texts of which one is more than twice as long as the other, by what their languages need for the same."""
    from aligner import languages

    size = {lang: len(text) / (languages.get(lang).expansion or 1.0) for lang, text in texts.items()}
    if not size or max(size.values()) < 40:
        return []
    longest, shortest = max(size, key=lambda k: size[k]), min(size, key=lambda k: size[k])
    ratio = size[longest] / max(1.0, size[shortest])
    return [Issue("length", {}, {longest: (f"{ratio:.1f}",), shortest: ()})] if ratio > 2.0 else []


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
