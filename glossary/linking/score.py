"""Probability that two candidates are the same term: two small networks of few features each."""

import numpy as np
from numpy.typing import NDArray

from glossary.linking import weights
from glossary.linking.link import FEATURES

SECOND = ("logit", "support", "rival", "part", "parts", "several")


ALIKE = tuple(name for name in FEATURES if name != "gap")
"""The features that know nothing of rivals."""
ALIKE_AT = [FEATURES.index(name) for name in ALIKE]
NEIGHBOURS = 10
"""Number of terms of the other language, by each kind of likeness, that a term is compared with."""
OUT = np.float32(-12)
"""Log-odds of pairs that are not compared, as others are nearer."""


def near(features: NDArray[np.float32]) -> NDArray[np.bool_]:
    """(n, m): which pairs are worth a closer look, from either side."""
    close = np.zeros(features.shape[:2], bool)
    for name in ("csls", "gap", "linked"):
        alike = features[..., FEATURES.index(name)]
        k1, k0 = min(NEIGHBOURS, alike.shape[1]), min(NEIGHBOURS, alike.shape[0])
        least = np.partition(alike, -k1, axis=1)[:, [-k1]], np.partition(alike.T, -k0, axis=1)[:, -k0]
        nearest = (alike >= least[0]) | (alike >= least[1])
        close |= nearest & (alike > 0) if name == "linked" else nearest
    return close


def logit(features: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, m): log-odds that two candidates say the same, from their features (n, m, len(FEATURES))."""
    return logits(features)[0]


def logits(features: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """``logit``, and without rivals: that two say the same, though another may say it better; two words for one concept
    are rivals."""
    odds, alike = (np.full(features.shape[:2], OUT, np.float32) for _ in range(2))
    close = near(features)
    known = features[close]
    odds[close] = weights.load()["direct"].odds(known)
    alike[close] = weights.load()["alike"].odds(known[:, ALIKE_AT])
    return odds, alike


def sigmoid(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """The probability that log-odds stand for."""
    result: NDArray[np.float32] = (1 / (1 + np.exp(-x))).astype(np.float32)
    return result


def confirmed(
    logit: NDArray[np.float32], support: NDArray[np.float32], parts: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Log-odds of a pair once the paths through the other languages are known (``support``, 0..1, of
    ``grouping.supported``), its rivals, and what its words say by themselves (``composition.parts``)."""
    odds = np.full(logit.shape, OUT, np.float32)
    close = logit > OUT
    odds[close] = weights.load()["confirmed"].odds(second(logit, support, parts)[close])
    return odds


def second(logit: NDArray[np.float32], support: NDArray[np.float32], parts: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, m, len(SECOND)): own log-odds, support, how far the pair stays behind the mean of the two best of its row and
    of its column, and ``parts``."""
    rows = logit - np.sort(logit, axis=1)[:, -2:].mean(axis=1, keepdims=True)
    columns = logit - np.sort(logit, axis=0)[-2:, :].mean(axis=0, keepdims=True)
    return np.concatenate([np.stack([logit, support, np.minimum(rows, columns)], axis=-1), parts], axis=-1)
