"""Answers one at a time: a key where the input is a terminal, a line where it is not."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

END = "\x04"
"""The answer that stands for the end of the input (Ctrl-D)."""

_KEY = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|)|.", re.DOTALL)
"""One key; an arrow or function key sends several characters, whose last must not be taken for a letter."""

_PERSIAN = dict(zip("ضصثقفغعهخحشسیبلاتنمکظطزرذدپو", "qwertyuiopasdfghjkl;zxcvbnm,", strict=False))
"""The same keys on a Persian keyboard: a reviewer need not switch the layout for each decision."""


@contextmanager
def answers() -> Iterator[Callable[[], str]]:
    """A function that waits for the next answer: one lower-case key, ``""`` for Enter, or ``END``."""
    if not sys.stdin.isatty():
        yield _line
    elif sys.platform == "win32":
        yield lambda: _plain(click.getchar())
    else:
        with _terminal() as key:
            yield key


def _line() -> str:
    line = sys.stdin.readline()
    return _plain(line.strip()[:1]) if line else END


def _plain(key: str) -> str:
    key = key.strip().lower()
    return _PERSIAN.get(key, key)


@contextmanager
def _terminal() -> Iterator[Callable[[], str]]:
    # Not click.getchar(): it switches the terminal for each key and throws away what was typed ahead.
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    waiting: list[str] = []

    def key() -> str:
        while not waiting:
            data = os.read(terminal, 1024)
            if not data:
                return END
            waiting.extend(_KEY.findall(data.decode("utf-8", "replace")))
        return waiting.pop(0) if waiting[0] == END else _plain(waiting.pop(0))

    try:
        tty.setcbreak(terminal, termios.TCSADRAIN)
        yield key
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
