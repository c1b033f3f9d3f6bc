"""Many tasks side by side in processes of their own: what one does, none of the others sees.

Nothing here knows what a task is. A process that dies takes no task with it but its own; if ours dies, the processes
end, too. They may be begun before the tasks are known: what they import, they import meanwhile.
"""

import gc
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from typing import Any, Generic, Self, TypeVar

from aligner.errors import AlignerError

T = TypeVar("T")
R = TypeVar("R")
Tell = Callable[[float], None]
"""Called by a task with how much of it is done, 0..1."""
Shares = Callable[[Sequence[float]], None]
"""Called now and then with the same of all tasks."""
LOOK = 0.5
"""Seconds between two calls of it: of thousands of small tasks each takes its time."""

_shares: Any = None
"""In a process: ``Crew.shares``, shared with the one that started it."""


class LostError(AlignerError):
    """The process of a task is gone, and did not say why."""

    def __init__(self, said: str = "its process was ended from outside; was there enough memory?") -> None:
        super().__init__(said)


class Crew:
    """Processes that wait for tasks. Use it in a ``with``: they are gone at its end."""

    def __init__(self, jobs: int, ready: Callable[[], object] | None = None) -> None:
        """``jobs``: how many. ``ready``: a function of a module that each begins with, at once."""
        self.jobs = jobs
        self._ready = ready
        self._context = get_context("spawn")  # A fork would take threads and locks of the libraries along.
        self.shares = self._context.Array("d", jobs, lock=False)
        """How much of its task each has done."""
        self._pool: _Pool | None = None

    def __enter__(self) -> Self:
        if self._ready:
            pool = self.pool()
            for _ in range(min(self.jobs, os.cpu_count() or 1)):  # There may be fewer tasks than jobs.
                pool.submit(self._ready)
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def pool(self) -> "_Pool":
        """The processes; new ones, where there are none."""
        self._pool = self._pool or _Pool(self.jobs, self._context, self.shares)
        return self._pool

    def end(self, *, at_once: bool = True) -> None:
        """Whatever they are at, or when they are done and have kept what they keep for later."""
        if self._pool:
            self._pool.end(at_once=at_once)
            self._pool = None


class _Pool(ProcessPoolExecutor):
    def __init__(self, jobs: int, context: Any, shares: Any) -> None:
        super().__init__(jobs, mp_context=context, initializer=_begin, initargs=(shares, gc.get_threshold()))

    def end(self, *, at_once: bool) -> None:
        if at_once:
            for process in list((self._processes or {}).values()):
                process.terminate()
        self.shutdown(wait=True, cancel_futures=True)


def each(
    tasks: Sequence[T], crew: Crew, work: Callable[[T, Tell], R], progress: Shares
) -> Generator[tuple[int, R | Exception]]:
    """Each task's number with what ``work`` made of it or raised, as they end.

    ``work``: a function of a module. Each process has not more than one task under way. Close it where it is left
    before its end.
    """
    rounds = _Rounds(tasks, crew, work, progress)
    waiting, lost = deque(range(len(tasks))), []
    try:
        while waiting:
            lost += yield from rounds.together(waiting, crew.jobs)
        for number in lost:  # Whose process it was nobody knows: each is tried by itself.
            if (yield from rounds.together(deque([number]), 1)):
                yield number, LostError()
        crew.end(at_once=False)
    finally:
        crew.end()


class _Rounds(Generic[T, R]):
    def __init__(self, tasks: Sequence[T], crew: Crew, work: Callable[[T, Tell], R], progress: Shares) -> None:
        self._tasks, self._crew, self._work, self._progress = tasks, crew, work, progress
        self._done = [0.0] * len(tasks)
        self._looked = 0.0

    def together(self, waiting: deque[int], jobs: int) -> Generator[tuple[int, R | Exception], None, list[int]]:
        """Those that were under way when a process died; the rest are waiting still."""
        lost: list[int] = []
        running: dict[Future[R], tuple[int, int]] = {}
        while True:
            self._fill(running, deque() if lost else waiting, jobs)
            if not running:
                if lost:
                    self._crew.end()
                return lost
            done, _ = wait(running, timeout=LOOK, return_when=FIRST_COMPLETED)
            for future in done:
                (number, _), error = running.pop(future), future.exception()
                if isinstance(error, BrokenProcessPool):
                    lost.append(number)
                elif isinstance(error, Exception):
                    yield number, error
                else:
                    self._done[number] = 1.0
                    yield number, future.result()
            self._look(running.values())

    def _look(self, running: Iterable[tuple[int, int]]) -> None:
        if time.monotonic() - self._looked >= LOOK:
            for number, place in running:
                self._done[number] = self._crew.shares[place]
            self._progress(list(self._done))
            self._looked = time.monotonic()

    def _fill(self, running: dict[Future[R], tuple[int, int]], waiting: deque[int], jobs: int) -> None:
        while waiting and len(running) < jobs:
            place = min(set(range(jobs)) - {place for _, place in running.values()})
            self._crew.shares[place] = 0.0
            try:
                future = self._crew.pool().submit(_run, self._work, self._tasks[waiting[0]], place)
            except BrokenProcessPool:
                if running:  # They tell it, too.
                    return
                self._crew.end()  # They died while they were waiting.
            else:
                running[future] = waiting.popleft(), place


def _begin(shares: Any, garbage: tuple[int, int, int]) -> None:
    global _shares  # noqa: PLW0603  # One process, one picture of it.
    _shares = shares
    gc.set_threshold(*garbage)  # As in the process that began it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # It is for the one that started us, who ends us.
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        connection.wait([parent.sentinel])
        os._exit(1)


def _run(work: Callable[[T, Tell], R], task: T, place: int) -> R:
    def tell(share: float) -> None:
        _shares[place] = share

    return work(task, tell)
