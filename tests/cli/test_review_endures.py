"""A thousand decisions, killed at any moment; two people at once."""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from aligner.model import Block, Corpus, Document, Segment, Unit
from aligner.project import Project, decisions, documents, rows, runs, units
from aligner.project.states import SegmentState, UnitState
from tests.cli.terminal import PATIENCE
from tests.project.making import decision_count

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="no POSIX signals")]


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A project of 1,500 rows."""
    texts: list[tuple[Document, tuple[Segment, ...]]] = []
    for lang, sentence in (("en", "Sheep number {}."), ("es", "Oveja número {}.")):
        text, segments = "", []
        for n in range(1500):
            own = sentence.format(n)
            segments.append(Segment(len(text), len(text) + len(own)))
            text += own + "\n"
        texts.append((Document(f"{lang}.txt", lang, text, (Block(0, len(text)),)), tuple(segments)))
    corpus = Corpus(tuple(texts))
    with Project(tmp_path / "project.aligner", create=True) as project:
        documents.replace(project, corpus.documents)
        units.replace(project, corpus, [Unit({"en": (n,), "es": (n,)}, 0.9) for n in range(1500)])
        runs.record(project, "align", "test", [1], {"pivot": "en"})
        runs.record(project, "mine", "test", [1], {})
    return tmp_path / "project.aligner"


def child(run: Callable[[], None], keys: str, out: Path) -> int:
    """A process that reads ``keys`` and writes to a file; the end of its input keeps it waiting, not quitting."""
    into, feed = os.pipe()
    pid = os.fork()
    if pid == 0:
        with suppress(BaseException):
            os.dup2(into, 0)
            os.dup2(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            sys.stdin, sys.stdout = os.fdopen(0), os.fdopen(1, "w", buffering=1)
            run()
        os._exit(0)
    os.write(feed, keys.encode())
    os.close(into)
    children.append(feed)
    return pid


children: list[int] = []
STILL = 3.0
"""Seconds of silence after which a child is waiting for more input."""


def reviewing(project: Path, who: str) -> Callable[[], None]:
    from aligner.cli import main

    return lambda: main(["review", str(project), "--in-order", "--as", who])


def consistent(path: Path) -> None:
    """Asserts that the journal is whole: each state follows from the one before, and the rows say what it says."""
    with Project(path) as project:
        assert project.rows("PRAGMA integrity_check")[0][0] == "ok"
        status: dict[str, UnitState] = {}
        undone: set[str] = set()
        cuts: dict[str, SegmentState] = {}
        for decision in decisions.journal(project):
            assert decision.undoes not in undone
            undone |= {decision.undoes} - {""}
            for change in decision.changes:
                if isinstance(change.after, SegmentState):
                    cuts[change.key] = change.after
                    continue
                if change.key in status and status[change.key].status != "absent":
                    assert change.before == status[change.key]
                assert isinstance(change.after, UnitState)
                status[change.key] = change.after
        for key, state in status.items():
            row = rows.by_key(project, key)
            # Rows of pieces that are one segment again are not kept.
            assert row or (not state.live and cuts)
            assert not row or row.state.status == state.status
        whole = [i for u in units.load(project) if u.status != "rejected" for i in u.unit.cells.get("en", ())]
        assert len(whole) == len(set(whole))
        size = len(documents.load(project).texts["en"])
        assert size == 1500 + sum(len(state.cuts) for state in cuts.values()) / 2  # Two languages.
        assert not cuts or len(whole) == size


def test_a_thousand_decisions_and_a_hundred_kills(large: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    out = tmp_path / "screen"
    total = kills = 0
    while total < 1000 or kills < 100:
        # Each of these keys is one decision and one new picture.
        keys = "".join(chance.choice(["a", "x", "r", "a\nu", "m\na", "c\nwhy"]) + "\n" for _ in range(200))
        keys = "".join(f"{key}{n}\n" if key == "why" else f"{key}\n" for n, key in enumerate(keys.split()))
        out.touch()
        pid = child(reviewing(large, "ana"), keys, out)
        wanted = chance.randint(1, 25)
        end = time.monotonic() + PATIENCE
        while out.read_bytes().count(b"Row ") < wanted and time.monotonic() < end:
            time.sleep(0.001)
        time.sleep(chance.random() * 0.02)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(children.pop())
        kills += 1
        pictures = sum(line.startswith(b"Row ") for line in out.read_bytes().splitlines())
        with Project(large) as project:
            now = decision_count(project)
        # What the screen had gone on from is kept; the decision under way at the end is kept whole or not at all.
        assert now - total in (pictures - 1, pictures), (now - total, pictures)
        total = now
        out.unlink()
        if kills == 60:  # Enough rows left for the rest.
            with Project(large) as project:
                assert rows.count(project, ("open",)) > 300
    assert total >= 1000
    consistent(large)


def test_kills_in_the_midst_of_cuts(large: Path, tmp_path: Path) -> None:
    chance = random.Random(11)
    out = tmp_path / "screen"
    total = 0
    for _ in range(20):
        chosen = chance.choice(["m", "u", ""])
        keys = f"g\n{chance.randint(1, 1000)}\n" + f"s\nnumber\nnúmero\n{chosen}\n" * 30
        out.touch()
        pid = child(reviewing(large, "ana"), keys.replace("\n\n", "\n"), out)
        wanted = chance.randint(2, 25)
        # Where a row lacks the words, its answers are used up before so many pictures: then it says nothing more.
        size, quiet = 0, time.monotonic()
        while out.read_bytes().count(b"Row ") < wanted and time.monotonic() < quiet + STILL:
            if (now := out.stat().st_size) != size:
                size, quiet = now, time.monotonic()
            time.sleep(0.001)
        time.sleep(chance.random() * 0.02)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(children.pop())
        out.unlink()
        consistent(large)
    with Project(large) as project:
        total = decision_count(project)
    assert total > 20


def test_two_people_at_once_lose_nothing_and_see_no_lock(large: Path, tmp_path: Path) -> None:
    import subprocess

    from tests.cli.running import environment

    running = []
    for who in ("ana", "bahar"):
        command = [sys.executable, "-m", "aligner", "review", str(large), "--in-order", "--as", who]
        running.append(
            subprocess.Popen(
                command,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
            )
        )
    said = []
    for process, key in zip(running, "ax", strict=True):
        assert process.stdin
        process.stdin.write(f"{key}\n" * 200)
        process.stdin.close()
    for process in running:
        assert process.stdout
        assert process.stderr
        out, err = process.stdout.read(), process.stderr.read()
        assert process.wait(60) == 0
        said.append((out, err))
        assert "lock" not in err
        assert "Traceback" not in err
    assert any("Somebody else decided meanwhile" in err for _, err in said)
    with Project(large) as project:
        by = [decision.who for decision in decisions.journal(project)]
    assert (by.count("ana"), by.count("bahar")) == (200, 200)
    consistent(large)
