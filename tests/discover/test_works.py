"""Which documents become a work."""

from dataclasses import replace

import numpy as np

from aligner.discover import neighbours
from aligner.discover.portraits import Hung
from aligner.discover.works import Discovered, discovered
from aligner.progress import quiet
from tests.discover.making import codes, hung


def found(of: Hung) -> Discovered:
    return discovered(of, neighbours.exact, quiet)


def names(of: Discovered) -> list[list[str]]:
    return [[member.portrait.name for member in work.members] for work in of.works]


def test_works_of_all_languages_and_what_is_left_over() -> None:
    told = found(hung(("en", "a"), ("es", "b"), ("fa", "a"), ("en", "c"), ("pt", "b"), ("es", "a")))
    assert names(told) == [["0.en", "2.fa", "5.es"], ["1.es", "4.pt"]]
    assert [alone.portrait.name for alone in told.alone] == ["3.en"]
    assert not told.copies
    assert all(work.kind == "translation" and work.certainty > 0.9 for work in told.works)


def test_one_of_near_duplicates_is_taken_and_the_others_are_told() -> None:
    of = hung(("en", "a"), ("en", "a"), ("es", "a"), ("es", "b"))
    sketch = codes(*range(100))
    almost = codes(*range(98), 200, 201)
    portraits = [replace(p, sketch=s) for p, s in zip(of.portraits, (almost, sketch, sketch, codes(7)), strict=True)]
    portraits[1] = replace(portraits[1], size=9)
    told = found(Hung(portraits, of.rows))
    # The longer one is taken; the same words in another language are no near-duplicate.
    assert names(told) == [["1.en", "2.es"]]
    assert [(copy.portrait.name, copy.of.name) for copy in told.copies] == [("0.en", "1.en")]
    assert 0.9 < told.copies[0].share < 1


def test_a_collection_of_one_or_no_document() -> None:
    assert names(found(hung(("en", "a")))) == []
    assert found(Hung([], np.zeros((0, 1), np.float16))) == Discovered((), (), ())
