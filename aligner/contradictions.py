"""Units whose sides contradict each other lose confidence, and say why."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from math import exp, log

from aligner.model import Lang, Unit

COST = 1.4
"""Log odds a unit loses by a contradiction: it is four times as frequent in wrong rows of translated news (6 in 100)
as in right ones (1.5 in 100, mostly miles turned into kilometres)."""


def judged(unit: Unit, texts: Mapping[Lang, Sequence[str]]) -> Unit:
    """The unit with the score and reasons its numbers leave it; nothing but these changes."""
    if len(unit.cells) < 2 or unit.score in (0.0, 1.0):
        return unit
    said = contradictions({lang: " ".join(texts[lang][i] for i in cell) for lang, cell in unit.cells.items()})
    if not said:
        return unit
    odds = log(unit.score / (1 - unit.score)) - COST
    return replace(unit, score=1 / (1 + exp(-odds)), reasons=(*unit.reasons, *said))


def contradictions(passages: Mapping[Lang, str]) -> list[str]:
    """Pairs of languages whose numbers, amounts or dates disagree, one sentence each.

    A number that stands on one side only is no contradiction: retellings leave out and add.
    """
    from aligner.text.numbers import agree, numbers

    found = {lang: numbers(text, lang) for lang, text in passages.items() if any(map(str.isdigit, text))}
    out = []
    for (a, left), (b, right) in combinations(found.items(), 2):
        matching, conflicting = agree(left, right)
        if conflicting and not matching:
            x, y = conflicting[0]
            out.append(f"{passages[a][x.start : x.end]} in {a}, {passages[b][y.start : y.end]} in {b}")
    return out
