"""Which word says which in the few units that hold a rare term, by vectors in context: counts tell little there."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.encoders import Pieces
from aligner.scorers import unit
from glossary.linking.passages import InContext, Matrix
from glossary.linking.passages import links as in_passages

Vector = NDArray[np.float64]


def links(pairs: Sequence[tuple[Sequence[str], Sequence[str]]], in_context: InContext) -> list[Vector] | None:
    """For each pair of texts, given as words: (words of the one, words of the other), the mass of the links between
    their pieces; None when the encoder gives no pieces out."""
    sides = []
    for side in zip(*pairs, strict=True):
        found = in_context([" ".join(text) for text in side])
        if found is None:
            return None
        seen = [pieces.vectors for pieces in found if len(pieces.vectors)]
        centre = np.concatenate(seen).mean(axis=0) if seen else 0
        sides.append([(_words(one, text), unit(one.vectors - centre)) for one, text in zip(found, side, strict=True)])
    made = []
    for (one, a), (two, b) in zip(*sides, strict=True):
        made.append((one @ in_passages(a, b) @ two.T).astype(np.float64))
    return made


def _words(pieces: Pieces, text: Sequence[str]) -> Matrix:
    """(words, pieces): 1 where a piece is of a word."""
    ends = np.cumsum([len(word) + 1 for word in text])
    last = np.array([end - 1 for _, end in pieces.spans], dtype=np.int64)
    table = np.zeros((len(text), len(last)), np.float32)
    table[np.minimum(np.searchsorted(ends, last, side="right"), len(text) - 1), np.arange(len(last))] = 1
    return table
