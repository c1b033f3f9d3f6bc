"""Whether two texts tell the same things in the same order, told from the matches themselves."""

from collections.abc import Iterable

import numpy as np

from aligner.pairwise._chain import Box, heaviest_chain
from aligner.scorers import Pair

ORDERED = 0.6
"""Share of sure matches that lie on one rising chain. Translations have nearly 1, even with blocks cut and inserted;
in a random order of n matches the longest chain has about 2 / sqrt(n) of them (Vershik and Kerov 1977)."""
FEW = 6
"""With fewer sure matches chance alone makes chains: such texts are taken as ordered only if nothing contradicts."""


def looks_ordered(pairs: Iterable[Pair]) -> bool:
    """Over all pairs of languages together."""
    chained = total = 0
    for pair in pairs:
        matches = sure_matches(pair)
        chained += len(heaviest_chain([Box(i, j, i + 1, j + 1, 1.0) for i, j in matches]))
        total += len(matches)
    return chained >= (ORDERED if total >= FEW else 1.0) * total


def sure_matches(pair: Pair) -> list[tuple[int, int]]:
    """Pairs of segments that are each other's best by a clear distance to the runners-up."""
    from aligner.pairwise.comparable import log_odds

    odds = log_odds(pair)
    best = (odds > 1) & (odds >= odds.max(axis=1, keepdims=True)) & (odds >= odds.max(axis=0, keepdims=True))
    return [(int(i), int(j)) for i, j in np.argwhere(best)]
