"""From what the user typed to works, all in memory: nothing is written before everything was read."""

import os
from collections.abc import Sequence
from pathlib import Path

from aligner.errors import InputError, OutputError
from aligner.steps import reading, sources
from aligner.steps.settings import Progress, quiet
from aligner.steps.works import Read, Work, split


def read(
    inputs: Sequence[str], progress: Progress = quiet, *, leave_out: Path | None = None
) -> tuple[list[Work], list[str]]:
    """The works that the inputs hold, and a sentence on each file that is left out. Raises InputError, LanguageError.

    ``leave_out``: a folder inside an input that is not input: where the output goes.
    """
    found = sources.find(inputs, reading.extensions(), leave_out=leave_out)
    texts = [source for source in found if not source.about]
    notes = [f"Left out: {source.name}; it is about the texts." for source in found if source.about]
    done: list[Read] = []
    for n, own in enumerate(reading.read(texts, notes), 1):
        done.extend(own)
        progress("reading", n, len(texts))
    works, alone = split(done)
    notes += [f"Left out: {d.name}; it has no text in another language beside it." for d in alone]
    return works, notes


def read_one_work(inputs: Sequence[str], progress: Progress = quiet) -> Work:
    """The same where only one work makes sense."""
    works, _ = read(inputs, progress)
    if len(works) > 1:
        names = ", ".join(work.name or "." for work in works)
        raise InputError(f"There are several works in the input ({names}); give the folder of one of them.")
    return works[0]


def output_folder(path: Path) -> Path:
    """Makes the folder, if need be. Raises OutputError when it cannot be made or written to."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"The folder {path} cannot be made ({reason}); choose another one with --out.") from None
    if not os.access(path, os.W_OK | os.X_OK):
        raise OutputError(f"The folder {path} cannot be written to; choose another one with --out.")
    return path
