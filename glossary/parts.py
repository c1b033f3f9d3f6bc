"""Parts of speech of words, as the encoder tells them of their pieces."""

import numpy as np

from aligner.encoders import TAGS, Pieces
from glossary.verbs import Kind

CONTENT = ("noun", "name", "adjective", "nominal")
"""What terms are made of."""


def of_word(pieces: Pieces, start: int, end: int) -> dict[str, float]:
    """Probability of each part of speech of the word between two offsets; empty where the encoder saw nothing."""
    inside = [i for i, (a, b) in enumerate(pieces.spans) if b > start and a < end]
    if not inside:
        return {}
    odds = pieces.tags[inside].mean(axis=0)
    shares = np.exp(odds - odds.max())
    return dict(zip(TAGS, (shares / shares.sum()).tolist(), strict=True))


def kind(tags: dict[str, float]) -> Kind:
    """Whether a word may stand in a term (``noun``) or ends it (``verb``)."""
    return "noun" if sum(tags[name] for name in CONTENT) > 0.5 else "verb"
