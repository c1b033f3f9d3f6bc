"""The fitted weights of the glossary, as ``bench/fit_terms.py`` wrote them into ``weights.json``."""

import json
from functools import cache
from pathlib import Path

Weights = dict[str, float]
"""Weight by name of feature; the constant has the empty name."""


@cache
def load() -> dict[str, Weights]:
    """``direct``: a pair by itself; ``confirmed``: the pair once its rivals and the other languages are known;
    ``row``: a concept of several languages."""
    content: dict[str, Weights] = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
    return content
