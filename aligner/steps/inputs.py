"""From what the user typed to works, all in memory: nothing is written before everything was read."""

import os
from collections.abc import Sequence
from pathlib import Path

from aligner.errors import InputError, OutputError
from aligner.model import Document
from aligner.steps import reading, sources
from aligner.steps.settings import Progress, quiet
from aligner.steps.works import Read, Work, split


def read(
    inputs: Sequence[str], progress: Progress = quiet, *, leave_out: Path | None = None
) -> tuple[list[Work], list[Document]]:
    """The works that the inputs hold, and the documents that belong to none. Raises InputError, LanguageError.

    ``leave_out``: a folder inside an input that is not input: where the output goes.
    """
    found = sources.find(inputs, reading.extensions(), leave_out=leave_out)
    done: list[Read] = []
    for n, item in enumerate(reading.read(found), 1):
        done.append(item)
        progress("reading", n, len(found))
    return split(done)


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
