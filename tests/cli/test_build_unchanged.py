"""A build does nothing twice, and forgets nothing that was changed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.build import unchanged
from tests.cli.conftest import STORY
from tests.cli.running import aligner
from tests.cli.test_srx import RULES

SAID = "Nothing has changed since the last build"


def times(folder: Path) -> dict[str, int]:
    """When each file of an output folder was written."""
    return {path.name: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def twice(built: Path) -> Path:
    """Built, and built once more."""
    assert aligner("build", built, "--out", built / "out").code == 0
    return built


def test_with_nothing_changed_the_same_is_said_and_no_file_is_touched(built: Path) -> None:
    first = aligner("build", built, "--out", built / "out", "--preset", "recall")
    before = times(built / "out")
    again = aligner("build", built, "--out", built / "out", "--preset", "recall")
    assert SAID in again.err
    assert again.out == first.out
    assert times(built / "out") == before
    detailed = aligner("--verbose", "build", built, "--out", built / "out", "--preset", "recall")
    assert "characters" in detailed.err


def a_text(folder: Path) -> None:
    (folder / "en.txt").write_text(STORY["en"].replace("the", "that", 1), "utf-8")


def another_text(folder: Path) -> None:
    (folder / "pt.txt").write_text("A padaria reabriu em março.\nTodos vieram.\n", "utf-8")


def one_text_less(folder: Path) -> None:
    (folder / "fa.txt").unlink()


def a_decision(folder: Path) -> None:
    assert aligner("review", folder / "out", "--in-order", stdin="x\nq\n").code == 0


def an_output_that_is_gone(folder: Path) -> None:
    (folder / "out/glossary.csv").unlink()


def an_output_that_was_edited(folder: Path) -> None:
    with (folder / "out/alignment.tmx").open("a") as file:
        file.write("<!-- mine -->")


def a_damaged_marker(folder: Path) -> None:
    (folder / "out" / unchanged.WORK_NAME).write_text('{"version": 2, "key"')


CHANGES = (
    a_text,
    another_text,
    one_text_less,
    a_decision,
    an_output_that_is_gone,
    an_output_that_was_edited,
    a_damaged_marker,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_whatever_has_changed_is_seen(change: Callable[[Path], None], twice: Path) -> None:
    change(twice)
    result = aligner("build", twice, "--out", twice / "out")
    assert result.code == 0, result.err
    assert SAID not in result.err
    assert SAID in aligner("build", twice, "--out", twice / "out").err
    assert "<!-- mine -->" not in (twice / "out/alignment.tmx").read_text("utf-8")


def test_another_setting_encoder_or_version_is_a_change(twice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = ("build", twice, "--out", twice / "out")
    assert SAID not in aligner(*command, "--pivot", "es").err
    assert SAID not in aligner(*command).err
    monkeypatch.setenv("ALIGNER_ENCODER", "lexical")
    assert SAID not in aligner(*command).err
    assert SAID in aligner(*command).err
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert SAID not in aligner(*command).err


def test_rules_of_a_file_are_looked_into(twice: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.srx"
    rules.write_text(RULES, "utf-8")
    command = ("build", twice, "--out", twice / "out", "--srx", rules)
    assert aligner(*command).code == 0
    assert SAID in aligner(*command).err
    rules.write_text(RULES.replace(";", ":"), "utf-8")
    assert SAID not in aligner(*command).err


def test_of_several_works_only_the_changed_one_is_built(texts: Path, tmp_path: Path) -> None:
    for work in ("first", "second"):
        (texts / work).mkdir()
        for lang in ("en", "es"):
            (texts / work / f"{lang}.txt").write_text(STORY[lang], "utf-8")
    for path in texts.glob("*.txt"):
        path.unlink()
    out = tmp_path / "works"
    first = aligner("build", texts, "--out", out)
    before = {work: times(out / work) for work in ("first", "second")}
    (texts / "second/en.txt").write_text(STORY["en"] + "Nobody complained.\n", "utf-8")
    again = aligner("build", texts, "--out", out)
    assert times(out / "first") == before["first"]
    assert times(out / "second") != before["second"]
    assert again.out.split("second:")[0] == first.out.split("second:")[0]


def test_files_that_a_file_names_count(tmp_path: Path) -> None:
    """A hunalign ladder is read with its two texts."""
    (tmp_path / "story.en.txt").write_text("The ferry left.\nIt rained.\n", "utf-8")
    (tmp_path / "story.es.txt").write_text("El transbordador zarpó.\nLlovió.\n", "utf-8")
    (tmp_path / "story.en-es.ladder").write_text("0\t0\t1\n1\t1\t1\n2\t2\t0\n", "utf-8")
    command = ("build", tmp_path / "story.en-es.ladder", "--out", tmp_path / "out")
    assert aligner(*command).code == 0
    assert SAID in aligner(*command).err
    (tmp_path / "story.es.txt").write_text("El transbordador salió.\nLlovió.\n", "utf-8")
    assert SAID not in aligner(*command).err
    assert "salió" in (tmp_path / "out/alignment.tmx").read_text("utf-8")


def test_an_output_folder_that_takes_no_marker_is_built_again(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "NAME", f"{os.sep}nowhere{os.sep}marker")
    assert aligner("build", built, "--out", built / "out").code == 0
    assert SAID not in aligner("build", built, "--out", built / "out").err
