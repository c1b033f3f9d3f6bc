"""Many tasks side by side in processes of their own: what one does, none of the others sees.

Nothing here knows what a task is. A process that dies takes no task with it but its own; if ours dies, the processes
end, too.
"""

import gc
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from typing import Any, Generic, TypeVar

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
"""In a process: the shares of all tasks, shared with the one that started it."""


class LostError(AlignerError):
    """The process of a task is gone, and did not say why."""

    def __init__(self, said: str = "its process was ended from outside; was there enough memory?") -> None:
        super().__init__(said)


def each(
    tasks: Sequence[T], jobs: int, work: Callable[[T, Tell], R], progress: Shares
) -> Generator[tuple[int, R | Exception]]:
    """Each task's number with what ``work`` made of it or raised, as they end.

    ``work``: a function of a module. Not more than ``jobs`` tasks are under way at once. Close it where it is left
    before its end.
    """
    rounds = _Rounds(tasks, work, progress)
    waiting, lost = deque(range(len(tasks))), []
    while waiting:
        lost += yield from rounds.together(waiting, jobs)
    for number in lost:  # Whose process it was nobody knows: each is tried by itself.
        if (yield from rounds.together(deque([number]), 1)):
            yield number, LostError()


class _Rounds(Generic[T, R]):
    def __init__(self, tasks: Sequence[T], work: Callable[[T, Tell], R], progress: Shares) -> None:
        self._tasks, self._work, self._progress = tasks, work, progress
        self._context = get_context("spawn")  # A fork would take threads and locks of the libraries along.
        self._shares = self._context.Array("d", len(tasks), lock=False)
        self._looked = 0.0

    def together(self, waiting: deque[int], jobs: int) -> Generator[tuple[int, R | Exception], None, list[int]]:
        """Those that were under way when a process died; the rest are waiting still."""
        lost: list[int] = []
        running: dict[Future[R], int] = {}
        with _Pool(jobs, self._context, self._shares) as pool:
            while True:
                self._fill(pool, running, deque() if lost else waiting, jobs)
                if not running:
                    return lost
                done, _ = wait(running, timeout=LOOK, return_when=FIRST_COMPLETED)
                for future in done:
                    number, error = running.pop(future), future.exception()
                    if isinstance(error, BrokenProcessPool):
                        lost.append(number)
                    elif isinstance(error, Exception):
                        yield number, error
                    else:
                        self._shares[number] = 1.0
                        yield number, future.result()
                self._look()

    def _look(self) -> None:
        if time.monotonic() - self._looked >= LOOK:
            self._progress(list(self._shares))
            self._looked = time.monotonic()

    def _fill(self, pool: "_Pool", running: dict[Future[R], int], waiting: deque[int], jobs: int) -> None:
        while waiting and len(running) < jobs:
            try:
                future = pool.submit(_run, self._work, self._tasks[waiting[0]], waiting[0])
            except BrokenProcessPool:  # Those under way tell it, too.
                return
            running[future] = waiting.popleft()


class _Pool(ProcessPoolExecutor):
    """Processes that are gone at once when the block is left by an error: an interrupt above all."""

    def __init__(self, jobs: int, context: Any, shares: Any) -> None:
        super().__init__(jobs, mp_context=context, initializer=_begin, initargs=(shares, gc.get_threshold()))

    def __exit__(self, kind: Any, *rest: Any) -> None:
        if kind:
            for process in list((self._processes or {}).values()):
                process.terminate()
        self.shutdown(wait=True, cancel_futures=True)


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


def _run(work: Callable[[T, Tell], R], task: T, number: int) -> R:
    def tell(share: float) -> None:
        _shares[number] = share

    return work(task, tell)
