"""Whether two texts look like translations of each other, told from vectors alone."""

from collections.abc import Sequence

import numpy as np
import pytest

from aligner.encoders import lexical
from aligner.pairwise.order import FEW, looks_ordered, sure_matches
from aligner.scorers import Pair, Side

WIDTH = 64


def side(lang: str, facts: Sequence[int], noise: float = 0.05) -> Side:
    """A segment a fact; the same fact has nearly the same vector in every language. Lengths differ by fact, too."""
    rng = np.random.default_rng([*lang.encode(), len(facts)])
    vectors = np.array([np.eye(WIDTH)[k % WIDTH] for k in facts]) + noise * rng.standard_normal((len(facts), WIDTH))
    return Side(lang, ["x" * (40 + 17 * k % 60) for k in facts], vectors.astype(np.float32), lexical.load())


def pair(source: Sequence[int], target: Sequence[int]) -> Pair:
    return Pair(side("en", source), side("es", target))


FORTH = list(range(30))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param(FORTH, FORTH, id="a translation"),
        pytest.param(FORTH, [k for k in FORTH if k % 5], id="every fifth sentence left out"),
        pytest.param(FORTH, FORTH[:12] + FORTH[24:], id="a block cut"),
        pytest.param(FORTH, FORTH[:10] + list(range(40, 55)) + FORTH[10:], id="a block put in"),
        pytest.param([1, 2, 3], [1, 2, 3], id="three sentences"),
        pytest.param([1], [1], id="one sentence"),
    ],
)
def test_translations_are_in_order(source: list[int], target: list[int]) -> None:
    assert looks_ordered([pair(source, target)])
    assert looks_ordered([pair(target, source)])


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param(FORTH, FORTH[::-1], id="backwards"),
        pytest.param(FORTH, FORTH[20:] + FORTH[10:20] + FORTH[:10], id="thirds that change places"),
        pytest.param(FORTH, list(range(31, 60)), id="nothing in common"),
        pytest.param(FORTH, [0, *range(40, 60), 29], id="two facts in common"),
        pytest.param([1, 2], list(range(1, 5)), id="few, and twice as many"),
    ],
)
def test_other_texts_are_not(source: list[int], target: list[int]) -> None:
    assert not looks_ordered([pair(source, target)])
    assert not looks_ordered([pair(target, source)])


def test_all_pairs_decide_together() -> None:
    translation, rearranged = pair(FORTH, FORTH), pair(FORTH, FORTH[::-1])
    assert looks_ordered([translation, translation, translation])
    assert not looks_ordered([translation, rearranged, rearranged])


def test_sure_matches_are_one_to_one_even_where_lines_repeat() -> None:
    refrain = [0, 1, 0, 2, 0, 3, 0, 4]
    found = sure_matches(pair(refrain, refrain))
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    assert len(refrain) > FEW
