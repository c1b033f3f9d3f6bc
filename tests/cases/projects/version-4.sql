PRAGMA application_id = 1095519815;
PRAGMA user_version = 4;
BEGIN TRANSACTION;
CREATE TABLE block (
    document  INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number    INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    end       INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    furniture INTEGER NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
INSERT INTO "block" VALUES(1,0,0,4,'paragraph',1);
INSERT INTO "block" VALUES(1,1,5,28,'paragraph',0);
INSERT INTO "block" VALUES(1,2,29,43,'paragraph',0);
INSERT INTO "block" VALUES(1,3,44,62,'paragraph',0);
INSERT INTO "block" VALUES(2,0,0,5,'paragraph',1);
INSERT INTO "block" VALUES(2,1,6,31,'paragraph',0);
INSERT INTO "block" VALUES(2,2,32,50,'paragraph',0);
INSERT INTO "block" VALUES(2,3,51,68,'paragraph',0);
CREATE TABLE cell (
    unit     INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,
    lang     TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (unit, lang, position)
) WITHOUT ROWID;
INSERT INTO "cell" VALUES(1,'en',0);
INSERT INTO "cell" VALUES(2,'en',1);
INSERT INTO "cell" VALUES(3,'en',2);
INSERT INTO "cell" VALUES(1,'fa',0);
INSERT INTO "cell" VALUES(2,'fa',1);
INSERT INTO "cell" VALUES(3,'fa',2);
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
INSERT INTO "concept" VALUES(1,'2aa88da0fbc37b94',0.9,0,'["a290e3777111a198"]','[]','mined','');
CREATE TABLE "decision" (
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
INSERT INTO "decision" VALUES(1,'06612c331aeb37bf803aadad','20261126T112524Z','ana','accept','','unit','a290e3777111a198','{"en":[["The mill opens at nine.",0]],"fa":[["آسیاب ساعت نه باز می‌شود.",0]]}','{}','{"standing": "accepted"}');
INSERT INTO "decision" VALUES(2,'06612c331aee72840b645350','20261126T112524Z','ana','reject','','unit','712a5c7643625444','{"en":[["It grinds rye.",0]],"fa":[["چاودار آرد می‌کند.",0]]}','{}','{"standing": "rejected"}');
INSERT INTO "decision" VALUES(3,'06612c33422e79fe64e969c3','20261126T112526Z','ana','edit','','unit','f2132c4f6c3f724f','{"en":[["The miller sleeps.",0]],"fa":[["آسیابان می‌خوابد.",0]]}','{}','{"texts": {"fa": "آسیابان خواب است."}}');
INSERT INTO "decision" VALUES(4,'06612c3342d1e3180804612f','20261126T112526Z','ana','comment','','unit','f2132c4f6c3f724f','{"en":[["The miller sleeps.",0]],"fa":[["آسیابان می‌خوابد.",0]]}','{"texts": {"fa": "آسیابان خواب است."}}','{"note": "Asked the miller.", "texts": {"fa": "آسیابان خواب است."}}');
CREATE TABLE document (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    lang     TEXT NOT NULL,
    text     TEXT NOT NULL
);
INSERT INTO "document" VALUES(1,'en.txt','en','Menu
The mill opens at nine.
It grinds rye.
The miller sleeps.
');
INSERT INTO "document" VALUES(2,'fa.txt','fa','فهرست
آسیاب ساعت نه باز می‌شود.
چاودار آرد می‌کند.
آسیابان می‌خوابد.
');
CREATE TABLE origin (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number   INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    facts    TEXT NOT NULL,         -- JSON object
    row      TEXT NOT NULL,         -- or ''
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE TABLE run (
    step      TEXT PRIMARY KEY,     -- segment, align, mine
    signature TEXT NOT NULL,
    digest    TEXT NOT NULL,
    created   TEXT NOT NULL,        -- YYYYMMDDTHHMMSSZ
    settings  TEXT NOT NULL         -- JSON object
);
INSERT INTO "run" VALUES('align','test','080a9ed428559ef602668b4c00f114f1a11c3f6b02a435f0bdc154578e4d7f22','20261126T112524Z','{"order": "ordered", "pivot": "en"}');
INSERT INTO "run" VALUES('mine','test','080a9ed428559ef602668b4c00f114f1a11c3f6b02a435f0bdc154578e4d7f22','20261126T112524Z','{}');
CREATE TABLE segment (
    document  INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    number    INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    end       INTEGER NOT NULL,
    block     INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    furniture INTEGER NOT NULL, lang TEXT NOT NULL DEFAULT '', position INTEGER, nth INTEGER NOT NULL DEFAULT 0, cut INTEGER NOT NULL DEFAULT 0, whole INTEGER,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
INSERT INTO "segment" VALUES(1,0,0,4,0,'paragraph',1,'en',NULL,0,0,NULL);
INSERT INTO "segment" VALUES(1,1,5,28,1,'paragraph',0,'en',0,0,0,NULL);
INSERT INTO "segment" VALUES(1,2,29,43,2,'paragraph',0,'en',1,0,0,NULL);
INSERT INTO "segment" VALUES(1,3,44,62,3,'paragraph',0,'en',2,0,0,NULL);
INSERT INTO "segment" VALUES(2,0,0,5,0,'paragraph',1,'fa',NULL,0,0,NULL);
INSERT INTO "segment" VALUES(2,1,6,31,1,'paragraph',0,'fa',0,0,0,NULL);
INSERT INTO "segment" VALUES(2,2,32,50,2,'paragraph',0,'fa',1,0,0,NULL);
INSERT INTO "segment" VALUES(2,3,51,68,3,'paragraph',0,'fa',2,0,0,NULL);
CREATE TABLE term (
    concept     INTEGER NOT NULL REFERENCES concept ON DELETE CASCADE,
    lang        TEXT NOT NULL,
    rank        INTEGER NOT NULL,   -- 0: preferred
    text        TEXT NOT NULL,
    variants    TEXT NOT NULL,      -- JSON list
    count       INTEGER NOT NULL,
    documents   INTEGER NOT NULL,
    occurrences TEXT NOT NULL, part_of_speech TEXT NOT NULL DEFAULT '',      -- JSON list of [segment, start, end]
    PRIMARY KEY (concept, lang, rank)
) WITHOUT ROWID;
INSERT INTO "term" VALUES(1,'en',0,'mill','["Mill"]',1,1,'[]','');
INSERT INTO "term" VALUES(1,'fa',0,'آسیاب','[]',0,0,'[]','');
CREATE TABLE unit (
    id      INTEGER PRIMARY KEY,
    key     TEXT NOT NULL UNIQUE,
    score   REAL NOT NULL,
    reasons TEXT NOT NULL           -- JSON list
, place REAL NOT NULL DEFAULT 0, langs INTEGER NOT NULL DEFAULT 0, made INTEGER NOT NULL DEFAULT 0, standing TEXT NOT NULL DEFAULT 'open', texts TEXT NOT NULL DEFAULT '{}', note TEXT NOT NULL DEFAULT '', worth REAL NOT NULL DEFAULT 0);
INSERT INTO "unit" VALUES(1,'a290e3777111a198',0.3,'[]',1.0,2,0,'accepted','{}','',0.7);
INSERT INTO "unit" VALUES(2,'712a5c7643625444',0.5,'[]',2.0,2,0,'rejected','{}','',0.5);
INSERT INTO "unit" VALUES(3,'f2132c4f6c3f724f',0.7,'[]',3.0,2,0,'open','{"fa": "آسیابان خواب است."}','Asked the miller.',3.00000000000000044408e-01);
CREATE INDEX segment_by_position ON segment (lang, position);
CREATE INDEX segment_by_start ON segment (document, start);
CREATE INDEX unit_by_place ON unit (place, id) WHERE langs > 1 AND standing NOT IN ('gone', 'absent');
CREATE INDEX unit_by_worth ON unit (standing, worth DESC, place, id) WHERE langs > 1;
CREATE INDEX cell_by_position ON cell (lang, position);
CREATE INDEX decision_by_key ON decision (kind, key);
CREATE INDEX decision_by_event ON decision (event);
CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision
    BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision
    BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
CREATE INDEX segment_in_pieces ON segment (lang, whole) WHERE whole IS NOT NULL;
COMMIT;
