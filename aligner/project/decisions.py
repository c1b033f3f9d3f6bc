"""What people decided, as a journal that is only ever appended to; the newest entry of a target stands.

A decision is one act of one person. It may change several rows at once (a merge hides two and makes one), and they
stand and fall together: it is one transaction, and one undo takes it back. Each change holds the whole state before
and after, so the journal alone tells how everything came to be; replaying it is reading the last state of each target.
"""

import json
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from aligner.project.states import (
    ConceptState,
    SegmentState,
    State,
    UnitState,
    concept_state,
    segment_state,
    unit_state,
)
from aligner.project.states import to_json as state_to_json
from aligner.project.status import IMPORT
from aligner.project.store import Project
from aligner.project.unit_key import Target, from_json, to_json

Kind = Literal["unit", "concept", "segment"]
_READ: Mapping[str, Callable[[str], State]] = {
    "unit": unit_state,
    "concept": concept_state,
    "segment": segment_state,
}


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision did to one unit, concept or segment."""

    kind: Kind
    key: str
    target: Target
    """A unit by the names of its segments; a concept by its terms (counted 0) when it was first decided about; a
    segment by its whole text, as the segmenter made it."""
    before: State
    after: State


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decided about something, how and when."""

    who: str
    made: str
    """``YYYYMMDDTHHMMSSZ``, UTC."""
    verb: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the journal."""

    id: str
    """Unique over all copies of a project; sorts by time."""
    made: str
    """``YYYYMMDDTHHMMSSZ``, UTC."""
    who: str
    verb: str
    """``accept``, ``reject``, ``review``, ``edit``, ``split`` ...; ``undo`` takes another one back."""
    changes: tuple[Change, ...]
    undoes: str = ""
    """The id of the decision that is taken back; empty: none."""


def new_id(project: Project) -> str:
    """An id that sorts after all there are: microseconds since 1970, and 40 bits of chance."""
    moment = time.time_ns() // 1000
    last: str = project.rows("SELECT max(event) FROM decision")[0][0] or ""
    # A clock set back, or another person's clock that was ahead, must not put a decision before what it follows.
    if last[:14] >= f"{moment:014x}":
        moment = int(last[:14], 16) + 1
    return f"{moment:014x}{secrets.token_hex(5)}"


def append(project: Project, decision: Decision) -> None:
    """Writes one decision; it is on the disk when the transaction ends."""
    project.run_many(
        "INSERT INTO decision (event, made, who, verb, undoes, kind, key, target, before, after)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(decision.id, decision.made, decision.who, decision.verb, decision.undoes),
                *(change.kind, change.key, to_json(change.target)),
                *(state_to_json(change.before), state_to_json(change.after)),
            )
            for change in decision.changes
        ],
    )


def last(project: Project, kind: Kind) -> int:
    """The number of the journal's last row about a unit, concept or segment; 0: there is none."""
    found: int = project.rows("SELECT coalesce(max(id), 0) FROM decision WHERE kind = ?", (kind,))[0][0]
    return found


def rows_after(project: Project, row: int) -> list[sqlite3.Row]:
    """The stored rows of the journal that were written after one of them, oldest first; 0: all."""
    return project.rows("SELECT * FROM decision WHERE id > ? ORDER BY id", (row,))


def append_rows(project: Project, rows: Iterable[sqlite3.Row]) -> None:
    """Writes rows of another copy's journal at the end of this one."""
    project.run_many(
        "INSERT INTO decision (event, made, who, verb, undoes, kind, key, target, before, after)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (tuple(row)[1:] for row in rows),
    )


def rewrite(project: Project, decisions: Iterable[Decision]) -> None:
    """Puts a whole journal in the place of another: for a new copy that two were merged into, and nothing else."""
    with project.transaction():
        triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'decision'"
        guards = project.rows(triggers)
        for guard in guards:
            project.run(f"DROP TRIGGER {guard['name']}")
        project.run("DELETE FROM decision")
        for decision in decisions:
            append(project, decision)
        for guard in guards:
            project.run(guard["sql"])


def journal(project: Project) -> list[Decision]:
    """All decisions, oldest first."""
    return _read(project, "SELECT * FROM decision ORDER BY id")


def of_target(project: Project, kind: Kind, key: str) -> list[Decision]:
    """The decisions that touched a unit or concept, oldest first."""
    events = "SELECT event FROM decision WHERE kind = ? AND key = ?"
    return _read(project, f"SELECT * FROM decision WHERE event IN ({events}) ORDER BY id", (kind, key))  # noqa: S608


def last_of(project: Project, kind: Kind, key: str) -> list[Signed]:
    """Who decided about a unit or concept last; nobody, if nobody did. What was decided is not read: it may be long."""
    query = "SELECT who, made, verb FROM decision WHERE kind = ? AND key = ? ORDER BY id DESC LIMIT 1"
    return [Signed(row["who"], row["made"], row["verb"]) for row in project.rows(query, (kind, key))]


