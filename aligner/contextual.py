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

AT_ONCE = 64
"""Runs of rows that are summed up by one product: those of a whole chapter at once would be mostly zeros."""
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
        Pieces(one.spans_to_original(seen.spans), seen.vectors, seen.tags)
        for one, seen in zip(shown, found, strict=True)
    ]
    return [_words(text, seen, lang) for text, seen in zip(texts, pieces, strict=True)]


def _words(text: str, pieces: Pieces, lang: Lang) -> Words:
    bounds = np.array(pieces.spans, np.int64).reshape(-1, 2)
    places = np.array(words.spans(text, lang), np.int64).reshape(-1, 2)
    first = np.searchsorted(bounds[:, 1], places[:, 0], "right")
    behind = np.searchsorted(bounds[:, 0], places[:, 1], "left")
    there = first < behind
    runs = np.stack([first[there], behind[there]], axis=1)
    spans: list[Span] = [(int(start), int(end)) for start, end in places[there]]
    vectors, seen = means(pieces.vectors, runs), means(pieces.tags, runs)
    kinds = seen.argmax(axis=1) if spans else np.zeros(0, np.int64)
    rare = np.array([zipf(text[a:b].replace("\u200c", " ").lower(), lang) for a, b in spans], np.float32)
    weights = np.clip((7.2 - rare) / 4, 0.02, 1.2) * np.where(np.isin(kinds, _CLOSED), 0.25, 1.0)
    return Words(tuple(spans), vectors, seen, rare, weights.astype(np.float32))


def means(rows: Matrix, runs: NDArray[np.int64]) -> Matrix:
    """(k, d): the mean of each run of rows, of (k, 2): its first, and the one behind its last, in the order of the
    first. By products, in a fifth of the time of ``reduceat``."""
    found = np.empty((len(runs), rows.shape[1]), np.float32)
    for start in range(0, len(runs), AT_ONCE):
        first, behind = runs[start : start + AT_ONCE].T[..., None]
        low, high = first[0, 0], behind.max()
        places = np.arange(low, high)
        inside = ((first <= places) & (places < behind)).astype(np.float32)
        found[start : start + AT_ONCE] = inside @ rows[low:high] / (behind - first)
    return found
