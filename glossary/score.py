"""Probability that two candidates are the same term.

Two logistic regressions of few features each, fitted on hand-made glossaries of small article sets on unlike subjects (news of technology,
sport and medicine), each set held out in turn; the signs are what one expects and the numbers are rounded.
"""

import numpy as np
from numpy.typing import NDArray

from glossary.link import FEATURES

DIRECT = {
    "": -3.6, "csls": 2.0, "gap": 1.8, "parts": 2.4, "context": 1.7, "together": 1.3, "apart": -0.4, "sound": 0.5,
    "length": -0.6, "name": -0.6, "free": 0.6,
}  # fmt: skip


def logit(features: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, m) log-odds from (n, m, features)."""
    weights = np.array([DIRECT[name] for name in FEATURES], dtype=np.float32)
    result: NDArray[np.float32] = features @ weights + np.float32(DIRECT[""])
    return result


def sigmoid(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """Log-odds to probability."""
    result: NDArray[np.float32] = 1 / (1 + np.exp(-x))
    return result


def confirmed(logit: NDArray[np.float32], support: NDArray[np.float32]) -> NDArray[np.float32]:
    """Log-odds of a pair once the paths through the other languages are known (0..1, see ``join.supported``)."""
    result: NDArray[np.float32] = np.float32(0.7) * logit + np.float32(4.0) * support - np.float32(1.0)
    return result
