"""Probability that two candidates are the same term: two small networks of few features each."""

import numpy as np
from numpy.typing import NDArray

from glossary.linking import weights
from glossary.linking.link import FEATURES, Compared, Matrix

SECOND = ("logit", "support", "rival", "part", "parts", "several")


ALIKE = tuple(name for name in FEATURES if name != "gap")
"""The features that know nothing of rivals."""
ALIKE_AT = [FEATURES.index(name) for name in ALIKE]
OUT = np.float32(-12)
"""Log-odds of pairs that are not compared, as others are nearer."""


def logit(pairs: Compared) -> Matrix:
    """(n, m): log-odds that two candidates say the same."""
    return spread(pairs.close, weights.load()["direct"].odds(pairs.features), OUT)


def freely(pairs: Compared) -> Matrix:
    """(pairs,): the same without rivals, that two say the same, though another may say it better; two words for one
    concept are rivals."""
    return weights.load()["alike"].odds(pairs.features[:, ALIKE_AT])


def spread(close: NDArray[np.bool_], values: Matrix, other: np.float32) -> Matrix:
    """(n, m): the values of the pairs that are ``close``, and that of all others."""
    table = np.full(close.shape, other, np.float32)
    table[close] = values
    return table


def sigmoid(x: Matrix) -> Matrix:
    """The probability that log-odds stand for."""
    result: Matrix = (1 / (1 + np.exp(-x))).astype(np.float32)
    return result


def confirmed(logit: Matrix, support: Matrix, parts: Matrix) -> Matrix:
    """(n, m): log-odds of all pairs once the paths through the other languages are known, see ``second``."""
    return spread(logit > OUT, weights.load()["confirmed"].odds(second(logit, support, parts)), OUT)


def second(logit: Matrix, support: Matrix, parts: Matrix) -> Matrix:
    """(pairs, len(SECOND)), of the pairs with ``logit`` (n, m) over OUT: log-odds of their own, ``support`` (n, m) of
    the other languages (0..1, of ``grouping.supported``), how far the pair stays behind the mean of the two best of its
    row and of its column, and what its words say by themselves, ``parts`` (``composition.parts``)."""
    rows = logit - np.sort(logit, axis=1)[:, -2:].mean(axis=1, keepdims=True)
    columns = logit - np.sort(logit, axis=0)[-2:, :].mean(axis=0, keepdims=True)
    close = logit > OUT
    rival = np.minimum(rows[close], columns[close])
    return np.concatenate([np.stack([logit[close], support[close], rival], axis=-1), parts], axis=-1)
