"""How likely two candidates of two languages are the same term: vectors, context, shared units, sound, length."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from aligner.model import Lang, Unit
from aligner.text.names import similarities
from glossary.candidates.candidate import Candidate
from glossary.linking import passages
from glossary.linking.passages import Cell, Linked, Passages
from glossary.words.scripts import uncased

Matrix = NDArray[np.float32]
Places = tuple[NDArray[np.intp], ...]
"""Rows and columns of a table, as ``nonzero`` gives them."""
NEIGHBOURS = 10
"""Size of the neighbourhood of CSLS (Conneau et al., Word translation without parallel data, ICLR 2018); and how many
terms of the other language, by each kind of likeness, a term is compared with."""
BLOCK = 4096
"""Number of units that are looked at together, which bounds memory on large corpora."""
FEATURES = (
    "csls", "gap", "worst", "context", "together", "linked", "sound", "length", "name", "free", "kind",
    "inside", "beside", "peak", "near", "best", "often",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """What is known of the pairs of candidates of two languages that are worth a closer look."""

    close: NDArray[np.bool_]
    """(n, m): which pairs these are; all others have nearer ones, by each kind of likeness, on either side."""
    features: Matrix
    """(pairs, len(FEATURES)), in the order of ``close.nonzero()``."""


@dataclass(frozen=True, slots=True)
class Side:
    """The candidates of one language and what is measured of them."""

    lang: Lang
    candidates: Sequence[Candidate]
    vectors: Matrix
    """(n, d), centred and of unit length."""
    contexts: Matrix
    """(n, d): mean of the vectors of the segments of a candidate, centred and of unit length; zeros if unknown."""
    words: Sequence[Sequence[int]]
    """For each candidate the rows in ``word_vectors`` of its content words, abbreviations spelled out."""
    word_vectors: Matrix
    segments: Sequence[frozenset[int]]
    """For each candidate the segments it occurs in."""
    in_context: Matrix
    """(n, d): what its sentences make of a candidate, centred and of unit length; zeros if unknown."""
    passages: Passages | None
    """The segments in pieces; None if the encoder gives none out."""
    sentences: Matrix
    """(segments, d): vectors of the segments, centred and of unit length; none if the corpus is large."""
    worth: Matrix
    """(n, features): what tells whether a candidate is worth listing (``concepts.worth``)."""


def csls(cosines: Matrix, k: int = NEIGHBOURS) -> Matrix:
    """(n, m): twice the cosine less the mean cosine of the ``k`` nearest of either side: takes hubs down."""
    rows, columns = hubness(cosines, k)
    result: Matrix = 2 * cosines - rows[:, None] - columns
    return result


def csls_at(cosines: Matrix, at: Places) -> Matrix:
    """(pairs,): the same of some pairs alone."""
    rows, columns = hubness(cosines)
    result: Matrix = 2 * cosines[at] - rows[at[0]] - columns[at[1]]
    return result


def hubness(cosines: Matrix, k: int = NEIGHBOURS) -> tuple[Matrix, Matrix]:
    """(n,) and (m,): the mean cosine of each one's ``k`` nearest."""
    k1, k0 = min(k, cosines.shape[1]), min(k, cosines.shape[0])
    return highest(cosines, k1).mean(axis=1), highest(cosines.T, k0).mean(axis=1)


def highest(table: Matrix, k: int) -> Matrix:
    """(rows, k): the highest of each row, in order."""
    return np.sort(np.partition(table, -k, axis=1)[:, -k:], axis=1)


def unit_rows(side: Side, units: Sequence[Unit]) -> Matrix:
    """(candidates, units) 1 where a candidate occurs in the unit's cell of its language."""
    where: dict[int, list[int]] = {}
    for position, unit in enumerate(units):
        for index in unit.cells.get(side.lang, ()):
            where.setdefault(index, []).append(position)
    rows = np.zeros((len(side.candidates), len(units)), dtype=np.float32)
    for i, segments in enumerate(side.segments):
        for index in segments & where.keys():
            rows[i, where[index]] = 1
    return rows


