"""Two texts side by side, and what every term of the score looks at."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from aligner import languages
from aligner.scorers._breaks import breaks
from aligner.scorers._literals import literals, rarity, rows
from aligner.scorers._side import Joined, Matrix, Side, window_sum
from aligner.scorers._survey import Nearest, nearest
from aligner.scorers._words import Found, Reader, coverage, found

USUAL, USUAL_COUNT = 0.62, 10
"""Similarity of translations over all pairs of languages measured, and how many matches that counts for."""
CANDIDATES = 5
"""Most similar segments of either side whose words are compared."""
CLEAR = 0.4
"""Rivalry of a match that is certain."""
KNOWN = 2000.0
"""Characters of text that what is known of a language's length counts for."""
SMOOTH = 15
"""Characters added to every length, so that headings of a few letters are not judged by their length."""


class Pair:
    """A source and a target side, with the matrices the terms share; each is computed once, when first asked for.

    A run of segments has the length-weighted mean of their vectors, whose similarities are sums over those of its
    segments, until it is read as one text, which is nearer to what it says but costs the encoder's time.
    """

    def __init__(self, source: Side, target: Side) -> None:
        self.source, self.target = source, target
        self._similar: dict[tuple[int, int], Matrix] = {}
        self._summed: dict[tuple[int, int], Matrix] = {}
        self._run_norms: dict[tuple[int, int], Matrix] = {}
        self._gap: dict[tuple[int, int], Matrix] = {}
        self._edges: dict[tuple[int, int], tuple[Matrix, Matrix]] = {}
        self._in_common: dict[tuple[int, int], Matrix] = {}
        self._amount: dict[tuple[int, int], Matrix] = {}
        self._whole: Pair | None = None
        """What this is a part of."""
        self.words: tuple[Found, Found] | None = None
        """What the words of each side find in the other's segments; None until somebody reads them."""
        self._joined: tuple[Joined, Joined] | None = None
        """Runs that were read as one text; None until somebody reads some."""
        self.covered: Matrix | None = None
        """(n, m): how well the words of two segments are found in each other, see ``coverage``; None until somebody
        reads them."""

    def part(self, source: Sequence[int], target: Sequence[int]) -> "Pair":
        """Some of the segments (positions, ascending), judged by what is usual in the whole texts."""
        own, other = np.asarray(source, np.intp), np.asarray(target, np.intp)
        part = Pair(self.source.part(own), self.target.part(other))
        part._whole = self._whole or self
        part.nearest = self.nearest[0].part(own, other), self.nearest[1].part(other, own)
        part.scale, part.level, part.length_ratio = self.scale, self.level, self.length_ratio
        return part

    def read(self, reader: Reader, near: Sequence[tuple[int, int]] | None = None) -> bool:
        """Look at the words of the segments; False when the encoder gives none out. ``near``: see ``found``."""
        source, target = reader.words(self.source.texts), reader.words(self.target.texts)
        if source is None or target is None:
            return False
        self.words = found(source, target, near)
        return True

    def read_runs(self, reader: Reader, source: Sequence[range], target: Sequence[range]) -> None:
        """Read these runs, several positions each, as one text each; other runs stay the means of their segments."""
        if not (source or target):
            return
        self._joined = self.source.joined(source, reader.vectors), self.target.joined(target, reader.vectors)
        self._similar = {(1, 1): self.similarity(1, 1)}

    def cover(self, reader: Reader) -> bool:
        """Look at the words of segments that are among the CANDIDATES most similar to each other; False when the
        encoder gives none out."""
        source, target = reader.words(self.source.texts), reader.words(self.target.texts)
        if source is None or target is None:
            return False
        similarity = self.similarity(1, 1)
        rows, columns = (min(CANDIDATES, size) for size in similarity.shape)
        among_row = np.partition(similarity, -columns, axis=1)[:, -columns, None]
        among_column = np.partition(similarity, -rows, axis=0)[None, -rows]
        self.covered = coverage(source, target, (similarity >= among_row) | (similarity >= among_column))
        return True

    def similarity(self, p: int, q: int) -> Matrix:
        """Cosine of runs of p source and q target segments, shape (n-p+1, m-q+1)."""
        if (p, q) not in self._similar:
            if p == q == 1:
                self._similar[1, 1] = self.source.vectors @ self.target.vectors.T
            elif self._joined:
                self._similar[p, q] = self._joined[0].vectors(p) @ self._joined[1].vectors(q).T
            else:
                norms = np.outer(self._norms(0, p), self._norms(1, q))
                self._similar[p, q] = self._sums(p, q) / norms
        return self._similar[p, q]

    def _sums(self, p: int, q: int) -> Matrix:
        """Similarities of single segments, times both lengths, summed over runs."""
        if not self._summed:
            self._summed[1, 1] = self.similarity(1, 1) * np.outer(self.source.sizes, self.target.sizes)
        return _over_runs(self._summed, p, q)

    def _norms(self, side: int, size: int) -> Matrix:
        """Lengths of the summed vectors of the source's (0) or the target's (1) runs."""
        if (side, size) not in self._run_norms:
            of = (self.source, self.target)[side]
            summed = window_sum(of.vectors * of.sizes[:, None], size)
            norms: Matrix = np.maximum(np.linalg.norm(summed, axis=1), 1e-9).astype(np.float32, copy=False)
            self._run_norms[side, size] = norms
        return self._run_norms[side, size]

    def lengths(self, p: int, q: int) -> tuple[Matrix, Matrix]:
        """Lengths of runs in target characters, shapes (n-p+1, 1) and (1, m-q+1)."""
        source = window_sum(self.source.sizes, p) * np.float32(self.length_ratio)
        return source[:, None], window_sum(self.target.sizes, q)[None, :]

    def length_gap(self, p: int, q: int) -> Matrix:
        """Absolute log ratio of the lengths of two runs, shape (n-p+1, m-q+1)."""
        if (p, q) not in self._gap:
            source, target = self.lengths(p, q)
            self._gap[p, q] = np.abs(np.log(target + SMOOTH) - np.log(source + SMOOTH))
        return self._gap[p, q]

    def edges(self, side: int, size: int) -> tuple[Matrix, Matrix]:
        """See Found; of the words of the source (0) or of the target (1)."""
        if self.words is None:
            raise ValueError("no words were read")
        if (side, size) not in self._edges:
            self._edges[side, size] = self.words[side].edges(size)
        return self._edges[side, size]

    def breaks(self, p: int, q: int) -> tuple[tuple[Matrix, Matrix], tuple[Matrix, Matrix]]:
        """Whether runs begin and end inside a sentence, 0 or 1: for both ends those of the source, shape (n-p+1, 1),
        and of the target, (1, m-q+1)."""
        source, target = self._breaks
        rows, columns = len(source) - p, len(target) - q
        return (source[:rows, None], target[None, :columns]), (source[p:, None], target[None, q:])

    @cached_property
    def _breaks(self) -> tuple[Matrix, Matrix]:
        return breaks(self.source.texts), breaks(self.target.texts)

    def unshared(self, p: int, q: int) -> Matrix:
        """Literals that only one of two runs has, in rare ones, shape (n-p+1, m-q+1)."""
        lengths = np.add.outer(self._amounts(0, p), self._amounts(1, q))
        lone: Matrix = np.maximum(lengths - 2 * self._shared(p, q), 0)
        return lone

    def _shared(self, p: int, q: int) -> Matrix:
        """Literals that two runs share."""
        if not self._in_common:
            source, target = self._literals
            self._in_common[1, 1] = source @ target.T
        return _over_runs(self._in_common, p, q)

    def _amounts(self, side: int, size: int) -> Matrix:
        """Squared lengths of the literals of the source's (0) or the target's (1) runs."""
        if (side, size) not in self._amount:
            summed = window_sum(self._literals[side], size)
            self._amount[side, size] = np.einsum("ik,ik->i", summed, summed)
        return self._amount[side, size]

    @cached_property
    def _literals(self) -> tuple[Matrix, Matrix]:
        """Per side (segments, literals), see ``rows``."""
        sides = [[literals(text) for text in side.texts] for side in (self.source, self.target)]
        source, target = rows(sides, (self._whole or self)._rarity)
        return source, target

    @cached_property
    def _rarity(self) -> dict[str, float]:
        """What a literal of the whole texts counts."""
        source, target = ([literals(text) for text in side.texts] for side in (self.source, self.target))
        return rarity(source, target)

    @cached_property
    def nearest(self) -> tuple[Nearest, Nearest]:
        """What source segments find in the target, and target segments in the source."""
        return nearest(self.source, self.target), nearest(self.target, self.source)

    @cached_property
    def mutual(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Source and target positions of the segments that are most similar to each other."""
        forth, back = self.nearest[0].index, self.nearest[1].index
        rows = np.flatnonzero((forth >= 0) & (back[forth] == np.arange(len(forth))))
        return rows, forth[rows]

    @cached_property
    def mutual_rivalry(self) -> Matrix:
        """How much the mutual matches beat the runners-up of both sides, added up."""
        rows, columns = self.mutual
        source, target = self.nearest
        rivalry: Matrix = 2 * source.best[rows] - source.second[rows] - target.second[columns]
        return rivalry

    @cached_property
    def rivalry(self) -> Matrix:
        """How much more similar two segments are than either is to its best rival, added up, shape (n, m)."""
        source, target = self.nearest
        rival = source.best[:, None] + target.best[None, :]
        # Where one is the other's best itself, its rival is the runner-up.
        rows, columns = np.flatnonzero(source.index >= 0), np.flatnonzero(target.index >= 0)
        rival[rows, source.index[rows]] += (source.second - source.best)[rows]
        rival[target.index[columns], columns] += (target.second - target.best)[columns]
        return 2 * self.similarity(1, 1) - rival

    @cached_property
    def scale(self) -> float:
        """One over the similarity of this pair's mutual best matches.

        Loose or literary translation lies lower than news; measuring in units of the mutual best matches' median
        makes one set of weights fit both. In short texts, which may have no match at all, what is usual counts.
        """
        best = self.nearest[0].best[self.mutual[0]]
        typical = (float(np.median(best)) * len(best) + USUAL * USUAL_COUNT) / (len(best) + USUAL_COUNT)
        return 1 / max(typical, 0.2)

    @cached_property
    def level(self) -> float:
        """Similarity that a translation typically has in this pair of texts.

        Persian and Portuguese translations lie lower than English and Spanish ones. Told by the matches that beat
        every rival by far; where they are few, what is usual counts.
        """
        sure = self.nearest[0].best[self.mutual[0]][self.mutual_rivalry > CLEAR]
        return float((sure.sum() + USUAL_COUNT * USUAL) / (len(sure) + USUAL_COUNT))

    @cached_property
    def length_ratio(self) -> float:
        """Target characters for one source character, as in the surest matches.

        Not by all text, which in one language may be cut and in another not. What is known of the two languages
        counts like some matches more.
        """
        rows, columns = self.mutual
        best = self.nearest[0].best[rows]
        sure = best >= np.median(best)
        source, target = self.source.sizes[rows[sure]].sum(), self.target.sizes[columns[sure]].sum()
        known = [languages.get(side.lang).expansion for side in (self.source, self.target)]
        if known[0] and known[1]:
            source, target = source + KNOWN * known[0], target + KNOWN * known[1]
        return float(target / source)


def _over_runs(known: dict[tuple[int, int], Matrix], p: int, q: int) -> Matrix:
    """What stands for two single segments (``known``, at 1, 1) summed over runs of ``p`` and ``q``: a run is a shorter
    one and what one row or column adds. All sums on the way are kept in ``known``."""
    if (p, q) not in known:
        if q == 1:
            known[p, 1] = _over_runs(known, p - 1, 1)[:-1] + known[1, 1][p - 1 :]
        else:
            known[p, q] = _over_runs(known, p, q - 1)[:, :-1] + _over_runs(known, p, 1)[:, q - 1 :]
    return known[p, q]
