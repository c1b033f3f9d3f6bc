"""Answers one at a time: a key or a typed line where the input is a terminal, a line where it is not."""

import codecs
import os
import re
import select
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Protocol

import click

from aligner.cli._text import width

END = "\x04"
"""The answer that stands for the end of the input (Ctrl-D)."""
REDRAW = "\x0c"
"""The answer that asks for the picture again (Ctrl-L; also that the window changed, or that the program goes on)."""

_KEY = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|[^\x1b])?|.", re.DOTALL)
"""One key; an arrow, a function key or Alt sends several characters, whose last must not be taken for a letter."""
_ARROWS = {f"\x1b{sign}{letter}": key for sign in "[O" for letter, key in zip("ADBC", "ppnn", strict=True)}

_PERSIAN = dict(zip("ضصثقفغعهخحجچشسیبلاتنمکظطزرذدپو", "qwertyuiop[]asdfghjkl;zxcvbnm,", strict=False))
"""The same keys on a Persian keyboard: a reviewer need not switch the layout for each decision."""


_ERASE: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("\x7f", "\b"), lambda typed: typed[:-1]),
    "\x15": lambda typed: "",  # Ctrl-U
    "\x17": lambda typed: typed.rstrip()[: typed.rstrip().rfind(" ") + 1],  # Ctrl-W
}


class Answers(Protocol):
    """Where answers come from."""

    def key(self) -> str:
        """Waits for one key: a letter as it is, ``""`` for Enter, or END."""

    def line(self, prompt: str) -> str | None:
        """Waits for a line; None when the person thought better of it."""

    def aside(self) -> AbstractContextManager[object]:
        """While an editor or pager has the terminal."""


class Lines:
    """One answer a line, from a pipe or a file."""

    def key(self) -> str:
        line = sys.stdin.readline()
        return plain(line.strip()[:1]) if line else END

    def line(self, prompt: str) -> str | None:
        click.echo(prompt, nl=False)
        line = sys.stdin.readline()
        return line.strip() if line else None

    def aside(self) -> AbstractContextManager[object]:
        return nullcontext()


def plain(key: str) -> str:
    """The Latin letter on the same key; case stays."""
    key = key.strip()
    return _PERSIAN.get(key, key)


class Terminal:
    """Keys as they are pressed. What was typed ahead is never thrown away."""

    # Not click.getchar(): it switches the terminal for each key and loses what was typed ahead.

    def __init__(self) -> None:
        self._waiting: list[str] = []
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def _next(self) -> str:
        while not self._waiting:
            ready, _, _ = select.select([sys.stdin, self._signals], [], [])
            if self._signals in ready:
                self._noticed(os.read(self._signals, 64))
                continue
            data = os.read(sys.stdin.fileno(), 1024)
            if not data:
                return END
            self._waiting.extend(_KEY.findall(self._decoder.decode(data)))
        return self._waiting.pop(0)

    def _noticed(self, signals: bytes) -> None:
        if signal.SIGCONT in signals:
            self._listen()  # A shell leaves the terminal as it likes it.
        if signal.SIGCONT in signals or signal.SIGWINCH in signals:
            self._waiting.append(REDRAW)

    def _listen(self) -> None:
        import termios
        import tty

        tty.setcbreak(sys.stdin.fileno(), termios.TCSADRAIN)

    def key(self) -> str:
        key = self._next()
        return key if key in (END, REDRAW) else _ARROWS.get(key) or plain(key)

    def line(self, prompt: str) -> str | None:
        typed = ""
        click.echo(prompt, nl=False)
        while True:
            key = self._next()
            if key in ("\r", "\n"):
                click.echo()
                return typed.strip()
            if key in ("\x1b", END):
                click.echo()
                return None
            if key in _ERASE or key == REDRAW:
                # Drawn anew, since what a character takes on the screen depends on its neighbours.
                above = max(0, width(prompt + typed) - 1) // shutil.get_terminal_size().columns
                typed = _ERASE[key](typed) if key in _ERASE else typed
                click.echo("\r" + "\x1b[A" * above + f"\x1b[J{prompt}{typed}", nl=False)
            elif key.isprintable() or key == "\u200c":
                typed += key
                click.echo(key, nl=False)

    @contextmanager
    def aside(self) -> Iterator[None]:
        import termios

        now = termios.tcgetattr(sys.stdin.fileno())
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, self.before)
        try:
            yield
        finally:
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, now)

    @contextmanager
    def opened(self) -> Iterator[None]:
        """While keys are read."""
        import termios

        self.before = termios.tcgetattr(sys.stdin.fileno())
        self._signals, told = os.pipe()
        os.set_blocking(told, False)
        # Python writes the number of each signal there that has a handler: waiting for a key wakes up.
        old = signal.set_wakeup_fd(told)
        handlers = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGWINCH, signal.SIGCONT)}
        try:
            self._listen()
            yield
        finally:
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, self.before)
            for number, handler in handlers.items():
                signal.signal(number, handler)
            signal.set_wakeup_fd(old)
            os.close(self._signals)
            os.close(told)


class Windows(Lines):
    """Keys of the Windows console, by click."""

    def key(self) -> str:
        key = click.getchar()
        return END if key in ("\x1a", END) else plain(key)

    def line(self, prompt: str) -> str | None:
        return str(click.prompt(prompt.strip(), default="", show_default=False, prompt_suffix=" ")).strip()


@contextmanager
def answers() -> Iterator[Answers]:
    """Where this process gets its answers from."""
    if not sys.stdin.isatty():
        yield Lines()
    elif sys.platform == "win32":
        yield Windows()
    else:
        terminal = Terminal()
        with terminal.opened():
            yield terminal
