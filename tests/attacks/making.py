"""A work whose rows are told right from shifted by their numbers, and commands that are killed or meet each other."""

import hashlib
import json
import os
import re
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from aligner.project import Project
from tests.cli.running import aligner

NAMES = ("Ruiz", "Lopez", "Silva", "Osei", "Karimi", "Duarte", "Nolan", "Weber", "Costa", "Marin", "Alonso", "Tanaka")
OPTIONS = ("--segmented", "lines", "--order", "ordered")
TIMES = int(os.environ.get("ATTACKS", "1"))
"""How often an attack is tried, in multiples of what CI has time for. ``ATTACKS=10`` kills more than 300 times, and
with 25 each pair of commands meets 50 times and 1,000 bad files of each kind are read."""


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


def start(*args: object, stdin: str = "") -> int:
    """The command in a child of this process, which has imported all there is; its id."""
    return child(lambda: aligner(*args, stdin=stdin).code)


def child(run: Callable[[], int]) -> int:
    """A child of this process that ends with the status that the function gives; its id."""
    own = os.fork()
    if own:
        return own
    code = 99
    try:
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)
        code = run()
    finally:
        os._exit(code)


def end(own: int) -> int:
    """Waits for it; its exit status, or below zero the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(own, 0)[1])


def kill(own: int, after: float) -> int:
    """Kills it after so many seconds, unless it has ended."""
    until = time.monotonic() + after
    while time.monotonic() < until:
        done, status = os.waitpid(own, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    os.kill(own, signal.SIGKILL)
    return end(own)


def seconds(*args: object, stdin: str = "") -> float:
    """How long the command takes when nobody kills it; it must succeed."""
    begin = time.monotonic()
    assert end(start(*args, stdin=stdin)) == 0, args
    return time.monotonic() - begin


def left(project: Project) -> dict[str, str]:
    """The files beside a project to their digests, as the last build left them."""
    folder = project.path.parent
    known = json.loads(project.rows("SELECT settings FROM run WHERE step = 'files'")[0][0])
    found = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in known}
    assert {name: [digest] for name, digest in found.items()} == known, "files of two builds"
    assert not project.rows("SELECT 1 FROM run WHERE step = 'waiting'")
    return found
