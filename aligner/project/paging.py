"""A stretch of the rows that a filter lets through, in reading order or what deserves a look first: what a page shows.

Only rows of two languages or more, as in ``rows``.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aligner.model import Index, Lang
from aligner.project import rows
from aligner.project.rows import DIVERGENT, LIVE, Row
from aligner.project.status import UnitStatus
from aligner.project.store import Project


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows are shown; without any field set, all."""

    statuses: tuple[UnitStatus, ...] = ()
    """Statuses a row may have; empty: any."""
    least: float = 0.0
    """Lowest score, 0..1, included."""
    most: float = 1.0
    """Highest score, included."""
    with_lang: Lang = ""
    """Language in which a row must say something; empty: any."""
    without_lang: Lang = ""
    """Language in which a row must say nothing; empty: none."""
    divergent: bool = False
    """Only rows with words that some of their languages lack."""
    holding: Mapping[Lang, Sequence[Index]] | None = None
    """Segments of which a row must hold one, by language; None: any."""
    written: str = ""
    """Text that a person wrote in a row, which counts as much as a segment of ``holding``."""
    by_priority: bool = False
    """Sorted by what deserves a look most, not in reading order."""


def count(project: Project, wanted: Filter) -> int:
    """How many rows the filter lets through."""
    chosen, values = _where(project, wanted)
    found: int = project.rows(f"SELECT count(*) FROM unit WHERE {chosen}", values)[0][0]
    return found


def window(project: Project, wanted: Filter, start: int, size: int) -> list[Row]:
    """The rows from ``start`` (from 0) on, ``size`` at most."""
    chosen, values = _where(project, wanted)
    order = "priority DESC, place, id" if wanted.by_priority else "place, id"
    query = f"SELECT key FROM unit WHERE {chosen} ORDER BY {order} LIMIT ? OFFSET ?"
    keys = [row["key"] for row in project.rows(query, (*values, size, start))]
    found = [rows.by_key(project, key) for key in keys]
    return [row for row in found if row is not None]


def before(project: Project, wanted: Filter, row: Row) -> int:
    """How many of the rows come before this one: where its window starts."""
    chosen, values = _where(project, wanted)
    ends: tuple[float, ...]
    if wanted.by_priority:
        beyond, ends = "(-priority, place, id) < (?, ?, ?)", (-row.priority, row.place, row.id)
    else:
        beyond, ends = "(place, id) < (?, ?)", (row.place, row.id)
    found: int = project.rows(f"SELECT count(*) FROM unit WHERE {chosen} AND {beyond}", (*values, *ends))[0][0]
    return found


def counts(project: Project) -> dict[UnitStatus, int]:
    """How many rows there are of each status that any has."""
    query = f"SELECT status, count(*) AS n FROM unit WHERE {LIVE} GROUP BY status"
    return {row["status"]: row["n"] for row in project.rows(query)}


def _where(project: Project, wanted: Filter) -> tuple[str, tuple[object, ...]]:
    parts: list[str] = [LIVE]
    values: list[object] = []
    if wanted.statuses:
        parts.append("status IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(wanted.statuses))
    if wanted.least > 0 or wanted.most < 1:
        parts.append("score BETWEEN ? AND ?")
        values += [wanted.least, wanted.most]
    said = "id IN (SELECT unit FROM cell WHERE lang = ?)"
    if wanted.with_lang:
        parts.append(said)
        values.append(wanted.with_lang)
    if wanted.without_lang:
        parts.append(f"NOT {said}")
        values.append(wanted.without_lang)
    if wanted.divergent:
        parts.append(DIVERGENT)
    if wanted.holding is not None:
        parts.append("id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sorted(_holding(project, wanted))))
    return " AND ".join(parts), tuple(values)


def _holding(project: Project, wanted: Filter) -> set[int]:
    found: set[int] = set()
    query = "SELECT unit FROM cell WHERE lang = ? AND position IN (SELECT value FROM json_each(?))"
    for lang, positions in (wanted.holding or {}).items():
        found.update(row["unit"] for row in project.rows(query, (lang, json.dumps(list(positions)))))
    if wanted.written:
        edited = project.rows("SELECT id, texts FROM unit WHERE texts <> '{}'")
        sought = wanted.written.casefold()
        found.update(
            row["id"] for row in edited if any(sought in t.casefold() for t in json.loads(row["texts"]).values())
        )
    return found
