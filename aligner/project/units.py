"""The rows of the alignment: storing those of a new alignment, and all of them at once."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from aligner.model import Corpus, Index, Lang, Unit
from aligner.project import decisions
from aligner.project.identity import Identities, Target, key
from aligner.project.states import UnitState
from aligner.project.status import HIDDEN, Standing
from aligner.project.store import Project

Worth = Callable[[Unit], float]


@dataclass(frozen=True, slots=True)
class StoredUnit:
    """A unit as the project keeps it."""

    key: str
    """The same for the same segments in every run."""
    unit: Unit
    state: UnitState
    """What people decided about it last."""

    @property
    def standing(self) -> Standing:
        """Whether it was accepted, rejected ..."""
        return self.state.standing


def replace(
    project: Project, corpus: Corpus, units: Iterable[Unit], worth: Worth = lambda unit: 0.0, *, all_rows: bool = False
) -> None:
    """Puts these units in the place of all that were there, in one transaction, and what people said of them beside.

    ``worth``: how much a unit deserves a person's look, higher is more. ``all_rows``: bring back every row that people
    made, not only what an alignment must keep: for units that were not aligned anew.
    """
    identities = Identities(corpus)
    states = decisions.unit_states(project)
    with project.transaction():
        clear(project)
        for place, unit in enumerate(units, 1):
            own = key(identities.target(unit))
            state = states[own][1] if own in states else UnitState()
            # Taken back by a person, found by the aligner: there, and open.
            insert(project, own, unit, UnitState() if state.standing == "absent" else state, place, worth(unit))
        there = {row["key"] for row in project.rows("SELECT key FROM unit")}
        live = "SELECT id FROM unit WHERE standing NOT IN ('gone', 'absent', 'rejected')"
        query = f"SELECT lang, position FROM cell WHERE unit IN ({live})"  # noqa: S608
        taken = {(row["lang"], row["position"]) for row in project.rows(query)}
        for own, (target, state) in states.items():
            wanted = state.kept or (all_rows and state.live and state.standing != "rejected")
            disputed = state.standing == "conflict"
            found = identities.find(target) if own not in there and (wanted or disputed) else None
            segments = {(lang, i) for lang, cell in found.cells.items() for i in cell} if found else set()
            # What two people dispute stays until it is settled, even where it overlaps with other rows.
            if found and (disputed or not segments & taken):
                insert(project, own, found, state, place_of(project, found), worth(found), made=True)
                taken |= segments


def insert(
    project: Project, own: str, unit: Unit, state: UnitState, place: float, worth: float, *, made: bool = False
) -> None:
    """Writes one row. ``made``: by a person."""
    cells = {lang: cell for lang, cell in unit.cells.items() if cell}
    number = project.run(
        "INSERT INTO unit (key, score, reasons, place, langs, made, standing, texts, note, worth)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(own, float(unit.score), _json(unit.reasons), place, len(cells), made),
            *(state.standing, _json(state.texts), state.note, worth),
        ),
    )
    rows = ((number, lang, i) for lang, cell in cells.items() for i in cell)
    project.run_many("INSERT INTO cell VALUES (?, ?, ?)", rows)


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
    query = "SELECT key FROM unit WHERE standing NOT IN ('gone', 'absent') ORDER BY place, id"
    return [row["key"] for row in project.rows(query)]


def clear(project: Project) -> None:
    """Removes all units; what was decided about them stays."""
    project.run("DELETE FROM unit")


def aligned(project: Project) -> list[Unit]:
    """The rows as the aligner made them, whatever people made of them, in reading order."""
    cells: dict[int, dict[Lang, list[Index]]] = {}
    for row in project.rows("SELECT unit, lang, position FROM cell ORDER BY unit, lang, position"):
        cells.setdefault(row["unit"], {}).setdefault(row["lang"], []).append(row["position"])
    return [
        Unit(
            {lang: tuple(cell) for lang, cell in cells.get(row["id"], {}).items()},
            row["score"],
            tuple(json.loads(row["reasons"])),
        )
        for row in project.rows("SELECT * FROM unit WHERE NOT made ORDER BY place, id")
    ]


def load(project: Project) -> tuple[StoredUnit, ...]:
    """All units in reading order, each with what was decided about it; those replaced by others are left out."""
    cells: dict[int, dict[Lang, list[Index]]] = {}
    for row in project.rows("SELECT unit, lang, position FROM cell ORDER BY unit, lang, position"):
        cells.setdefault(row["unit"], {}).setdefault(row["lang"], []).append(row["position"])
    rows = project.rows("SELECT * FROM unit ORDER BY place, id")
    return tuple(
        StoredUnit(
            row["key"],
            Unit(
                {lang: tuple(cell) for lang, cell in cells.get(row["id"], {}).items()},
                row["score"],
                tuple(json.loads(row["reasons"])),
            ),
            UnitState(row["standing"], json.loads(row["texts"]), row["note"], bool(row["made"])),
        )
        for row in rows
        if row["standing"] not in HIDDEN
    )


@dataclass(frozen=True, slots=True)
class Pins:
    """What earlier decisions demand of the next alignment."""

    accepted: tuple[Unit, ...]
    """Accepted, edited, or made by a person. No two share a segment."""
    rejected: tuple[Unit, ...]
    """Rejected, or replaced by other rows."""
    lost: tuple[Target, ...]
    """Those to keep whose segments are no longer in the texts."""


def pins(project: Project, corpus: Corpus) -> Pins:
    """What the next alignment must keep and what it must not bring back, found again in the corpus."""
    identities = Identities(corpus)
    states = decisions.unit_states(project).values()
    rejected = _found(identities, (target for target, state in states if state.standing in ("rejected", "gone")))
    accepted: list[Unit] = []
    lost: list[Target] = []
    taken: set[tuple[Lang, Index]] = set()
    # Accepted before merely made by a person, newest first: where two claim a segment, the later decision counts.
    for target in sorted_pins(states):
        unit = identities.find(target)
        own = {(lang, i) for lang, cell in unit.cells.items() for i in cell} if unit else set()
        if unit and not own & taken:
            accepted.append(unit)
            taken |= own
        elif not unit:
            lost.append(target)
    return Pins(tuple(sorted(accepted, key=_reading_order)), tuple(sorted(rejected, key=_reading_order)), tuple(lost))


def sorted_pins(states: Iterable[tuple[Target, UnitState]]) -> list[Target]:
    """The units to keep: accepted ones first, then the rest, each newest first, ``states`` being oldest first."""
    newest = list(reversed(list(states)))
    first = [target for target, state in newest if state.standing == "accepted"]
    second = [target for target, state in newest if state.standing in ("open", "review") and state.kept]
    third = [target for target, state in newest if state.standing == "conflict" and state.kept]
    return first + second + third


def _found(identities: Identities, targets: Iterable[Target]) -> list[Unit]:
    return [unit for target in targets if (unit := identities.find(target))]


def _json(value: Sequence[str] | Mapping[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _reading_order(unit: Unit) -> list[tuple[Lang, tuple[Index, ...]]]:
    return sorted(unit.cells.items())
