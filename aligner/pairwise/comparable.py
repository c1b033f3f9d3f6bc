"""Texts that tell the same facts in their own order: pairs of segments, wherever they stand.

Whether two segments are translations of each other is a logistic regression over a few terms: similarity, how crowded
their surroundings are, the distance to the best rival, lengths. Its probability is what the user sees as score.
"""

import numpy as np

from aligner import registry
from aligner.model import Bead
from aligner.pairwise import fitted
from aligner.pairwise._lattice import Matrix
from aligner.pins import Bounds
from aligner.scorers import Pair

UNBOUND = Bounds()
CERTAIN = 40.0
"""Log odds of what a person decided."""


def align(pair: Pair, bounds: Bounds = UNBOUND) -> list[Bead]:
    """Pairs that are each other's best and more likely than not; segments without counterpart are left out."""
    odds = log_odds(pair, bounds)
    return [Bead((i,), (j,), float(1 / (1 + np.exp(-odds[i, j])))) for i, j in mutual(odds, 0.0)]


def mutual(odds: Matrix, least: float) -> list[tuple[int, int]]:
    """Pairs above ``least`` that are each other's best; of equal ones (lines that repeat) the first."""
    forth, back = odds.argmax(axis=1), odds.argmax(axis=0)
    return [(i, int(j)) for i, j in enumerate(forth) if back[j] == i and odds[i, j] > least]


def log_odds(pair: Pair, bounds: Bounds = UNBOUND) -> Matrix:
    """Log odds that source i and target j are translations of each other, shape (n, m)."""
    w = fitted.comparable()
    odds = fitted.weighted(terms(pair, w.terms), w.terms, w.bias)
    keep_to(bounds, odds)
    return odds


def keep_to(bounds: Bounds, odds: Matrix) -> None:
    """Write what a person decided into the odds."""
    for source, target in bounds.apart:
        odds[np.ix_(source, target)] = -CERTAIN
    odds[sorted(bounds.source)] = -CERTAIN
    odds[:, sorted(bounds.target)] = -CERTAIN
    for i, j in bounds.together:
        odds[i, j] = CERTAIN


def terms(pair: Pair, names: dict[str, float]) -> list[Matrix]:
    """The matrices of the named scorers."""
    return [registry.get("aligner.scorers", name).link(pair) for name in names]
