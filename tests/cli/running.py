"""Runs the real command."""

import io
import os
import subprocess
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path

from aligner.cli import main

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


def aligner(*args: object, stdin: str = "") -> Result:
    """``aligner ARGS`` through the front door, in this process: most tests need no new interpreter."""
    streams = [io.TextIOWrapper(io.BytesIO(data), encoding="utf-8") for data in (stdin.encode(), b"", b"")]
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        with warnings.catch_warnings():
            main([str(arg) for arg in args])
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
    for stream in streams:
        stream.flush()
    out, err = (stream.buffer.getvalue().decode() for stream in streams[1:])  # type: ignore[attr-defined]
    return Result(code, out, err)


def process(*args: object, stdin: str = "") -> Result:
    """The same in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "aligner", *map(str, args)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
        env=environment(),
    )
    return Result(done.returncode, done.stdout, done.stderr)


def environment() -> dict[str, str]:
    """That of the tests, with this checkout importable from anywhere."""
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}


def refused(result: Result, *words: object) -> None:
    """Asserts one clear sentence on stderr with these words in it, a status not zero, and no traceback."""
    assert result.code not in (0, 130), result
    assert "Traceback" not in result.err
    lines = [line for line in result.err.splitlines() if line.startswith("aligner: ") and "note:" not in line]
    assert len(lines) == 1, result.err
    for word in words:
        assert str(word) in lines[0], lines[0]