def shared_units(one: Side, two: Side, units: Sequence[Unit], at: Places) -> Matrix:
    """(pairs,) 0..2: Dice's coefficient over the units that both languages have; seen together once counts half."""
    both = [unit for unit in units if one.lang in unit.cells and two.lang in unit.cells]
    joint, totals = np.zeros((2, len(at[0])), np.float32)
    for start in range(0, len(both), BLOCK):
        block = both[start : start + BLOCK]
        first, second = unit_rows(one, block), unit_rows(two, block)
        joint += (first @ second.T)[at]
        totals += first.sum(axis=1)[at[0]] + second.sum(axis=1)[at[1]]
    shared: Matrix = (2 * joint / np.maximum(totals, 1) * (1 - 0.5**joint) * 2).astype(np.float32)
    return shared


def compared(one: Side, two: Side, units: Sequence[Unit]) -> Compared:
    """What is known of the candidates of two languages."""
    cosines = one.vectors @ two.vectors.T
    alike = csls(cosines)
    cosines += one.in_context @ two.in_context.T
    both = csls(cosines)
    gap = 2 * both - both.max(axis=1, keepdims=True) - both.max(axis=0, keepdims=True)
    beside, near = _linked(one, two, units)
    linked = np.maximum(beside.share, near.share)
    like = nearest(alike)
    close = like | nearest(gap) | (nearest(linked) & (linked > 0))
    at = close.nonzero()
    table = np.empty((len(at[0]), len(FEATURES)), np.float32)
    of = dict(zip(FEATURES, table.T, strict=True))
    of["csls"][:], of["gap"][:], of["linked"][:] = alike[at], gap[at], linked[at]
    of["beside"][:], of["peak"][:] = beside.share[at], beside.peak[at]
    of["near"][:], of["best"][:] = near.share[at], near.peak[at]
    of["worst"][:] = _worst(one, two, at)
    of["context"][:] = csls_at(one.contexts @ two.contexts.T, at)
    of["together"][:] = shared_units(one, two, units, at)
    of["inside"][:] = csls_at(one.in_context @ two.in_context.T, at)
    of["sound"][:] = _sound(one.candidates, two.candidates, like)[at]
    of["length"][:] = np.abs(_lengths(one)[at[0]] - _lengths(two)[at[1]])
    of["name"][:] = _flags(one)[at[0]] != _flags(two)[at[1]]
    of["free"][:] = np.minimum(_free(one)[at[0]], _free(two)[at[1]])
    of["kind"][:] = np.abs(_nounness(one)[at[0]] - _nounness(two)[at[1]])
    of["often"][:] = np.abs(_counts(one)[at[0]] - _counts(two)[at[1]])
    return Compared(close, table)


def nearest(alike: Matrix) -> NDArray[np.bool_]:
    """(n, m): which pairs are among the NEIGHBOURS that are most alike, of either side."""
    k1, k0 = min(NEIGHBOURS, alike.shape[1]), min(NEIGHBOURS, alike.shape[0])
    rows = np.partition(alike, -k1, axis=1)[:, [-k1]]
    columns = np.partition(alike.T, -k0, axis=1)[:, -k0]
    found: NDArray[np.bool_] = (alike >= rows) | (alike >= columns)
    return found


def _linked(one: Side, two: Side, units: Sequence[Unit]) -> tuple[Linked, Linked]:
    """How far the words of one are linked to those of the other, in aligned units and in the sentences most alike."""
    shape = len(one.candidates), len(two.candidates)
    if one.passages is None or two.passages is None:
        nothing = np.zeros(shape, np.float32)
        return Linked(nothing, nothing), Linked(nothing, nothing)
    beside = passages.aligned(one.lang, two.lang, units)
    near: Sequence[tuple[Cell, Cell]] = ()
    if len(one.sentences) and len(two.sentences):
        similar = csls(one.sentences @ two.sentences.T)
        near = passages.nearest(similar, similar.T)
    in_units, in_alike = passages.linked(one.passages, two.passages, shape, beside, near)
    return in_units, in_alike


