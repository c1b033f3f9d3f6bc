"""Texts that tell the same facts in their own order: pairs of segments, wherever they stand.

Whether two segments are translations of each other is a logistic regression over a few terms: similarity, how crowded
their surroundings are, the distance to the best rival, lengths. Its probability is what the user sees as score.
"""

import numpy as np

from aligner import registry
from aligner.pairwise import fitted
from aligner.pairwise._lattice import Matrix
from aligner.pins import Bounds
from aligner.scorers import Pair

UNBOUND = Bounds()
CERTAIN = 40.0
"""Log odds of what a person decided."""


def log_odds(pair: Pair, bounds: Bounds = UNBOUND) -> Matrix:
    """Log odds that source i and target j are translations of each other, shape (n, m)."""
    w = fitted.comparable(words=pair.covered is not None)
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
