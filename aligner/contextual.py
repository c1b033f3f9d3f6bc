"""The words of texts as an encoder sees them, each in the light of its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner import encoders
from aligner.encoders import TAGS, Encoder, Pieces
from aligner.model import Lang, Span
from aligner.text import normal, words
from aligner.text.rarity import zipf

Matrix = NDArray[np.float32]

_CLOSED = [TAGS.index(tag) for tag in ("determiner", "adposition", "conjunction", "pronoun")]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text that the encoder has seen; those that stand where it sees nothing are left out."""

    spans: tuple[Span, ...]
    """(w): where each stands, in code points of the text as it was given."""
    vectors: Matrix
    """(w, d): the means of their pieces' vectors, neither centred nor of unit length."""
    tags: Matrix
    """(w, len(TAGS)): log-odds of each part of speech but for a constant."""
    rarity: Matrix
    """(w,): Zipf frequency in general language, 0 unknown, 6 a function word."""
    weights: Matrix
    """(w,): how much each tells of what the text says: rare words most, function words little."""


def words_of(texts: Sequence[str], lang: Lang, encoder: Encoder) -> list[Words] | None:
    """The words of each text, looked at in its normal form; None when the encoder gives no words out."""
    shown = [normal.normal_text(text, lang) for text in texts]
    found = encoders.in_context([one.text for one in shown], encoder)
    if found is None:
        return None
    pieces = [
        Pieces(tuple(one.to_original(*span) for span in seen.spans), seen.vectors, seen.tags)
        for one, seen in zip(shown, found, strict=True)
    ]
    return [_words(text, seen, lang) for text, seen in zip(texts, pieces, strict=True)]


def _words(text: str, pieces: Pieces, lang: Lang) -> Words:
    bounds = np.array(pieces.spans, np.int64).reshape(-1, 2)
    spans: list[Span] = []
    vectors, tags = [], []
    for start, end in words.spans(text, lang):
        first = int(np.searchsorted(bounds[:, 1], start, "right"))
        behind = int(np.searchsorted(bounds[:, 0], end, "left"))
        if first < behind:
            spans.append((start, end))
            vectors.append(pieces.vectors[first:behind].mean(axis=0))
            tags.append(pieces.tags[first:behind].mean(axis=0))
    seen = np.array(tags, np.float32).reshape(-1, len(TAGS))
    kinds = seen.argmax(axis=1) if len(seen) else np.zeros(0, np.int64)
    rare = np.array([zipf(text[a:b].replace("\u200c", " ").lower(), lang) for a, b in spans], np.float32)
    weights = np.clip((7.2 - rare) / 4, 0.02, 1.2) * np.where(np.isin(kinds, _CLOSED), 0.25, 1.0)
    return Words(
        tuple(spans),
        np.array(vectors, np.float32).reshape(-1, pieces.vectors.shape[1]),
        seen,
        rare,
        weights.astype(np.float32),
    )
