"""The one place that opens, finishes and cleans up output files.

A file is written aside in the folder it will live in, flushed to disk and renamed: under its final name it is either
the old one or the whole new one, whatever happens in between. Files that belong ``together`` take their names at one
moment, when all of them are whole. A project is never replaced, and neither is what is ``protected``: the inputs.
"""

import hashlib
import os
import re
import shutil
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from aligner.errors import OutputError

_FORGOTTEN = 24 * 60 * 60
"""Seconds after which a file that is not finished belongs to nobody."""
_PROJECT = (b"SQLite format 3\x00", b"ALNG")
"""What a project begins with, and what stands at its byte 68."""

Finished = tuple[Path, Path]
"""A whole file aside, and the name it will take."""
_waiting: ContextVar[list[Finished] | None] = ContextVar("waiting", default=None)
_kept: ContextVar[tuple[tuple[Path, str], ...]] = ContextVar("kept", default=())


def digest(path: Path) -> str:
    """SHA-256 of a file's content in hexadecimal; empty where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


@contextmanager
def protected(paths: Iterable[str | os.PathLike[str]], way_out: str = "give another name") -> Iterator[None]:
    """No file is written over one of these, under whatever name, while the block runs: ``writing`` refuses."""
    before = _kept.set((*_kept.get(), *((Path(path), way_out) for path in paths)))
    try:
        yield
    finally:
        _kept.reset(before)


@contextmanager
def unnamed() -> Iterator[list[Finished]]:
    """The files written in the block, each whole and flushed to disk, but without its name.

    Whoever names them takes them out of the list; those that are left in it vanish when the block ends.
    """
    files: list[Finished] = []
    before = _waiting.set(files)
    try:
        yield files
    finally:
        _waiting.reset(before)
        for aside, _ in files:
            with suppress(OSError):
                aside.unlink()


@contextmanager
def together() -> Iterator[None]:
    """The files written in the block take their names when it ends well, one right after the other; else none does."""
    if _waiting.get() is not None:  # Part of a larger whole.
        yield
        return
    with unnamed() as files:
        yield
        while files:
            aside, final = files[0]
            with _explained(final, aside):
                aside.replace(final)
            del files[0]
            sync_folder(final.parent)


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
            waiting = _waiting.get()
            if waiting is not None:
                waiting.append((aside, final))
                return
            aside.replace(final)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise
    sync_folder(final.parent)


def _remove_forgotten(final: Path) -> None:
    """Removes what earlier exports to this name left behind when they were killed, a day ago or longer."""
    left = re.compile(re.escape(f".{final.name[:100]}.") + r"[0-9a-f]{8}\.part(-journal)?")
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
    for path, way_out in _kept.get():
        if final.exists() and path.exists() and final.samefile(path):
            raise OutputError(f"{final} is read by this command and would be lost; {way_out}.")
    if is_project(final):
        raise OutputError(
            f"{final} is a project, with everything decided in it, and no file replaces it; give another name."
        )


def is_project(path: Path) -> bool:
    """Whether a file is an aligner's project, by its first bytes."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        head = stream.read(72)
    return (head[:16], head[68:]) == _PROJECT


@contextmanager
def making(final: Path) -> Iterator[Path]:
    """The name of a file aside for a program that wants names, such as SQLite; it becomes ``final`` if that is free.

    Raises OutputError where it is not, or cannot be written; then nothing new is left.
    """
    taken = OutputError(f"{final} is there already; choose another name.")
    with _explained(final):
        if final.exists():
            raise taken
        _refuse_impossible(final)
    _remove_forgotten(final)
    aside = final.with_name(f".{final.name[:100]}.{token_hex(4)}.part")
    try:
        yield aside
        with _explained(final, aside):
            try:
                os.link(aside, final)  # Unlike a rename, it fails when somebody made the file meanwhile.
            except FileExistsError:
                raise taken from None
            except OSError:  # A file system without links.
                aside.replace(final)
    finally:
        for left in (aside, aside.with_name(f"{aside.name}-journal")):
            with suppress(OSError):
                left.unlink()
    sync_folder(final.parent)


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
    except Exception as error:
        if type(error).__name__ != "SerialisationError":  # lxml's, by its name: most files need no lxml.
            raise
        raise OutputError(f"{final} cannot be written ({error}); choose another place or free this one.") from error


def sync_folder(folder: Path) -> None:
    """Makes the new name survive a power cut, where the system lets a folder be opened (not on Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
