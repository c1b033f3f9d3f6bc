"""A build of many works that is killed goes on where it was: what was finished stays, and few works are done again."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from aligner.build import unchanged
from tests.attacks.making import NAMES, OPTIONS, TIMES, write_texts
from tests.cli.running import environment

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("sound")]
KILLS = 4 * TIMES
WORKS = 6
JOBS = 2


def run(command: Sequence[object], kill_after: float | None = None, *, all_at_once: bool = True) -> int:
    """The command in processes of its own, killed after so many seconds, all of them or the first alone; its status.

    None of them is left when this ends.
    """
    args = [sys.executable, "-m", "aligner", *map(str, command)]
    null = subprocess.DEVNULL
    with subprocess.Popen(args, env=environment(), stdout=null, stderr=null, start_new_session=True) as first:
        with suppress(subprocess.TimeoutExpired):
            return first.wait(kill_after)
        if all_at_once:
            os.killpg(first.pid, signal.SIGKILL)
        else:
            first.kill()
        first.wait()
    with suppress(ProcessLookupError):
        while True:
            os.killpg(first.pid, 0)
            time.sleep(0.01)
    return -signal.SIGKILL


def made(out: Path) -> dict[str, bytes]:
    """What was exported, by path."""
    kept = (".tmx", ".po", ".csv")
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.suffix in kept}


def finished(out: Path) -> dict[str, int]:
    """The works that are whole, and when each was finished."""
    markers = out.glob(f"*/{unchanged.WORK_NAME}")
    return {path.parent.name: path.stat().st_mtime_ns for path in markers if unchanged.made(path.parent)}


def test_what_was_finished_stays_and_few_works_are_done_again(place: Path) -> None:
    for name in NAMES[:WORKS]:
        write_texts(place / "works" / name, f"The story of {name}.")
    out = place / "out"
    command = ("build", place / "works", "--out", out, "--jobs", JOBS, *OPTIONS)
    begin = time.monotonic()
    assert run(command) == 0
    took, whole, chance = time.monotonic() - begin, made(out), random.Random(8)
    assert len(finished(out)) == WORKS
    shutil.rmtree(out)
    for n in range(KILLS):
        before = finished(out)
        ended = run(command, chance.uniform(0.2, 1) * took, all_at_once=bool(n % 2))
        after = finished(out)
        assert after | before == after, "a finished work was done again"
        started = {path.parent.name for path in out.glob("*/project.aligner")}
        assert len(started - after.keys()) <= JOBS, "more works than were under way are done again"
        assert made(out).items() <= whole.items(), "half a file"
        if ended == 0:
            assert made(out) == whole
            shutil.rmtree(out)
    assert run(command) == 0
    assert made(out) == whole
