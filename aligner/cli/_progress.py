"""How far a job is: one bar over all of it on a terminal, a line every ten seconds elsewhere, and the time left."""

import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import TextIO

STAGES = {"looking": 0.005, "reading": 0.015, "segmenting": 0.03, "aligning": 0.42, "mining": 0.5, "writing": 0.03}
"""Each stage of a build and its share of the time, as measured on some hundred segments with nothing cached."""
_SHARES = {**STAGES, "comparing": 0.001}
"""The same of all jobs."""
EVERY = 10.0
"""Seconds between two lines where nobody looks at a terminal."""
REDRAWN = 1.0
"""Seconds between two pictures of the bar: the time goes on where a stage tells nothing."""
_WINDOW = 60.0
"""Seconds whose pace tells the time left: a stage whose work was kept from before is over at once, and tells nothing of
the next."""
_SURE = 5.0
"""Seconds after which the time left is told, once ENOUGH is done: the first stages say little of the rest."""
_ENOUGH = 0.06
_WIDTH = 30


class Job:
    """Where a job stands. It is a ``progress.Progress``."""

    def __init__(self, stages: Sequence[str], clock: Callable[[], float] = time.monotonic) -> None:
        """``stages``: those of _SHARES that the job has, in order."""
        whole = sum(_SHARES[name] for name in stages)
        self._share = {name: _SHARES[name] / whole for name in stages}
        self._before = {name: sum(_SHARES[n] for n in stages[:i]) / whole for i, name in enumerate(stages)}
        self._clock = clock
        self._start = clock()
        self._trail: deque[tuple[float, float]] = deque([(self._start, 0.0)])
        self._base, self._size = 0.0, 1.0
        self.label = ""
        self.beside = ""
        """What is told after the label: which work it is, of how many."""
        self.done = 0.0
        """Share of the job, 0..1; it never falls."""

    def __call__(self, label: str, done: int, total: int) -> None:
        inside = self._before.get(label, 0.0) + self._share.get(label, 0.0) * (done / total if total else 1.0)
        self.label = label
        self._reach(self._base + self._size * min(1.0, inside))

    def part(self, before: float, size: float) -> None:
        """What is told from now on is about a part of the job: so much lies before it, and so much it is, of 0..1."""
        # What comes first was done for all parts at once.
        read = sum(self._share.get(name, 0.0) for name in ("looking", "reading"))
        self._base, self._size = read + before * (1 - read) - size * read, size
        self._reach(read + before * (1 - read))

    def all_parts(self, share: float, label: str) -> None:
        """So much, 0..1, is done of all that comes after the stages that are done for all parts at once."""
        read = sum(self._share.get(name, 0.0) for name in ("looking", "reading"))
        self.label = label
        self._reach(read + share * (1 - read))

    def _reach(self, share: float) -> None:
        if share > self.done:
            self.done = min(1.0, share)
        now = self._clock()
        if now - self._trail[-1][0] >= REDRAWN:
            self._trail.append((now, self.done))
        while len(self._trail) > 2 and now - self._trail[1][0] > _WINDOW:
            self._trail.popleft()

    def told(self) -> str:
        """``43 %, mining, work 3 of 8, about 2 min left``."""
        now = self._clock()
        (then, was), gone = self._trail[0], now - self._start
        pace = (self.done - was) / (now - then) if now > then else 0.0
        if gone < _SURE or self.done < _ENOUGH:
            left = ""
        elif pace * (gone + _WINDOW) < 0.01:
            left = f", {_time(gone)} so far"
        else:
            seconds = (1 - self.done) / pace
            left = ", less than a minute left" if seconds < 50 else f", about {_time(seconds)} left"
        beside = f", {self.beside}" if self.beside else ""
        return f"{int(100 * self.done):>3} %, {self.label or 'starting'}{beside}{left}"


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return f"{round(seconds)} s"
    return f"{minutes} min" if minutes < 100 else f"{minutes / 60:.1f} h"


class Bar:
    """Shows a job on stderr while it goes on. Use it in a ``with``."""

    def __init__(
        self, *stages: str, stream: TextIO | None = None, every: float = EVERY, redrawn: float = REDRAWN
    ) -> None:
        self.job = Job(stages or tuple(STAGES))
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._pause = redrawn if self._terminal else every
        self._over = threading.Event()
        self._shown = False
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._tell, daemon=True)

    def __enter__(self) -> "Bar":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self.clear()

    def __call__(self, label: str, done: int, total: int) -> None:
        before = int(100 * self.job.done), self.job.label
        self.job(label, done, total)
        if self._terminal and before != (int(100 * self.job.done), self.job.label):
            self._draw()

    def clear(self) -> None:
        """Takes the bar away, so that something else can be said."""
        with self._lock:
            if self._shown:
                self._write("\r\x1b[K")
                self._shown = False

    def _tell(self) -> None:
        while not self._over.wait(self._pause):
            if self._terminal:
                self._draw()
            else:
                self._write(f"{self.job.told()}\n")

    def _draw(self) -> None:
        with self._lock:
            if self._over.is_set():
                return
            filled = int(_WIDTH * self.job.done)
            self._write(f"\r[{'#' * filled}{'-' * (_WIDTH - filled)}] {self.job.told()}\x1b[K")
            self._shown = True

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):  # Nobody reads it any more; the work goes on.
            self._over.set()
