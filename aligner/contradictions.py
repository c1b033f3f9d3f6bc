"""Units whose sides contradict each other lose confidence, and say why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from math import exp, log
from typing import TYPE_CHECKING

from aligner.model import Lang, Unit

if TYPE_CHECKING:
    from aligner.text.numbers import Value

    Pairs = list[tuple[Value, Value]]

COST = 1.4
"""Log odds a unit loses by a contradiction: it is four times as frequent in wrong rows of translated news (6 in 100)
as in right ones (1.5 in 100, mostly miles turned into kilometres, which are none any more)."""


def judged(unit: Unit, texts: Mapping[Lang, Sequence[str]]) -> Unit:
    """The unit with the score and reasons its numbers leave it; nothing but these changes.

    The score of a fact stays: its evidence has weighed the figures already (``aligner.facts.evidence``).
    """
    if len(unit.cells) < 2 or unit.score in (0.0, 1.0):
        return unit
    said = contradictions(unit.joined(texts))
    if not said:
        return unit
    if unit.is_fact:
        return replace(unit, reasons=(*unit.reasons, *said))
    odds = log(unit.score / (1 - unit.score)) - COST
    return replace(unit, score=1 / (1 + exp(-odds)), reasons=(*unit.reasons, *said))


def contradictions(passages: Mapping[Lang, str]) -> list[str]:
    """Pairs of languages whose numbers, amounts or dates disagree, and none agrees, one sentence each.

    A number that stands on one side only is no contradiction: retellings leave out and add; nor are miles that were
    turned into kilometres.
    """
    from aligner.text.measures import Said, are_the_same

    found = compared({lang: text for lang, text in passages.items() if any(map(str.isdigit, text))})
    return [
        sentence({a: passages[a][x.start : x.end], b: passages[b][y.start : y.end]})
        for a, b, agreeing, disagreeing in found
        for x, y in disagreeing[:1]
        if not agreeing and not are_the_same(Said(passages[a], a, x), Said(passages[b], b, y))
    ]


def compared(passages: Mapping[Lang, str]) -> Iterator[tuple[Lang, Lang, "Pairs", "Pairs"]]:
    """Each pair of languages with their numbers, amounts and dates that agree, and those that disagree."""
    from aligner.text.numbers import agree, numbers

    found = {lang: numbers(text, lang) for lang, text in passages.items()}
    for (a, left), (b, right) in combinations(found.items(), 2):
        yield a, b, *agree(left, right)


def sentence(said: Mapping[Lang, str]) -> str:
    """What differs, left to right; words of a right-to-left language are left to be looked for in its own text."""
    return "numbers differ: " + " / ".join(left_to_right(lang, text) for lang, text in said.items())


def left_to_right(lang: Lang, text: str) -> str:
    """A language and its words, without those that would turn the line around."""
    return f"{lang} {text}" if all(c < "\u0590" or c > "\u08ff" for c in text) else lang
