import numpy as np
import pytest

from aligner.discover import neighbours
from tests.discover.making import codes, hung

LANGS = ("en", "es", "fa")


def test_exact_finds_the_nearest_in_blocks_of_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = np.random.default_rng(3)
    vectors, queries = draw.standard_normal((50, 16)).astype("f4"), draw.standard_normal((30, 16)).astype("f4")
    monkeypatch.setattr(neighbours, "_BLOCK", 7)
    numbers, cosines = neighbours.exact(vectors, queries, 4)
    whole = queries @ vectors.T
    for row, near, values in zip(whole, numbers, cosines, strict=True):
        assert set(near) == set(np.argsort(-row)[:4])
        assert np.allclose(row[near], values, atol=1e-5)


def test_documents_of_a_work_are_compared_whatever_their_language() -> None:
    documents = [(lang, f"work {n:02}") for n in range(40) for lang in LANGS]
    found = hung(*documents)
    pairs = neighbours.candidates(
        found.means(), [codes()] * len(documents), [d[0] for d in documents], neighbours.exact
    )
    compared = {tuple(pair) for pair in pairs.tolist()}
    assert all(a < b for a, b in compared)
    for n in range(0, len(documents), 3):
        assert {(n, n + 1), (n, n + 2), (n + 1, n + 2)} <= compared
    assert len(compared) < len(documents) * 2 * neighbours.MOST


def test_rare_names_and_numbers_bring_documents_together_that_say_it_otherwise() -> None:
    documents = [("en", f"a{n}") for n in range(30)] + [("es", f"b{n}") for n in range(30)]
    # All share what is common; the eighth of either language shares two rare ones.
    keys = [codes(1, 2, 3, 1000 + n) for n in range(60)]
    keys[7], keys[37] = codes(1, 2, 3, 77, 78), codes(1, 2, 3, 77, 78)
    found = hung(*documents, keys=keys)
    pairs = neighbours.candidates(found.means(), keys, [d[0] for d in documents], neighbours.exact)
    assert [7, 37] in pairs.tolist()


def test_documents_without_anything_to_compare_are_no_pair() -> None:
    assert not len(neighbours.candidates(np.zeros((2, 4), "f4"), [codes(), codes()], ["en", "es"], neighbours.exact))


def test_a_graph_finds_nearly_all_of_the_nearest_and_never_what_is_not_there() -> None:
    pytest.importorskip("usearch", reason="an extra")
    draw = np.random.default_rng(4)
    vectors = draw.standard_normal((800, 32)).astype("f4")
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    best, cosines = neighbours.exact(vectors, vectors, 5)
    found, near = neighbours.by_graph(vectors, vectors, 5)
    assert np.mean([len(set(a) & set(b)) for a, b in zip(best, found, strict=True)]) > 4.7
    assert np.allclose(near.max(axis=1), 1, atol=1e-2)
    assert np.allclose(np.sort(near, axis=1).mean(), np.sort(cosines, axis=1).mean(), atol=1e-2)
    again, _ = neighbours.by_graph(vectors, vectors, 5)
    assert (found == again).all()


def test_few_documents_are_all_compared_and_of_many_nobody_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    assert neighbours.index_for(neighbours.EXACT) is neighbours.exact
    monkeypatch.setattr(neighbours, "find_spec", lambda name: "there")
    assert neighbours.index_for(neighbours.EXACT + 1) is neighbours.by_graph
    monkeypatch.setattr(neighbours, "find_spec", lambda name: None)
    with pytest.warns(UserWarning, match=r"usearch; run: .*large"):
        assert neighbours.index_for(neighbours.EXACT + 1) is neighbours.exact
