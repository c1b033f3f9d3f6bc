"""Projects of older versions open, with all that was in them."""

import sqlite3
from pathlib import Path

import pytest

from aligner.project import Project, cells, concepts, decisions, documents, rows, schema, units
from aligner.project.segment_reader import Passages
from aligner.project.states import UnitState
from aligner.project.unit_key import key, to_json

BREAD = {"en": (("Bread.", 1),), "es": (("Pan.", 0),)}


def old(path: Path) -> None:
    """A project as version 1 wrote it."""
    db = sqlite3.connect(path, isolation_level=None)
    schema.MIGRATIONS[0](db)
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")
    db.execute("INSERT INTO document VALUES (1, 'en.txt', 'en', 'Menu Bread. Bread.'), (2, 'es.txt', 'es', 'Pan.')")
    segments = [(1, 0, 0, 4, 0, "item", 1), (1, 1, 5, 11, 0, "paragraph", 0), (1, 2, 12, 18, 0, "paragraph", 0)]
    db.executemany("INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?, ?)", [*segments, (2, 0, 0, 4, 0, "paragraph", 0)])
    db.execute("INSERT INTO unit VALUES (7, 'other', 0.5, '[]'), (8, ?, 0.9, '[\"because\"]')", (key(BREAD),))
    db.executemany("INSERT INTO cell VALUES (?, ?, ?)", [(7, "en", 0), (8, "en", 1), (8, "es", 0)])
    db.execute("INSERT INTO concept VALUES (1, 'c', 0.5, 0, '[1]', '[]', 'mined', '')")
    db.execute("INSERT INTO term VALUES (1, 'en', 0, 'bread', '[]', 2, 1, '[]')")
    decision = "INSERT INTO decision VALUES (?, ?, 'ana', 'unit', ?, ?, ?, ?)"
    db.execute(decision, (1, "20260101T000000Z", key(BREAD), to_json(BREAD), "open", "rejected"))
    db.execute(decision, (2, "20260101T000000Z", key(BREAD), to_json(BREAD), "rejected", "accepted"))
    db.close()


def test_a_project_of_version_1(tmp_path: Path) -> None:
    old(tmp_path / "p.aligner")
    with Project(tmp_path / "p.aligner") as project:
        assert [(u.key, u.status, dict(u.unit.cells)) for u in units.load(project)] == [
            ("other", "open", {"en": (0,)}),
            (key(BREAD), "accepted", {"en": (1,), "es": (0,)}),
        ]
        assert [d.verb for d in decisions.journal(project)] == ["reject", "accept"]
        assert decisions.unit_states(project) == {key(BREAD): (BREAD, UnitState("accepted"))}
        assert decisions.new_id(project) > decisions.journal(project)[-1].id
        assert Passages(project).name("en", 1) == ("Bread.", 1)
        assert Passages(project).sizes == {"en": 2, "es": 1}
        first = rows.at(project, 1)
        assert first
        assert first.key == key(BREAD)
        assert concepts.load(project)[0].evidence == (1,)


def test_two_copies_of_an_old_project_have_the_same_journal(tmp_path: Path) -> None:
    ids = []
    for name in ("a", "b"):
        old(tmp_path / f"{name}.aligner")
        with Project(tmp_path / f"{name}.aligner") as project:
            ids.append([d.id for d in decisions.journal(project)])
    assert ids[0] == ids[1]
    assert ids[0] == sorted(ids[0])


def test_a_project_without_facts(tmp_path: Path) -> None:
    old(tmp_path / "p.aligner")
    db = sqlite3.connect(tmp_path / "p.aligner", isolation_level=None)
    for step in schema.MIGRATIONS[1:4]:
        step(db)
    db.execute("PRAGMA user_version = 4")
    db.close()
    with Project(tmp_path / "p.aligner") as project:
        found = units.load(project)[1]
        assert (dict(found.unit.cells), dict(found.unit.spans)) == ({"en": (1,), "es": (0,)}, {})
        assert (found.unit.is_fact, found.unit.kind, found.status) == (False, "parallel", "accepted")
        cells.insert(project, 7, {("es", 0): (0, 3)})
        assert units.load(project)[0].unit.spans == {"es": ((0, 3),)}


def test_a_project_made_before_the_words_changed(tmp_path: Path) -> None:
    """A dump of what version 4 wrote, decisions and all: the words of the code changed, those of the file did not."""
    dump = Path(__file__).parents[1] / "cases" / "projects" / "version-4.sql"
    db = sqlite3.connect(tmp_path / "p.aligner", isolation_level=None)
    db.executescript(dump.read_text("utf-8"))
    db.close()
    with Project(tmp_path / "p.aligner") as project:
        corpus = documents.load(project)
        assert corpus.texts["en"] == ("The mill opens at nine.", "It grinds rye.", "The miller sleeps.")
        assert [document.name for document, _ in corpus.documents] == ["en.txt", "fa.txt"]
        stored = units.load(project)
        assert [row.status for row in stored] == ["accepted", "rejected", "open"]
        assert stored[2].state.texts == {"fa": "آسیابان خواب است."}
        assert stored[2].state.note == "Asked the miller."
        journal = decisions.journal(project)
        assert [decision.verb for decision in journal] == ["accept", "reject", "edit", "comment"]
        assert journal[0].changes[0].after == UnitState("accepted")
        first = rows.first_by_priority(project, ("open",), None)
        assert first
        assert first.priority == pytest.approx(0.3)
        assert [(c.terms["fa"][0].text, c.kind) for c in concepts.load(project)] == [("آسیاب", "term")]


def test_rows_that_point_at_no_segment_go_and_decisions_stay(tmp_path: Path) -> None:
    old(tmp_path / "p.aligner")
    db = sqlite3.connect(tmp_path / "p.aligner")
    db.execute("UPDATE cell SET position = 77 WHERE unit = 7")
    db.commit()
    db.close()
    with Project(tmp_path / "p.aligner") as project:
        assert units.load(project) == ()
        assert [d.verb for d in decisions.journal(project)] == ["reject", "accept"]


def test_a_new_project_has_what_all_migrations_lead_to(tmp_path: Path) -> None:
    old(tmp_path / "old.aligner")
    tables = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"
    with Project(tmp_path / "old.aligner") as migrated, Project(tmp_path / "new.aligner", create=True) as new:
        assert [tuple(row) for row in new.rows(tables)] == [tuple(row) for row in migrated.rows(tables)]
