import numpy as np
import pytest

from aligner.discover import likeness
from tests.discover.making import codes, hung


def quiet(done: int, total: int) -> None:
    pass


def test_best_matches_are_the_mean_of_both_directions() -> None:
    found = hung(("en", "a"), ("es", "a"), ("fa", "b"))
    pairs = np.array([[0, 1], [0, 2], [1, 2]])
    expected = []
    for a, b in pairs:
        cosines = found.of(a) @ found.of(b).T
        expected.append((cosines.max(axis=1).mean() + cosines.max(axis=0).mean()) / 2)
    assert likeness.best_matches(found, pairs, quiet) == pytest.approx(expected, abs=1e-5)


def test_rare_keys_weigh_more_than_common_ones() -> None:
    keys = [codes(1, 2, 9), codes(1, 2, 9), codes(1, 2, 8), codes(1, 2, 7), codes()]
    rare, common, none = likeness.shared(keys, np.array([[0, 1], [0, 2], [0, 4]]))
    assert rare == pytest.approx(1.0)
    assert 0 < common < 0.5
    assert none == 0


def test_a_lead_is_measured_against_the_best_rival_of_the_language() -> None:
    pairs = np.array([[0, 1], [0, 2], [0, 3]])
    langs = ["en", "es", "es", "fa"]
    found = likeness.lead(np.array([0.30, 0.35, 0.18], np.float32), pairs, langs, 0.1)
    # The second is ahead of the first by .05 for the English text, the Persian one has no rival but chance.
    assert found == pytest.approx([-0.05, 0.05, 0.08], abs=1e-6)


def test_translations_keep_their_places_and_retellings_do_not() -> None:
    draw = np.random.default_rng(1)
    rows = draw.standard_normal((20, 64)).astype("f4")
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    assert likeness.parallel(rows, rows) == 1
    assert likeness.parallel(rows[:10], rows) < 0.5
    assert likeness.parallel(rows, rows[::-1]) < 0.3
