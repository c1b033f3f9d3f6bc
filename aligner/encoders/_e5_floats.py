"""The network of multilingual-e5-small in numpy, for systems without onnxruntime.

Made for the processor's time: the products of a layer take all tokens of all texts at once, query, key and value in
one; only attention sees each text by itself, texts of one length together. Everything else happens in place. Each
row is computed alike whatever stands beside it and however many threads the products take.
"""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.encoders._e5_file import E5File, Matrix
from aligner.encoders._e5_network import Entry, layers, normalise, of_one_length

CHUNK = 64
"""Rows of the inner part of a layer that stay in a processor's cache."""
ROOT, CUBIC = np.float32(np.sqrt(2 / np.pi)), np.float32(0.044715)
"""Constants of the tanh approximation of the Gaussian error linear unit (Hendrycks and Gimpel, 2016)."""


class FloatNetwork:
    """The network of an open model file. Raises KeyError or ValueError for weights that are not as expected."""

    def __init__(self, file: E5File) -> None:
        self._heads, self._width, self._inner = file.sizes.heads, file.sizes.width, file.sizes.inner
        self._epsilon = np.float32(file.epsilon)
        self._entry = Entry(file)
        # The half of the Gaussian error unit is in the weights.
        self._layers = [layer._replace(outer=layer.outer * np.float32(0.5)) for layer in layers(file)]

    def run(self, texts: Sequence[Sequence[int]], wanted: Collection[int]) -> dict[int, Matrix]:
        """See Network."""
        states = self._entry.states(texts)
        kept = {}
        runs = list(of_one_length(texts))
        context, added = np.empty_like(states), np.empty_like(states)
        inner = np.empty((len(states), self._inner), np.float32)
        qkv = np.empty((len(states), 3 * self._width), np.float32)
        for number, layer in enumerate(self._layers[: max(wanted)], start=1):
            np.matmul(states, layer.qkv, out=qkv)
            qkv += layer.qkv_bias
            for start, count, length in runs:
                place = slice(start, start + count * length)
                self._attend(qkv[place], count, length, context[place])
            states += np.matmul(context, layer.out, out=added)
            states += layer.out_bias
            normalise(states, *layer.seen, self._epsilon)
            np.matmul(states, layer.inner, out=inner)
            inner += layer.inner_bias
            _gelu(inner)
            states += np.matmul(inner, layer.outer, out=added)
            states += layer.outer_bias
            normalise(states, *layer.thought, self._epsilon)
            if number in wanted:
                kept[number] = states.copy()
        return kept

    def _attend(self, qkv: Matrix, count: int, length: int, context: Matrix) -> None:
        """Softmax of scaled dot products within each of ``count`` texts, per head, into ``context``."""
        size = self._width // self._heads
        query, key, value = qkv.reshape(count, length, 3, self._heads, size).transpose(2, 0, 3, 1, 4)
        shares = query @ key.transpose(0, 1, 3, 2)
        shares -= shares.max(axis=-1, keepdims=True)
        np.exp(shares, out=shares)
        shares /= shares.sum(axis=-1, keepdims=True)
        context.reshape(count, length, self._heads, size).transpose(0, 2, 1, 3)[...] = shares @ value


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
