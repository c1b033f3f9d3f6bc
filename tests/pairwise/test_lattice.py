"""Posterior and decoder against all paths of small lattices, written out one by one."""

from collections.abc import Iterator, Sequence
from math import exp, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.pairwise._decoding import FLOOR, decode
from aligner.pairwise._lattice import Posterior, Potentials, posterior
from tests.examples import examples

Step = tuple[int, int]
"""Source and target segments: (1, 0) leaves a source segment alone."""
SHAPES = [(1, 1), (1, 2), (2, 1), (2, 2)]
weight = st.floats(-4, 4, width=16)


@st.composite
def lattices(draw: st.DrawFn) -> Potentials:
    n, m = draw(st.integers(1, 4)), draw(st.integers(1, 4))

    def matrix(*shape: int) -> np.ndarray:
        size = int(np.prod(shape))
        return np.array(draw(st.lists(weight, min_size=size, max_size=size)), float).reshape(shape)

    shapes = [s for s in SHAPES if s[0] <= n and s[1] <= m and (s == (1, 1) or draw(st.booleans()))]
    beads = {(p, q): matrix(n - p + 1, m - q + 1) for p, q in shapes}
    return Potentials(beads, matrix(n), matrix(m), draw(weight), draw(weight), draw(weight))


def paths(shapes: Sequence[Step], n: int, m: int, before: Step = (0, 0)) -> Iterator[list[Step]]:
    """Every way through; in a gap source segments come first."""
    if (n, m) == (0, 0):
        yield []
    for p, q in [*shapes, (1, 0), (0, 1)]:
        if p <= n and q <= m and not ((p, q) == (1, 0) and before == (0, 1)):
            yield from ([(p, q), *rest] for rest in paths(shapes, n - p, m - q, (p, q)))


def log_weight(path: list[Step], given_: Potentials) -> float:
    i = j = 0
    total, before = 0.0, (1, 1)
    for p, q in path:
        if p and q:
            total += given_.beads[p, q][i, j]
        else:
            total += given_.source[i] if p else given_.target[j]
            alone_before = 0 in before
            total += given_.open if not alone_before else given_.extend if before == (p, q) else given_.switch
        i, j, before = i + p, j + q, (p, q)
    return total


def positions(path: list[Step]) -> Iterator[tuple[int, int, Step]]:
    i = j = 0
    for p, q in path:
        yield i, j, (p, q)
        i, j = i + p, j + q


def enumerated(given_: Potentials) -> Posterior:
    """What posterior must give, by adding up all paths."""
    n, m = len(given_.source), len(given_.target)
    every = [(path, exp(log_weight(path, given_))) for path in paths(list(given_.beads), n, m)]
    total = sum(w for _, w in every)
    beads = {shape: np.zeros_like(matrix) for shape, matrix in given_.beads.items()}
    source, target = np.zeros(n), np.zeros(m)
    nodes = np.zeros((n + 1, m + 1))
    for path, path_weight in every:
        share = path_weight / total
        nodes[n, m] += share
        for i, j, step in positions(path):
            nodes[i, j] += share
            if 0 not in step:
                beads[step][i, j] += share
            else:
                (source if step == (1, 0) else target)[i if step == (1, 0) else j] += share
    return Posterior(beads, source, target, nodes, log(total))


@settings(max_examples=examples(60), deadline=None)
@given(given_=lattices())
def test_the_posterior_is_the_share_of_all_paths(given_: Potentials) -> None:
    found, right = posterior(given_), enumerated(given_)
    assert found.log_total == pytest.approx(right.log_total, abs=1e-4)
    for shape, matrix in right.beads.items():
        assert found.beads[shape] == pytest.approx(matrix, abs=1e-5)
    assert found.source == pytest.approx(right.source, abs=1e-5)
    assert found.target == pytest.approx(right.target, abs=1e-5)
    assert found.nodes == pytest.approx(right.nodes, abs=1e-5)


@settings(max_examples=examples(60), deadline=None)
@given(given_=lattices())
def test_each_segment_is_somewhere_for_certain(given_: Potentials) -> None:
    found = posterior(given_)
    source, target = found.source.copy(), found.target.copy()
    for (p, q), likely in found.beads.items():
        for i in range(likely.shape[0]):
            source[i : i + p] += likely[i].sum()
        for j in range(likely.shape[1]):
            target[j : j + q] += likely[:, j].sum()
    assert source == pytest.approx(np.ones(len(source)), abs=1e-5)
    assert target == pytest.approx(np.ones(len(target)), abs=1e-5)


@settings(max_examples=examples(60), deadline=None)
@given(given_=lattices())
def test_the_decoder_takes_the_path_with_most_segments_expected_right(given_: Potentials) -> None:
    likely = posterior(given_)
    best = max(expected_right(path, likely) for path in paths(list(given_.beads), *likely_size(likely)))
    chosen = [(len(bead.source), len(bead.target)) for bead in decode(likely)]
    # Beads less likely than the floor are not considered; they are worth at most four floors each.
    assert expected_right(chosen, likely) >= best - 4 * FLOOR * max(likely_size(likely)) - 1e-6
    assert expected_right(chosen, likely) <= best + 1e-6


def likely_size(likely: Posterior) -> tuple[int, int]:
    return len(likely.source), len(likely.target)


def expected_right(path: list[Step], likely: Posterior) -> float:
    """Segments that are in the right bead, or rightly alone."""
    total = 0.0
    for i, j, (p, q) in positions(path):
        if p and q:
            total += (p + q) * likely.beads[p, q][i, j]
        else:
            total += likely.source[i] if p else likely.target[j]
    return total


def test_a_pinned_bead_is_certain_and_a_forbidden_one_impossible() -> None:
    beads = {(1, 1): np.full((3, 3), -1.0), (1, 2): np.full((3, 2), -1.0)}
    beads[1, 1][1, 2] = 40.0
    beads[1, 2][0, 0] = -np.inf
    found = posterior(Potentials(beads, np.zeros(3), np.zeros(3), -2.0, 0.0, -1.0))
    assert found.beads[1, 1][1, 2] == pytest.approx(1)
    assert found.beads[1, 2][0, 0] == 0


@pytest.mark.parametrize("size", [20, 150])
def test_a_block_that_stands_twice_leaves_numbers(size: int) -> None:
    """The best way in and the best way out then lead through different nodes, too far apart for a float."""
    links = np.full((3 * size, 3 * size), -5.0)
    for k in range(size):
        links[k, size + k] = links[2 * size + k, size + k] = 8.0
    found = posterior(Potentials({(1, 1): links}, np.zeros(3 * size), np.zeros(3 * size), -2.8, 0.1, -2.5))
    assert np.isfinite(found.log_total)
    for part in (found.beads[1, 1], found.source, found.target):
        assert np.isfinite(part).all()
        assert (part > -1e-6).all()
