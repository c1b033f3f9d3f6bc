"""What each version of the project file changed in its tables, in SQL. A released one is never edited."""

# The tables as version 1 made them.
#
# History:
#   1  documents, blocks, segments, units, cells, concepts, terms, runs, decisions
#   2  decisions of more kinds; units that people made; positions of segments, so that a unit is read without the rest
#   3  what files say of stretches of their text: cues of subtitles, units of memories; parts of speech of terms
#   4  segments that people cut
#   5  facts of independent texts: rows of words, a segment in several of them
#   6  what terminology files say of terms and concepts: status of a term, facts
#   7  rows can only hold segments that are there
#   8  columns called what the code calls them: status, priority, boilerplate
#   9  what concepts are worth
#  10  concepts of general language
#  11  digests of texts
#  12  words of rows that not all of their languages say
VERSION_1 = """
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


VERSION_2 = """
-- Where a segment stands among those of its language; NULL for furniture. 'nth' counts equal texts before it.
ALTER TABLE segment ADD COLUMN lang TEXT NOT NULL DEFAULT '';
ALTER TABLE segment ADD COLUMN position INTEGER;
ALTER TABLE segment ADD COLUMN nth INTEGER NOT NULL DEFAULT 0;
CREATE INDEX segment_by_position ON segment (lang, position);
CREATE INDEX segment_by_start ON segment (document, start);

-- Rows of the aligner and rows that people made of them. A row replaced by others stays, hidden, so that an undo finds
-- it again. State ('standing', 'texts', 'note') repeats what the journal says last, for quick reading.
ALTER TABLE unit ADD COLUMN place REAL NOT NULL DEFAULT 0;        -- sorts the rows in reading order
ALTER TABLE unit ADD COLUMN langs INTEGER NOT NULL DEFAULT 0;     -- how many languages it holds
ALTER TABLE unit ADD COLUMN made INTEGER NOT NULL DEFAULT 0;      -- 1: by a person, since the last alignment
ALTER TABLE unit ADD COLUMN standing TEXT NOT NULL DEFAULT 'open';
ALTER TABLE unit ADD COLUMN texts TEXT NOT NULL DEFAULT '{}';     -- JSON: language to the text a person wrote instead
ALTER TABLE unit ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE unit ADD COLUMN worth REAL NOT NULL DEFAULT 0;        -- how much it deserves a look; sorts the queue
CREATE INDEX unit_by_place ON unit (place, id) WHERE langs > 1 AND standing NOT IN ('gone', 'absent');
CREATE INDEX unit_by_worth ON unit (standing, worth DESC, place, id) WHERE langs > 1;
CREATE INDEX cell_by_position ON cell (lang, position);

-- What people decided. Only ever appended to; the newest row of a target stands.
CREATE TABLE journal (
    id      INTEGER PRIMARY KEY,
    event   TEXT NOT NULL,          -- one act of one person: its rows stand and fall together. Sorts by time
    made    TEXT NOT NULL,          -- YYYYMMDDTHHMMSSZ
    who     TEXT NOT NULL,
    verb    TEXT NOT NULL,          -- accept, split, rename ...
    undoes  TEXT NOT NULL,          -- the event that this one takes back, or ''
    kind    TEXT NOT NULL,          -- unit, concept; since version 4 segment
    key     TEXT NOT NULL,          -- of the unit or concept
    target  TEXT NOT NULL,          -- unit: JSON, language to [[text, nth of that text in the language]]
    before  TEXT NOT NULL,          -- JSON: the state
    after   TEXT NOT NULL
);
INSERT INTO journal
    SELECT id, printf('%014x%010x', 1000000 * strftime('%s', substr(made, 1, 4) || '-' || substr(made, 5, 2) || '-' ||
               substr(made, 7, 2) || ' ' || substr(made, 10, 2) || ':' || substr(made, 12, 2) || ':' ||
               substr(made, 14, 2)) + id, id), made, who,
           CASE after WHEN 'accepted' THEN 'accept' WHEN 'rejected' THEN 'reject' ELSE 'undo' END, '', kind, key,
           target, json_object('standing', before), json_object('standing', after)
    FROM decision;
DROP TABLE decision;
ALTER TABLE journal RENAME TO decision;
CREATE INDEX decision_by_key ON decision (kind, key);
CREATE INDEX decision_by_event ON decision (event);
CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision
    BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision
    BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;

