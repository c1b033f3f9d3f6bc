"""What the other languages say to a link: odds over one pair of languages, seen again in the light of all pairs.

First every pair's odds are turned into probabilities under which each segment has at most one partner (the odds are
scaled row by row and column by column until they fit, leaving room for "none": Sinkhorn's algorithm with a slack row
and column, as in SuperGlue: Sarlin et al. 2020). Then a link is judged by its own odds and by four things it can be
seen by: how much of its segments is already claimed elsewhere; whether they meet in a third language; whether they
have different partners there; whether one has a partner there and the other none.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from aligner.model import Lang

Matrix = NDArray[np.floating]
Odds = Mapping[tuple[Lang, Lang], Matrix]
"""Log odds of links by pair of languages, shape (n, m)."""

ROUNDS = 30
"""Number of rounds of scaling; more change nothing in the third decimal."""
TERMS = ("own", "unclaimed", "support", "contradiction", "one_sided")


def settled(odds: Odds, *, words: bool = False) -> dict[tuple[Lang, Lang], Matrix]:
    """The odds of every pair after all languages were heard; of two languages alone, as they are. ``words``: they tell
    of the words of the segments, too."""
    langs = list(dict.fromkeys(lang for pair in odds for lang in pair))
    if len(langs) < 3:
        return dict(odds)
    weights = _weights(words=words)
    out = {}
    for pair, terms in evidence(odds, langs).items():
        out[pair] = np.full_like(odds[pair], weights["bias"])
        for name, term in zip(TERMS, terms, strict=True):
            out[pair] += weights[name] * term
    return out


def evidence(odds: Odds, langs: list[Lang]) -> dict[tuple[Lang, Lang], list[Matrix]]:
    """The matrices of TERMS for each pair of languages."""
    likely, unclaimed = {}, {}
    for (a, b), matrix in odds.items():
        likely[a, b], unclaimed[a, b] = _exclusive(matrix)
        likely[b, a] = likely[a, b].T
    out = {}
    for (a, b), matrix in odds.items():
        support, contradiction, one_sided = (np.zeros_like(matrix) for _ in range(3))
        for c in langs:
            if c in (a, b) or (a, c) not in likely or (b, c) not in likely:
                continue
            meet = likely[a, c] @ likely[b, c].T
            # How likely each has any partner there at all.
            left, right = np.minimum(likely[a, c].sum(axis=1), 1), np.minimum(likely[b, c].sum(axis=1), 1)
            support += meet
            contradiction += np.maximum(np.outer(left, right) - meet, 0)
            one_sided += np.outer(left, 1 - right) + np.outer(1 - left, right)
        out[a, b] = [matrix, unclaimed[a, b], support, contradiction, one_sided]
    return out


def _exclusive(odds: Matrix) -> tuple[Matrix, Matrix]:
    """Probabilities of links when each segment has at most one, and the log share other links leave to each."""
    weight = np.exp(np.clip(odds, -30, 20))
    row, column = np.ones(len(weight)), np.ones(weight.shape[1])
    for _ in range(ROUNDS):
        row = 1 / (1 + weight @ column)
        column = 1 / (1 + row @ weight)
    others = 1 / row[:, None] - weight * column, 1 / column[None, :] - weight * row[:, None]
    left = -np.log(np.maximum(others[0], 1e-6)) - np.log(np.maximum(others[1], 1e-6))
    return row[:, None] * weight * column, left


@cache
def _weights(*, words: bool = False) -> dict[str, float]:
    """Weights by name: those of TERMS, and ``bias``."""
    name = "consensus_words.json" if words else "consensus.json"
    weights: dict[str, float] = json.loads((files(__package__) / name).read_text("utf-8"))
    return {name: weights[name] for name in (*TERMS, "bias")}
