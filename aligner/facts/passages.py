"""One language of a work, cut into the passages that may state a fact."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aligner import languages
from aligner.contextual import Matrix, Words, words_of
from aligner.encoders import TAGS, Encoder
from aligner.model import Lang, Span
from aligner.scorers import Side, unit
from aligner.text.clauses import clauses
from aligner.text.names import COMMON, key_of
from aligner.text.numbers import Value, numbers

LONGEST_RUN = 4
"""Clauses of a passage that is not a whole sentence."""
_CONTENT = [TAGS.index(tag) for tag in ("noun", "name", "adjective", "verb", "nominal", "numeral")]
_VERB = TAGS.index("verb")


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
    read = words_of(texts, side.lang, encoder)
    if read is None:
        return None
    filled = [seen.vectors for seen in read if len(seen.vectors)]
    centre = np.concatenate(filled).mean(axis=0) if filled else np.float32(0.0)
    segments = tuple(_segment(text, side.lang, seen, centre) for text, seen in zip(texts, read, strict=True))
    return Passages(
        side.lang,
        side.vectors,
        segments,
        Counter(value for s in segments for value in {value.value for _, value in s.values}),
        Counter(name for s in segments for name in {name for _, name in s.names}),
    )


def _segment(text: str, lang: Lang, seen: Words, centre: "Matrix | np.float32") -> Segment:
    spans = list(seen.spans)
    kinds = seen.tags.argmax(axis=1) if spans else np.zeros(0, np.int64)
    values = numbers(text, lang)
    cut = clauses(
        text, lang, spans, list(np.isin(kinds, _CONTENT)), list(kinds == _VERB), [v for v in values if v.end > v.start]
    )
    starts = [start for start, _ in spans]
    named = tuple(
        (n, key)
        for n, (a, b) in enumerate(spans)
        if seen.rarity[n] < COMMON and b - a > 2 and (key := key_of(text[a:b]))
    )
    return Segment(
        text,
        unit(seen.vectors - centre) if spans else seen.vectors,
        seen.weights,
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
