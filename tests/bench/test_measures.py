"""The figures of the benchmark, counted by hand on a few beads."""

import pytest

from bench import measures
from bench.sets import Bead
from bench.tools import through_pivot

GOLD: list[Bead] = [((0,), (0,)), ((1, 2), (1,)), ((3,), ()), ((4,), (2,))]


def test_gold_agrees_with_itself() -> None:
    assert measures.strict_lax([GOLD], [GOLD]) == (1, 1)


def test_a_bead_that_touches_a_gold_bead_is_right_laxly() -> None:
    found: list[Bead] = [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), ()), ((4,), (2,))]
    # Of five beads three are gold, one touches gold; of three whole gold beads two are found, one is touched.
    precision, recall = (3 / 5, 4 / 5), (2 / 3, 3 / 3)
    expected = [2 * p * r / (p + r) for p, r in zip(precision, recall, strict=True)]
    assert measures.strict_lax([found], [GOLD]) == pytest.approx(expected)


def test_sharing_one_side_is_not_enough() -> None:
    assert measures.strict_lax([[((0,), (2,))]], [GOLD]) == (0, 0)


def test_a_deletion_missed_costs_nothing_one_invented_costs_precision() -> None:
    assert measures.strict_lax([[bead for bead in GOLD if all(bead)]], [GOLD]) == (1, 1)
    strict, lax = measures.strict_lax([[*GOLD, ((), (3,))]], [GOLD])
    assert strict == lax == pytest.approx(2 * 0.8 / 1.8)


def test_documents_are_counted_together() -> None:
    strict, _ = measures.strict_lax([GOLD, []], [GOLD, [((0,), (0,))]])
    assert strict == pytest.approx(2 * 0.75 / 1.75)


def test_only_equal_rows_of_two_languages_count() -> None:
    gold = [{"en": (0,), "es": (0,), "fa": (0,)}, {"en": (1,)}]
    found = [{"en": (0,), "es": (0,), "fa": ()}, {"en": (1,)}]
    assert measures.f1(measures.whole_rows(found), measures.whole_rows(gold)) == 0
    assert measures.f1(measures.row_links(found), measures.row_links(gold)) == pytest.approx(2 / 4)


def test_rows_come_together_through_the_pivot_alone() -> None:
    beads: dict[tuple[str, str], list[Bead]] = {
        ("en", "es"): [((0,), (0,)), ((1,), (1,)), ((2,), ())],
        ("en", "fa"): [((0, 1), (0,)), ((3,), (1,))],
        ("es", "fa"): [((2,), (2,))],
    }
    expected = [{"en": (0, 1), "es": (0, 1), "fa": (0,)}, {"en": (3,), "fa": (1,)}]
    assert measures.whole_rows(through_pivot(beads, "en")) == measures.whole_rows(expected)
