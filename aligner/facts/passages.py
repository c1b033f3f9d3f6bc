"""One language of a work, cut into the passages that may state a fact."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner import languages
from aligner.encoders import TAGS, Encoder, Pieces
from aligner.model import Lang, Span
from aligner.scorers import Side, unit
from aligner.text import normal, words
from aligner.text.clauses import clauses
from aligner.text.names import COMMON, key_of
from aligner.text.numbers import Value, numbers
from aligner.text.rarity import zipf

Matrix = NDArray[np.float32]

LONGEST_RUN = 4
"""Clauses of a passage that is not a whole sentence."""
_CONTENT = [TAGS.index(tag) for tag in ("noun", "name", "adjective", "verb", "nominal", "numeral")]
_VERB = TAGS.index("verb")
_CLOSED = [TAGS.index(tag) for tag in ("determiner", "adposition", "conjunction", "pronoun")]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of clauses of one segment."""

    clauses: Span
    """First clause and one past the last, among those of its segment."""
    words: Span
    """Its words, likewise."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence, ready to be compared."""

    text: str
    words: Matrix
    """(w, d): the words' vectors in context, centred, of unit length."""
    weights: Matrix
    """(w,): how rare each word is in general; function words count little."""
    spans: tuple[Span, ...]
    """Where the words stand in ``text``."""
    clauses: tuple[Span, ...]
    """As runs of words."""
    passages: tuple[Passage, ...]
    """Every run of up to LONGEST_RUN clauses, and the whole; none in a segment without words."""
    values: tuple[tuple[int, Value], ...]
    """Numbers, amounts and dates, each with the word it begins in."""
    names: tuple[tuple[int, str], ...]
    """Words that may be names, each with its place and a key that is equal across scripts."""
    headline: bool
    """Whether it ends without a mark that ends sentences."""

    def span(self, passage: Passage) -> Span:
        """Where a passage stands in ``text``."""
        first, behind = passage.words
        return self.spans[first][0], self.spans[behind - 1][1]


@dataclass(frozen=True, slots=True)
class Passages:
    """One language of a work."""

    lang: Lang
    vectors: Matrix
    """(n, d): of whole segments, comparable across languages, of unit length."""
    segments: tuple[Segment, ...]
    value_counts: Counter[str]
    """In how many segments each value stands."""
    name_counts: Counter[str]

    def __len__(self) -> int:
        return len(self.segments)


def passages(side: Side, texts: Sequence[str], encoder: Encoder) -> Passages | None:
    """The passages of one language; ``side`` has the vectors of ``texts``. None: the encoder gives no words out."""
    from aligner import encoders

    shown = [normal.normal_text(text, side.lang) for text in texts]
    found = encoders.in_context([one.text for one in shown], encoder)
    if found is None:
        return None
    pieces = [
        Pieces(tuple(one.to_original(*span) for span in seen.spans), seen.vectors, seen.tags)
        for one, seen in zip(shown, found, strict=True)
    ]
    read = [_words(text, seen, side.lang) for text, seen in zip(texts, pieces, strict=True)]
    filled = [vectors for _, vectors, _ in read if len(vectors)]
    centre = np.concatenate(filled).mean(axis=0) if filled else 0.0
    segments = tuple(
        _segment(text, side.lang, spans, vectors - centre, tags)
        for text, (spans, vectors, tags) in zip(texts, read, strict=True)
    )
    return Passages(
        side.lang,
        side.vectors,
        segments,
        Counter(value for s in segments for value in {value.value for _, value in s.values}),
        Counter(name for s in segments for name in {name for _, name in s.names}),
    )


def _words(text: str, pieces: Pieces, lang: Lang) -> tuple[list[Span], Matrix, Matrix]:
    """The words that the encoder has seen: where they stand, and the means of their pieces' vectors and tags."""
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
    width = pieces.vectors.shape[1]
    return spans, np.array(vectors, np.float32).reshape(-1, width), np.array(tags, np.float32).reshape(-1, len(TAGS))


def _segment(text: str, lang: Lang, spans: list[Span], vectors: Matrix, tags: Matrix) -> Segment:
    kinds = tags.argmax(axis=1) if len(tags) else np.zeros(0, np.int64)
    values = numbers(text, lang)
    cut = clauses(
        text, lang, spans, list(np.isin(kinds, _CONTENT)), list(kinds == _VERB), [v for v in values if v.end > v.start]
    )
    rare = np.array([zipf(text[a:b].replace("\u200c", " ").lower(), lang) for a, b in spans], np.float32)
    weights = np.clip((7.2 - rare) / 4, 0.02, 1.2) * np.where(np.isin(kinds, _CLOSED), 0.25, 1.0)
    starts = [start for start, _ in spans]
    named = tuple(
        (n, key) for n, (a, b) in enumerate(spans) if rare[n] < COMMON and b - a > 2 and (key := key_of(text[a:b]))
    )
    return Segment(
        text,
        unit(vectors) if len(vectors) else vectors,
        weights.astype(np.float32),
        tuple(spans),
        tuple(cut),
        tuple(_runs(cut)),
        tuple((max(int(np.searchsorted(starts, v.start, "right")) - 1, 0), v) for v in values) if spans else (),
        named,
        not text.rstrip().rstrip("\"'»”’)]").endswith(tuple(languages.get(lang).terminators)),
    )


def _runs(cut: Sequence[Span]) -> list[Passage]:
    """Longest last where they begin alike."""
    return [
        Passage((first, behind), (cut[first][0], cut[behind - 1][1]))
        for first in range(len(cut))
        for behind in range(first + 1, len(cut) + 1)
        if behind - first <= LONGEST_RUN or (first == 0 and behind == len(cut))
    ]
