"""The project file's tables, their history, and the migrations between versions.

A project is one ordinary SQLite file, so that it can be copied, mailed and opened in ten years. ``application_id``
says that it is ours, ``user_version`` how old it is.
"""

import sqlite3
from collections.abc import Callable

APPLICATION_ID = 0x414C4E47
"""``ALNG``; ``file project.aligner`` shows it."""

# The tables as version 1 made them.
#
# History:
#   1  documents, blocks, segments, units, cells, concepts, terms, runs, decisions
_VERSION_1 = """
-- One input text, exactly as decoded.
CREATE TABLE document (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    lang     TEXT NOT NULL,
    text     TEXT NOT NULL
);

-- Paragraphs, headings and items of a document, in order; offsets in code points, end excluded.
CREATE TABLE block (
    document  INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number    INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    end       INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    furniture INTEGER NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;

-- Sentence-like pieces of a document, in order. Furniture is kept here, but the aligner never sees it.
CREATE TABLE segment (
    document  INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number    INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    end       INTEGER NOT NULL,
    block     INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    furniture INTEGER NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;

-- A row of the alignment. 'key' is made from the segments' texts: the same row has the same key in
-- every run, and decisions refer to it.
CREATE TABLE unit (
    id      INTEGER PRIMARY KEY,
    key     TEXT NOT NULL UNIQUE,
    score   REAL NOT NULL,
    reasons TEXT NOT NULL           -- JSON list
);

-- What a unit holds: 'position' counts the segments of a language that are not furniture, over all its documents.
CREATE TABLE cell (
    unit     INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,
    lang     TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (unit, lang, position)
) WITHOUT ROWID;

CREATE TABLE concept (
    id       INTEGER PRIMARY KEY,
    key      TEXT NOT NULL,         -- as the miner named it, stable over runs; may be empty
    score    REAL NOT NULL,
    is_name  INTEGER NOT NULL,
    evidence TEXT NOT NULL,         -- JSON list of unit positions
    reasons  TEXT NOT NULL,         -- JSON list
    status   TEXT NOT NULL,
    note     TEXT NOT NULL
);

CREATE TABLE term (
    concept     INTEGER NOT NULL REFERENCES concept ON DELETE CASCADE,
    lang        TEXT NOT NULL,
    rank        INTEGER NOT NULL,   -- 0: preferred
    text        TEXT NOT NULL,
    variants    TEXT NOT NULL,      -- JSON list
    count       INTEGER NOT NULL,
    documents   INTEGER NOT NULL,
    occurrences TEXT NOT NULL,      -- JSON list of [segment, start, end]
    PRIMARY KEY (concept, lang, rank)
) WITHOUT ROWID;

-- What made the rows above: settings and versions (signature), a digest of what came out, and when.
CREATE TABLE run (
    step      TEXT PRIMARY KEY,     -- segment, align, mine
    signature TEXT NOT NULL,
    digest    TEXT NOT NULL,
    created   TEXT NOT NULL,        -- YYYYMMDDTHHMMSSZ
    settings  TEXT NOT NULL         -- JSON object
);

-- What people decided. Only ever appended to; the newest row of a target stands.
CREATE TABLE decision (
    id      INTEGER PRIMARY KEY,
    made    TEXT NOT NULL,          -- YYYYMMDDTHHMMSSZ
    who     TEXT NOT NULL,
    kind    TEXT NOT NULL,          -- unit
    key     TEXT NOT NULL,          -- of the unit
    target  TEXT NOT NULL,          -- JSON: language to [[text, nth of that text in the language]]
    before  TEXT NOT NULL,          -- open, accepted, rejected
    after   TEXT NOT NULL
);
CREATE INDEX decision_by_key ON decision (kind, key);
CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision
    BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision
    BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
"""


def _create_tables(connection: sqlite3.Connection) -> None:
    # Not executescript(): it would commit the transaction that makes a migration all or nothing.
    statement = ""
    for line in _VERSION_1.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_create_tables,)
"""Migration n leads from version n to version n + 1; a released one is never edited."""

VERSION = len(MIGRATIONS)
"""The version this program reads and writes."""


def migrate(connection: sqlite3.Connection) -> None:
    """Brings the file to ``VERSION``, in one transaction: a killed migration never happened."""
    connection.execute("BEGIN IMMEDIATE")
    # Read inside the transaction: another process may have migrated while we waited.
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    for step in MIGRATIONS[version:]:
        step(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")
