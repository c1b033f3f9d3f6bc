"""Probability that two candidates are the same term: two logistic regressions of few features each."""

import numpy as np
from numpy.typing import NDArray

from glossary import weights
from glossary.link import FEATURES

SECOND = ("logit", "support", "rival")


def logit(features: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, m) log-odds from (n, m, features)."""
    return _linear("direct", FEATURES, features)


def without_rivals(features: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, m) log-odds that two say the same, though another may say it better: two words for one concept are rivals."""
    blind = features.copy()
    blind[..., FEATURES.index("gap")] = 0
    return logit(blind)


def sigmoid(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """Log-odds to probability."""
    result: NDArray[np.float32] = (1 / (1 + np.exp(-x))).astype(np.float32)
    return result


def confirmed(logit: NDArray[np.float32], support: NDArray[np.float32]) -> NDArray[np.float32]:
    """Log-odds of a pair once the paths through the other languages are known (0..1, see ``join.supported``), and its
    rivals."""
    return _linear("confirmed", SECOND, second(logit, support))


def second(logit: NDArray[np.float32], support: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, m, 3): own log-odds, support, and how far the pair stays behind the mean of the two best of its row and of
    its column."""
    rows = logit - np.sort(logit, axis=1)[:, -2:].mean(axis=1, keepdims=True)
    columns = logit - np.sort(logit, axis=0)[-2:, :].mean(axis=0, keepdims=True)
    return np.stack([logit, support, np.minimum(rows, columns)], axis=-1)


def _linear(stage: str, names: tuple[str, ...], features: NDArray[np.float32]) -> NDArray[np.float32]:
    fitted = weights.load()[stage]
    result: NDArray[np.float32] = features @ np.array([fitted[name] for name in names], np.float32)
    result += np.float32(fitted[""])
    return result
