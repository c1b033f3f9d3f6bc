"""The rows of the alignment: storing those of a new alignment, and all of them at once."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from aligner.model import Corpus, Divergence, Unit
from aligner.project import cells, decisions
from aligner.project.cells import Claims
from aligner.project.states import UnitState
from aligner.project.status import UnitStatus
from aligner.project.store import Project
from aligner.project.unit_key import Identities, key

Priority = Callable[[Unit], float]
_AT_ONCE = 1_000
"""Rows that are read at a time where they are gone through."""


@dataclass(frozen=True, slots=True)
class StoredUnit:
    """A unit as the project keeps it."""

    key: str
    """The same for the same segments in every run."""
    unit: Unit
    state: UnitState
    """What people decided about it last."""

    @property
    def status(self) -> UnitStatus:
        """Whether it was accepted, rejected ..."""
        return self.state.status


def replace(
    project: Project,
    corpus: Corpus,
    units: Iterable[Unit],
    priority: Priority = lambda unit: 0.0,
    *,
    all_rows: bool = False,
) -> None:
    """Puts these units in the place of all that were there, in one transaction, and what people said of them beside.

    ``priority``: how much a unit deserves a person's look, higher is more. ``all_rows``: bring back every row that
    people made, not only what an alignment must keep: for units that were not aligned anew.
    """
    identities = Identities(corpus)
    states = decisions.unit_states(project)
    with project.transaction():
        clear(project)
        for place, unit in enumerate(units, 1):
            own = key(identities.target(unit))
            state = states[own][1] if own in states else UnitState()
            # Taken back by a person, found by the aligner: there, and open.
            insert(project, own, unit, UnitState() if state.status == "absent" else state, place, priority(unit))
        there = {row["key"] for row in project.rows("SELECT key FROM unit")}
        claims: Claims | None = None  # Mostly nobody asks, and there may be many rows.
        for own, (target, state) in states.items():
            wanted = state.kept or (all_rows and state.live and state.status != "rejected")
            disputed = state.status == "conflict"
            found = identities.find(target, state.relation) if own not in there and (wanted or disputed) else None
            if found and claims is None:
                claims = _claims(project)
            # What two people dispute stays until it is settled, even where it overlaps with other rows.
            if found and claims and (disputed or not claims.contradict(found)):
                insert(project, own, found, state, place_of(project, found), priority(found), made=True)
                claims.add(found)


def _claims(project: Project) -> Claims:
    """The rows that nothing else may contradict; a person's row comes before a fact that the aligner finds in the same
    words."""
    live = [row for row in load(project) if row.status != "rejected"]
    return Claims([row.unit for row in live if row.state.kept or not row.unit.is_fact])


def insert(
    project: Project, own: str, unit: Unit, state: UnitState, place: float, priority: float, *, made: bool = False
) -> None:
    """Writes one row. ``made``: by a person."""
    langs = sum(1 for cell in unit.cells.values() if cell)
    number = project.run(
        "INSERT INTO unit (key, score, reasons, place, langs, made, status, texts, note, priority, relation,"
        " divergences) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(own, float(unit.score), _json(unit.reasons), place, langs, made),
            *(state.status, _json(state.texts), state.note, priority, unit.relation, _diverging(unit)),
        ),
    )
    cells.insert(project, number, unit.parts)


def insert_many(project: Project, rows: Sequence[tuple[str, Unit, UnitState, float]], first: int) -> None:
    """Writes rows, each with its key, state and priority, after the ``first`` of a project that has no others."""
    project.run_many(
        "INSERT INTO unit (id, key, score, reasons, place, langs, status, texts, note, priority, relation,"
        " divergences) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                *(n, own, float(unit.score), _json(unit.reasons), n, sum(map(bool, unit.cells.values()))),
                *(state.status, _json(state.texts), state.note, priority, unit.relation, _diverging(unit)),
            )
            for n, (own, unit, state, priority) in enumerate(rows, first + 1)
        ),
    )
    project.run_many(
        "INSERT INTO cell (unit, lang, position, start, end) VALUES (?, ?, ?, ?, ?)",
        (
            (n, lang, i, *(span or (None, None)))
            for n, (_, unit, _, _) in enumerate(rows, first + 1)
            for (lang, i), span in unit.parts.items()
        ),
    )


def place_of(project: Project, unit: Unit) -> float:
    """Where a row that a person made belongs: after the start of the aligner's row that its first segment is in.

    A segment that is in no row of the aligner (comparable text) goes after the row of the segment before it.
    """
    inside = (
        "SELECT u.id, u.place FROM cell c JOIN unit u ON u.id = c.unit AND NOT u.made"
        " WHERE c.lang = ? AND c.position = ?"
    )
    share = "SELECT sum(position < ?) / (count(*) + 1.0) FROM cell WHERE unit = ? AND lang = ?"
    for lang, cell in unit.cells.items():
        for row in project.rows(inside, (lang, cell[0])):
            return float(row["place"] + project.rows(share, (cell[0], row["id"], lang))[0][0])
    before = (
        "SELECT u.place FROM cell c JOIN unit u ON u.id = c.unit AND NOT u.made"
        " WHERE c.lang = ? AND c.position < ? ORDER BY c.position DESC LIMIT 1"
    )
    for lang, cell in unit.cells.items():
        for row in project.rows(before, (lang, cell[0])):
            return float(row["place"] + 0.99)
    return 0.0


def keys(project: Project) -> list[str]:
    """The keys of the rows that ``load`` gives, in its order: what ``Concept.evidence`` counts."""
    query = "SELECT key FROM unit WHERE status NOT IN ('gone', 'absent') ORDER BY place, id"
    return [row["key"] for row in project.rows(query)]


def clear(project: Project) -> None:
    """Removes all units; what was decided about them stays."""
    project.run("DELETE FROM unit")


def aligned(project: Project) -> list[Unit]:
    """The rows as the aligner made them, whatever people made of them, in reading order."""
    return [unit for _, unit in _each(project, "SELECT * FROM unit WHERE NOT made ORDER BY place, id")]


def _each(project: Project, query: str, parameters: Sequence[object] = ()) -> Iterator[tuple[sqlite3.Row, Unit]]:
    """The rows of a query with what they hold, a part of them at a time."""
    stored = project.each(query, parameters)
    while some := list(islice(stored, _AT_ONCE)):
        held = cells.of_some(project, [row["id"] for row in some])
        yield from ((row, as_unit(row, held.get(row["id"], Unit({})))) for row in some)


def as_unit(row: sqlite3.Row, held: Unit) -> Unit:
    """What a stored row holds, with its score, reasons, relation and divergences."""
    # Mostly there are none, and there may be millions of rows.
    diverging = json.loads(row["divergences"]) if row["divergences"] != "{}" else {}
    return Unit(
        held.cells,
        row["score"],
        tuple(json.loads(row["reasons"])),
        spans=held.spans,
        relation=row["relation"],
        divergences={
            lang: tuple(Divergence(part, start, end, tuple(missing)) for part, start, end, missing in own)
            for lang, own in diverging.items()
        },
    )


def load(project: Project) -> tuple[StoredUnit, ...]:
    """All units in reading order, each with what was decided about it; those replaced by others are left out."""
    return tuple(each(project))


def each(project: Project) -> Iterator[StoredUnit]:
    """The same one by one; nothing may be written to the project until the last."""
    query = "SELECT * FROM unit WHERE status NOT IN ('gone', 'absent') ORDER BY place, id"
    return (_stored(row, unit) for row, unit in _each(project, query))


def count(project: Project) -> int:
    """How many there are."""
    found: int = project.rows("SELECT count(*) FROM unit WHERE status NOT IN ('gone', 'absent')")[0][0]
    return found


def at(project: Project, numbers: Collection[int]) -> Iterator[tuple[int, StoredUnit]]:
    """Those of them with these numbers, from 0, in order."""
    wanted = set(numbers)
    query = "SELECT id FROM unit WHERE status NOT IN ('gone', 'absent') ORDER BY place, id"
    number_of = {row["id"]: n for n, row in enumerate(project.each(query)) if n in wanted} if wanted else {}
    query = "SELECT * FROM unit WHERE id IN (SELECT value FROM json_each(?)) ORDER BY place, id"
    found = _each(project, query, (json.dumps(list(number_of)),))
    return ((number_of[row["id"]], _stored(row, unit)) for row, unit in found)


def numbers(project: Project) -> Iterator[int]:
    """The numbers, from 0, of those that nobody rejected."""
    query = "SELECT status FROM unit WHERE status NOT IN ('gone', 'absent') ORDER BY place, id"
    return (n for n, row in enumerate(project.each(query)) if row["status"] != "rejected")


def _stored(row: sqlite3.Row, unit: Unit) -> StoredUnit:
    texts = json.loads(row["texts"]) if row["texts"] != "{}" else {}
    state = UnitState(row["status"], texts, row["note"], bool(row["made"]))
    return StoredUnit(row["key"], unit, state)


def _diverging(unit: Unit) -> str:
    found = {
        lang: [(own.part, own.start, own.end, own.missing) for own in all_of_it]
        for lang, all_of_it in unit.divergences.items()
    }
    return json.dumps(found)


def _json(value: Sequence[str] | Mapping[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False)
