"""The heaviest chain against every chain there is."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.pairwise._chain import Box, heaviest_chain
from tests.examples import examples


@st.composite
def boxes(draw: st.DrawFn) -> list[Box]:
    spans = st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 3), st.integers(1, 3))
    weight = st.integers(1, 40).map(lambda n: n / 4)
    return [Box(i, j, i + p, j + q, draw(weight)) for i, j, p, q in draw(st.lists(spans, max_size=9))]


def is_chain(chosen: list[Box]) -> bool:
    return all(a.i1 <= b.i0 and a.j1 <= b.j0 for a, b in pairwise(chosen))


@settings(max_examples=examples(150), deadline=None)
@given(given_=boxes())
def test_no_chain_is_heavier(given_: list[Box]) -> None:
    chosen = [given_[k] for k in heaviest_chain(given_)]
    assert is_chain(chosen)
    ordered = sorted(given_)
    best = max(
        sum(box.weight for box in some)
        for size in range(len(ordered) + 1)
        for some in combinations(ordered, size)
        if is_chain(list(some))
    )
    assert sum(box.weight for box in chosen) == pytest.approx(best)


def test_no_box_no_chain() -> None:
    assert heaviest_chain([]) == []


def test_one_heavy_box_outweighs_two_light_ones_that_it_crosses() -> None:
    light = [Box(0, 0, 1, 1, 1.0), Box(2, 2, 3, 3, 1.0)]
    assert heaviest_chain([*light, Box(0, 2, 3, 3, 3.0)]) == [2]
    assert heaviest_chain([*light, Box(0, 2, 3, 3, 1.5)]) == [0, 1]
