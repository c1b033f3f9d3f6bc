"""Tasks on the workers of a real Dask scheduler: what dies with a worker is done again, and nothing hangs."""

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from aligner.build import cluster
from aligner.build.cluster import ask, each
from aligner.build.side_by_side import LostError, Tell
from aligner.errors import AlignerError, InputError, MissingExtraError
from tests.build.tasks import task
from tests.cli.running import environment


@contextmanager
def dask(folder: Path, workers: int = 2) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A scheduler's file and process, with so many workers; all are gone at the end."""
    file = folder / "scheduler.json"
    env = {**environment(), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    started: list[subprocess.Popen[bytes]] = []

    def start(*args: object) -> None:
        command = [sys.executable, "-m", "dask", *map(str, args), "--scheduler-file", str(file), "--no-dashboard"]
        with (folder / f"{len(started)}.log").open("wb") as log:
            started.append(subprocess.Popen(command, env=env, cwd=folder, stdout=log, stderr=log))

    try:
        start("scheduler", "--host", "127.0.0.1", "--port", 0)
        if workers:
            start("worker", "--nthreads", 1, "--nworkers", workers)
        while not file.exists():
            assert started[0].poll() is None, (folder / "0.log").read_text()
            time.sleep(0.1)
        yield str(file), started[0]
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:  # Its workers end when they see that it is gone.
                process.kill()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with dask(tmp_path_factory.mktemp("dask")) as (address, _):
        yield address


def first_time_dying(file: Path, tell: Tell) -> str:
    if not file.exists():
        file.write_text("was here")
        os.kill(os.getpid(), 9)
    return "done"


def slow(number: int, tell: Tell) -> int:
    time.sleep(30 if number else 0)
    return number


def results(tasks: Sequence[int], scheduler: str) -> dict[int, object]:
    with closing(each(tasks, scheduler, task, lambda shares: None)) as found:
        return {tasks[place]: repr(made) if isinstance(made, ValueError) else made for place, made in found}


@pytest.mark.slow
def test_each_task_is_done_and_an_error_is_its_own(scheduler: str) -> None:
    assert results([2, 13, *range(100, 300)], scheduler) == {
        2: 4,
        13: "ValueError('no thirteen')",
        **{n: n * n for n in range(100, 300)},
    }


@pytest.mark.slow
def test_a_task_whose_worker_died_is_done_by_another(scheduler: str, tmp_path: Path) -> None:
    with closing(each([tmp_path / "file"], scheduler, first_time_dying, lambda shares: None)) as found:
        assert list(found) == [(0, "done")]


@pytest.mark.slow
def test_a_task_that_kills_its_workers_is_told_and_takes_no_other_along(scheduler: str) -> None:
    found = results([2, 99, 4, 5], scheduler)
    lost = found.pop(99)
    assert isinstance(lost, LostError)
    assert "2 workers that tried it died" in str(lost)
    assert found == {2: 4, 4: 16, 5: 25}


@pytest.mark.slow
def test_a_worker_of_another_version_refuses(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "__version__", "0.0")
    (refused,) = results([3], scheduler).values()
    assert isinstance(refused, AlignerError)
    assert "and here is aligner 0.0 with" in str(refused)


@pytest.mark.slow
def test_a_scheduler_that_goes_away_is_told(tmp_path: Path) -> None:
    with dask(tmp_path) as (address, process), closing(each([0, 1], address, slow, lambda shares: None)) as found:
        assert next(found) == (0, 0)
        process.kill()
        with pytest.raises(InputError, match="is gone; works that were finished stand"):
            next(found)


@pytest.mark.slow
def test_workers_may_come_later(tmp_path: Path) -> None:
    with dask(tmp_path, workers=0) as (address, _):
        command = [sys.executable, "-m", "dask", "worker", "--scheduler-file", address, "--nthreads", "1"]
        later = f"sleep 2; exec {shlex.join(command)}"
        with subprocess.Popen(
            ["sh", "-c", later], env=environment(), cwd=tmp_path, stderr=subprocess.DEVNULL
        ) as worker:
            with pytest.warns(UserWarning, match="No worker is at"):
                assert results([3], address) == {3: 9}
            worker.terminate()


@pytest.mark.slow
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://", "no-such-host.invalid:8786"])
def test_a_scheduler_that_does_not_answer_is_told_in_a_sentence(address: str) -> None:
    with pytest.raises(InputError, match=f"^No Dask scheduler answers at {address}; start one"):
        ask(address)


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtraError, match=r"--scheduler needs Dask; .*\(the extra cluster\)"):
        ask("tcp://127.0.0.1:8786")
