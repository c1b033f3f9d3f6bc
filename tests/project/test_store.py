import sqlite3
from pathlib import Path

import pytest

from aligner.errors import ProjectError
from aligner.project import Project, documents, schema


def test_a_new_project_says_whose_it_is_and_how_old(tmp_path: Path) -> None:
    Project(tmp_path / "p.aligner", create=True).close()
    db = sqlite3.connect(tmp_path / "p.aligner")
    assert db.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    assert db.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    assert [path.name for path in tmp_path.iterdir()] == ["p.aligner"]


def test_a_folder_stands_for_the_project_in_it(tmp_path: Path) -> None:
    Project(tmp_path / "project.aligner", create=True).close()
    with Project(tmp_path) as project:
        assert project.path == tmp_path / "project.aligner"


def test_what_is_no_project_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("Not a database. " * 400)
    foreign = tmp_path / "foreign.db"
    db = sqlite3.connect(foreign)
    db.execute("CREATE TABLE theirs (x)")
    db.commit()
    db.close()
    for path in (text, foreign):
        before = path.read_bytes()
        for create in (False, True):
            with pytest.raises(ProjectError, match="is not an aligner project"):
                Project(path, create=create)
        assert path.read_bytes() == before


def test_a_missing_or_empty_file_is_no_project_but_can_become_one(tmp_path: Path) -> None:
    path = tmp_path / "p.aligner"
    with pytest.raises(ProjectError, match="There is no project"):
        Project(path)
    assert not path.exists()
    path.touch()
    with pytest.raises(ProjectError, match="is empty; run"):
        Project(path)
    Project(path, create=True).close()
    Project(path).close()


def test_a_newer_version_asks_for_an_update(tmp_path: Path) -> None:
    path = tmp_path / "p.aligner"
    Project(path, create=True).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(ProjectError, match=r"newer aligner.*git pull"):
        Project(path)
    assert path.read_bytes() == before


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "p.aligner"
    Project(path, create=True).close()
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    with pytest.raises(ProjectError, match="damaged"):
        documents.load(Project(path))


def test_a_transaction_is_all_or_nothing_even_when_interrupted(project: Project) -> None:

    def delete_and_be_interrupted() -> None:
        with project.transaction():
            project.run("DELETE FROM document")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        delete_and_be_interrupted()
    assert len(project.rows("SELECT * FROM document")) == 3


def test_migrations_apply_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "p.aligner"
    Project(path, create=True).close()

    def add_a_table(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE later (x)")

    def fail(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE half (x)")
        raise RuntimeError

    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, fail))
    with pytest.raises(RuntimeError):
        Project(path)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS[:-1], add_a_table))
    for _ in range(2):
        with Project(path) as project:
            tables = {row["name"] for row in project.rows("SELECT name FROM sqlite_master")}
            assert "later" in tables
            assert "half" not in tables


def test_two_processes_may_create_the_same_project(tmp_path: Path) -> None:
    first = Project(tmp_path / "p.aligner", create=True)
    with first, Project(tmp_path / "p.aligner", create=True) as second:
        assert second.rows("SELECT count(*) FROM document")[0][0] == 0


def test_where_the_projects_lie_one_folder_deeper_they_are_named(tmp_path: Path) -> None:
    for work in ("two", "one"):
        (tmp_path / work).mkdir()
        Project(tmp_path / work / "project.aligner", create=True).close()
    with pytest.raises(ProjectError, match=r"There is no project at .*; there is one at .*one, .*two\.$"):
        Project(tmp_path)


def test_a_row_can_only_hold_segments_that_are_there(project: Project) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        project.run("INSERT INTO cell (unit, lang, position) VALUES (1, 'en', 77)")
    with pytest.raises(sqlite3.IntegrityError), project.transaction():
        project.run("DELETE FROM document WHERE lang = 'es'")


def test_a_damaged_file_whose_rows_point_nowhere_is_refused(project: Project) -> None:
    path = project.path
    project.close()
    db = sqlite3.connect(path)
    db.execute("UPDATE cell SET position = 77 WHERE unit = 2 AND lang = 'en'")
    db.commit()
    db.close()
    with pytest.raises(ProjectError, match="damaged"):
        Project(path)


def test_what_a_snapshot_reads_is_of_one_moment(project: Project) -> None:
    with project.snapshot():
        before = project.rows("SELECT count(*) FROM unit")[0][0]
        with Project(project.path) as other:
            other._db.execute("PRAGMA busy_timeout = 10")
            with pytest.raises(ProjectError, match="locked"):
                other.run("DELETE FROM unit")
        assert project.rows("SELECT count(*) FROM unit")[0][0] == before
        with pytest.raises(RuntimeError), project.transaction():
            pytest.fail("must not get here")
