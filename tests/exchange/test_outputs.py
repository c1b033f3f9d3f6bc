"""What a build leaves beside its project: nobody else's file is touched, and what somebody edited is kept."""

import os
import shutil
from pathlib import Path

import pytest

from aligner.errors import OutputError
from aligner.formats import protected, together, writing
from aligner.project import Project
from aligner.review.queue import Review
from tests.cli.running import aligner, refused

TEXTS = {
    "en": "Doctor Ruiz visits Madrid.\nMarta Lopez visits Lima.\n",
    "es": "Doctor Ruiz visita Madrid.\nMarta Lopez visita Lima.\n",
}


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALIGNER_ENCODER", "lexical")
    monkeypatch.chdir(tmp_path)
    for lang, text in TEXTS.items():
        (tmp_path / f"{lang}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_build_never_writes_over_its_input(texts: Path) -> None:
    assert aligner("build", "en.txt", "es.txt", "--out", "first").code == 0
    theirs = shutil.copy("first/alignment.tmx", "alignment.tmx")
    before = Path(theirs).read_bytes()
    refused(aligner("build", "en,es=alignment.tmx", "--out", "."), "alignment.tmx is an input", "--out")
    refused(aligner("build", "first/alignment.tmx", "--out", "first"), "is an input")
    assert Path(theirs).read_bytes() == before
    assert not Path("project.aligner").exists()


def test_a_file_that_no_build_made_stays(texts: Path) -> None:
    Path("out").mkdir()
    Path("out/glossary.csv").write_text("mine")
    refused(aligner("build", "en.txt", "es.txt", "--out", "out"), "glossary.csv", "no build made it", "--out")
    assert os.listdir("out") == ["glossary.csv"]
    assert Path("out/glossary.csv").read_text() == "mine"


def test_an_edited_file_is_kept_under_another_name_and_told(texts: Path) -> None:
    assert aligner("build", "en.txt", "es.txt", "--out", "out").code == 0
    made = Path("out/glossary.csv").read_bytes()
    for copy in ("glossary.edited.csv", "glossary.edited-2.csv"):
        Path("out/glossary.csv").write_text(f"edited for {copy}")
        done = aligner("build", "en.txt", "es.txt", "--out", "out")
        assert (done.code, f"glossary.csv was edited since the last build; what it was is {copy} now." in done.err) == (
            0,
            True,
        )
        assert Path("out", copy).read_text() == f"edited for {copy}"
        assert Path("out/glossary.csv").read_bytes() == made


def test_a_file_that_nobody_edited_is_not_kept(texts: Path) -> None:
    for _ in range(2):
        Path("en.txt").write_text(TEXTS["en"] + "Good.\n")
        assert "edited" not in aligner("build", "en.txt", "es.txt", "--out", "out").err
    assert not list(Path("out").glob("*.edited*"))


@pytest.mark.parametrize("command", [("export", "--format", "csv"), ("report",), ("glossary",)])
def test_a_project_is_never_replaced_by_a_file(review: Review, command: tuple[str, ...]) -> None:
    path = review.project.path
    before = path.read_bytes()
    (path.parent / "x.csv").symlink_to(path)
    refused(aligner(command[0], path, *command[1:], "--out", path.parent / "x.csv"), "is a project")
    assert path.read_bytes() == before


def test_a_conversion_writes_over_its_source_only_when_told(texts: Path) -> None:
    Path("m.en-es.csv").write_text("id,en,es\n1,It rains.,Llueve.\n2,  We stay.,Nos quedamos.\n", encoding="utf-8")
    before = Path("m.en-es.csv").read_bytes()
    refused(aligner("export", "m.en-es.csv", "--out", "m.en-es.csv"), "read by this command", "--force")
    refused(aligner("export", "m.en-es.csv", "--out", "m.csv", "--pairs"), "read by this command", "--force")
    refused(aligner("check", "m.en-es.csv", "--for", "aligner", "--fix", "m.en-es.csv"), "read by this command")
    refused(aligner("export", "m.en-es.csv", "--out", "m.po", "--lang", "es", "--report", "m.po"), "read by this")
    assert Path("m.en-es.csv").read_bytes() == before
    assert aligner("export", "m.en-es.csv", "--out", "m.en-es.csv", "--force").code == 0
    assert Path("m.en-es.csv").read_bytes() != before


def test_files_that_belong_together_appear_together_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")

    def write(*names: str) -> None:
        for name in names:
            with writing(tmp_path / name) as stream:
                stream.write(b"new")
            assert (tmp_path / "a").read_text() == "old"

    with pytest.raises(OutputError), together():
        write("a", "b", "none/c")
    assert os.listdir(tmp_path) == ["a"]
    with together():
        write("a", "b")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "new", "b": "new"}


def test_what_is_protected_is_so_by_any_name(tmp_path: Path) -> None:
    (tmp_path / "input").write_text("text")
    (tmp_path / "link").symlink_to("input")
    (tmp_path / "other").hardlink_to(tmp_path / "input")
    for name in ("input", "link", "other"):
        with (
            protected([tmp_path / "input"]),
            pytest.raises(OutputError, match="would be lost"),
            writing(tmp_path / name),
        ):
            pytest.fail("must not get here")
    with writing(tmp_path / "link") as stream:
        stream.write(b"new")
    assert (tmp_path / "input").read_text() == "new"


def test_what_is_new_is_for_its_owner_alone(texts: Path) -> None:
    assert aligner("build", "en.txt", "es.txt", "--out", "out").code == 0
    assert Path("out/project.aligner").stat().st_mode & 0o777 == 0o600
    with Project("out") as project:
        project.copy(texts / "copy.aligner")
    assert Path("copy.aligner").stat().st_mode & 0o777 == 0o600
