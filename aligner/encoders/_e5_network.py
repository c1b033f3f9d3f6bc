"""The network of multilingual-e5-small (a BERT of twelve layers): its weights, where a text enters it, and who runs it.

Two run it: ``_e5_integers`` in whole numbers of 8 bits by onnxruntime, ``_e5_floats`` in numpy, in more than twice the
time.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, Protocol

import numpy as np

from aligner.encoders._e5_file import E5File, Matrix

LAYERS = 12


class Network(Protocol):
    """Whatever runs the network."""

    def run(self, texts: Sequence[Sequence[int]], wanted: Collection[int]) -> dict[int, Matrix]:
        """The states after each layer wanted (1 to LAYERS), (tokens of all texts, d); no layer above them is run.

        ``texts``: numbers of their pieces; those of one length are cheaper beside each other. A text has the same
        states in any company.
        """
        ...


class Layer(NamedTuple):
    """Matrices (to be multiplied from the right), each with what is added, and the two normalisations."""

    qkv: Matrix
    """Query, key and value beside each other; the query's part is divided by the root of a head's width."""
    qkv_bias: Matrix
    out: Matrix
    out_bias: Matrix
    inner: Matrix
    inner_bias: Matrix
    outer: Matrix
    outer_bias: Matrix
    seen: tuple[Matrix, Matrix]
    """Scale and shift of the normalisation behind attention."""
    thought: tuple[Matrix, Matrix]
    """Those of the one at the end."""


def layers(file: E5File) -> Iterator[Layer]:
    """The weights of each layer, read when asked for. Raises KeyError or ValueError for weights that are not as
    expected."""
    sizes = file.sizes
    if sizes.layers != LAYERS:
        raise ValueError(f"{sizes.layers} layers are not {LAYERS}")

    def matrix(number: int, name: str, columns: int) -> Matrix:
        return file.matrix(f"l{number}.{name}.w", columns).T

    scale = np.float32(1 / np.sqrt(sizes.width // sizes.heads))
    for n in range(LAYERS):
        own = {name: file.vector(f"l{n}.{name}") for name in ("q.b", "k.b", "v.b", "ao.b", "fi.b", "fo.b")}
        query, *others = (matrix(n, name, sizes.width) for name in "qkv")
        yield Layer(
            qkv=np.concatenate([query * scale, *others], axis=1),
            qkv_bias=np.concatenate([own["q.b"] * scale, own["k.b"], own["v.b"]]),
            out=np.ascontiguousarray(matrix(n, "ao", sizes.width)),
            out_bias=own["ao.b"],
            inner=np.ascontiguousarray(matrix(n, "fi", sizes.width)),
            inner_bias=own["fi.b"],
            outer=np.ascontiguousarray(matrix(n, "fo", sizes.inner)),
            outer_bias=own["fo.b"],
            seen=(file.vector(f"l{n}.aln.w"), file.vector(f"l{n}.aln.b")),
            thought=(file.vector(f"l{n}.oln.w"), file.vector(f"l{n}.oln.b")),
        )


class Entry:
    """What the first layer is given."""

    def __init__(self, file: E5File) -> None:
        self._file = file
        self._places = file.vector("emb.pos").reshape(-1, file.sizes.width)
        self._kind = file.vector("emb.type")[: file.sizes.width]
        self._norm = file.vector("emb.ln.w"), file.vector("emb.ln.b")

    def states(self, texts: Sequence[Sequence[int]]) -> Matrix:
        """(tokens of all texts, d), of pieces and their places."""
        states = self._file.rows("emb.word", np.concatenate([np.asarray(text) for text in texts]))
        states += self._places[np.concatenate([np.arange(len(text)) for text in texts])]
        states += self._kind
        normalise(states, *self._norm, np.float32(self._file.epsilon))
        return states


def normalise(states: Matrix, scale: Matrix, shift: Matrix, epsilon: np.float32) -> None:
    """Each row to mean zero and variance one, then scaled and shifted; in place."""
    width = np.float32(states.shape[1])
    states -= (np.add.reduce(states, axis=1) / width)[:, None]
    spread = np.sqrt(np.einsum("ij,ij->i", states, states) / width + epsilon)
    states /= spread[:, None]
    states *= scale
    states += shift


def of_one_length(texts: Sequence[Sequence[int]]) -> Iterator[tuple[int, int, int]]:
    """Texts of one length beside each other: first token, number of texts, length."""
    start = 0
    for length, same in groupby(texts, key=len):
        count = sum(1 for _ in same)
        yield start, count, length
        start += count * length
