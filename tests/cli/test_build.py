import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import polib
import pytest
from lxml import etree

from aligner.build import inputs, segmenting, unchanged
from aligner.build.settings import Settings
from aligner.project import Project, decisions, documents, units
from tests.cli.conftest import STORY
from tests.cli.running import aligner, environment, refused

FILES = {"project.aligner", "alignment.tmx", "glossary.tmx", "glossary.es.po", "glossary.fa.po", "glossary.csv"}


def contents(folder: Path) -> dict[str, bytes]:
    """All but what tells the next build that nothing has changed."""
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.name not in (unchanged.NAME, unchanged.WORK_NAME)
    }


def test_build_writes_what_it_promised(built: Path) -> None:
    out = built / "out"
    assert set(contents(out)) == FILES
    rows = list(csv.DictReader((out / "glossary.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert {"concept", "en", "es", "fa", "score"} <= set(rows[0])
    scores = [float(row["score"]) for row in rows]
    assert all(0 <= score <= 1 for score in scores)
    for lang in ("es", "fa"):
        assert polib.pofile(str(out / f"glossary.{lang}.po")).metadata["Language"] == lang


def test_the_memory_holds_every_passage_as_it_was_written(built: Path) -> None:
    memory = etree.parse(built / "out/alignment.tmx")
    segs = {
        lang: [
            tuv.findtext("seg")
            for tuv in memory.iter("tuv")
            if tuv.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
        ]
        for lang in STORY
    }
    assert segs == {lang: text.splitlines() for lang, text in STORY.items()}


def test_the_table_tells_what_was_made(texts: Path, tmp_path: Path) -> None:
    result = aligner("build", texts, "--out", tmp_path / "out")
    assert "documents   3 (en 1, es 1, fa 1)" in result.out
    assert "segments    15 (en 5, es 5, fa 5)" in result.out
    assert "5 in 3 languages" in result.out
    for name in FILES:
        assert str(tmp_path / "out" / name) in result.out
    assert result.err == ""  # No progress bar where stderr is no terminal.


def test_the_same_input_gives_the_same_bytes(built: Path) -> None:
    before = contents(built / "out")
    time.sleep(1.1)  # Another second, so that a date taken from the clock would show.
    (built / "out" / unchanged.NAME).unlink()
    (built / "out" / unchanged.WORK_NAME).unlink()
    assert aligner("build", built, "--out", built / "out").code == 0
    after = contents(built / "out")
    del before["project.aligner"], after["project.aligner"]
    assert after == before


def test_languages_given_by_hand_and_another_pivot(texts: Path, tmp_path: Path) -> None:
    for lang in ("en", "es"):
        (texts / f"{lang}.txt").rename(texts / f"text-{lang}-final.txt")
    result = aligner(
        "build",
        f"en={texts / 'text-en-final.txt'}",
        f"es-MX={texts / 'text-es-final.txt'}",
        "--out",
        tmp_path / "out",
        "--pivot",
        "es",
    )
    assert result.code == 0, result.err
    assert (tmp_path / "out/glossary.en.po").exists()
    assert 'srclang="es-MX"' in (tmp_path / "out/alignment.tmx").read_text(encoding="utf-8")


def test_sub_folders_are_works_of_their_own(texts: Path, tmp_path: Path) -> None:
    for work in ("first", "second"):
        (texts / work).mkdir()
        for lang in ("en", "es"):
            (texts / work / f"{lang}.md").write_text(STORY[lang], encoding="utf-8")
    (texts / "fa.txt").unlink()
    (texts / "es.txt").unlink()
    (texts / "README.md").write_text("What lies here.")
    (texts / "first/gold.json").write_text("{}")
    result = aligner("build", texts, "--out", tmp_path / "out")
    assert result.code == 0, result.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [unchanged.NAME, "first", "second"]
    assert "Left out: en.txt" in result.err
    assert "Left out: README.md" in result.err


def test_lines_are_segments_when_the_user_says_so(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("One. Two.\n\nThree.\n")
    (tmp_path / "es.txt").write_text("Uno. Dos.\nTres.\n")
    assert aligner("build", tmp_path, "--out", tmp_path / "out", "--segmented", "lines").code == 0
    with Project(tmp_path / "out") as project:
        assert documents.load(project).texts == {"en": ("One. Two.", "Three."), "es": ("Uno. Dos.", "Tres.")}


def test_decisions_are_honoured_by_the_next_build(built: Path) -> None:
    assert aligner("review", built / "out", "--in-order", stdin="a\nx\nq\n").code == 0
    with Project(built / "out") as project:
        accepted, rejected = (u.unit.cells for u in units.load(project)[:2])
    (built / "en.txt").write_text("A sentence nobody knew.\n" + STORY["en"], encoding="utf-8")
    result = aligner("build", built, "--out", built / "out")
    assert "1 kept as decided" in result.out
    moved = {**accepted, "en": tuple(i + 1 for i in accepted["en"])}
    never = {**rejected, "en": tuple(i + 1 for i in rejected["en"])}
    with Project(built / "out") as project:
        cells = [dict(u.unit.cells) for u in units.load(project)]
        assert moved in cells
        assert never not in cells
        assert [u.status for u in units.load(project) if dict(u.unit.cells) == moved] == ["accepted"]


def test_a_build_that_stopped_half_way_leaves_nothing_that_points_elsewhere(built: Path) -> None:
    (built / "en.txt").write_text("A sentence nobody knew.\n" + STORY["en"], encoding="utf-8")
    works, _ = inputs.read([str(built)])
    with Project(built / "out") as project:
        segmenting.segment(project, works[0].documents, Settings())
    refused(aligner("review", built / "out"), "no alignment yet")
    refused(aligner("export", built / "out", "--terms", "--out", built / "x.csv"), "no alignment yet")
    assert aligner("build", built, "--out", built / "out").code == 0
    assert aligner("export", built / "out", "--terms", "--out", built / "x.csv").code == 0


BAD = [
    ("missing", lambda f: [f, f.parent / "missing.txt"], ["missing.txt", "does not exist"]),
    ("empty", lambda f: [f], ["empty.es.txt", "is empty"]),
    ("blank", lambda f: [f], ["blank.es.txt", "is empty"]),
    ("one language", lambda f: [f / "en.txt"], ["en.txt", "two"]),
    ("unknown language", lambda f: [f], ["riddle.txt", "="]),
    ("binary", lambda f: [f], ["photo.es.txt"]),
    ("control", lambda f: [f], ["control.es.txt", "U+0007", "Line 2"]),
    ("long line", lambda f: [f], ["long.es.txt", "Line 1", "1,000,000"]),
    ("glossary", lambda f: [f, f / "out/glossary.csv"], ["glossary.csv", "is a glossary"]),
    ("folder", lambda f: [f / "void"], ["void", "no document"]),
    ("README", lambda f: [f / "void"], ["void", "no document"]),
]
MADE = {
    "empty.es.txt": b"",
    "blank.es.txt": b" \n\t\n",
    "riddle.txt": b"12 + 12 = 24 ?\n",
    "photo.es.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "control.es.txt": b"Hola.\nAd\x07ios.\n",
    "long.es.txt": b"palabra " * 125_000,
}


@pytest.mark.parametrize(("name", "inputs", "words"), BAD, ids=[case[0] for case in BAD])
def test_bad_input_is_one_sentence_and_leaves_all_as_it_was(built: Path, name: str, inputs, words) -> None:  # type: ignore[no-untyped-def]
    (built / "void").mkdir()
    for file, data in MADE.items():
        if file.split(".")[0] == {"unknown language": "riddle", "long line": "long", "binary": "photo"}.get(name, name):
            (built / file).write_bytes(data)
    if name == "README":
        (built / "void/README.md").write_text("What lies here.")
    before = contents(built / "out")
    refused(aligner("build", *inputs(built), "--out", built / "out"), *words)
    assert contents(built / "out") == before


def test_an_old_encoding_is_read_and_told(texts: Path, tmp_path: Path) -> None:
    (texts / "es.txt").write_bytes(STORY["es"].encode("cp1252"))
    result = aligner("build", texts, "--out", tmp_path / "out")
    assert result.code == 0, result.err
    assert "es.txt" in result.err
    assert "La antigua panadería" in (tmp_path / "out/alignment.tmx").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_named(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    refused(aligner("build", texts, "--out", tmp_path / "file" / "out"), tmp_path / "file", "--out")
    refused(aligner("build", texts, "--out", tmp_path / "file"), tmp_path / "file", "--out")


def test_a_pivot_that_is_not_there_is_told_before_anything_is_written(texts: Path, tmp_path: Path) -> None:
    refused(aligner("build", texts, "--out", tmp_path / "out", "--pivot", "pt"), "'pt'", "en, es, fa")
    assert not (tmp_path / "out").exists()


def test_a_file_in_the_projects_place_is_left_alone(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "project.aligner").write_text("My own notes.")
    refused(aligner("build", texts, "--out", out), "project.aligner", "not an aligner project")
    assert contents(out) == {"project.aligner": b"My own notes."}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no POSIX signals")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_a_build_killed_at_any_moment_can_go_on(built: Path, sign: signal.Signals) -> None:
    assert aligner("review", built / "out", stdin="a\na\nq\n").code == 0
    (built / "en.txt").write_text(STORY["en"] + "And one more sentence.\n", encoding="utf-8")
    command = [sys.executable, "-m", "aligner", "build", str(built), "--out", str(built / "out")]
    begin = time.monotonic()
    subprocess.run(command, env=environment(), check=True, capture_output=True)
    whole = time.monotonic() - begin
    expected = contents(built / "out")
    for part in range(1, 13):
        # Back and forth between two inputs, so that each build has something to write.
        (built / "en.txt").write_text(STORY["en"] + "And one more sentence.\n" * (part % 2), encoding="utf-8")
        process = subprocess.Popen(
            command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
        )
        time.sleep(whole * part / 12)
        os.kill(process.pid, sign)
        err = process.communicate()[1].decode()
        # Python itself dies of the signal in its first moments, before there is anything to say.
        assert process.returncode in {0, 130, -sign}
        assert "Traceback" not in err
        with Project(built / "out") as project:
            assert len(decisions.journal(project)) == 2
            assert project.rows("PRAGMA integrity_check")[0][0] == "ok"
    (built / "en.txt").write_text(STORY["en"] + "And one more sentence.\n", encoding="utf-8")
    subprocess.run(command, env=environment(), check=True, capture_output=True)
    assert set(expected) <= set(contents(built / "out"))
    with Project(built / "out") as project:
        assert [u.status for u in units.load(project)].count("accepted") == 2
