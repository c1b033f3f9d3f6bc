"""The project file's tables, their history, and the migrations between versions.

A project is one ordinary SQLite file, so that it can be copied, mailed and opened in ten years. ``application_id``
says that it is ours, ``user_version`` how old it is.
"""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache, partial

from aligner.project import tables

APPLICATION_ID = 0x414C4E47
"""``ALNG``; ``file project.aligner`` shows it."""


def digest(text: str) -> str:
    """What ``document.digest`` is of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _make_room_for_review(connection: sqlite3.Connection) -> None:
    _execute(tables.VERSION_2, connection)
    seen: dict[tuple[str, str], int] = {}
    positions: dict[str, int] = {}
    query = """SELECT s.document, s.number, d.lang, substr(d.text, s.start + 1, s.end - s.start) AS own, s.furniture
        FROM segment s JOIN document d ON d.id = s.document ORDER BY d.id, s.number"""
    for document, number, lang, own, furniture in connection.execute(query).fetchall():
        position = nth = None
        if not furniture:
            position = positions[lang] = positions.get(lang, -1) + 1
            nth = seen[lang, own] = seen.get((lang, own), -1) + 1
        connection.execute(
            "UPDATE segment SET lang = ?, position = ?, nth = ? WHERE document = ? AND number = ?",
            (lang, position, nth or 0, document, number),
        )


def _tie_cells_to_segments(connection: sqlite3.Connection) -> None:
    lost = """SELECT 1 FROM cell c LEFT JOIN segment s ON s.lang = c.lang AND s.position = c.position
        WHERE s.lang IS NULL LIMIT 1"""
    twice = "SELECT 1 FROM segment WHERE position IS NOT NULL GROUP BY lang, position HAVING count(*) > 1 LIMIT 1"
    if connection.execute(lost).fetchone() or connection.execute(twice).fetchone():
        # Two builds at once could mix their rows in earlier versions. What people decided is in the journal.
        for table in ("unit", "concept", "run", "document"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
    _execute(tables.VERSION_7, connection)


def _note_digests(connection: sqlite3.Connection) -> None:
    _execute(tables.VERSION_11, connection)
    for own, text in connection.execute("SELECT id, text FROM document").fetchall():
        connection.execute("UPDATE document SET digest = ? WHERE id = ?", (digest(text), own))


def _execute(script: str, connection: sqlite3.Connection) -> None:
    # Not executescript(): it would commit the transaction that makes a migration all or nothing.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    partial(_execute, tables.VERSION_1),
    _make_room_for_review,
    partial(_execute, tables.VERSION_3),
    partial(_execute, tables.VERSION_4),
    partial(_execute, tables.VERSION_5),
    partial(_execute, tables.VERSION_6),
    _tie_cells_to_segments,
    partial(_execute, tables.VERSION_8),
    partial(_execute, tables.VERSION_9),
    partial(_execute, tables.VERSION_10),
    _note_digests,
    partial(_execute, tables.VERSION_12),
)
"""Migration n leads from version n to version n + 1; a released one is never edited."""

VERSION = len(MIGRATIONS)
"""The version this program reads and writes."""


def migrate(connection: sqlite3.Connection) -> None:
    """Brings the file to ``VERSION``, in one transaction: a killed migration never happened."""
    connection.execute("BEGIN IMMEDIATE")
    # Read inside the transaction: another process may have migrated while we waited.
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version:
        for step in MIGRATIONS[version:]:
            step(connection)
    else:
        for statement in _newest(MIGRATIONS):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


@cache
def _newest(steps: tuple[Callable[[sqlite3.Connection], None], ...]) -> tuple[str, ...]:
    """The statements that make what the steps lead to: the whole history takes 20 ms of CPU, which each of thousands of
    new projects would pay."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as history:
        for step in steps:
            step(history)
        made = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY rowid"
        return tuple(sql for (sql,) in history.execute(made))
