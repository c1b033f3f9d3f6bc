import numpy as np
import pytest

from glossary.linking.centring import centred, commonest


def sample(count: int, width: int) -> np.ndarray:
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(count, width)).astype(np.float32)
    return rows + 3 * np.outer(rng.normal(size=count), rng.normal(size=width)).astype(np.float32)


@pytest.mark.parametrize("shape", [(60, 8), (8, 60), (20, 20)])
def test_the_commonest_direction_is_the_first_of_all_directions(shape: tuple[int, int]) -> None:
    rows = sample(*shape)
    found = commonest(rows)
    assert np.linalg.norm(found) == pytest.approx(1, abs=1e-5)
    assert abs(found @ np.linalg.svd(rows)[2][0]) == pytest.approx(1, abs=1e-5)


def test_rows_of_nothing_have_no_direction() -> None:
    assert not commonest(np.zeros((5, 3), np.float32)).any()


def test_of_two_directions_as_common_either_is_taken() -> None:
    found = commonest(np.array([[1, 0], [-1, 0], [0, 1], [0, -1]], np.float32))
    assert np.linalg.norm(found) == pytest.approx(1)


@pytest.mark.parametrize("shape", [(60, 8), (8, 60)])
def test_centred_rows_have_nothing_of_the_mean_or_the_commonest_direction(shape: tuple[int, int]) -> None:
    rows = sample(*shape)
    found = centred(rows)
    shifted = rows - rows.mean(axis=0)
    assert np.linalg.norm(found, axis=1) == pytest.approx(np.ones(len(rows)), abs=1e-5)
    assert found @ np.linalg.svd(shifted)[2][0] == pytest.approx(np.zeros(len(rows)), abs=1e-4)


def test_rows_that_are_all_alike_become_nothing() -> None:
    assert not centred(np.ones((4, 3), np.float32)).any()


def test_two_rows_lose_their_mean_alone() -> None:
    assert centred(np.array([[0, 0], [0, 2]], np.float32)).tolist() == [[0, -1], [0, 1]]
