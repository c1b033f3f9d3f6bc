import random
from contextlib import suppress
from pathlib import Path

import pytest

from aligner.errors import InputError, ProjectError
from aligner.project import Project, concepts, decisions, documents, pinning, rows, unit_key, units
from aligner.project.status import UnitStatus
from aligner.review import deciding, deciding_concepts, merging, restructuring
from aligner.review.queue import Review


@pytest.fixture
def copies(review: Review, tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of the project."""
    for name in ("a", "b"):
        review.project.copy(tmp_path / f"{name}.aligner")
    return tmp_path / "a.aligner", tmp_path / "b.aligner"


def merged(copies: tuple[Path, Path]) -> list[tuple[tuple[int, ...], str, str]]:
    """What stands after a merge; whoever merges gets the same."""
    found = []
    for number, (a, b) in enumerate((copies, copies[::-1])):
        out = a.parent / f"out-{number}.aligner"
        merging.merge(a, b, out)
        with Project(out) as project:
            stored = [(u.unit.cells.get("en", ()), u.status, u.state.note) for u in units.load(project)]
            found.append((stored, decisions.journal(project), concepts.load(project)))
    assert found[0] == found[1]
    return found[0][0]


def key(project: Project, number: int) -> str:
    row = rows.at(project, number)
    assert row
    return row.key


def test_work_on_different_rows_is_simply_joined(copies: tuple[Path, Path]) -> None:
    with Project(copies[0]) as a, Project(copies[1]) as b:
        deciding.set_status(Review(a, "ana"), key(a, 1), "accepted")
        restructuring.merge(Review(b, "bahar"), key(b, 3), [key(b, 4)])
        deciding.edit(Review(b, "bahar"), key(b, 2), {"es": "La oveja."})
    assert merged(copies) == [
        ((0,), "accepted", ""),
        ((1,), "open", ""),
        ((2, 3), "open", ""),
        ((4,), "open", ""),
        ((5,), "open", ""),
    ]


def test_the_same_verdict_is_no_conflict_and_both_comments_stay(copies: tuple[Path, Path]) -> None:
    for path, who in zip(copies, ("ana", "bahar"), strict=True):
        with Project(path) as project:
            deciding.set_status(Review(project, who), key(project, 1), "accepted")
            deciding.comment(Review(project, who), key(project, 1), f"so says {who}")
    assert merged(copies)[0] == ((0,), "accepted", "so says ana\nso says bahar")


def test_rows_that_claim_the_same_segment_are_disputed_and_one_is_accepted(copies: tuple[Path, Path]) -> None:
    with Project(copies[0]) as a, Project(copies[1]) as b:
        restructuring.merge(Review(a, "ana"), key(a, 1), [key(a, 2)])
        restructuring.merge(Review(b, "bahar"), key(b, 2), [key(b, 3)])
    found = merged(copies)
    assert [(cell, status) for cell, status, _ in found if status == "conflict"] == [
        ((0, 1), "conflict"),
        ((1, 2), "conflict"),
    ]
    with Project(copies[0].parent / "out-0.aligner") as project:
        review = Review(project, "cyrus")
        disputed = next(u for u in units.load(project) if u.unit.cells.get("en") == (1, 2))
        deciding.set_status(review, disputed.key, "accepted")
        assert rows.count(project, ("conflict",)) == 0
        assert [u.unit.cells["en"] for u in units.load(project) if u.status == "accepted"] == [(1, 2)]
        # What the other row held beside is not lost.
        assert sorted(i for u in units.load(project) for i in u.unit.cells["en"]) == list(range(6))
        deciding.undo(review)
        assert rows.count(project, ("conflict",)) == 2


def test_concepts_that_two_people_see_differently(copies: tuple[Path, Path]) -> None:
    for path, verb in zip(copies, ("approve", "forbid"), strict=True):
        with Project(path) as project:
            review = Review(project, verb)
            deciding_concepts.set_status(review, concepts.load(project)[0].id, verb)  # type: ignore[arg-type]
    merged(copies)
    with Project(copies[0].parent / "out-0.aligner") as project:
        own = concepts.load(project)[0].id
        assert decisions.concept_state_of(project, own).conflict
        deciding_concepts.set_status(Review(project, "cyrus"), own, "approve")
        assert not decisions.concept_state_of(project, own).conflict


def test_a_merge_of_equals_changes_nothing(copies: tuple[Path, Path]) -> None:
    assert [status for _, status, _ in merged(copies)] == ["open"] * 6


def act(review: Review, chance: random.Random) -> None:
    """Something that a person may do."""
    row = rows.at(review.project, chance.randint(1, rows.count(review.project)))
    assert row
    other = rows.neighbour(review.project, row, chance.choice([1, -1]))
    lang = chance.choice(sorted(row.unit.cells))
    place = (chance.randrange(len(row.unit.cells[lang])), chance.choice([0, 0, 3, 6, 7]))
    status: UnitStatus = chance.choice(["accepted", "accepted", "rejected", "review", "open"])
    with suppress(InputError, ProjectError):
        chance.choice(
            [
                lambda: deciding.set_status(review, row.key, status),
                lambda: deciding.edit(review, row.key, {lang: f"{lang} {chance.randint(1, 2)}"}),
                lambda: deciding.comment(review, row.key, chance.choice(["why?", "sure"])),
                lambda: restructuring.split(review, row.key, {lang: place}),
                lambda: restructuring.move(review, row.key, lang, chance.choice([1, -1]), place),
                lambda: restructuring.merge(review, row.key, [other.key] if other else []),
                lambda: restructuring.relink(review, row.key, lang, [chance.randint(0, 5)]),
                lambda: deciding.undo(review),
            ]
        )()


@pytest.mark.parametrize("seed", range(6))
def test_whatever_two_people_did_whoever_merges_gets_the_same_and_can_settle_it(
    copies: tuple[Path, Path], seed: int
) -> None:
    chance = random.Random(seed)
    for path, who in zip(copies, ("ana", "bahar"), strict=True):
        with Project(path) as project:
            for _ in range(12):
                act(Review(project, who), chance)
    merged(copies)
    with Project(copies[0].parent / "out-0.aligner") as project:
        review = Review(project, "cyrus")
        corpus = documents.load(project)
        assert {lang: "".join("".join(own).split()) for lang, own in corpus.texts.items()} == {
            lang: "".join(f"{word}{n}." for n in range(6))
            for lang, word in (("en", "Sheep"), ("es", "Oveja"), ("fa", "گوسفند"))
        }
        for stored in units.load(project):
            assert stored.key == unit_key.key(unit_key.Identities(corpus).target(stored.unit))
        for _ in range(100):
            disputed = rows.first_in_order(project, ("conflict",))
            if disputed is None:
                break
            deciding.set_status(review, disputed.key, chance.choice(["accepted", "rejected"]))
        assert rows.count(project, ("conflict",)) == 0
        pins = pinning.pins(project, corpus)
        claimed = [(lang, i) for unit in pins.accepted for lang, cell in unit.cells.items() for i in cell]
        assert len(claimed) == len(set(claimed))
        while deciding.undo(review):
            pass
