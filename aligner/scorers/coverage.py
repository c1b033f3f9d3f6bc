"""How much of each is said in the other, word by word, of the side where it is less: a sentence whose second half is
missing on the other side resembles it all the same."""

import numpy as np

from aligner.scorers._pair import Pair
from aligner.scorers._side import Matrix


def link(pair: Pair) -> Matrix:
    """See the room. Mean cosine of the words' best counterparts; zero when no words were read."""
    if pair.words is None:
        return np.zeros_like(pair.similarity(1, 1))
    source, target = pair.words
    least: Matrix = np.minimum(source.mean(np.maximum(source.best, 0)), target.mean(np.maximum(target.best, 0)).T)
    return least
