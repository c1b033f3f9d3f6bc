"""Parts of speech of words, as the encoder tells them of their pieces."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from aligner.contextual import means
from aligner.encoders import TAGS, Pieces
from aligner.languages import WordClass
from aligner.model import Span

CONTENT = ("noun", "name", "adjective", "nominal")
"""Parts of speech that terms are made of."""


def of_words(pieces: Pieces, places: Sequence[Span]) -> list[dict[str, float]]:
    """Probability of each part of speech of the words between offsets; empty where the encoder saw nothing."""
    found: list[dict[str, float]] = [{} for _ in places]
    if not (places and pieces.spans):
        return found
    starts, ends = np.array(pieces.spans).T
    words = np.array(places)
    first, behind = np.searchsorted(ends, words[:, 0], "right"), np.searchsorted(starts, words[:, 1], "left")
    seen = np.flatnonzero(first < behind)
    if not len(seen):
        return found
    first, behind = first[seen], behind[seen]
    odds = means(pieces.tags, np.stack([first, behind], axis=1))
    shares = np.exp(odds - odds.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    for place, row in zip(seen.tolist(), shares.tolist(), strict=True):
        found[place] = dict(zip(TAGS, row, strict=True))
    return found


SURE = 0.97
"""Probability from which the encoder is believed against the rules; rare verbs it takes for nouns with less."""


def kind(tags: Mapping[str, float], by_rule: Callable[[], WordClass]) -> WordClass:
    """Whether a word may stand in a term (``noun``) or ends it (``verb``): what the encoder says; what the rules say
    where it is not sure, and they alone where it says nothing."""
    if not tags:
        return by_rule()
    content = sum([tags[name] for name in CONTENT])
    if content <= 0.5:
        return "verb"
    return "noun" if content > SURE or by_rule() != "verb" else "verb"
