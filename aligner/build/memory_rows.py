"""The rows of a large memory, which is stored in pieces: made, with what was decided about them, a thousand at a time.

As ``memories`` and ``project.units`` do it with all rows at once: what a memory says of its rows is taken over as a
decision, accepted rows stay as they are, rejected ones fall into their segments.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from aligner.build import memories, stretches
from aligner.build.memories import MemoryUnit
from aligner.build.rearranged import Rearranged
from aligner.model import Corpus, Lang, Unit
from aligner.pins import pinned
from aligner.project import Project, decisions, runs
from aligner.project.decisions import Change, Decision
from aligner.project.states import UnitState
from aligner.project.status import IMPORT
from aligner.project.unit_key import Target, key

AT_ONCE = 1_000
"""Rows that are held at a time."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row to be stored."""

    key: str
    unit: Unit
    state: UnitState


def are_in_pieces(project: Project, corpus: Corpus) -> bool:
    """Whether the texts are those of a large memory, no segment of which was ever cut."""
    return len(corpus.wholes) < len(corpus.documents) and not decisions.last(project, "segment")


def batches(project: Project, corpus: Corpus, people: Rearranged) -> Iterator[list[Row]]:
    """The rows in the memory's order, in a transaction under way, with those of ``people`` in the place of what they
    are made of. The journal gets what the memory says of its rows that nobody else decided."""
    found = stretches.rows(project, corpus)
    placed: set[str] = set()
    event = decisions.new_id(project)
    name, made = stretches.name_of(corpus), runs.now()
    while some := list(islice(found, AT_ONCE)):
        targets = [target for _, target in some]
        keys = list(map(key, targets))
        known = decisions.unit_states_of(project, keys)
        changes: list[Change] = []
        for own, target, (row, _) in zip(keys, targets, some, strict=True):
            change = _said(project, own, target, row, known.get(own))
            if change:
                changes.append(change)
                known[own] = UnitState(row.status, note=row.note)
        decisions.append(project, Decision(event, made, name, IMPORT, tuple(changes)))
        yield [
            stored
            for own, (row, target) in zip(keys, some, strict=True)
            for stored in (
                _freed(project, row.unit, target, people, placed)
                if people.touches(row.unit)
                else _arranged(project, own, row.unit, target, known.get(own, UnitState()))
            )
        ]


def _said(project: Project, own: str, target: Target, row: MemoryUnit, before: UnitState | None) -> Change | None:
    """What the memory says of a row, if that is new and nobody else said otherwise."""
    state = UnitState(row.status, note=row.note)
    if state in (UnitState(), before or UnitState()) or len(row.unit.cells) < 2:
        return None
    if before is not None and not memories.said_so(project, row.name, own):
        return None
    return Change("unit", own, target, before or UnitState(), state)


def _arranged(project: Project, own: str, unit: Unit, target: Target, state: UnitState) -> Iterator[Row]:
    """A row as people want it: one, or if they rejected it each segment alone."""
    if state.kept:
        yield Row(own, pinned(unit), state)
    elif state.status in ("rejected", "gone"):
        yield from (_alone(project, unit, target, lang) for lang in unit.cells)
    else:
        # Taken back by a person, and in the memory: there, and open.
        yield Row(own, Unit(unit.cells, unit.score, unit.reasons), UnitState() if state.status == "absent" else state)


def _freed(project: Project, unit: Unit, target: Target, people: Rearranged, placed: set[str]) -> Iterator[Row]:
    """The rows that people made of a row, those that are not ``placed`` yet, and what they left of it."""
    for pin in people.made_of(unit):
        if pin.key not in placed:
            placed.add(pin.key)
            yield Row(pin.key, pinned(pin.unit), pin.state)
    yield from (_alone(project, unit, target, lang) for lang in people.left_of(unit))


def _alone(project: Project, unit: Unit, target: Target, lang: Lang) -> Row:
    """A segment that is in no row any more."""
    own = key({lang: target[lang]})
    known = decisions.unit_states_of(project, [own])
    return Row(own, Unit({lang: unit.cells[lang]}), known.get(own, UnitState()))
