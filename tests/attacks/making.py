"""A work whose rows are told right from shifted by their numbers, and commands that are killed or meet each other."""

import os
import re
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from tests.cli.running import aligner

NAMES = ("Ruiz", "Lopez", "Silva", "Osei", "Karimi", "Duarte", "Nolan", "Weber", "Costa", "Marin", "Alonso", "Tanaka")
OPTIONS = ("--segmented", "lines", "--order", "ordered")
TIMES = int(os.environ.get("ATTACKS", "1"))
"""How often an attack is tried, in multiples of what CI has time for."""


def write_texts(folder: Path, first: str = "") -> list[str]:
    """Two texts of the same lines, each with a number of its own; ``first``: a line that English alone begins with."""
    folder.mkdir(parents=True, exist_ok=True)
    english = [f"Doctor {name} visits museum {1900 + n}." for n, name in enumerate(NAMES)]
    spanish = [f"Doctor {name} visita museo {1900 + n}." for n, name in enumerate(NAMES)]
    (folder / "en.txt").write_text("\n".join(filter(None, [first, *english])) + "\n", "utf-8")
    (folder / "es.txt").write_text("\n".join(spanish) + "\n", "utf-8")
    return [str(folder / "en.txt"), str(folder / "es.txt")]


def shifted(texts: Sequence[str]) -> bool:
    """Whether a row brings lines together that do not belong together."""
    numbers = [set(re.findall(r"\b19\d\d\b", text)) for text in texts]
    return any(own != numbers[0] for own in numbers)


def start(*args: object) -> int:
    """The command in a child of this process, which has imported all there is; its id."""
    child = os.fork()
    if child:
        return child
    code = 99
    try:
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)
        code = aligner(*args).code
    finally:
        os._exit(code)


def end(child: int) -> int:
    """Waits for it; its exit status, or below zero the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def kill(child: int, after: float) -> int:
    """Kills it after so many seconds, unless it has ended."""
    until = time.monotonic() + after
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    return end(child)


def seconds(*args: object) -> float:
    """How long the command takes when nobody kills it; it must succeed."""
    begin = time.monotonic()
    assert end(start(*args)) == 0, args
    return time.monotonic() - begin
