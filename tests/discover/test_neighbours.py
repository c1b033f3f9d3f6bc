import numpy as np

from aligner.discover import neighbours
from tests.discover.making import codes, hung

LANGS = ("en", "es", "fa")


def test_exact_finds_the_nearest_in_blocks_of_any_size(monkeypatch) -> None:  # type: ignore[no-untyped-def]
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
