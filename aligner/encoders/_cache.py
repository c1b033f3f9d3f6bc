"""Vectors kept per user: each distinct text is embedded once in its life.

One SQLite file in the user's cache folder (``ALIGNER_CACHE_DIR`` moves it), keyed by model and text. SQLite's own
locks make it safe with several processes; write-ahead logging lets them read while one writes. Vectors are kept in
16 bits (half the space; cosines change by less than 0.001), and given back rounded alike when they are new, so that
a first and a second run on the same input agree to the bit.
"""

import hashlib
import os
import sqlite3
import time
import warnings
from collections.abc import Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.encoders import Encoder, Progress
from aligner.encoders._guard import guarded
from aligner.errors import InputError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors (
    key   BLOB PRIMARY KEY,   -- 16 bytes: hash of model signature and text
    value BLOB NOT NULL,      -- float16 components
    used  INTEGER NOT NULL    -- day of last use, days since 1970
) WITHOUT ROWID;
"""


def folder() -> Path:
    """Where the vectors are kept."""
    from platformdirs import user_cache_dir

    return Path(os.environ.get("ALIGNER_CACHE_DIR") or user_cache_dir("aligner", appauthor=False))


def bound() -> int:
    """Bytes of vectors kept; beyond it the longest unused go. ``ALIGNER_CACHE_MB`` sets it, 0 keeps nothing."""
    megabytes = os.environ.get("ALIGNER_CACHE_MB") or "512"
    try:
        return int(megabytes) * 1_000_000
    except ValueError:
        message = f"ALIGNER_CACHE_MB must be a whole number of megabytes, not {megabytes!r}."
        raise InputError(message) from None


def cached(texts: Sequence[str], encoder: Encoder, progress: Progress | None) -> NDArray[np.float32]:
    """See ``encoders.embed``. A cache that cannot be used costs time, never the result."""
    clean = [guarded(t) for t in texts]
    distinct = list(dict.fromkeys(t for t in clean if t))
    keys = {t: _key(encoder.signature, t) for t in distinct}
    most = bound()
    with ExitStack() as stack:
        try:
            db = stack.enter_context(closing(_open()))
            found = _read(db, keys)
        except (sqlite3.Error, OSError) as error:
            message = f"Vectors are not kept: {folder()} cannot be used ({error}); delete it or set ALIGNER_CACHE_DIR."
            warnings.warn(message, stacklevel=3)
            # Without a table in it every write fails, as on a full disk.
            db, found = stack.enter_context(closing(sqlite3.connect(":memory:", isolation_level=None))), {}
        missing = [t for t in distinct if t not in found]
        for start in range(0, len(missing), encoder.batch):
            batch = missing[start : start + encoder.batch]
            rows = encoder.encode(batch).astype(np.float16)
            found.update(zip(batch, rows, strict=True))
            # Written batch by batch: an interrupted run resumes where it stopped.
            _write(db, [(keys[t], found[t]) for t in batch])
            if progress:
                progress(min(start + encoder.batch, len(missing)), len(missing))
        if missing:
            _shrink(db, most)
    width = len(next(iter(found.values()))) if found else 1
    out = np.zeros((len(texts), width), np.float32)
    for row, text in enumerate(clean):
        if text:
            out[row] = found[text]
    return out


def _key(signature: str, text: str) -> bytes:
    return hashlib.blake2b(f"{signature}\0{text}".encode(), digest_size=16).digest()


def _open() -> sqlite3.Connection:
    where = folder()
    where.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(where / "vectors.sqlite", timeout=60, isolation_level=None)
    try:
        with suppress(sqlite3.OperationalError):  # SQLite does not wait here: another process is just doing the same
            db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=OFF")  # losing the cache in a power cut loses nothing but time
        db.executescript(_SCHEMA)
    except sqlite3.Error:
        db.close()
        raise
    return db


def _read(db: sqlite3.Connection, keys: dict[str, bytes]) -> dict[str, NDArray[np.float16]]:
    today = int(time.time() // 86400)
    found: dict[str, NDArray[np.float16]] = {}
    stale = []
    for text, key in keys.items():
        row = db.execute("SELECT value, used FROM vectors WHERE key = ?", (key,)).fetchone()
        if row:
            found[text] = np.frombuffer(row[0], np.float16)
            if row[1] != today:
                stale.append((today, key))
    if stale:
        _commit(db, "UPDATE vectors SET used = ? WHERE key = ?", stale)
    return found


def _write(db: sqlite3.Connection, rows: list[tuple[bytes, NDArray[np.float16]]]) -> None:
    today = int(time.time() // 86400)
    _commit(db, "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", [(k, v.tobytes(), today) for k, v in rows])


def _commit(db: sqlite3.Connection, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
    """All rows or none; a full disk or a locked file only means that these vectors are not kept."""
    try:
        db.execute("BEGIN IMMEDIATE")
        db.executemany(statement, rows)
        db.execute("COMMIT")
    except sqlite3.Error:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _shrink(db: sqlite3.Connection, most: int) -> None:
    """Drop the longest unused vectors once the bound is passed, down to nine tenths of it."""
    try:
        count, size = db.execute("SELECT COUNT(*), AVG(LENGTH(value)) FROM vectors").fetchone()
    except sqlite3.Error:  # nothing was kept
        return
    if count and count * size > most:
        statement = "DELETE FROM vectors WHERE key IN (SELECT key FROM vectors ORDER BY used LIMIT ?)"
        _commit(db, statement, [(count - int(0.9 * most / size),)])
