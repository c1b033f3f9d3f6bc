"""Fitted weights, read from the JSON file beside the algorithm that uses them."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from aligner.pairwise._lattice import Matrix, Shape

SHAPES: tuple[Shape, ...] = tuple((p, q) for p in range(1, 6) for q in range(1, 6) if p + q <= 6)
"""Beads that are considered; larger ones do not occur in published gold alignments more than once in a thousand."""


def shape_class(shape: Shape) -> str:
    """Shapes that share a weight: direction does not matter, and rare large ones are taken together."""
    small, large = sorted(shape)
    return "large" if small + large == 6 and small > 1 else f"{small}-{large}"


CLASSES = tuple(dict.fromkeys(shape_class(s) for s in SHAPES))


@dataclass(frozen=True, slots=True)
class OrderedWeights:
    """What steps through the lattice weigh."""

    terms: dict[str, float]
    """Weight by name of the scorer."""
    shapes: dict[str, float]
    """Bias by shape class; the smaller, the rarer the shape."""
    alone: dict[str, float]
    """Weights of leaving a segment alone: ``best`` times its best similarity, ``hubness`` times its hubness."""
    gap: dict[str, float]
    """``open``, ``extend``, ``switch``."""


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """Logistic regression: log odds that two segments are translations of each other."""

    terms: dict[str, float]
    bias: float


def weighted(terms: list[Matrix], weights: dict[str, float], bias: float) -> Matrix:
    """The sum of the terms, each times its weight, and the bias."""
    total = np.full_like(terms[0], bias)
    for term, weight in zip(terms, weights.values(), strict=True):
        total += weight * term
    return total


def _read(name: str) -> dict[str, dict[str, float]]:
    """The weights of a file, without its card (see ``aligner/encoders/_fitted.py``)."""
    content: dict[str, dict[str, float]] = json.loads((files(__package__) / f"{name}.json").read_text("utf-8"))
    del content["card"]
    return content


@cache
def ordered(*, words: bool = False) -> OrderedWeights:
    """Weights of ``pairwise.ordered``; ``words``: those for pairs whose words were read."""
    return OrderedWeights(**_read("ordered_words" if words else "ordered"))


@cache
def comparable(*, words: bool = False) -> LinkWeights:
    """Weights of ``pairwise.comparable``; ``words``: those for pairs whose words were compared."""
    content = _read("comparable_words" if words else "comparable")
    return LinkWeights(content["terms"], content["bias"]["bias"])
