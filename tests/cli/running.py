"""Runs the real command in a process of its own."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


def aligner(*args: object, stdin: str = "", cwd: Path = ROOT) -> Result:
    """``aligner ARGS``; the input is never a terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "aligner", *map(str, args)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        check=False,
        timeout=300,
        env=environment(),
    )
    return Result(done.returncode, done.stdout, done.stderr)


def environment() -> dict[str, str]:
    """That of the tests, with this checkout importable from anywhere."""
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def refused(result: Result, *words: object) -> None:
    """Asserts one clear sentence on stderr with these words in it, a status not zero, and no traceback."""
    assert result.code not in (0, 130), result
    assert "Traceback" not in result.err
    lines = [line for line in result.err.splitlines() if line.startswith("aligner: ") and "note:" not in line]
    assert len(lines) == 1, result.err
    for word in words:
        assert str(word) in lines[0], lines[0]
