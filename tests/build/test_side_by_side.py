"""Tasks in processes of their own: what one does, no other feels."""

import multiprocessing
import os
from contextlib import closing
from pathlib import Path

import pytest

from aligner.build.side_by_side import Crew, LostError, Tell, each
from tests.build.tasks import task


def results(tasks: list[int], jobs: int) -> dict[int, object]:
    with Crew(jobs, os.getpid) as crew, closing(each(tasks, crew, task, lambda shares: None)) as found:
        return {tasks[place]: repr(made) if isinstance(made, ValueError) else made for place, made in found}


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_task_is_done_and_an_error_is_its_own(jobs: int) -> None:
    assert results([2, 13, 4], jobs) == {2: 4, 13: "ValueError('no thirteen')", 4: 16}


def test_a_process_that_dies_takes_no_other_task_along() -> None:
    found = results([2, 99, 4, 5], 2)
    assert isinstance(found.pop(99), LostError)
    assert found == {2: 4, 4: 16, 5: 25}


def test_processes_that_die_while_they_wait_are_replaced() -> None:
    with Crew(2, os.getpid) as crew:
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        with closing(each([2, 4], crew, task, lambda shares: None)) as found:
            assert sorted(found) == [(0, 4), (1, 16)]


def processes(_: int, tell: Tell) -> int:
    return os.getpid()


def test_what_is_left_before_its_end_leaves_no_process_behind() -> None:
    found = each([1, 2, 3], Crew(2), processes, lambda shares: None)
    _, process = next(found)
    found.close()
    assert isinstance(process, int)
    assert not Path(f"/proc/{process}").exists()
