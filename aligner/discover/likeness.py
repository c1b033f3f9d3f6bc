"""How much two documents look like the same story, whatever their languages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.discover.neighbours import Pairs, rarity
from aligner.discover.portraits import Codes, Hung, Matrix


def best_matches(hung: Hung, pairs: Pairs, told: Callable[[int, int], None]) -> tuple[Matrix, Matrix]:
    """(pairs,), (pairs,): how well the segments of the first of each pair are found in the second, and the reverse.

    The mean cosine of each segment's best match: BiMax (Wang et al. 2025, EMNLP) is the mean of both.
    """
    forth, back = np.zeros(len(pairs), np.float32), np.zeros(len(pairs), np.float32)
    firsts, starts = np.unique(pairs[:, 0], return_index=True)
    for n, (first, places) in enumerate(zip(firsts, np.split(np.arange(len(pairs)), starts[1:]), strict=True)):
        own = hung.of(first)
        others = [hung.of(second) for second in pairs[places, 1]]
        sizes = [len(rows) for rows in others]
        cosines = own @ np.concatenate(others).T
        bounds = np.cumsum([0, *sizes[:-1]])
        forth[places] = np.maximum.reduceat(cosines, bounds, axis=1).mean(axis=0)
        back[places] = np.add.reduceat(cosines.max(axis=0), bounds) / sizes
        told(n + 1, len(firsts))
    return forth, back
