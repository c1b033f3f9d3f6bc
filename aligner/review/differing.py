"""What texts that state the same fact tell differently: figures, amounts, dates and names.

That one says more than another is no difference: retellings leave out and add. So figures differ where either side
gives a single one of a kind and unit, these are not equal, and neither is many times the other, as what counts
something else may be; names, where each side gives one that the other text knows as well, but says at other places, and
they have none in common. Names that are translated (Southern Ring, Anillo Sur) thus differ from nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from aligner.contradictions import left_to_right
from aligner.model import Lang, Span
from aligner.review.qa import capitalised
from aligner.text import words
from aligner.text.names import skeleton
from aligner.text.numbers import Value, agree, numbers
from aligner.text.rarity import zipf

SHORTEST = 3
"""Consonants of a name from which it is told from others."""
COMMON = 4.2
"""Zipf frequency from which a word is no name that tells anything (*Cloud*)."""
TIMES = 10
"""Numbers that are so many times each other count different things."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What two languages of a row tell differently."""

    kind: Literal["figure", "name"]
    said: Mapping[Lang, str]
    """The words of both, as they stand there."""

    @property
    def sentence(self) -> str:
        """In words, left to right; those of a right-to-left language are left to be looked for in its own text."""
        return f"{self.kind}s differ: " + " / ".join(left_to_right(*own) for own in self.said.items())


class Names:
    """The names that the texts of a work give, by keys that are equal across scripts."""

    def __init__(self, texts: Mapping[Lang, Sequence[str]]) -> None:
        self._known: frozenset[str] = frozenset()
        written = {lang: {key for text in own for key in self._of(text, lang)} for lang, own in texts.items()}
        self._known = frozenset(key for own in written.values() for key in own)
        self._given = {
            lang: written[lang] | {key for text in own for key in self._of(text, lang)} for lang, own in texts.items()
        }

    def differing(self, said: Mapping[Lang, str]) -> Iterator[Difference]:
        """The pairs of languages of a row that name somebody or something else."""
        found = {lang: self._of(text, lang) for lang, text in said.items()}
        for a, b in combinations(found, 2):
            if not found[a].keys() & found[b].keys():
                one = next((span for key, span in found[a].items() if key in self._given[b]), None)
                two = next((span for key, span in found[b].items() if key in self._given[a]), None)
                if one and two:
                    yield Difference("name", {a: said[a][slice(*one)], b: said[b][slice(*two)]})

    def _of(self, text: str, lang: Lang) -> dict[str, Span]:
        """Names and where they stand: words within capitals; of scripts without them what others write with one."""
        found: dict[str, Span] = {}
        named = capitalised(text, lang).values()
        for start, end in words.spans(text, lang):
            word = text[start:end]
            key = skeleton(word)
            whole = next(((a, b) for a, b in named if a <= start and end <= b), None)
            # Where a sentence begins, and in scripts without capitals, a name is known by those who write it elsewhere.
            if whole is None and key in self._known and (word[0].isupper() or _uncased(word)):
                whole = (start, end)
            if whole and len(key) >= SHORTEST and zipf(word.replace("\u200c", " ").lower(), lang) < COMMON:
                found.setdefault(key, whole)
        return found


def _uncased(text: str) -> bool:
    """Whether it has letters of a script without capitals."""
    return any(c.isalpha() and c.upper() == c.lower() for c in text)


def differences(said: Mapping[Lang, str], names: Names) -> tuple[Difference, ...]:
    """What the languages of a row tell differently."""
    return (*_figures(said), *names.differing(said))


def _figures(said: Mapping[Lang, str]) -> Iterator[Difference]:
    found = {lang: _single(text, lang) for lang, text in said.items()}
    for a, b in combinations(found, 2):
        for sort in found[a].keys() & found[b].keys():
            one, two = found[a][sort], found[b][sort]
            if not agree([one], [two])[0] and _alike(one, two):
                yield Difference("figure", {a: said[a][one.start : one.end], b: said[b][two.start : two.end]})


def _single(text: str, lang: Lang) -> dict[tuple[str, str], Value]:
    """The values of which a text gives one of a kind and unit alone."""
    found: dict[tuple[str, str], list[Value]] = {}
    for value in numbers(text, lang):
        if not any(map(str.isdigit, text[value.start : value.end])):
            continue  # ``Two`` and ``third`` count anything.
        found.setdefault((value.kind, value.unit), []).append(value)
    return {sort: own[0] for sort, own in found.items() if len(own) == 1}


def _alike(one: Value, two: Value) -> bool:
    """Whether two values may count the same: what is no number may; numbers within a factor of TIMES."""
    try:
        low, high = sorted((abs(float(one.value)), abs(float(two.value))))
    except ValueError:
        return True
    return high < TIMES * low
