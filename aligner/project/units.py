"""The rows of the alignment."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from aligner.model import Index, Lang, Unit
from aligner.project.decisions import OPEN, Standing, newest, standings
from aligner.project.documents import Corpus
from aligner.project.identity import Identities, Target, key
from aligner.project.store import Project


@dataclass(frozen=True, slots=True)
class StoredUnit:
    """A unit as the project keeps it."""

    key: str
    """The same for the same segments in every run."""
    unit: Unit
    standing: Standing
    """What people decided about it last."""


def replace(project: Project, corpus: Corpus, units: Iterable[Unit]) -> None:
    """Puts these units in the place of all that were there, in one transaction."""
    identities = Identities(corpus)
    with project.transaction():
        clear(project)
        for unit in units:
            own = project.run(
                "INSERT INTO unit (key, score, reasons) VALUES (?, ?, ?)",
                (key(identities.target(unit)), unit.score, json.dumps(unit.reasons, ensure_ascii=False)),
            )
            cells = ((own, lang, i) for lang, cell in unit.cells.items() for i in cell)
            project.run_many("INSERT INTO cell VALUES (?, ?, ?)", cells)


def clear(project: Project) -> None:
    """Removes all units; what was decided about them stays."""
    project.run("DELETE FROM unit")


def load(project: Project) -> tuple[StoredUnit, ...]:
    """All units in the order of the alignment, each with what was decided about it."""
    cells: dict[int, dict[Lang, list[Index]]] = {}
    for row in project.rows("SELECT unit, lang, position FROM cell ORDER BY unit, lang, position"):
        cells.setdefault(row["unit"], {}).setdefault(row["lang"], []).append(row["position"])
    standing = standings(project)
    return tuple(
        StoredUnit(
            row["key"],
            Unit(
                {lang: tuple(cell) for lang, cell in cells.get(row["id"], {}).items()},
                row["score"],
                tuple(json.loads(row["reasons"])),
            ),
            standing.get(row["key"], OPEN),
        )
        for row in project.rows("SELECT * FROM unit ORDER BY id")
    )


@dataclass(frozen=True, slots=True)
class Pins:
    """What earlier decisions demand of the next alignment."""

    accepted: tuple[Unit, ...]
    """No two share a segment."""
    rejected: tuple[Unit, ...]
    lost: tuple[Target, ...]
    """Accepted units whose segments are no longer in the texts."""


def pins(project: Project, corpus: Corpus) -> Pins:
    """The accepted and rejected units, found again in the corpus."""
    identities = Identities(corpus)
    accepted: list[Unit] = []
    rejected: list[Unit] = []
    lost: list[Target] = []
    taken: set[tuple[Lang, Index]] = set()
    # Newest first: where two accepted units claim a segment, the later decision counts.
    for target, standing in decided(project):
        unit = identities.find(target)
        if standing == "rejected":
            if unit:
                rejected.append(unit)
            continue
        own = {(lang, i) for lang, cell in unit.cells.items() for i in cell} if unit else set()
        if unit and not own & taken:
            accepted.append(unit)
            taken |= own
        elif not unit:
            lost.append(target)
    return Pins(tuple(sorted(accepted, key=_reading_order)), tuple(sorted(rejected, key=_reading_order)), tuple(lost))


def decided(project: Project) -> list[tuple[Target, Standing]]:
    """Every unit that stands accepted or rejected, newest decision first."""
    return [(d.target, d.after) for d in newest(project) if d.after != OPEN]


def _reading_order(unit: Unit) -> list[tuple[Lang, tuple[Index, ...]]]:
    return sorted(unit.cells.items())