-- Evidence by the keys of units: positions change when people split and merge.
UPDATE concept SET evidence = (
    SELECT coalesce(json_group_array(u.key), '[]') FROM json_each(concept.evidence) e
    JOIN (SELECT key, row_number() OVER (ORDER BY id) - 1 AS n FROM unit) u ON u.n = e.value
);
UPDATE unit SET place = id, langs = (SELECT count(DISTINCT lang) FROM cell WHERE unit = unit.id);
UPDATE unit SET standing = coalesce((SELECT json_extract(d.after, '$.standing') FROM decision d
    WHERE d.kind = 'unit' AND d.key = unit.key ORDER BY d.id DESC LIMIT 1), 'open');
"""

VERSION_3 = """
-- What a file says of a stretch of its text; stretches of one row are aligned already.
CREATE TABLE origin (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number   INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    facts    TEXT NOT NULL,         -- JSON object
    row      TEXT NOT NULL,         -- or ''
    PRIMARY KEY (document, number)
) WITHOUT ROWID;

ALTER TABLE term ADD COLUMN part_of_speech TEXT NOT NULL DEFAULT '';   -- noun, proper noun ...; '': not known
"""


VERSION_4 = """
-- Pieces of a segment that a reviewer cut: 'cut' says that it goes on from the one before it; 'whole' is, of the first
-- piece, the 'nth' of the whole. 'nth' of a piece is below zero, and its 'number' has no order any more.
ALTER TABLE segment ADD COLUMN cut INTEGER NOT NULL DEFAULT 0;
ALTER TABLE segment ADD COLUMN whole INTEGER;
CREATE INDEX segment_in_pieces ON segment (lang, whole) WHERE whole IS NOT NULL;
"""

VERSION_5 = """
-- The words of the segment that the row shares, in code points of its own text, end excluded; NULL: all of them.
ALTER TABLE cell ADD COLUMN start INTEGER;
ALTER TABLE cell ADD COLUMN end INTEGER;
ALTER TABLE unit ADD COLUMN relation TEXT;   -- parallel, partial, comparable; NULL: told by the score alone
"""


VERSION_6 = """
-- What a terminology file says beyond our own columns. A status is '' where the rank tells it.
ALTER TABLE term ADD COLUMN status TEXT NOT NULL DEFAULT '';
ALTER TABLE term ADD COLUMN facts TEXT NOT NULL DEFAULT '[]';          -- JSON list of [name, text, lang]
ALTER TABLE concept ADD COLUMN facts TEXT NOT NULL DEFAULT '[]';
"""

VERSION_7 = """
-- A row holds segments that are there, and a position is one segment's alone: nothing can point into other texts.
DROP INDEX segment_by_position;
CREATE UNIQUE INDEX segment_by_position ON segment (lang, position);
CREATE TABLE held (
    unit     INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,
    lang     TEXT NOT NULL,
    position INTEGER NOT NULL,
    start    INTEGER,
    end      INTEGER,
    PRIMARY KEY (unit, lang, position),
    FOREIGN KEY (lang, position) REFERENCES segment (lang, position) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
INSERT INTO held SELECT unit, lang, position, start, end FROM cell;
DROP TABLE cell;
ALTER TABLE held RENAME TO cell;
CREATE INDEX cell_by_position ON cell (lang, position);
"""

VERSION_8 = """
ALTER TABLE unit RENAME COLUMN standing TO status;
ALTER TABLE unit RENAME COLUMN worth TO priority;
DROP INDEX unit_by_worth;
CREATE INDEX unit_by_priority ON unit (status, priority DESC, place, id) WHERE langs > 1;
ALTER TABLE block RENAME COLUMN furniture TO boilerplate;
ALTER TABLE segment RENAME COLUMN furniture TO boilerplate;
"""

VERSION_9 = """
ALTER TABLE concept ADD COLUMN worth REAL NOT NULL DEFAULT 0;   -- 0: not known
"""


VERSION_10 = """
ALTER TABLE concept ADD COLUMN is_general INTEGER NOT NULL DEFAULT 0;
"""


VERSION_11 = """
ALTER TABLE document ADD COLUMN digest TEXT NOT NULL DEFAULT '';   -- of the text: a flipped bit is a text as well
"""


VERSION_12 = """
-- JSON: language to [[nth segment of its cell, start, end, [languages that do not say it]]].
ALTER TABLE unit ADD COLUMN divergences TEXT NOT NULL DEFAULT '{}';
"""
