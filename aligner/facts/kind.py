"""Whether comparable texts are translations in another order, or were told independently.

Among shuffled translations many a sentence finds all its words in its best partner and the reverse; independent texts
on one story have hardly such a pair.
"""

from collections.abc import Mapping
from itertools import combinations

import numpy as np

from aligner.facts.passages import Passages
from aligner.model import Lang

WHOLE = 0.55
"""Share of the words of both sentences, by rarity, that are found in the other, from which they are translations."""
SHARE = 0.12
"""Share of sentences with such a partner from which texts are translations. Measured: shuffled news at least .18,
stories told independently at most .08."""
LOOKED_AT = 150
"""Sentences of each pair of languages, evenly spread."""


def told_independently(passages: Mapping[Lang, Passages]) -> bool:
    """Whether no two of the languages look like translations of each other, on the mean of all pairs."""
    return float(np.mean([_translated(passages[a], passages[b]) for a, b in combinations(passages, 2)])) < SHARE


def _translated(a: Passages, b: Passages) -> float:
    """The share of the shorter side's sentences that are, with their nearest of the other, translations."""
    if len(a) > len(b):
        a, b = b, a
    looked = np.unique(np.linspace(0, len(a) - 1, min(LOOKED_AT, len(a))).round().astype(int))
    nearest = (a.vectors[looked] @ b.vectors.T).argmax(axis=1)
    whole = 0
    for i, j in zip(looked, nearest, strict=True):
        one, two = a.segments[i], b.segments[j]
        if len(one.words) and len(two.words):
            cosines = one.words @ two.words.T
            found = np.average(cosines.max(axis=1), weights=one.weights)
            back = np.average(cosines.max(axis=0), weights=two.weights)
            whole += min(found, back) > WHOLE
    return whole / len(looked)
