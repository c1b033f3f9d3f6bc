"""How well the words of each segment are found in the other: what a translation says, it says word by word.

The F measure of BERTScore (Zhang et al. 2020), for segments that are among each other's most similar; the others are
no translations anyhow.
"""

import numpy as np

from aligner.scorers._pair import Pair
from aligner.scorers._side import Matrix

USUAL = 0.5
"""Cosine that words find in any sentence."""


def link(pair: Pair) -> Matrix:
    """Mean cosine of the words' best counterparts, mean of both sides, less what is usual; zero where no words were
    read, and for segments that were not compared."""
    if pair.covered is None:
        return np.zeros_like(pair.similarity(1, 1))
    compared = pair.covered > 0
    cover: Matrix = np.where(compared, pair.covered - np.float32(USUAL), 0)
    return cover
