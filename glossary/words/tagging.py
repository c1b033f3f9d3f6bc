"""Parts of speech of words, as the encoder tells them of their pieces."""

from collections.abc import Mapping

import numpy as np

from aligner.encoders import TAGS, Pieces
from aligner.languages import WordClass

CONTENT = ("noun", "name", "adjective", "nominal")
"""Parts of speech that terms are made of."""


def of_word(pieces: Pieces, start: int, end: int) -> dict[str, float]:
    """Probability of each part of speech of the word between two offsets; empty where the encoder saw nothing."""
    inside = [i for i, (a, b) in enumerate(pieces.spans) if b > start and a < end]
    if not inside:
        return {}
    odds = pieces.tags[inside].mean(axis=0)
    shares = np.exp(odds - odds.max())
    return dict(zip(TAGS, (shares / shares.sum()).tolist(), strict=True))


SURE = 0.97
"""Probability from which the encoder is believed against the rules; rare verbs it takes for nouns with less."""


def kind(tags: Mapping[str, float], by_rule: WordClass) -> WordClass:
    """Whether a word may stand in a term (``noun``) or ends it (``verb``): what the encoder says, rarely what the rules
    say, and they alone where it says nothing."""
    if not tags:
        return by_rule
    content = sum(tags[name] for name in CONTENT)
    return "noun" if content > (SURE if by_rule == "verb" else 0.5) else "verb"
