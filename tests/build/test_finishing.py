"""Rows, terms and files of a build change in one moment; what stops it in between is made up for, or told."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from aligner import encoders
from aligner.exchange import exporting
from aligner.progress import Steps
from aligner.project import Project, decisions, leftovers, units
from tests.cli.running import Result, aligner, refused

EN = ("Doctor Ruiz visits Madrid in 1954.", "Marta Lopez visits Lima.", "Nobody asked why.")
ES = ("Doctor Ruiz visita Madrid en 1954.", "Marta Lopez visita Lima.", "Nadie preguntó por qué.")
NAMES = ("alignment.tmx", "glossary.csv", "glossary.es.po", "glossary.tmx")

COMMANDS = (
    ("review", "out", "--list"),
    ("export", "out/alignment.tmx", "--out", "x.csv"),
    ("check", "out/alignment.tmx", "--for", "aligner"),
)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(encoders.VARIABLE, "lexical")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    monkeypatch.chdir(tmp_path)
    assert build().code == 0
    return tmp_path


def build(*first: str) -> Result:
    for lang, own in (("en", (*first, *EN)), ("es", ES)):
        Path(f"{lang}.txt").write_text("\n".join(own) + "\n", "utf-8")
    return aligner("build", "en.txt", "es.txt", "--out", "out", "--segmented", "lines", "--order", "ordered")


def files() -> dict[str, bytes]:
    return {name: Path("out", name).read_bytes() for name in NAMES}


def rows() -> list[str]:
    with Project("out") as project:
        return [unit.texts["en"] for unit in exporting.memory(project, "comparable").units]


@contextmanager
def killed_before_names(monkeypatch: pytest.MonkeyPatch, renamed: int) -> Iterator[None]:
    """Ends a build as a kill does, when so many of its files have their names."""
    replace, done = Path.replace, []

    def stop(own: Path, target: Path) -> Path:
        if own.name.endswith(".part") and target.name in NAMES:
            if len(done) == renamed:
                raise KeyboardInterrupt
            done.append(target)
        return replace(own, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", stop)
        yield


def test_a_build_that_fails_leaves_the_last_one_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    before, said = files(), rows()
    monkeypatch.setattr(leftovers, "note", lambda *_: (_ for _ in ()).throw(sqlite3.OperationalError("disk is full")))
    refused(build("A new line came."), "make room on the disk")
    assert (files(), rows()) == (before, said)
    assert not list(Path("out").glob(".*.part"))


@pytest.mark.parametrize("renamed", range(len(NAMES)))
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_the_next_command_gives_files_their_names(
    monkeypatch: pytest.MonkeyPatch, renamed: int, command: tuple[str, ...]
) -> None:
    before = files()
    build("A new line came.")
    after = files()
    build()
    with killed_before_names(monkeypatch, renamed):
        assert build("A new line came.").code == 130
    assert sum(after[name] == content for name, content in files().items()) >= renamed
    assert aligner(*command).code == 0
    assert files() == after != before
    assert not list(Path("out").glob(".*.part"))
    assert aligner("build", "en.txt", "es.txt", "--out", "out", "--segmented", "lines", "--order", "ordered").code == 0
    assert files() == after


@pytest.mark.parametrize("renamed", range(len(NAMES)))
def test_what_nobody_edited_is_not_taken_for_edited(monkeypatch: pytest.MonkeyPatch, renamed: int) -> None:
    with killed_before_names(monkeypatch, renamed):
        build("A new line came.")
    assert aligner("review", "out", "--list").code == 0
    assert build().code == 0
    assert not list(Path("out").glob("*.edited*"))


def test_what_somebody_edited_is_kept_then_too(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out/glossary.csv").write_text("mine")
    with killed_before_names(monkeypatch, 0):
        build("A new line came.")
    assert "what it was is glossary.edited.csv now" in aligner("review", "out", "--list").err
    assert Path("out/glossary.edited.csv").read_text() == "mine"
    assert Path("out/glossary.csv").read_text() != "mine"


def test_a_copy_that_stands_alone_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    with killed_before_names(monkeypatch, 2):
        build("A new line came.")
    Path("alone").mkdir()
    shutil.copy("out/project.aligner", "alone")
    done = aligner("review", "alone", "--list")
    assert (done.code, done.err) == (0, "")
    assert os.listdir("alone") == ["project.aligner"]


def test_a_file_that_cannot_be_renamed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with killed_before_names(monkeypatch, 0):
        build("A new line came.")
    for path in Path("out").glob(".alignment.tmx*.part"):
        path.unlink()
    done = aligner("review", "out", "--list")
    assert done.code == 0
    assert "alignment.tmx is of an earlier build; build again" in done.err


def test_what_is_decided_while_files_are_written_is_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    from aligner.exchange import outputs

    write, times = outputs.write, []

    def decided(project: Project, folder: Path, tell: Steps) -> outputs.Left:
        left = write(project, folder, tell)
        if not times:
            assert aligner("review", "out", "--in-order", "--as", "ana", stdin="n\na\nq\n").code == 0
        times.append(folder)
        return left

    monkeypatch.setattr(outputs, "write", decided)
    assert build("A new line came.").code == 0
    assert len(times) == 2
    with Project("out") as project:
        assert [decision.who for decision in decisions.journal(project)] == ["ana"]
        assert [unit.status for unit in units.load(project)].count("accepted") == 1
    assert b'changeid="ana"' in files()["alignment.tmx"]
    assert not list(Path("out").glob(".*.part"))
