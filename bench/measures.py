"""How well an alignment agrees with its gold. Every figure is an F1, 0..1; sequences run over the documents of a set.

Strict and lax are those of the Bleualign and Vecalign papers: a bead is right if it is a gold bead (strict), or if it
shares a source and a target segment with one (lax). Deletions, beads with an empty side, count in precision, not in
recall.
"""

from collections.abc import Iterable, Sequence, Set
from itertools import combinations
from typing import Any

from aligner.model import Lang
from bench.sets import Bead, Cells

Link = tuple[int, int]


def f1(found: Set[object], gold: Set[object]) -> float:
    """F1 of two sets; 1 when both are empty."""
    return 2 * len(found & gold) / (len(found) + len(gold)) if found or gold else 1.0


def strict_lax(found: Sequence[Iterable[Bead]], gold: Sequence[Iterable[Bead]]) -> tuple[float, float]:
    """Strict and lax F1 of the beads of one pair of languages."""
    documents = [(_beads(a), _beads(b)) for a, b in zip(found, gold, strict=True)]
    precision = _shares([_hits(a, b) for a, b in documents])
    recall = _shares([_hits(_whole(b), _whole(a)) for a, b in documents])
    strict, lax = (2 * p * r / (p + r) if p + r else 0.0 for p, r in zip(precision, recall, strict=True))
    return strict, lax


def links(beads: Iterable[Bead]) -> set[Link]:
    """Every pair of a source and a target segment in one bead."""
    return {(i, j) for source, target in beads for i in source for j in target}


def row_links(rows: Iterable[Cells]) -> set[tuple[Lang, int, Lang, int]]:
    """Every pair of segments of two languages in one row."""
    return {(a, i, b, j) for row in rows for a, b in combinations(sorted(row), 2) for i in row[a] for j in row[b]}


def whole_rows(rows: Iterable[Cells]) -> set[frozenset[tuple[Lang, tuple[int, ...]]]]:
    """The rows of two languages or more, comparable with those of another alignment."""
    several = ({lang: tuple(cell) for lang, cell in row.items() if cell} for row in rows)
    return {frozenset(row.items()) for row in several if len(row) > 1}


def over(documents: Iterable[Set[Any]]) -> set[tuple[int, Any]]:
    """What all documents hold, each with the number of its document."""
    return {(k, one) for k, document in enumerate(documents) for one in document}


def _beads(beads: Iterable[Bead]) -> set[Bead]:
    return {(tuple(a), tuple(b)) for a, b in beads if a or b}


def _whole(beads: set[Bead]) -> set[Bead]:
    return {(a, b) for a, b in beads if a and b}


def _hits(beads: set[Bead], among: set[Bead]) -> tuple[int, int, int]:
    """How many beads are among the others, how many at least touch one of them, and how many there are."""
    touched = links(among)
    exact = beads & among
    return len(exact), sum(1 for bead in beads if bead in exact or links([bead]) & touched), len(beads)


def _shares(hits: Sequence[tuple[int, int, int]]) -> tuple[float, float]:
    strict, lax, count = (sum(column) for column in zip(*hits, strict=True))
    return (strict / count, lax / count) if count else (0.0, 0.0)
