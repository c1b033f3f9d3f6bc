"""Which documents are worth comparing: those nearest by mean vector, and by the names and numbers they share."""

import warnings
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from aligner.discover.portraits import Codes, Matrix
from aligner.errors import MissingExtraError
from aligner.model import Lang
from aligner.scorers import unit

NEAREST = 6
"""Documents of each language that are looked at, of either view."""
MOST = 24
"""Documents that one is compared with, over all languages, of either view."""
EXACT = 60_000
"""Documents up to which all are compared with all: measured, that takes no longer than to build and ask a graph of the
nearest, which finds nearly all of them."""
WIDTH = 512
"""Numbers that names and figures are folded into, to find those who share them."""
_BLOCK = 1024

Pairs = NDArray[np.int64]
"""(n, 2): numbers of two documents, the smaller first, in order, none twice."""


class Index(Protocol):
    """What finds the nearest of some vectors."""

    def __call__(self, vectors: Matrix, queries: Matrix, count: int) -> tuple[NDArray[Any], Matrix]:
        """The numbers of the nearest of each query, best first, and their cosines, both (queries, count)."""


def candidates(means: Matrix, keys: Sequence[Codes], langs: Sequence[Lang], index: Index) -> Pairs:
    """Pairs of documents that may belong together."""
    found = [_nearest(means, langs, index), _nearest(folded(keys), langs, index)]
    return np.unique(np.concatenate(found), axis=0)


def rarity(keys: Sequence[Codes]) -> tuple[Codes, Matrix]:
    """Each key that any document has, ascending, and how much it tells: less, the more documents have it."""
    every, counts = np.unique(np.concatenate([np.zeros(0, np.uint32), *keys]), return_counts=True)
    return every, np.log1p(len(keys) / counts).astype(np.float32)


def folded(keys: Sequence[Codes]) -> Matrix:
    """(documents, WIDTH): keys folded by their hashes; cosines tell about how much of them two documents share."""
    every, worth = rarity(keys)
    out = np.zeros((len(keys), WIDTH), np.float32)
    for row, own in zip(out, keys, strict=True):
        # The sign keeps the expected value of a chance collision at zero.
        np.add.at(row, own % WIDTH, worth[np.searchsorted(every, own)] * np.where(own >> 31, 1, -1))
    return unit(out)


def _nearest(vectors: Matrix, langs: Sequence[Lang], index: Index) -> Pairs:
    """Of each document the NEAREST of each language, over all languages the MOST nearest."""
    places = {lang: np.flatnonzero(np.array(langs) == lang) for lang in dict.fromkeys(langs)}
    numbers, cosines = [], []
    for own in places.values():
        # One more: of its own language it is the nearest itself.
        at, near = index(vectors[own], vectors, min(NEAREST + 1, len(own)))
        numbers.append(own[at])
        cosines.append(near)
    theirs, near = np.concatenate(numbers, axis=1), np.concatenate(cosines, axis=1)
    ours = np.arange(len(vectors))[:, None]
    near = np.where((theirs == ours) | (near <= 0), -1, near)
    best = np.argsort(-near, axis=1, kind="stable")[:, :MOST]
    chosen = np.take_along_axis(near, best, axis=1) > -1
    pairs = np.stack(np.broadcast_arrays(ours, np.take_along_axis(theirs, best, axis=1)), axis=2)[chosen]
    return np.unique(np.sort(pairs, axis=1), axis=0)


def exact(vectors: Matrix, queries: Matrix, count: int) -> tuple[NDArray[Any], Matrix]:
    """Every vector is looked at, see ``Index``; in blocks, so that memory grows with the vectors alone."""
    numbers = np.empty((len(queries), count), np.int64)
    cosines = np.empty((len(queries), count), np.float32)
    for start in range(0, len(queries), _BLOCK):
        near = queries[start : start + _BLOCK] @ vectors.T
        if count < near.shape[1]:
            at = np.argpartition(-near, count - 1, axis=1)[:, :count]
        else:
            at = np.broadcast_to(np.arange(count), (len(near), count))
        numbers[start : start + len(near)] = at
        cosines[start : start + len(near)] = np.take_along_axis(near, at, axis=1)
    return numbers, cosines


def by_graph(vectors: Matrix, queries: Matrix, count: int) -> tuple[NDArray[Any], Matrix]:
    """Nearly all of the nearest, by usearch (HNSW: Malkov and Yashunin 2018), see ``Index``."""
    from usearch.index import Index as Graph

    graph = Graph(ndim=vectors.shape[1], metric="ip", dtype="f16", connectivity=16, expansion_search=64)
    # In one thread it is the same graph each time.
    graph.add(np.arange(len(vectors)), vectors, threads=1)
    found: Any = graph.search(queries, count, threads=1)
    missing = np.arange(count) >= np.reshape(found.counts, (-1, 1))
    numbers = np.where(missing, 0, np.reshape(found.keys, (-1, count))).astype(np.int64)
    return numbers, np.where(missing, -1, 1 - np.reshape(found.distances, (-1, count))).astype(np.float32)


def index_for(documents: int) -> Index:
    """How the nearest of so many documents are found: beyond EXACT by usearch, where it is installed."""
    if documents <= EXACT:
        return exact
    if find_spec("usearch"):
        return by_graph
    missing = MissingExtraError.of("large", "To find the nearest of so many documents sooner needs usearch")
    warnings.warn(f"{missing} All are compared with all meanwhile.", stacklevel=2)
    return exact