def _counts(side: Side) -> NDArray[np.float32]:
    return np.log2([c.count for c in side.candidates]).astype(np.float32)


def _lengths(side: Side) -> NDArray[np.float32]:
    return np.array([len(words) for words in side.words], dtype=np.float32)


def _nounness(side: Side) -> NDArray[np.float32]:
    return np.array([c.nounness for c in side.candidates], dtype=np.float32)


def _flags(side: Side) -> NDArray[np.bool_]:
    return np.array([c.is_name or c.has_name for c in side.candidates], dtype=bool)


def _free(side: Side) -> NDArray[np.float32]:
    return np.array([min(1.0, c.free_left, c.free_right) for c in side.candidates], dtype=np.float32)


def _worst(one: Side, two: Side, at: Places) -> Matrix:
    """Word by word: how well the word that fits worst is matched by some word of the other term."""
    table = one.word_vectors @ two.word_vectors.T
    forth = best_of_words(table.T, two.words).T
    back = best_of_words(table, one.words).T
    worst: Matrix = np.minimum(
        over_words(np.minimum, forth, one.words, at), over_words(np.minimum, back, two.words, at[::-1])
    )
    return worst


def best_of_words(table: Matrix, words: Sequence[Sequence[int]]) -> Matrix:
    """For each candidate the highest of the rows of its words: several times as quick as ``reduceat``, which looks at
    one number after the other."""
    rows = np.ascontiguousarray(table)
    found = np.empty((len(words), rows.shape[1]), np.float32)
    for own, out in zip(words, found, strict=True):
        out[...] = rows[own[0]]
        for word in own[1:]:
            np.maximum(out, rows[word], out=out)
    return found


def over_words(which: np.ufunc, table: Matrix, words: Sequence[Sequence[int]], at: Places) -> Matrix:
    """(pairs,): for pairs of a candidate and a column the lowest number or the sum of its words in that column."""
    counts = np.array([len(own) for own in words])
    starts = counts.cumsum() - counts
    flat = np.array(list(chain.from_iterable(words)), np.int64)
    each = counts[at[0]]
    first = each.cumsum() - each
    place = np.arange(each.sum()) - np.repeat(first - starts[at[0]], each)
    found: Matrix = which.reduceat(table[flat[place], np.repeat(at[1], each)], first)
    return found


def _sound(one: Sequence[Candidate], two: Sequence[Candidate], near: NDArray[np.bool_]) -> Matrix:
    """How alike equally long terms sound or are spelled, word by word; looked at among the ``near`` alone."""
    result = np.zeros((len(one), len(two)), dtype=np.float32)
    lengths, uncasedness, names = zip(*(_told(one), _told(two)), strict=True)
    near = near & (lengths[0][:, None] == lengths[1])
    near &= (uncasedness[0][:, None] == uncasedness[1]) | names[0][:, None] | names[1]
    places = list(zip(*(axis.tolist() for axis in np.nonzero(near)), strict=True))
    words = [list(zip(one[i].words, two[j].words, strict=True)) for i, j in places]
    distinct = list(dict.fromkeys(chain.from_iterable(words)))
    alike = dict(zip(distinct, similarities(distinct), strict=True))
    for place, pairs in zip(places, words, strict=True):
        value = sum(alike[pair] for pair in pairs) / len(pairs)
        result[place] = value if value > 0.6 else 0.0
    return result


def _told(side: Sequence[Candidate]) -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.bool_]]:
    """For each candidate how many words it has, whether in a script without capitals, whether a name."""
    return (
        np.array([len(c.words) for c in side]),
        np.array([uncased(c.form) for c in side]),
        np.array([c.is_name for c in side], bool),
    )
