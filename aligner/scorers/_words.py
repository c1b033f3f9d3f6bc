"""The words of two texts in the light of their sentences, and what each finds in the segments of the other side; and
runs of segments read as one text.

A sentence's vector tells what it is about; its words tell where it ends. As in BERTScore (Zhang et al. 2020), a word
is worth the cosine of its best counterpart. Only segments that are asked for are read, and each once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.encoders import Encoder, embed, in_context
from aligner.scorers._side import Matrix, unit

NONE = -1.0
"""Cosine where there is nothing to compare."""
CLEAR = 0.03
"""By how much a word must find better outside to speak for that."""
MOST = 0.5
"""By how much a word speaks at most against its neighbours."""


class Reader:
    """Reads the words of texts, and runs of texts as one, each once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Matrix] = {}
        self._whole: dict[str, Matrix] = {}

    def words(self, texts: Sequence[str]) -> list[Matrix] | None:
        """Per text (pieces, d): the unit vectors of its pieces that have a letter or a digit, one row at least, which
        may be zero; None when the encoder gives none out."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        found = in_context(new, self._encoder) if new else []
        if found is None:
            return None
        for text, pieces in zip(new, found, strict=True):
            said = [any(map(str.isalnum, text[start:end])) for start, end in pieces.spans]
            rows = pieces.vectors[np.array(said, bool)]
            self._known[text] = unit(rows) if len(rows) else np.zeros((1, pieces.vectors.shape[1]), np.float32)
        return [self._known[text] for text in texts]

    def vectors(self, texts: Sequence[str]) -> Matrix:
        """(texts, d): what the encoder gives."""
        new = [text for text in dict.fromkeys(texts) if text not in self._whole]
        self._whole |= zip(new, embed(new, self._encoder), strict=True) if new else ()
        return np.array([self._whole[text] for text in texts], np.float32)


@dataclass(frozen=True, slots=True)
class Found:
    """What the words of one side find in the segments of the other."""

    best: Matrix
    """(words, m): the cosine of each word's best counterpart in each segment."""
    starts: NDArray[np.intp]
    """(n,): the first word of each segment."""

    def edges(self, size: int) -> tuple[Matrix, Matrix]:
        """(n, m-size+1) each: by how much the first words of a segment find better in the segment before a run of
        ``size`` than in it, and its last words in the segment after; summed over those words, however many, for which
        that is most."""
        places = self.best.shape[1] - size + 1
        inside = self.best[:, :places].copy()
        for shift in range(1, size):
            np.maximum(inside, self.best[:, shift : shift + places], out=inside)
        before, after = np.full_like(inside, NONE), np.full_like(inside, NONE)
        before[:, 1:], after[:, :-1] = self.best[:, : places - 1], self.best[:, size:]
        forth, back = _gains(before, inside), _gains(after, inside)
        ends = np.append(self.starts[1:], len(self.best))
        head = np.maximum.reduceat(forth[1:], self.starts, axis=0) - forth[self.starts]
        tail = back[ends] - np.minimum.reduceat(back[:-1], self.starts, axis=0)
        return np.maximum(head, 0), np.maximum(tail, 0)


def _gains(outside: Matrix, inside: Matrix) -> Matrix:
    """(words+1, k): what the words up to each gain outside."""
    sums = np.zeros((len(inside) + 1, inside.shape[1]), np.float32)
    np.cumsum(np.maximum(outside - inside - np.float32(CLEAR), -MOST), axis=0, out=sums[1:])
    return sums


def found(
    source: Sequence[Matrix], target: Sequence[Matrix], near: Sequence[tuple[int, int]] | None = None
) -> tuple[Found, Found]:
    """What the words of each side find. ``near``: for each source segment the target segments, first and end, that are
    looked into; elsewhere is NONE. Without it all are."""
    rows, columns = _side(source), _side(target)
    ends = np.append(columns[1], len(columns[0]))
    forth = np.full((len(rows[0]), len(target)), NONE, np.float32)
    back = np.full((len(columns[0]), len(source)), NONE, np.float32)
    start = 0
    for i, words in enumerate(source):
        first, end = near[i] if near else (0, len(target))
        own, start = slice(start, start + len(words)), start + len(words)
        if first < end:
            cosines = rows[0][own] @ columns[0][columns[1][first] : ends[end]].T
            forth[own, first:end] = np.maximum.reduceat(cosines, columns[1][first:end] - columns[1][first], axis=1)
            back[columns[1][first] : ends[end], i] = cosines.max(axis=0)
    return Found(forth, rows[1]), Found(back, columns[1])


def coverage(source: Sequence[Matrix], target: Sequence[Matrix], compared: NDArray[np.bool_]) -> Matrix:
    """(n, m): where two segments are to be compared, the mean cosine of their words' best counterparts, mean of both
    sides; else 0."""
    rows, columns = _side(source), _side(target)
    counts = np.array([len(words) for words in target])
    ends = np.append(columns[1], len(columns[0]))
    out = np.zeros(compared.shape, np.float32)
    start = 0
    for i, words in enumerate(source):
        own, start = slice(start, start + len(words)), start + len(words)
        others = np.flatnonzero(compared[i])
        if len(others):
            pieces = np.concatenate([columns[0][columns[1][j] : ends[j + 1]] for j in others])
            begins = np.cumsum([0, *counts[others][:-1]])
            cosines = rows[0][own] @ pieces.T
            forth = np.maximum.reduceat(cosines, begins, axis=1).mean(axis=0)
            back = np.add.reduceat(cosines.max(axis=0), begins) / counts[others]
            out[i, others] = (forth + back) / 2
    return out


def _side(words: Sequence[Matrix]) -> tuple[Matrix, NDArray[np.intp]]:
    return np.concatenate(words), np.cumsum([0, *(len(rows) for rows in words[:-1])])
