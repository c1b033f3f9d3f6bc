"""Rows of the alignment one at a time, as a review needs them. Nothing is held in memory: two writers see each other.

Reviewed are rows of two languages or more; a row of one language is an omission elsewhere.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aligner.model import Index, Lang, Unit
from aligner.project import cells
from aligner.project.states import UnitState
from aligner.project.status import UnitStatus
from aligner.project.store import Project
from aligner.project.units import as_unit

LIVE = "langs > 1 AND status NOT IN ('gone', 'absent')"
DIVERGENT = "divergences <> '{}'"


@dataclass(frozen=True, slots=True)
class Row:
    """A stored unit with its place."""

    id: int
    key: str
    """The same for the same segments in every run."""
    place: float
    """Sorts the rows in reading order."""
    priority: float
    """How much it deserves a look, higher is more."""
    unit: Unit
    state: UnitState


def by_key(project: Project, key: str) -> Row | None:
    """The row of that key, hidden ones too; None: there is none."""
    return _first(project, "SELECT * FROM unit WHERE key = ?", (key,))


def at(project: Project, number: int) -> Row | None:
    """The row of that number in reading order, from 1."""
    if number < 1:
        return None
    return _first(project, f"SELECT * FROM unit WHERE {LIVE} ORDER BY place, id LIMIT 1 OFFSET ?", (number - 1,))


def number(project: Project, row: Row) -> int:
    """Its number in reading order, from 1."""
    query = f"SELECT count(*) FROM unit WHERE {LIVE} AND (place, id) < (?, ?)"
    found: int = project.rows(query, (row.place, row.id))[0][0]
    return found + 1


def count(project: Project, statuses: Sequence[UnitStatus] = (), *, divergent: bool = False) -> int:
    """How many rows there are, of these statuses if any are given.

    ``divergent``: only those with words that some of their languages lack.
    """
    chosen = f"langs > 1 AND status IN ({_marks(statuses)})" if statuses else LIVE
    also = f" AND {DIVERGENT}" if divergent else ""
    found: int = project.rows(f"SELECT count(*) FROM unit WHERE {chosen}{also}", tuple(statuses))[0][0]
    return found


def neighbour(project: Project, row: Row, step: int) -> Row | None:
    """The row after (``step`` 1) or before it (-1) in reading order; None at the end."""
    sign, order = (">", "") if step > 0 else ("<", " DESC")
    query = f"SELECT * FROM unit WHERE {LIVE} AND (place, id) {sign} (?, ?) ORDER BY place{order}, id{order} LIMIT 1"
    return _first(project, query, (row.place, row.id))


def first_in_order(
    project: Project, statuses: Sequence[UnitStatus], after: Row | None = None, *, divergent: bool = False
) -> Row | None:
    """The first row of these statuses (none: of any) in reading order, after one if given; ``divergent``: as in
    ``count``."""
    chosen = f"status IN ({_marks(statuses)}) AND langs > 1" if statuses else LIVE
    chosen += f" AND {DIVERGENT}" if divergent else ""
    beyond, start = (" AND (place, id) > (?, ?)", (after.place, after.id)) if after else ("", ())
    return _first(project, f"SELECT * FROM unit WHERE {chosen}{beyond} ORDER BY place, id LIMIT 1", (*statuses, *start))


def first_by_priority(
    project: Project, statuses: Sequence[UnitStatus], after: Row | None = None, *, divergent: bool = False
) -> Row | None:
    """The same with what deserves a look most first."""
    found = [_of_priority(project, status, after, divergent) for status in statuses]
    return min((row for row in found if row), key=lambda row: (-row.priority, row.place, row.id), default=None)


def _of_priority(project: Project, status: UnitStatus, after: Row | None, divergent: bool) -> Row | None:
    # One status at a time, so that the index answers.
    query = "SELECT * FROM unit WHERE langs > 1 AND status = ?" + (f" AND {DIVERGENT}" if divergent else "")
    order = " ORDER BY priority DESC, place, id LIMIT 1"
    if after is None:
        return _first(project, query + order, (status,))
    same = _first(
        project,
        f"{query} AND priority = ? AND (place, id) > (?, ?){order}",
        (status, after.priority, after.place, after.id),
    )
    return same or _first(project, f"{query} AND priority < ?{order}", (status, after.priority))


def holding(project: Project, lang: Lang, positions: Iterable[Index]) -> list[Row]:
    """The live rows, those of one language included, that hold any of these segments, in reading order."""
    wanted = list(positions)
    query = (
        "SELECT DISTINCT u.* FROM cell c JOIN unit u ON u.id = c.unit WHERE c.lang = ?"
        f" AND c.position IN ({_marks(wanted)}) AND u.status NOT IN ('gone', 'absent') ORDER BY u.place, u.id"
    )
    return [_row(project, row) for row in project.rows(query, (lang, *wanted))]


def next_holding(project: Project, segments: Mapping[Lang, Sequence[Index]], after: Row | None) -> str:
    """The key of the next row in reading order, then from the top, that holds any of these segments; empty: none."""
    found: set[tuple[float, int, str]] = set()
    for lang, positions in segments.items():
        for start in range(0, len(positions), 500):
            some = positions[start : start + 500]
            query = (
                f"SELECT place, id, key FROM unit WHERE {LIVE} AND id IN"
                f" (SELECT unit FROM cell WHERE lang = ? AND position IN ({_marks(some)}))"
            )
            found.update((row["place"], row["id"], row["key"]) for row in project.rows(query, (lang, *some)))
    later = [place for place in found if after is None or place[:2] > (after.place, after.id)]
    return min(later or found, default=(0.0, 0, ""))[2]


def overlapping(project: Project, unit: Unit) -> list[Row]:
    """The live rows that cannot stand beside the unit, as they share words with it."""
    return [row for row in sharing(project, unit) if row.unit.contradicts(unit)]


def sharing(project: Project, unit: Unit) -> list[Row]:
    """The live rows that share words with the unit: facts of independent texts may."""
    held = {row.id: row for lang, cell in unit.cells.items() for row in holding(project, lang, cell)}
    return sorted((row for row in held.values() if row.unit.shares_words(unit)), key=lambda row: (row.place, row.id))


def rivals(project: Project, row: Row) -> list[Row]:
    """The live rows that cannot stand beside a row once it is accepted: see ``overlapping``; of a fact that people
    dispute also the same fact with other borders."""
    disputed = row.state.status == "conflict"
    return [
        other
        for other in sharing(project, row.unit)
        if other.id != row.id
        and (
            other.unit.contradicts(row.unit)
            or (disputed and other.state.status == "conflict" and other.unit.tells_same(row.unit))
        )
    ]


def any_facts(project: Project) -> bool:
    """Whether any row is a fact of independent texts."""
    query = "SELECT 1 FROM unit WHERE relation IS NOT NULL UNION ALL SELECT 1 FROM cell WHERE start IS NOT NULL LIMIT 1"
    return bool(project.rows(query))


def set_state(project: Project, row: Row, state: UnitState, priority: float) -> None:
    """Repeats beside the row what the journal says of it now."""
    project.run(
        "UPDATE unit SET status = ?, texts = ?, note = ?, priority = ? WHERE id = ?",
        (state.status, json.dumps(state.texts, ensure_ascii=False), state.note, priority, row.id),
    )


def _first(project: Project, query: str, parameters: Sequence[object]) -> Row | None:
    rows = project.rows(query, parameters)
    return _row(project, rows[0]) if rows else None


def _row(project: Project, row: sqlite3.Row) -> Row:
    unit = as_unit(row, cells.of_row(project, row["id"]))
    state = UnitState(row["status"], json.loads(row["texts"]), row["note"], bool(row["made"]))
    return Row(row["id"], row["key"], row["place"], row["priority"], unit, state)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