def last_by(project: Project, who: str) -> Decision | None:
    """The last decision of a person that was not taken back and takes none back itself; None: there is none."""
    query = (
        "SELECT event FROM decision d WHERE who = ? AND undoes = '' AND verb NOT IN ('undo', 'conflict')"
        " AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.event) ORDER BY id DESC LIMIT 1"
    )
    rows = project.rows(query, (who,))
    return _read(project, "SELECT * FROM decision WHERE event = ? ORDER BY id", (rows[0][0],))[0] if rows else None


def unit_states(project: Project) -> dict[str, tuple[Target, UnitState]]:
    """Unit key to the unit and what stands for it; the last decided last."""
    return {row["key"]: (from_json(row["target"]), unit_state(row["after"])) for row in _newest(project, "unit")}


def unit_states_of(project: Project, keys: Sequence[str]) -> dict[str, UnitState]:
    """What stands for these units, by key, the last decided last; those that nobody ever decided about are left out."""
    query = """SELECT key, after, max(id) AS n FROM decision
        WHERE kind = 'unit' AND key IN (SELECT value FROM json_each(?)) GROUP BY key ORDER BY n"""
    return {row["key"]: unit_state(row["after"]) for row in project.rows(query, (json.dumps(keys),))}


def units_by_people(project: Project) -> Iterator[tuple[str, Target, UnitState]]:
    """Key, unit and what stands for it, of each unit that a person decided about, not a memory alone."""
    query = """SELECT key, target, after, max(id) FROM decision WHERE kind = 'unit' AND key IN
        (SELECT key FROM decision WHERE kind = 'unit' AND verb <> ?) GROUP BY key"""
    for row in project.each(query, (IMPORT,)):
        yield row["key"], from_json(row["target"]), unit_state(row["after"])


def concept_states(project: Project) -> dict[str, tuple[Target, ConceptState]]:
    """Concept key to the concept's terms and what stands for it; the last decided last."""
    return {row["key"]: (from_json(row["target"]), concept_state(row["after"])) for row in _newest(project, "concept")}


def segment_states(project: Project) -> dict[str, tuple[Target, SegmentState]]:
    """Segment key to the segment and how it is cut; the last decided last."""
    return {row["key"]: (from_json(row["target"]), segment_state(row["after"])) for row in _newest(project, "segment")}


def _newest(project: Project, kind: Kind) -> list[sqlite3.Row]:
    query = "SELECT key, target, after, max(id) AS n FROM decision WHERE kind = ? GROUP BY key ORDER BY n"
    return project.rows(query, (kind,))


def signed(project: Project, kind: Kind, keys: Sequence[str] | None = None) -> dict[str, list[Signed]]:
    """Key to who decided about it, oldest first, without what was taken back; a conflict is nobody's decision.

    ``keys``: of those alone; None: of all.
    """
    found: dict[str, dict[str, Signed]] = {}
    among = "" if keys is None else " AND key IN (SELECT value FROM json_each(?))"
    query = f"SELECT key, event, made, who, verb, undoes FROM decision WHERE kind = ?{among} ORDER BY id"  # noqa: S608
    for row in project.rows(query, (kind,) if keys is None else (kind, json.dumps(keys))):
        own = found.setdefault(row["key"], {})
        if row["undoes"]:
            own.pop(row["undoes"], None)
        elif row["verb"] != "conflict":
            own[row["event"]] = Signed(row["who"], row["made"], row["verb"])
    return {key: list(own.values()) for key, own in found.items() if own}


def state_of(project: Project, kind: Kind, key: str) -> State | None:
    """What stands for a unit, concept or segment; None: nobody ever decided about it."""
    query = "SELECT after FROM decision WHERE kind = ? AND key = ? ORDER BY id DESC LIMIT 1"
    rows = project.rows(query, (kind, key))
    return _READ[kind](rows[0]["after"]) if rows else None


def unit_state_of(project: Project, key: str) -> UnitState | None:
    """What stands for one unit; None: nobody ever decided about it."""
    found = state_of(project, "unit", key)
    return found if isinstance(found, UnitState) else None


def concept_state_of(project: Project, key: str) -> ConceptState:
    """What stands for one concept."""
    found = state_of(project, "concept", key)
    return found if isinstance(found, ConceptState) else ConceptState()


def _read(project: Project, query: str, parameters: Sequence[str] = ()) -> list[Decision]:
    heads: dict[str, tuple[str, str, str, str]] = {}
    changes: dict[str, list[Change]] = {}
    for row in project.rows(query, parameters):
        read = _READ[row["kind"]]
        heads[row["event"]] = (row["made"], row["who"], row["verb"], row["undoes"])
        change = Change(row["kind"], row["key"], from_json(row["target"]), read(row["before"]), read(row["after"]))
        changes.setdefault(row["event"], []).append(change)
    return [_decision(event, *heads[event], changes[event]) for event in heads]


def _decision(event: str, made: str, who: str, verb: str, undoes: str, changes: Iterable[Change]) -> Decision:
    return Decision(event, made, who, verb, tuple(changes), undoes)


def states_after(decisions: Iterable[Decision]) -> Mapping[tuple[Kind, str], State]:
    """What stands for each target after these decisions."""
    return {(change.kind, change.key): change.after for decision in decisions for change in decision.changes}
