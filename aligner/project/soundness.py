"""Whether a project file says what it can: looked at when something in it made no sense, to tell damage from a bug."""

import sqlite3

_JSON = {
    "unit": ("reasons", "texts"),
    "concept": ("evidence", "reasons", "facts"),
    "term": ("variants", "occurrences", "facts"),
    "run": ("settings",),
    "decision": ("target", "before", "after"),
    "origin": ("facts",),
}
"""Table to its columns of JSON."""
_WRONG = {
    "sentences": """SELECT 1 FROM segment s LEFT JOIN document d ON d.id = s.document
        WHERE d.id IS NULL OR s.start < 0 OR s.end > length(d.text) OR s.start > s.end""",
    "places of sentences": """SELECT 1 FROM segment WHERE position IS NOT NULL
        GROUP BY lang HAVING min(position) <> 0 OR max(position) <> count(*) - 1""",
    "rows": """SELECT 1 FROM cell c LEFT JOIN segment s ON s.lang = c.lang AND s.position = c.position
        WHERE s.lang IS NULL""",
    "statuses of rows": """SELECT 1 FROM unit WHERE status NOT IN
        ('open', 'accepted', 'rejected', 'review', 'conflict', 'gone', 'absent')""",
    "scores": "SELECT 1 FROM unit WHERE typeof(score) NOT IN ('real', 'integer')",
    "decisions": "SELECT 1 FROM decision WHERE kind NOT IN ('unit', 'concept', 'segment')",
}
"""What is wrong where a query finds something."""


def damage(db: sqlite3.Connection) -> str:
    """What of the file makes no sense, in a few words; empty: it is sound, as far as can be told."""
    try:
        if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            return "its pages are broken"
        for table, columns in _JSON.items():
            for column in columns:
                query = f"SELECT 1 FROM {table} WHERE NOT json_valid({column}) LIMIT 1"  # noqa: S608
                if db.execute(query).fetchone():
                    return f"{column} of a {table}"
        for what, query in _WRONG.items():
            if db.execute(f"{query} LIMIT 1").fetchone():
                return f"its {what}"
        for table in (*_JSON, "document", "segment", "cell", "block"):  # Text that is none is met when it is read.
            for _ in db.execute(f"SELECT * FROM {table}"):  # noqa: S608
                pass
    except sqlite3.Error as error:
        return str(error)
    return ""
