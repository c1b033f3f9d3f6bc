"""The file in which what encoders made of texts is kept per user.

One SQLite file in the user's cache folder (``ALIGNER_CACHE_DIR`` moves it), keyed by model and text. SQLite's own
locks make it safe with several processes; write-ahead logging lets them read while one writes. A cache that cannot be
used costs time, never the result; nor does a damaged one: what is kept has a checksum, and is made anew where that does
not fit. It tells of texts, so file and folder are for their owner alone.
"""

import hashlib
import os
import sqlite3
import time
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from itertools import islice
from pathlib import Path
from typing import Literal

from aligner.kept import bound, folder

_SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors (
    key   BLOB PRIMARY KEY,   -- 16 bytes: hash of model signature and text
    value BLOB NOT NULL,      -- checksum and float16 components
    used  INTEGER NOT NULL    -- day of last use, days since 1970
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS words (
    key   BLOB PRIMARY KEY,   -- 16 bytes: hash of what made them and text
    used  INTEGER NOT NULL,   -- day of last use, days since 1970
    value BLOB NOT NULL       -- checksum, and see _cache.py
);
"""
_VERSION = 1
"""Version of the tables; tables of another one are made anew."""
_CHECKED = 8
"""Bytes of a checksum."""

_AT_ONCE = 500
"""Keys of a statement; SQLite takes 999 at least."""

Table = Literal["vectors", "words"]


class Store:
    """The open file, or none: then nothing is found and nothing kept."""

    def __init__(self, db: sqlite3.Connection | None, most: int) -> None:
        self._db = db
        self._most = most

    def find(self, table: Table, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """What is kept of the keys; that it was asked for today is noted."""
        if self._db is None:
            return {}
        today = _today()
        found: dict[bytes, bytes] = {}
        stale = []
        damaged = 0
        try:
            for some in _runs(keys):
                statement = f"SELECT key, value, used FROM {table} WHERE key IN ({', '.join('?' * len(some))})"
                for key, stored, used in self._db.execute(statement, some):
                    value = stored if isinstance(stored, bytes) else b""
                    content = value[_CHECKED:]
                    if value[:_CHECKED] == _checksum(key, content):
                        found[key] = content
                        if used != today:
                            stale.append((today, key))
                    else:
                        damaged += 1
        except sqlite3.Error as error:  # a damaged file, or another's table
            _tell(error)
            self._db = None
            return {}
        if damaged:
            message = f"{damaged} kept vectors in {folder()} were damaged, and are made anew."
            warnings.warn(message, stacklevel=4)
        if stale:
            self._commit(f"UPDATE {table} SET used = ? WHERE key = ?", stale)
        return found

    def keep(self, table: Table, values: Mapping[bytes, bytes]) -> None:
        """All of them or none."""
        rows = [(key, _checksum(key, value) + value, _today()) for key, value in values.items()]
        if rows:
            self._commit(f"INSERT OR REPLACE INTO {table} (key, value, used) VALUES (?, ?, ?)", rows)

    def shrink(self) -> None:
        """Drop what was longest unused once the bound is passed, down to nine tenths of it. Words have half of it at
        most, vectors the rest."""
        with suppress(sqlite3.Error):
            words = self._bounded("words", self._most // 2)
            self._bounded("vectors", self._most - words)

    def _bounded(self, table: Table, most: int) -> int:
        """Bytes in the table when that is done."""
        if self._db is None:
            return 0
        count, size = self._db.execute(f"SELECT COUNT(*), AVG(LENGTH(value)) FROM {table}").fetchone()
        if not count or count * size <= most:
            return int(count * (size or 0))
        statement = f"DELETE FROM {table} WHERE key IN (SELECT key FROM {table} ORDER BY used LIMIT ?)"
        self._commit(statement, [(count - int(0.9 * most / size),)])
        return int(0.9 * most)

    def _commit(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        """All rows or none; a full disk or a locked file only means that these are not kept."""
        if self._db is None:
            return
        try:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany(statement, rows)
            self._db.execute("COMMIT")
        except sqlite3.Error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")


_shared: ContextVar[tuple[Path, Store] | None] = ContextVar("_shared", default=None)
"""The file that a block keeps open, in its thread."""


@contextmanager
def kept_open() -> Iterator[None]:
    """The block opens the file once, however often it asks: of a small work, opening it takes as long as finding."""
    with opened() as store:
        before = _shared.set((folder(), store))
        try:
            yield
        finally:
            _shared.reset(before)


@contextmanager
def opened() -> Iterator[Store]:
    """The user's file. One that cannot be used is told of."""
    shared = _shared.get()
    if shared and shared[0] == folder():
        yield shared[1]
        return
    most = bound()
    try:
        db = _open()
    except (sqlite3.Error, OSError) as error:
        _tell(error)
        yield Store(None, most)
        return
    with closing(db):
        yield Store(db, most)


def _tell(error: Exception) -> None:
    message = f"Vectors are not kept: {folder()} cannot be used ({error}); delete it or set ALIGNER_CACHE_DIR."
    warnings.warn(message, stacklevel=4)


def _open() -> sqlite3.Connection:
    where = folder()
    where.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = where / "vectors.sqlite"
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    db = sqlite3.connect(path, timeout=60, isolation_level=None)
    try:
        with suppress(sqlite3.OperationalError):  # SQLite does not wait here: another process is just doing the same
            db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=OFF")  # losing the cache in a power cut loses nothing but time
        if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            db.executescript(f"BEGIN IMMEDIATE; {_drop_old(db)} {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")
        db.executescript(_SCHEMA)
        db.text_factory = bytes  # Damage may have made text of a value, and bad text at that.
    except sqlite3.Error:
        db.close()
        raise
    return db


def _drop_old(db: sqlite3.Connection) -> str:
    """Statements that remove our tables of another version; a table that is not ours stays."""
    ours = [
        table
        for table in ("vectors", "words")
        if {row[1] for row in db.execute(f"PRAGMA table_info({table})")} == {"key", "value", "used"}
    ]
    return "".join(f"DROP TABLE {table};" for table in ours)


def _runs(keys: Iterable[bytes]) -> Iterator[list[bytes]]:
    """The keys, as many at a time as a statement takes."""
    left = iter(keys)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _today() -> int:
    return int(time.time() // 86400)


def _checksum(key: bytes, value: bytes) -> bytes:
    told = hashlib.blake2b(key, digest_size=_CHECKED)
    told.update(value)
    return told.digest()
