"""Many works in one build: side by side or on a cluster, each by itself, and none twice."""

import sys
from multiprocessing import active_children
from pathlib import Path

import pytest

from aligner.build import unchanged
from aligner.cli._build import Many
from tests.build.test_cluster import dask
from tests.cli.conftest import STORY
from tests.cli.running import aligner, process, refused


@pytest.fixture
def works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three works of two languages."""
    monkeypatch.setenv("ALIGNER_ENCODER", "lexical")
    for n, work in enumerate(("first", "second", "third")):
        folder = tmp_path / "works" / work
        folder.mkdir(parents=True)
        for lang in ("en", "es"):
            (folder / f"{lang}.txt").write_text(STORY[lang] * (n + 1), "utf-8")
    return tmp_path / "works"


def made(out: Path) -> dict[str, bytes]:
    """What was exported, by path."""
    kept = ("project.aligner", unchanged.NAME, unchanged.WORK_NAME)
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*.*") if path.name not in kept}


def test_side_by_side_the_same_is_told_and_written(
    works: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    alone = aligner("build", works, "--out", tmp_path / "out")
    both = process("build", works, "--out", tmp_path / "out2", "--jobs", "2")
    assert (both.code, both.out.replace("out2", "out")) == (0, alone.out)
    assert len(made(tmp_path / "out")) == 12
    assert made(tmp_path / "out2") == made(tmp_path / "out")
    assert "Nothing has changed" in aligner("build", works, "--out", tmp_path / "out2", "--jobs", "2").err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_work_that_fails_stops_no_other_and_is_tried_again(works: Path, tmp_path: Path, jobs: str) -> None:
    damaged = tmp_path / "out/second/project.aligner"
    damaged.parent.mkdir(parents=True)
    damaged.write_text("no project", "utf-8")
    command = ("build", works, "--out", tmp_path / "out", "--jobs", jobs)
    result = process(*command) if jobs != "1" else aligner(*command)
    assert result.code == 1
    assert f"second was not built: {damaged}" in result.err
    assert result.err.splitlines()[-1].startswith("aligner: 1 of 3 works could not be built")
    assert {path.split("/")[0] for path in made(tmp_path / "out")} == {"first", "third"}
    before = (tmp_path / "out/third/project.aligner").stat().st_mtime_ns
    damaged.unlink()
    assert aligner(*command).code == 0
    assert (tmp_path / "out/third/project.aligner").stat().st_mtime_ns == before
    assert (tmp_path / "out/second/glossary.csv").exists()


def test_a_work_that_was_finished_is_not_done_again(works: Path, tmp_path: Path) -> None:
    """As after a kill: the file for all works is written last."""
    out = tmp_path / "out"
    assert aligner("build", works, "--out", out).code == 0
    (out / unchanged.NAME).unlink()
    (out / "second" / unchanged.WORK_NAME).unlink()
    before = {work: (out / work / "alignment.tmx").stat().st_mtime_ns for work in ("first", "second", "third")}
    assert aligner("build", works, "--out", out).code == 0
    after = {work: (out / work / "alignment.tmx").stat().st_mtime_ns for work in before}
    assert {work for work in before if after[work] != before[work]} == {"second"}


def test_processes_begin_early_but_where_a_build_stands_not_before_they_have_a_work(tmp_path: Path) -> None:
    with Many(2).begun(tmp_path):
        assert active_children()
    unchanged.keep(tmp_path, unchanged.Marker("", [], []))
    with Many(2).begun(tmp_path):
        assert not active_children()


def all_of(out: Path) -> dict[str, bytes]:
    """Every file, by path: projects and markers, too."""
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_the_same_bytes_whoever_builds(works: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    monkeypatch.chdir(tmp_path)  # Paths that are not whole are not those of a worker.
    (tmp_path / "elsewhere").mkdir()
    found = {}
    with dask(tmp_path / "elsewhere") as (scheduler, _):
        for how in ((), ("--jobs", "2"), ("--jobs", "8"), ("--scheduler", scheduler)):
            result = process("build", "works", "--out", "out", *how)
            assert result.code == 0, result.err
            found[how] = result.out, all_of(tmp_path / "out")
            (tmp_path / "out").rename(tmp_path / f"out{len(found)}")
    first, *others = found.values()
    assert len(first[1]) == 19
    assert all(other == first for other in others)


@pytest.mark.slow
def test_what_fails_on_a_cluster_stops_no_other_and_is_tried_again(works: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "out/second/project.aligner"
    damaged.parent.mkdir(parents=True)
    damaged.write_text("no project", "utf-8")
    with dask(tmp_path) as (scheduler, _):
        command = ("build", works, "--out", tmp_path / "out", "--scheduler", scheduler)
        result = process(*command)
        assert f"second was not built: {damaged}" in result.err
        damaged.unlink()
        assert process(*command).code == 0
    assert {path.split("/")[0] for path in made(tmp_path / "out")} == {"first", "second", "third"}


def test_a_cluster_that_cannot_be_had_is_told_before_anything_is_made(
    works: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ("build", works, "--out", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9")
    both = aligner(*command, "--jobs", "2")
    assert (both.code, "give one of them" in both.err) == (2, True)
    monkeypatch.setitem(sys.modules, "distributed", None)
    refused(aligner(*command), "extra cluster", "distributed")
    assert not (tmp_path / "out").exists()
