"""The words of two texts in the light of their sentences, and what each finds in the segments of the other side.

A sentence's vector tells what it is about; its words tell where it ends. As in BERTScore (Zhang et al. 2020), a word
is worth the cosine of its best counterpart. Only segments that are asked for are read, and each once. For comparable
text the same was tried as coverage of the two sentences: links of news gained .003, but free retellings, whose words
differ, were lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.encoders import Encoder, in_context
from aligner.scorers._side import Matrix, unit

NONE = -1.0
"""Cosine where there is nothing to compare."""
BESIDE = 2
"""Segments on each side of a run that are looked into for better counterparts."""


class Reader:
    """Reads the words of texts, each text once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Matrix] = {}

    def words(self, texts: Sequence[str]) -> list[Matrix] | None:
        """Per text (pieces, d): the vectors of its pieces that have a letter or a digit, one row at least; None when
        the encoder gives none out."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        found = in_context(new, self._encoder) if new else []
        if found is None:
            return None
        for text, pieces in zip(new, found, strict=True):
            said = [any(map(str.isalnum, text[start:end])) for start, end in pieces.spans]
            rows = pieces.vectors[np.array(said, bool)]
            self._known[text] = rows if len(rows) else np.zeros((1, pieces.vectors.shape[1]), np.float32)
        return [self._known[text] for text in texts]


@dataclass(frozen=True, slots=True)
class Found:
    """What the words of one side find in the segments of the other."""

    best: Matrix
    """(words, m): the cosine of each word's best counterpart in each segment."""
    starts: NDArray[np.intp]
    """(n,): the first word of each segment."""

    def mean(self, values: Matrix) -> Matrix:
        """(words, k) to (n, k): over the words of each segment."""
        sums: Matrix = np.add.reduceat(values, self.starts, axis=0)
        return sums / self.counts[:, None]

    def leak(self, size: int) -> Matrix:
        """(n, m-size+1): by how much the words of a segment find better within BESIDE segments around a run of
        ``size`` than in it, mean of all words."""
        places = self.best.shape[1] - size + 1
        inside = self.best[:, :places].copy()
        for shift in range(1, size):
            np.maximum(inside, self.best[:, shift : shift + places], out=inside)
        outside = np.full_like(inside, NONE)
        for away in range(1, min(BESIDE, places - 1) + 1):
            np.maximum(outside[:, away:], self.best[:, : places - away], out=outside[:, away:])
            after = self.best[:, size - 1 + away :]
            np.maximum(outside[:, : places - away], after, out=outside[:, : places - away])
        return self.mean(np.maximum(outside - inside, 0))

    @property
    def counts(self) -> Matrix:
        """(n,): words of each segment."""
        return np.diff(np.append(self.starts, len(self.best))).astype(np.float32)


def found(source: Sequence[Matrix], target: Sequence[Matrix]) -> tuple[Found, Found]:
    """What the words of each side find."""
    rows, columns = _side(source), _side(target)
    cosines = rows[0] @ columns[0].T
    forth = np.maximum.reduceat(cosines, columns[1], axis=1)
    back = np.maximum.reduceat(cosines, rows[1], axis=0).T
    return Found(forth, rows[1]), Found(np.ascontiguousarray(back), columns[1])


def _side(words: Sequence[Matrix]) -> tuple[Matrix, NDArray[np.intp]]:
    return unit(np.concatenate(words)), np.cumsum([0, *(len(rows) for rows in words[:-1])])
