import pytest

from bench.discover import HALVES, b_cubed, of_half


def test_b_cubed_of_a_split_work_and_a_mixed_cluster() -> None:
    gold = dict(zip("abcdef", ("one", "one", "one", "two", "two", "apart"), strict=True))
    found = dict(zip("abcdef", ("1", "1", "2", "2", "3", "4"), strict=True))
    score = b_cubed(found, gold, gold)
    assert score.precision == pytest.approx((1 + 1 + 0.5 + 0.5 + 1 + 1) / 6)
    assert score.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 / 2 + 1 / 2 + 1) / 6)
    assert b_cubed(gold, gold, gold).f1 == 1
    assert b_cubed(found, gold, "f") == (1, 1, 1)


def test_no_work_is_in_both_halves_and_none_is_lost() -> None:
    names = [f"work {n}" for n in range(31)]
    choose, report = (of_half(names, half, ["work 3", "work 8"]) for half in HALVES)
    assert not set(choose) & {"work 3", "work 8"}
    assert sorted([*choose, *report]) == sorted(names)
    assert sorted(of_half(names, "all")) == sorted(names)
