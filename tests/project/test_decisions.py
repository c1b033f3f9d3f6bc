import sqlite3

import pytest

from aligner.project import Project, decisions
from aligner.project.decisions import Change, Decision
from aligner.project.states import ConceptState, State, UnitState, concept_state, to_json, unit_state
from tests.project.making import decided

TARGET = {"en": (("Bread.", 0),), "fa": (("نان.", 0),)}
ONE = Decision(
    "1", "20260101T000000Z", "ana", "accept", (Change("unit", "k", TARGET, UnitState(), UnitState("accepted")),)
)


def test_the_journal_tells_all_that_was_decided(project: Project) -> None:
    back = decided("2", "بهار", "undo", TARGET, UnitState("accepted"), UnitState(), undoes="1")
    decisions.append(project, ONE)
    decisions.append(project, back)
    assert decisions.journal(project) == [ONE, back]
    assert decisions.unit_state_of(project, "k") == UnitState("accepted")
    assert decisions.unit_state_of(project, back.changes[0].key) == UnitState()


def test_a_decision_about_several_rows_is_one_entry(project: Project) -> None:
    merged = Decision(
        "1",
        "20260101T000000Z",
        "ana",
        "merge",
        (
            Change("unit", "a", TARGET, UnitState(), UnitState("gone")),
            Change("unit", "b", TARGET, UnitState(), UnitState("gone")),
            Change("unit", "c", TARGET, UnitState("absent"), UnitState("open", {"en": "Bread!"}, "why", made=True)),
        ),
    )
    decisions.append(project, merged)
    assert decisions.journal(project) == [merged]
    assert decisions.of_target(project, "unit", "c") == [merged]


@pytest.mark.parametrize("statement", ["UPDATE decision SET after = 'rejected'", "DELETE FROM decision"])
def test_nothing_written_is_changed_or_deleted(project: Project, statement: str) -> None:
    decisions.append(project, ONE)
    with pytest.raises(sqlite3.IntegrityError, match="only appended"):
        project.run(statement)
    assert decisions.journal(project) == [ONE]


def test_a_rewritten_journal_is_as_closed_as_before(project: Project) -> None:
    decisions.append(project, ONE)
    decisions.rewrite(project, [])
    assert decisions.journal(project) == []
    test_nothing_written_is_changed_or_deleted(project, "DELETE FROM decision")


def test_a_decision_is_on_the_disk_at_once(project: Project) -> None:
    decisions.append(project, ONE)
    with Project(project.path) as other:
        assert decisions.journal(other) == [ONE]


def test_ids_sort_by_time_even_after_a_clock_that_was_ahead(project: Project) -> None:
    ahead = Decision("f" * 13 + "0" + "0" * 10, ONE.made, "ana", "accept", ONE.changes)
    assert decisions.new_id(project) < ahead.id
    decisions.append(project, ahead)
    assert decisions.new_id(project) > ahead.id


@pytest.mark.parametrize(
    "state",
    [
        UnitState(),
        UnitState("review", {"fa": "نان!"}, '"quoted"\nand more', made=True),
        ConceptState(),
        ConceptState("forbidden", {"en": ("loaf", "bread")}, "never", gone=True, conflict=True),
    ],
)
def test_a_state_survives_storing(state: State) -> None:
    read = unit_state if isinstance(state, UnitState) else concept_state
    assert read(to_json(state)) == state
