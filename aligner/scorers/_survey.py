"""How two whole texts lie to each other, without holding the matrix of all their similarities."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.scorers._side import Matrix, Side

NEIGHBOURS = 4
"""How many nearest neighbours tell how crowded a segment's surroundings are (k of CSLS and of margin mining)."""
ALONE = 0.1
"""A rival's similarity where there is none, as of a sentence on another matter: being alone proves nothing."""
BLOCK = 1024
"""Rows of the matrix that are held at once."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """What each segment of one side finds on the other; all of shape (n,)."""

    index: NDArray[np.intp]
    """The most similar segment; of a part of the texts, -1 where it lies outside."""
    best: Matrix
    """Its similarity."""
    second: Matrix
    """The runner-up's."""
    hubness: Matrix
    """Mean similarity of the NEIGHBOURS nearest."""

    def part(self, own: NDArray[np.intp], other: NDArray[np.intp]) -> "Nearest":
        """Some segments, of which the other side keeps those in ``other``; both ascending."""
        index = self.index[own]
        place = np.searchsorted(other, index)
        inside = (place < len(other)) & (other[np.minimum(place, len(other) - 1)] == index)
        return Nearest(np.where(inside, place, -1), self.best[own], self.second[own], self.hubness[own])


def nearest(of: Side, among: Side) -> Nearest:
    """Block by block, so that memory grows with the length of the texts and not with its square."""
    n, k = len(of), min(NEIGHBOURS, len(among))
    index = np.empty(n, np.intp)
    best, second, hubness = (np.empty(n, np.float32) for _ in range(3))
    for start in range(0, n, BLOCK):
        rows = slice(start, start + BLOCK)
        similarity = of.vectors[rows] @ among.vectors.T
        index[rows] = similarity.argmax(axis=1)
        top = np.sort(np.partition(similarity, -k, axis=1)[:, -k:], axis=1)
        best[rows], second[rows], hubness[rows] = top[:, -1], top[:, -2] if k > 1 else ALONE, top.mean(axis=1)
    return Nearest(index, best, second, hubness)
