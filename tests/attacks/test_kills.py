"""Killed at any moment, a command leaves each file as it was or as it will be, and loses no decision."""

import random
import shutil
from pathlib import Path

import pytest

from aligner.project import Project, decisions
from tests.attacks.making import OPTIONS, TIMES, end, kill, seconds, start, write_texts
from tests.cli.running import aligner

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("sound")]
KILLS = 30 * TIMES


def files(folder: Path) -> dict[str, bytes]:
    """What a build leaves beside its project."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.suffix in (".tmx", ".po", ".csv")}


def journal(path: Path) -> list[str]:
    with Project(path) as project:
        return [decision.id for decision in decisions.journal(project)]


def built(place: Path) -> Path:
    texts = write_texts(place / "texts")
    assert aligner("build", *texts, "--out", place / "out", *OPTIONS).code == 0
    return place / "out"


def test_build(place: Path) -> None:
    out = built(place)
    commands = {}
    known: dict[str, list[bytes]] = {}
    for name, first in (("texts", ""), ("others", "A new first line came.")):
        commands[name] = ("build", *write_texts(place / name, first), "--out", out, *OPTIONS)
        assert aligner(*commands[name]).code == 0
        if name == "texts":
            assert aligner("review", out, "--accept-above", "0").code == 0
            assert aligner(*commands[name]).code == 0
        for file, content in files(out).items():
            known.setdefault(file, []).append(content)
    took, chance, before = seconds(*commands["texts"]), random.Random(1), journal(out)
    for n in range(KILLS):
        kill(start(*commands["others" if n % 2 else "texts"]), chance.uniform(0, took))
        assert journal(out)[: len(before)] == before
        for file, content in files(out).items():
            assert content in known[file], (n, file)
    for place_, name in enumerate(commands):
        assert end(start(*commands[name])) == 0
        assert files(out) == {file: contents[place_] for file, contents in known.items()}


def test_merge(place: Path) -> None:
    out = built(place)
    ana, bahar, both = (place / f"{name}.aligner" for name in ("ana", "bahar", "both"))
    for path, score in ((ana, "0"), (bahar, "0.5")):
        shutil.copy(out / "project.aligner", path)
        assert aligner("review", path, "--accept-above", score, "--as", path.stem).code == 0
    merge = ("merge", ana, bahar, "--out", both)
    took, chance = seconds(*merge), random.Random(2)
    wanted = journal(both)
    for _ in range(KILLS):
        both.unlink(missing_ok=True)
        kill(start(*merge), chance.uniform(0, took))
        assert not both.exists() or journal(both) == wanted
    assert {path.name for path in place.glob("*.aligner")} <= {"ana.aligner", "bahar.aligner", "both.aligner"}


def test_apply_and_accept(place: Path) -> None:
    out = built(place)
    assert aligner("export", out, "--out", place / "rows.csv").code == 0
    edited = (place / "rows.csv").read_text("utf-8").replace("visita museo", "ve museo")
    (place / "rows.csv").write_text(edited, "utf-8")
    for args in (("--apply", place / "rows.csv"), ("--accept-above", "0")):
        chance = random.Random(3)
        before = (out / "project.aligner").read_bytes()
        took = seconds("review", out, *args)
        whole = len(journal(out))
        (out / "project.aligner").write_bytes(before)
        few = len(journal(out))
        for _ in range(KILLS // 2):
            (out / "project.aligner").write_bytes(before)
            kill(start("review", out, *args), chance.uniform(0, took))
            assert len(journal(out)) in (few, whole), "all or none"


@pytest.mark.parametrize("name", ["x.tmx", "x.csv", "x.xlsx", "x.jsonl", "x.tbx"])
def test_export(place: Path, name: str) -> None:
    out, path = built(place), place / name
    export = ("export", out, "--out", path, *(["--terms"] if name.endswith("tbx") else []))
    took, chance = seconds(*export), random.Random(4)
    whole = path.read_bytes()
    for n in range(KILLS // 3):
        path.write_bytes(b"old") if n % 2 else path.unlink(missing_ok=True)
        kill(start(*export), chance.uniform(0, took))
        assert not path.exists() or path.read_bytes() in (whole, b"old")
