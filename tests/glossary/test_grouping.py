"""Concepts from pairs."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from glossary.concepts.grouping import both_ways, complete, groups, supported


def matrix(*rows: list[float]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def test_a_third_language_settles_a_tie() -> None:
    pairs = {
        ("en", "es"): matrix([0.5, 0.5], [0.1, 0.1]),
        ("en", "fa"): matrix([0.9, 0.0], [0.0, 0.0]),
        ("es", "fa"): matrix([0.9, 0.0], [0.1, 0.0]),
    }
    support = dict(supported(pairs))["en", "es"]
    assert support[0, 0] > support[0, 1]


def test_groups_hold_one_candidate_of_a_language() -> None:
    made = groups({("en", "es"): matrix([0.9, 0.8], [0.8, 0.3])})
    assert {"en": 0, "es": 0} in made
    assert {"en": 1, "es": 1} in made


def test_no_edge_no_group() -> None:
    assert groups({("en", "es"): matrix([0.01])}) == []


@given(st.integers(1, 5), st.integers(1, 5), st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_no_candidate_is_in_two_groups(a: int, b: int, c: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    pairs = {
        ("en", "es"): random.random((a, b), dtype=np.float32),
        ("en", "fa"): random.random((a, c), dtype=np.float32),
        ("es", "fa"): random.random((b, c), dtype=np.float32),
    }
    made = groups(pairs)
    nodes = [node for group in made for node in group.items()]
    assert len(nodes) == len(set(nodes))
    assert all(len(group) > 1 for group in made)


def test_a_language_that_calls_two_things_alike_is_in_both_rows() -> None:
    every = both_ways(
        {
            ("en", "es"): matrix([0.9], [0.6]),
            ("en", "fa"): matrix([0.9, 0.0], [0.0, 0.8]),
            ("es", "fa"): matrix([0.9, 0.5]),
        }
    )
    made = complete([{"en": 0, "es": 0, "fa": 0}, {"en": 1, "fa": 1}], every, 0.5)
    assert made == [{"en": 0, "es": 0, "fa": 0}, {"en": 1, "fa": 1, "es": 0}]
    assert complete([{"en": 1, "fa": 1}], every, 1.1) == [{"en": 1, "fa": 1}]


def test_a_row_that_another_holds_whole_is_left_out() -> None:
    every = both_ways({("en", "es"): matrix([0.9]), ("en", "fa"): matrix([0.8]), ("es", "fa"): matrix([0.8])})
    assert complete([{"en": 0, "es": 0}, {"en": 0, "fa": 0}], every, 0.5) == [{"en": 0, "es": 0, "fa": 0}]
