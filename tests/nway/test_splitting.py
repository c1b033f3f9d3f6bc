"""Rows are split where all languages together find it clearly likelier that nothing crosses."""

from collections.abc import Mapping, Sequence

from aligner.model import Bead
from aligner.nway import vote
from aligner.nway.splitting import Splitter

Considered = Mapping[tuple[str, str], Sequence[Bead]]


def bead(source: Sequence[int], target: Sequence[int], score: float) -> Bead:
    return Bead(tuple(source), tuple(target), score)


def heading(doubt: float) -> dict[tuple[str, str], list[Bead]]:
    """A heading and its paragraph in two languages; the third has the paragraph alone, which each finds as likely as
    ``doubt`` to be both."""
    return {
        ("en", "pt"): [bead([0], [0], 1.0), bead([1], [1], 1.0)],
        ("en", "es"): [bead([0, 1], [0], doubt), bead([1], [0], 1 - doubt)],
        ("pt", "es"): [bead([0, 1], [0], doubt), bead([1], [0], 1 - doubt)],
    }


ALL = {"en": (0, 1), "pt": (0, 1), "es": (0,)}


def test_a_row_is_split_where_each_language_doubts_what_joins_it() -> None:
    assert list(Splitter(heading(0.3)).split(ALL)) == [
        {"en": (0,), "pt": (0,)},
        {"en": (1,), "pt": (1,), "es": (0,)},
    ]


def test_it_stays_whole_where_that_is_likely() -> None:
    assert list(Splitter(heading(0.6)).split(ALL)) == [ALL]
    assert list(Splitter(heading(0.48)).split(ALL)) == [ALL], "and where it is nearly as likely"


def test_no_part_has_one_language_alone() -> None:
    considered = {("en", "es"): [bead([0, 1], [0], 0.4), bead([0], [0], 0.5)]}
    row = {"en": (0, 1), "es": (0,)}
    assert list(Splitter(considered).split(row)) == [row]


def test_the_segments_of_a_row_lie_anywhere_in_their_texts() -> None:
    considered = {("en", "es"): [bead([7, 8], [3, 4], 0.3), bead([7], [3], 0.6), bead([8], [4], 0.6)]}
    assert list(Splitter(considered).split({"en": (7, 8), "es": (3, 4)})) == [
        {"en": (7,), "es": (3,)},
        {"en": (8,), "es": (4,)},
    ]


def test_units_of_a_work_are_split_and_keep_every_segment() -> None:
    considered = heading(0.3)
    doubtful = [bead([0, 1], [0], 0.3)]
    beads = {("en", "pt"): considered["en", "pt"], ("en", "es"): doubtful, ("pt", "es"): doubtful}
    sizes = {"en": 2, "pt": 2, "es": 1}
    whole, split = vote.join(beads, sizes), vote.join(beads, sizes, considered)
    assert [unit.cells for unit in whole] == [ALL]
    assert [unit.cells for unit in split] == [{"en": (0,), "pt": (0,)}, {"en": (1,), "pt": (1,), "es": (0,)}]
