"""Drives the real command in tmux: real keys, and the screen as a person sees it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.running import environment

# In CI a missing program is a failure, not a skipped test.
needs_tmux = pytest.mark.skipif(
    not shutil.which("tmux") and not os.environ.get("CI"), reason="not installed; run: apt-get install tmux"
)


PATIENCE = 300
"""Seconds until what has not come is taken for a failure: not a promise to anybody, only an end for a test that would
wait for ever. A busy machine may take its time."""


class Tmux:
    """A terminal of its own server, so that nobody's own sessions are touched."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket

    def run(self, *args: str) -> str:
        command = ["tmux", "-u", "-f", "/dev/null", "-S", str(self._socket), *args]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=PATIENCE).stdout

    def type(self, *keys: str) -> None:
        """Presses keys; ``Enter``, ``Left`` and the like by their names, anything else letter by letter."""
        for key in keys:
            named = key in ("Enter", "Left", "Right", "Escape", "BSpace")
            self.run("send-keys", *([] if named else ["-l"]), key)

    def screen(self, *options: str) -> str:
        return self.run("capture-pane", "-p", *options)

    def wait(self, wanted: str, *options: str) -> str:
        """The screen, once it shows what is wanted."""
        end = time.monotonic() + PATIENCE
        while wanted not in (seen := self.screen(*options)):
            assert time.monotonic() < end, f"{wanted!r} did not come:\n{seen}"
            time.sleep(0.05)
        return seen


@contextmanager
def review(project: Path, *options: str, columns: int = 80, lines: int = 24, **variables: str) -> Iterator[Tmux]:
    """``aligner review`` in a terminal of that size."""
    tmux = Tmux(project.parent / "tmux")
    settings = {"PYTHONPATH": environment()["PYTHONPATH"], "LC_ALL": "C.UTF-8", **variables}
    command = [
        "env",
        "-u",
        "COLUMNS",
        "-u",
        "LINES",
        *(f"{k}={v}" for k, v in settings.items()),
        sys.executable,
        "-m",
        "aligner",
        "review",
    ]
    shell = " ".join(f"'{part}'" for part in [*command, str(project), *options])
    tmux.run("new-session", "-d", "-x", str(columns), "-y", str(lines), f"{shell}; echo END; sleep {2 * PATIENCE}")
    try:
        yield tmux
    finally:
        tmux.run("kill-server")
