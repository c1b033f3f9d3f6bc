"""The one place that opens, finishes and cleans up output files.

A file is written aside in the folder it will live in, flushed to disk and renamed: under its final name it is either
the old one or the whole new one, whatever happens in between.
"""

import os
import re
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from aligner.errors import OutputError

_FORGOTTEN = 24 * 60 * 60
"""Seconds after which a file that is not finished belongs to nobody."""


@contextmanager
def writing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """A binary file that takes the name ``path`` when the block ends well and vanishes when it does not.

    Links are followed and permissions of an existing file kept. A device or pipe (``/dev/stdout``) is written straight.
    Raises OutputError where the file cannot be written; what existed is then unchanged.
    """
    final = Path(path)
    with suppress(OSError, RuntimeError):
        final = final.resolve()
    with _explained(final):
        _refuse_impossible(final)
    if final.exists() and not final.is_file():
        with _explained(final), final.open("wb") as stream:
            yield stream
        return
    _remove_forgotten(final)
    aside = final.with_name(f".{final.name[:100]}.{token_hex(4)}.part")
    try:
        with _explained(final, aside):
            with aside.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if final.exists():
                shutil.copymode(final, aside)
            aside.replace(final)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise
    _sync_folder(final.parent)


def _remove_forgotten(final: Path) -> None:
    """Removes what earlier exports to this name left behind when they were killed, a day ago or longer."""
    left = re.compile(re.escape(f".{final.name[:100]}.") + r"[0-9a-f]{8}\.part")
    with suppress(OSError):
        for path in final.parent.iterdir():
            if left.fullmatch(path.name) and time.time() - path.stat().st_mtime > _FORGOTTEN:
                path.unlink()


def _refuse_impossible(final: Path) -> None:
    if final.is_dir():
        raise OutputError(f"{final} is a folder; give the name of a file in it.")
    if not final.parent.is_dir():
        raise OutputError(f"There is no folder {final.parent} to write {final.name} into; create it first.")
    # A rename would replace a write-protected file; its owner meant it to stay.
    if final.exists() and not stat.S_IMODE(final.stat().st_mode) & 0o222:
        raise OutputError(f"{final} is write-protected; remove the protection or choose another name.")


@contextmanager
def _explained(final: Path, aside: Path | None = None) -> Iterator[None]:
    """Says in one sentence why ``final`` cannot be written; errors about other files pass."""
    try:
        yield
    except OSError as error:
        if error.filename not in (None, str(final), str(aside)):
            raise
        reason = error.strerror or str(error)
        raise OutputError(f"{final} cannot be written ({reason}); choose another place or free this one.") from error


def _sync_folder(folder: Path) -> None:
    """Makes the new name survive a power cut, where the system lets a folder be opened (not on Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
