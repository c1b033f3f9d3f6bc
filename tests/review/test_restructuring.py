import random

import pytest

from aligner.errors import InputError, ProjectError
from aligner.project import documents, pinning, rows, units
from aligner.review import deciding, restructuring
from aligner.review.queue import Review
from tests.project.making import decision_count


def cells(review: Review) -> list[dict[str, tuple[int, ...]]]:
    return [dict(stored.unit.cells) for stored in units.load(review.project)]


def key(review: Review, number: int) -> str:
    row = rows.at(review.project, number)
    assert row
    return row.key


def test_rows_stand_in_reading_order_whatever_was_made_of_them(review: Review) -> None:
    restructuring.merge(review, key(review, 2), [key(review, 3), key(review, 4)])
    restructuring.split(review, key(review, 2), {"en": 2, "es": 2, "fa": 2})
    restructuring.split(review, key(review, 2), {"en": 1, "es": 1, "fa": 1})
    assert cells(review) == [dict.fromkeys(("en", "es", "fa"), (n,)) for n in range(6)]


def test_what_is_left_of_a_row_stays(review: Review) -> None:
    restructuring.relink(review, key(review, 1), "es", [0, 1])
    assert {"en": (1,), "fa": (1,)} in cells(review)
    restructuring.relink(review, key(review, 1), "fa", [])
    assert {"fa": (0,)} in cells(review)


def test_random_work_loses_no_segment_and_is_undone_to_the_start(review: Review) -> None:
    chance = random.Random(3)
    start = cells(review)
    done = 0
    for _ in range(80):
        row = rows.at(review.project, chance.randint(1, rows.count(review.project)))
        assert row
        lang = chance.choice(review.languages)
        try:
            chosen = chance.choice(["merge", "split", "move", "relink", "accept", "reject"])
            if chosen == "merge" and (other := rows.neighbour(review.project, row, 1)):
                restructuring.merge(review, row.key, [other.key])
            elif chosen == "split":
                restructuring.split(review, row.key, {name: chance.randint(0, 2) for name in row.unit.cells})
            elif chosen == "move":
                restructuring.move(review, row.key, lang, chance.choice([-1, 1]))
            elif chosen == "relink":
                restructuring.relink(review, row.key, lang, sorted(chance.sample(range(6), 2)))
            elif chosen in ("accept", "reject"):
                deciding.set_status(review, row.key, "accepted" if chosen == "accept" else "open")
            else:
                continue
            done += 1
        except InputError:
            continue
        for name in review.languages:
            held = [i for stored in units.load(review.project) for i in stored.unit.cells.get(name, ())]
            assert sorted(held) == list(range(6))
    assert done > 40
    for _ in range(done):
        assert deciding.undo(review)
    assert deciding.undo(review) is None
    assert cells(review) == start
    assert {stored.status for stored in units.load(review.project)} == {"open"}
    assert decision_count(review.project) == 2 * done


def test_what_people_arranged_is_a_pin_and_what_they_replaced_never_comes_back(review: Review) -> None:
    restructuring.merge(review, key(review, 1), [key(review, 2)])
    corpus = documents.load(review.project)
    pins = pinning.pins(review.project, corpus)
    assert [dict(pin.cells) for pin in pins.accepted] == [dict.fromkeys(("en", "es", "fa"), (0, 1))]
    assert [dict(unit.cells) for unit in pins.rejected] == [dict.fromkeys(("en", "es", "fa"), (n,)) for n in range(2)]
    deciding.undo(review)
    assert pinning.pins(review.project, corpus) == pinning.Pins((), (), ())


def test_words_and_comments_come_along(review: Review) -> None:
    deciding.edit(review, key(review, 1), {"es": "La oveja cero."})
    deciding.comment(review, key(review, 1), "why?")
    restructuring.relink(review, key(review, 1), "fa", [1])
    row = rows.at(review.project, 1)
    assert row
    assert (row.state.texts, row.state.note) == ({"es": "La oveja cero."}, "why?")


def test_an_edited_row_is_a_pin_until_its_words_are_the_documents_again(review: Review) -> None:
    corpus = documents.load(review.project)
    deciding.edit(review, key(review, 1), {"es": "La oveja cero."})
    assert len(pinning.pins(review.project, corpus).accepted) == 1
    assert deciding.edit(review, key(review, 1), {"es": "La oveja cero."}) is None
    deciding.edit(review, key(review, 1), {"es": "Oveja 0."})
    assert pinning.pins(review.project, corpus).accepted == ()


def test_a_row_that_somebody_replaced_meanwhile_is_told(review: Review) -> None:
    mine = key(review, 1)
    restructuring.merge(Review(review.project, "bahar"), mine, [key(review, 2)])
    with pytest.raises(ProjectError, match="no longer there"):
        deciding.set_status(review, mine, "accepted")


def test_an_undo_never_takes_back_what_another_decided_since(review: Review) -> None:
    deciding.set_status(review, key(review, 1), "accepted")
    deciding.set_status(Review(review.project, "bahar"), key(review, 1), "rejected")
    with pytest.raises(ProjectError, match="somebody decided"):
        deciding.undo(review)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda r: restructuring.split(r, key(r, 1), {}),
        lambda r: restructuring.add(r, {"en": [1]}),
        lambda r: restructuring.add(r, {"en": [1], "es": [99]}),
        lambda r: restructuring.move(r, key(r, 1), "en", -1),
        lambda r: restructuring.move(r, key(r, 1), "pt", 1),
        lambda r: restructuring.relink(r, key(r, 1), "en", [0]),
        lambda r: deciding.edit(r, key(r, 1), {"de": "Schaf"}),
    ],
)
def test_what_cannot_be_done_is_refused_and_leaves_all_as_it_was(review: Review, wrong) -> None:  # type: ignore[no-untyped-def]
    before = cells(review)
    with pytest.raises(InputError):
        wrong(review)
    assert cells(review) == before
    assert decision_count(review.project) == 0


def test_rows_swept_away_by_an_alignment_come_back_with_the_undo(review: Review) -> None:
    restructuring.merge(review, key(review, 1), [key(review, 2)])
    corpus = documents.load(review.project)
    now = [stored.unit for stored in units.load(review.project)]
    units.replace(review.project, corpus, now)  # As an alignment does: the pins are rows of its own now.
    deciding.undo(review)
    assert cells(review)[:2] == [dict.fromkeys(("en", "es", "fa"), (n,)) for n in range(2)]
