"""Many tasks on the machines of a cluster: what ``side_by_side`` does, on workers of Dask.

Dask's scheduler keeps the tasks, hands them out, and hands one whose worker died to another; nothing here does that
again. Workers live on, so each loads its model once. They and we see the same files under the same names, and compute
the same: a worker that has another version refuses.
"""

import logging
import os
import threading
import warnings
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from aligner import __version__, encoders
from aligner.build.side_by_side import LOOK, LostError, Shares, Tell
from aligner.errors import AlignerError, InputError, MissingExtraError

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
R = TypeVar("R")
_SECONDS = 10
"""That a scheduler has to answer."""
_AHEAD = 4
"""Tasks for each thread of the workers that the scheduler holds, so that none waits for us; all of thousands of works,
with their texts, would fill its memory."""
_LEAST_AHEAD = 64
"""The same where there are few workers: clusters that grow by need grow by what waits."""
_CARRIED = (encoders.VARIABLE, "SOURCE_DATE_EPOCH")
"""Environment variables that shape what is built."""
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class _Here:
    """What a worker must share with us for the same bytes."""

    versions: str
    variables: dict[str, str | None]

    @classmethod
    def found(cls) -> "_Here":
        return cls(_versions(), {name: os.environ.get(name) for name in _CARRIED})


def _versions() -> str:
    return f"aligner {__version__} with {encoders.default().signature}"


def each(
    tasks: Sequence[T], scheduler: str, work: Callable[[T, Tell], R], progress: Shares
) -> Generator[tuple[int, R | Exception]]:
    """Each task's number with what ``work`` made of it or raised, as they end.

    ``scheduler``: its address (``tcp://host:8786``), or the file in which it left that. ``work``: a function of a
    module; its tasks and results are pickled. Raises MissingExtraError without Dask, and InputError for a scheduler
    that does not answer or goes away. Close it where it is left before its end.
    """
    with _connected(scheduler) as client:
        yield from _Window(client, scheduler, tasks, work, progress).results()


def ask(scheduler: str) -> None:
    """Raises MissingExtraError or InputError where ``each`` would, before anything was done."""
    with _connected(scheduler):
        pass


@contextmanager
def _connected(scheduler: str) -> "Generator[Client]":
    try:
        from distributed import Client
    except ImportError:
        raise MissingExtraError.of("cluster", "--scheduler needs Dask") from None
    # What it logs of lost connections we say in a sentence.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    given = {"scheduler_file": scheduler} if Path(scheduler).is_file() else {"address": scheduler}
    try:
        client = Client(**given, timeout=_SECONDS, set_as_default=False, name="aligner")
    except (OSError, ValueError, TypeError) as error:
        raise InputError(
            f"No Dask scheduler answers at {scheduler}; start one with `dask scheduler`, and give the address that it "
            f"tells, such as tcp://127.0.0.1:8786."
        ) from error
    try:
        yield client
    finally:
        client.close()


class _Window(Generic[T, R]):
    """Some tasks ahead of the workers; the rest waits here."""

    def __init__(
        self, client: "Client", scheduler: str, tasks: Sequence[T], work: Callable[[T, Tell], R], progress: Shares
    ) -> None:
        self._client, self._scheduler = client, scheduler
        self._tasks, self._work, self._progress = tasks, work, progress
        self._here = _Here.found()
        self._waiting = deque(range(len(tasks)))
        self._running: dict[Future[R], int] = {}
        self._lost: deque[int] = deque()
        self._shares = [0.0] * len(tasks)
        self._threads: list[int] = []
        """Of each worker, as we last heard."""

    def results(self) -> Generator[tuple[int, R | Exception]]:
        """As ``each``."""
        self._ask()
        if not self._threads:
            warnings.warn(f"No worker is at {self._scheduler} yet; the build goes on when one comes.", stacklevel=2)
        elif max(self._threads) > 1:
            message = f"A worker of {max(self._threads)} threads builds one work at a time; start it with --nthreads 1."
            warnings.warn(message, stacklevel=2)
        executor = self._client.get_executor(pure=False)
        while self._waiting or self._running:
            self._fill(executor, max(_LEAST_AHEAD, _AHEAD * sum(self._threads)))
            for number, result in self._ended():
                if isinstance(result, LostError):  # One that waited on a worker dies with it, too.
                    self._lost.append(number)
                else:
                    yield number, result
        self._waiting = self._lost
        while self._waiting or self._running:  # Whose workers they were nobody knows: each is tried by itself.
            self._fill(executor, 1)
            yield from self._ended()

    def _fill(self, executor: Executor, most: int) -> None:
        try:
            while self._waiting and len(self._running) < most:
                number = self._waiting.popleft()
                self._running[executor.submit(build_one, self._work, self._tasks[number], self._here)] = number
        except Exception as error:
            raise self._gone() from error

    def _ended(self) -> Generator[tuple[int, R | Exception]]:
        done, _ = wait(self._running, timeout=LOOK, return_when=FIRST_COMPLETED)
        for future in done:
            number, result = self._running.pop(future), self._outcome(future)
            self._shares[number] = 1.0
            yield number, result
        if self._waiting:
            self._ask()
        self._progress(self._shares)

    def _outcome(self, future: "Future[R]") -> R | Exception:
        from distributed.scheduler import KilledWorker

        try:
            error = future.exception()
        except CancelledError:
            raise self._gone() from None
        if isinstance(error, KilledWorker):
            return LostError(f"{error.allowed_failures + 1} workers that tried it died; was there enough memory?")
        if isinstance(error, ModuleNotFoundError):
            return InputError(
                f"a worker at {self._scheduler} lacks {error.name}; install there what is installed here."
            )
        return error if isinstance(error, Exception) else future.result()

    def _ask(self) -> None:
        """One that is busy may be slow to answer; that it is gone its tasks tell."""
        with suppress(Exception):
            self._threads = list(self._client.nthreads().values())

    def _gone(self) -> InputError:
        return InputError(
            f"The scheduler at {self._scheduler} is gone; works that were finished stand, and the same command goes on "
            f"with the rest."
        )


def build_one(work: Callable[[T, Tell], R], task: T, here: _Here) -> R:
    """A task on a worker. Raises AlignerError where another version would make something else of it."""
    with _one_at_a_time:  # Variables are the whole process's, and Python's threads share one core anyway.
        for name, value in here.variables.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
        if (own := _versions()) != here.versions:
            raise AlignerError(f"a worker has {own}, and here is {here.versions}; install the same there.")
        return work(task, lambda share: None)
