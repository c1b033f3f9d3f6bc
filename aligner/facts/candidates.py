"""Which segments of two languages are compared word by word: those near each other as sentences."""

import numpy as np
from numpy.typing import NDArray

from aligner.contextual import Matrix
from aligner.facts.passages import Passages

NEAREST = 12
"""Partners that each segment is compared with, in either direction: among them are 98 of 100 that share a fact."""
NEIGHBOURS = 4
"""Number of nearest segments whose mean similarity tells how crowded a segment's surroundings are (CSLS, Conneau et
al. 2018)."""
BLOCK = 1024
"""Rows of the similarity matrix held at once."""


def candidates(a: Passages, b: Passages) -> tuple[NDArray[np.intp], Matrix]:
    """Pairs of segments (k, 2), ascending; and (k, 2) their similarity, alone and less the mean of both crowds.

    Segments without words are in no pair.
    """
    crowd_a, crowd_b = _crowd(a.vectors, b.vectors), _crowd(b.vectors, a.vectors)
    chosen = {(i, j) for i, row in enumerate(_best(a.vectors, b.vectors, crowd_b)) for j in row}
    chosen |= {(i, j) for j, row in enumerate(_best(b.vectors, a.vectors, crowd_a)) for i in row}
    pairs = np.array(
        sorted((i, j) for i, j in chosen if a.segments[i].passages and b.segments[j].passages), np.intp
    ).reshape(-1, 2)
    near: Matrix = np.einsum("kd,kd->k", a.vectors[pairs[:, 0]], b.vectors[pairs[:, 1]]).astype(np.float32)
    return pairs, np.stack([near, near - (crowd_a[pairs[:, 0]] + crowd_b[pairs[:, 1]]) / 2], axis=1)


def _crowd(of: Matrix, among: Matrix) -> Matrix:
    k = min(NEIGHBOURS, len(among))
    means = [
        np.partition(of[start : start + BLOCK] @ among.T, -k, axis=1)[:, -k:].mean(axis=1)
        for start in range(0, len(of), BLOCK)
    ]
    found: Matrix = np.concatenate(means)
    return found


def _best(of: Matrix, among: Matrix, crowd: Matrix) -> list[list[int]]:
    """For each row of one its NEAREST of the other; that a row itself stands in a crowd changes no order."""
    k = min(NEAREST, len(among))
    found: list[list[int]] = []
    for start in range(0, len(of), BLOCK):
        close = of[start : start + BLOCK] @ among.T - crowd / 2
        found += np.argpartition(close, -k, axis=1)[:, -k:].tolist()
    return found
