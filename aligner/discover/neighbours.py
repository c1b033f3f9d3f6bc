"""Which documents are worth comparing: those nearest by mean vector, and by the names and numbers they share."""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from aligner.discover.portraits import Codes, Matrix
from aligner.model import Lang
from aligner.scorers import unit

NEAREST = 6
"""Documents of each language that are looked at, of either view."""
MOST = 24
"""Documents that one is compared with, over all languages, of either view."""
EXACT = 20_000
"""Documents up to which all are compared with all; beyond, a library finds nearly all of the nearest."""
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


def index_for(documents: int) -> Index:
    """How the nearest of so many documents are found: beyond EXACT by usearch, where it is installed."""
    return exact
