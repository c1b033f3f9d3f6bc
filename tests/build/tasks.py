"""Tasks that end well, badly, and not at all."""

import os

from aligner.build.side_by_side import Tell


def task(number: int, tell: Tell) -> int:
    tell(0.5)
    if number == 13:
        raise ValueError("no thirteen")
    if number == 99:
        os.kill(os.getpid(), 9)
    return number * number
