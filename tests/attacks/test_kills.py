"""Killed at any moment, a command leaves each file as it was or as it will be, and loses no decision."""

import json
import os
import random
import shutil
import signal
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from aligner.exchange import exporting
from aligner.project import Project, decisions, units
from aligner.web import app, guard, serving, session  # noqa: F401  # So that a child need not import them.
from tests.attacks.making import OPTIONS, TIMES, child, end, kill, left, seconds, start, write_texts
from tests.cli.running import aligner

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("sound")]
KILLS = 6 * TIMES


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
    commands, made = {}, {}
    for name, first in (("texts", ""), ("others", "A new first line came.")):
        commands[name] = ("build", *write_texts(place / name, first), "--out", out, *OPTIONS)
        assert aligner(*commands[name]).code == 0
        if name == "texts":
            assert aligner("review", out, "--accept-above", "0").code == 0
            assert aligner(*commands[name]).code == 0
        with Project(out) as project:
            made[name] = (files(out), said(project))
    took, chance, before = seconds(*commands["texts"]), random.Random(1), journal(out)
    for n in range(2 * KILLS):
        name = "others" if n % 2 else "texts"
        kill(start(*commands[name]), chance.uniform(took / 4, took))
        # Whoever looks next finds rows and files of one build, whole.
        with Project(out) as project:
            left(project)
            assert (files(out), said(project)) in made.values(), n
        assert journal(out) == before
        if n % 6 == 5:
            assert end(start(*commands[name])) == 0
            assert files(out) == made[name][0]


def said(project: Project) -> list[dict[str, str]]:
    return [dict(row.texts) for row in exporting.memory(project).units]


def test_a_first_build(place: Path) -> None:
    command = ("build", *write_texts(place / "texts"), "--out", place / "out", *OPTIONS)
    took, chance = seconds(*command), random.Random(5)
    whole = files(place / "out")
    for _ in range(KILLS):
        shutil.rmtree(place / "out")
        kill(start(*command), chance.uniform(0, took))
        there = (place / "out/project.aligner").exists()
        listed = aligner("review", place / "out", "--list")
        assert listed.code == 0 or (not there or "to its end" in listed.err), listed
        assert files(place / "out") in ({}, whole) if there else not (place / "out/alignment.tmx").exists()
        (place / "out").mkdir(exist_ok=True)


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


KEYS = "axr" * 4


def verbs(out: Path) -> list[tuple[str, str]]:
    with Project(out) as project:
        return [(d.verb, d.changes[0].key) for d in decisions.journal(project)]


def test_review_by_keys(place: Path) -> None:
    out = built(place)
    fresh, chance = (out / "project.aligner").read_bytes(), random.Random(6)
    review = ("review", out, "--in-order")
    took = seconds(*review, stdin="\n".join(KEYS))
    wanted = verbs(out)
    assert len(wanted) == len(KEYS)
    for _ in range(KILLS):
        (out / "project.aligner").write_bytes(fresh)
        kill(start(*review, stdin="\n".join(KEYS)), chance.uniform(0, took))
        done = verbs(out)
        assert done == wanted[: len(done)]
        # Come back tomorrow: what was not decided is asked, what was decided is not.
        assert end(start(*review, stdin="\n".join(KEYS[len(done) :]))) == 0
        assert verbs(out) == wanted


def test_serve(place: Path) -> None:
    out = built(place)
    fresh, chance = (out / "project.aligner").read_bytes(), random.Random(7)
    with Project(out) as project:
        keys = [row.key for row in units.load(project) if len(row.unit.cells) > 1]
    for _ in range(KILLS):
        (out / "project.aligner").write_bytes(fresh)
        reading, writing = os.pipe()

        server = child(partial(serve, out, writing))
        os.close(writing)
        with os.fdopen(reading) as stream:
            address = stream.readline().strip()
        acknowledged: list[str] = []
        asking = threading.Thread(target=ask, args=(address, keys, acknowledged))
        asking.start()
        assert kill(server, chance.uniform(0, 0.5)) == -signal.SIGKILL
        asking.join()
        done = [key for _, key in verbs(out)]
        assert len(done) == len(set(done)), "doubled"
        assert done[: len(acknowledged)] == acknowledged, "lost"
        assert len(done) <= len(acknowledged) + 1


def serve(out: Path, told: int) -> int:
    """Serves for ever; writes its address to the file descriptor ``told``."""
    serving.serve(out, 0, lambda address: os.write(told, f"{address}\n".encode()) and None)
    return 0


def ask(address: str, keys: Sequence[str], acknowledged: list[str]) -> None:
    """Accepts one row after the other until nobody answers; the keys of those that the page said were accepted."""
    opener = build_opener(HTTPCookieProcessor())
    parts = urlsplit(address)
    origin = f"{parts.scheme}://{parts.netloc}"
    head = {"Origin": origin, "Content-Type": "application/json"}
    with suppress(OSError, HTTPException):
        opener.open(address, timeout=60).read()
        for key in keys:
            facts = json.dumps({"verb": "accept", "key": key, "who": "ana"}).encode()
            with opener.open(Request(f"{origin}/api/decide", facts, head), timeout=60) as answer:  # noqa: S310
                assert json.load(answer)["done"] == "accept"
            acknowledged.append(key)
