"""What each step through the lattice of two texts weighs: the terms of the score, added up, and what people decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType

import numpy as np

from aligner import registry
from aligner.model import is_run
from aligner.pairwise import fitted
from aligner.pairwise._lattice import Matrix, Potentials, Shape
from aligner.pins import Bounds
from aligner.scorers import Pair

READ = ("similarity", "edge_gain", "edge_leak")
"""Terms that tell more once words, and runs as one text, are read."""


def potentials(pair: Pair, *, words: bool = False) -> Potentials:
    """Log weights of all steps; ``words``: of words that the pair has read, too."""
    sentences, rest = weigh(pair)
    return with_words(rest, pair, range(len(pair.source)), range(len(pair.target))) if words else sentences


def weigh(pair: Pair) -> tuple[Potentials, Potentials]:
    """Log weights by whole segments, and those that the words of the segments are to be added to: what takes the time
    is common to both."""
    sentences, words = fitted.ordered(), fitted.ordered(words=True)
    said: dict[Shape, list[Matrix]] = {}
    for shape in fitted.SHAPES:
        if shape[0] <= len(pair.source) and shape[1] <= len(pair.target):
            said[shape] = terms(pair, shape, sentences.terms)
    lonely = loneliness(pair)
    return _added_up(said, lonely, sentences), _added_up(said, lonely, words, read=True)


def _added_up(
    said: Mapping[Shape, list[Matrix]],
    lonely: list[tuple[Matrix, Matrix]],
    weights: fitted.OrderedWeights,
    *,
    read: bool = False,
) -> Potentials:
    """``said``: by the terms of ``fitted.ordered()``; ``read``: those of READ are added elsewhere."""
    own = {name: 0.0 if read and name in READ else weights.terms[name] for name in fitted.ordered().terms}
    beads = {
        shape: fitted.weighted(found, own, weights.shapes[fitted.shape_class(shape)]) for shape, found in said.items()
    }
    source, target = (weights.alone["best"] * best + weights.alone["hubness"] * crowd for best, crowd in lonely)
    return Potentials(beads, source, target, **weights.gap)


def with_words(known: Potentials, pair: Pair, rows: range, columns: range) -> Potentials:
    """Those of some of the segments, what the words say added. ``known``: those of all, see ``weigh``; ``pair``: the
    segments at these positions alone, their words read."""
    weights = fitted.ordered(words=True).terms
    own_weights = {name: weights[name] for name in READ}
    beads = {}
    for (p, q), all_of_them in known.beads.items():
        if p <= len(rows) and q <= len(columns):
            own = all_of_them[rows.start : rows.stop - p + 1, columns.start : columns.stop - q + 1]
            beads[p, q] = own + fitted.weighted(terms(pair, (p, q), own_weights), own_weights, 0.0)
    source, target = known.source[rows.start : rows.stop], known.target[columns.start : columns.stop]
    return Potentials(beads, source, target, known.open, known.extend, known.switch)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Log weights of a part of two texts that words are to be added to."""

    rows: range
    columns: range
    known: Potentials

    def holds(self, rows: range, columns: range) -> bool:
        """Whether all these segments are among its own."""
        return _within(rows, self.rows) and _within(columns, self.columns)

    def of(self, pair: Pair, rows: range, columns: range) -> Potentials:
        """The weights of some of its segments with words."""
        return with_words(self.known, pair, _from(rows, self.rows.start), _from(columns, self.columns.start))


def _within(inner: range, outer: range) -> bool:
    return outer.start <= inner.start and inner.stop <= outer.stop


def _from(positions: range, start: int) -> range:
    return range(positions.start - start, positions.stop - start)


def keep_to(bounds: Bounds, steps: Potentials) -> None:
    """What a person joined is in no other bead, what a person parted in none together."""
    for (p, q), weights in steps.beads.items():
        for i in bounds.source:
            weights[max(0, i - p + 1) : i + 1] = -np.inf
        for j in bounds.target:
            weights[:, max(0, j - q + 1) : j + 1] = -np.inf
        for source, target in bounds.apart:
            if (len(source), len(target)) == (p, q) and is_run(source) and is_run(target):
                weights[source[0], target[0]] = -np.inf


def terms(pair: Pair, shape: tuple[int, int], names: dict[str, float]) -> list[Matrix]:
    """The matrices of the named scorers for one shape."""
    return [_scorer(name).bead(pair, *shape) for name in names]


@cache
def _scorer(name: str) -> ModuleType:
    """Looked up once: a work asks a few thousand times."""
    return registry.get("aligner.scorers", name)


def loneliness(pair: Pair) -> list[tuple[Matrix, Matrix]]:
    """For source and target: each segment's best similarity, and its hubness."""
    return [(side.best * pair.scale, side.hubness * pair.scale) for side in pair.nearest]
