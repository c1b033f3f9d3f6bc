import sqlite3

import pytest

from aligner.project import Project, decisions
from aligner.project.decisions import Decision

ONE = Decision("20260101T000000Z", "ana", {"en": (("Bread.", 0),), "fa": (("نان.", 0),)}, "open", "accepted")


def test_the_journal_tells_all_that_was_decided(project: Project) -> None:
    back = Decision("20260101T000001Z", "بهار", ONE.target, "accepted", "open")
    decisions.append(project, ONE)
    decisions.append(project, back)
    assert decisions.journal(project) == [ONE, back]
    assert decisions.newest(project) == [back]


@pytest.mark.parametrize("statement", ["UPDATE decision SET after = 'rejected'", "DELETE FROM decision"])
def test_nothing_written_is_changed_or_deleted(project: Project, statement: str) -> None:
    decisions.append(project, ONE)
    with pytest.raises(sqlite3.IntegrityError, match="only appended"):
        project.run(statement)
    assert decisions.journal(project) == [ONE]


def test_a_decision_is_on_the_disk_at_once(project: Project) -> None:
    decisions.append(project, ONE)
    with Project(project.path) as other:
        assert decisions.journal(other) == [ONE]
