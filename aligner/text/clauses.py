"""Where a sentence can be cut into clauses: the smallest passages that are offered as the telling of a fact.

Punctuation cuts first, then commas, then the words a clause or complement may begin with (``Language.clause_openers``);
a cut must leave something on both sides. It is meant to cut too much rather than too little: runs of clauses are
offered as well, and what belongs together is found by what the other language says.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from aligner import languages
from aligner.model import Lang, Span
from aligner.text.numbers import Value

_BREAK = re.compile(r"[;:؛()\[\]«»“”\"—–…]|\s-\s")
_COMMA = re.compile(r"[,،]")
_LEAST_WORDS = 3
"""Fewest words of a clause between stronger marks; beside a comma or an opener one more."""
_LEAST_CONTENT = 2
"""Words of a clause that mean something by themselves."""


def clauses(
    text: str,
    lang: Lang,
    words: Sequence[Span],
    content: Sequence[bool],
    verbs: Sequence[bool],
    values: Sequence[Value] = (),
) -> list[Span]:
    """Clauses as runs of words (first, one past the last), which cover all words in order.

    ``words``: where each word stands in ``text``; ``content`` and ``verbs``: whether it means something by itself, and
    whether it is a verb. ``values``: the numbers and dates of the text, which stay whole. No words, no clauses.
    """
    if not words:
        return []
    cuts = _cuts(text, words, languages.get(lang).clause_openers, values)

    def stands(first: int, behind: int, strength: int) -> bool:
        least = _LEAST_WORDS + (strength > 0)
        return (
            behind - first >= least
            and sum(content[first:behind]) >= _LEAST_CONTENT
            and (strength < 2 or any(verbs[first:behind]))
        )

    bounds = [0, len(words)]
    for strength, places in enumerate(cuts):
        for n in places:
            low = max(bound for bound in bounds if bound < n)
            high = min(bound for bound in bounds if bound > n)
            if stands(low, n, strength) and stands(n, high, strength):
                bounds.append(n)
    bounds.sort()
    return list(pairwise(bounds))


def _cuts(
    text: str, words: Sequence[Span], openers: frozenset[str], values: Sequence[Value]
) -> tuple[list[int], list[int], list[int]]:
    """Before which words a clause may begin: at breaks, at commas, at openers."""
    cuts: tuple[list[int], list[int], list[int]] = ([], [], [])
    for n in range(1, len(words)):
        before, after = words[n - 1][1], words[n][0]
        gap = text[before:after]
        if any(value.start < before and after < value.end for value in values):
            continue
        if _BREAK.search(gap):
            cuts[0].append(n)
        elif _COMMA.search(gap):
            cuts[1].append(n)
        elif text[slice(*words[n])].lower() in openers:
            cuts[2].append(n)
    return cuts
