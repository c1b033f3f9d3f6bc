"""The files that a build leaves beside its project: the project and they change at one moment, whatever is killed.

A build writes them whole under other names, and notes these in the transaction that stores its rows. Then they take
their names. If it is killed in between, whoever opens the project next gives them their names, as SQLite itself
finishes what a killed process began. A file that somebody edited since the last build is kept under another name.
"""

import json
import os
import shutil
import sqlite3
import warnings
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from aligner import formats
from aligner.errors import OutputError
from aligner.formats import Finished

_WAITING = "waiting"
"""The row of the table of runs that tells which files wait for their names: name to name aside and digest."""
_FILES = "files"
"""The row that tells which files builds wrote: name to the digests it may have, if nobody changed it since."""


def note(db: sqlite3.Connection, folder: Path, files: Sequence[Finished]) -> None:
    """Notes, in a transaction under way, files that are to take their names when it is committed."""
    waiting = {_relative(final, folder): (_relative(aside, folder), formats.digest(aside)) for aside, final in files}
    _keep(db, _WAITING, waiting)


def settle(db: sqlite3.Connection, folder: Path) -> dict[Path, Path]:
    """Gives the files of the last build their names, if that was not done; those that somebody had edited, each with
    what it is called now.

    Raises OutputError where a file cannot be renamed; then the next one who opens tries again.
    """
    if not _read(db, _WAITING):
        return {}
    kept: dict[Path, Path] = {}
    db.execute("BEGIN IMMEDIATE")
    try:
        # Read again: somebody else may have done it while we waited.
        waiting: dict[str, tuple[str, str]] = _read(db, _WAITING)
        known: dict[str, list[str]] = _read(db, _FILES)
        for name, (other, digest) in waiting.items():
            aside, final = folder / other, folder / name
            there = formats.digest(final)
            if not aside.is_file():
                # Renamed before the kill; or removed by somebody, as in a copy of the project that stands elsewhere.
                known.update({name: [digest]} if there == digest else {})
                _tell_if_old(final, there, digest)
                continue
            if there and there != digest and there not in known.get(name, ()):
                kept[final] = _copy(final, there)
            try:
                aside.replace(final)
            except OSError as error:
                reason = error.strerror or str(error)
                raise OutputError(
                    f"{final} cannot be written ({reason}); make that possible, and the next command that opens the "
                    f"project puts it there."
                ) from None
            known[name] = [digest]
        for place in {(folder / name).parent for name in waiting}:
            formats.sync_folder(place)
        _keep(db, _FILES, known)
        db.execute("DELETE FROM run WHERE step = ?", (_WAITING,))
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    return kept


def _tell_if_old(final: Path, there: str, digest: str) -> None:
    if there and there != digest:
        warnings.warn(f"{final} is of an earlier build; build again to renew it.", stacklevel=3)


def settle_or_tell(db: sqlite3.Connection, folder: Path) -> None:
    """The same for whoever opens the project for something else: what cannot be done is a note."""
    try:
        kept = settle(db, folder)
    except OutputError as error:
        warnings.warn(f"The last build was stopped before its files had their names: {error}", stacklevel=2)
        return
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error):
            raise
        names = ", ".join(_read(db, _WAITING))
        warnings.warn(
            f"The last build was stopped before its files had their names; {names} may be of an earlier one, until "
            f"somebody opens the project who may write to it.",
            stacklevel=2,
        )
        return
    for path, copy in kept.items():
        warnings.warn(f"{path.name} was edited since the last build; what it was is {copy.name} now.", stacklevel=2)


def _read(db: sqlite3.Connection, step: str) -> dict:  # type: ignore[type-arg]
    row = db.execute("SELECT settings FROM run WHERE step = ?", (step,)).fetchone()
    return dict(json.loads(row[0])) if row else {}


def _keep(db: sqlite3.Connection, step: str, content: object) -> None:
    stored = json.dumps(content, ensure_ascii=False, sort_keys=True)
    db.execute("INSERT OR REPLACE INTO run VALUES (?, '', '', '', ?)", (step, stored))


def _relative(path: Path, folder: Path) -> str:
    return os.path.relpath(path, os.path.realpath(folder))


def _copy(path: Path, digest: str) -> Path:
    """The same content under a free name beside it: ``glossary.edited.csv``; that of the last try if it was killed."""
    for number in count(1):
        other = path.with_name(f"{path.stem}.edited{'' if number == 1 else f'-{number}'}{path.suffix}")
        if other.exists():
            if formats.digest(other) == digest:
                return other
            continue
        try:
            os.link(path, other)
        except FileExistsError:
            continue
        except OSError:  # A file system without links.
            shutil.copy2(path, other)
        return other
    raise AssertionError("numbers do not end")
