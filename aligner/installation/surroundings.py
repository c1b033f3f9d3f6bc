"""The machine, and the folder of what is kept between runs."""

import os
import platform
import shutil
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

from aligner import kept
from aligner.errors import InputError
from aligner.installation._check import Check

OLDEST = (3, 11)
"""Of Python."""


def system() -> Check:
    """Python, SQLite and the operating system."""
    told = (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()} {platform.machine()}"
    )
    if sys.version_info < OLDEST:
        return Check("system", "broken", told, "install Python 3.11 or newer")
    try:
        with closing(sqlite3.connect(":memory:")) as db:
            db.execute("SELECT json_extract(value, '$.a') FROM json_each('[{}]')")
    except sqlite3.Error as error:
        return Check("system", "broken", f"{told}: projects cannot be kept ({error})", "install a newer Python")
    return Check("system", "ok", told)


def cache() -> Check:
    """Where what was computed once is kept, how much that is, and whether more can be kept."""
    try:
        bound = kept.bound()
    except InputError as error:
        return Check("cache", "broken", str(error), "unset ALIGNER_CACHE_MB")
    folder = kept.folder()
    size, files = _size(folder)
    told = f"{folder}: {size / 1e6:.0f} MB in {files} files, of {bound / 1e6:.0f} MB of texts at most"
    if not bound:
        return Check(
            "cache", "warning", f"{folder}: nothing is kept, as ALIGNER_CACHE_MB is 0", "unset ALIGNER_CACHE_MB"
        )
    place = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
        mend = "set ALIGNER_CACHE_DIR to a folder of yours; without one, all is computed anew each time"
        return Check("cache", "warning", f"{told}; it cannot be written", mend)
    with suppress(OSError):
        if (free := shutil.disk_usage(place).free) < max(0, bound - size):
            return Check(
                "cache",
                "warning",
                f"{told}; the disk has {free / 1e6:.0f} MB left",
                "make room, or set ALIGNER_CACHE_MB",
            )
    return Check("cache", "ok", f"{told}; it may be deleted")


def _size(folder: Path) -> tuple[int, int]:
    """Bytes and files below a folder."""
    size = files = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                size += Path(place, name).stat().st_size
                files += 1
    return size, files
