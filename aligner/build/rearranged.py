"""Rows of a large memory that people made: joined, split, linked. Found again without holding the memory."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from aligner.build import stretches
from aligner.model import Corpus, Index, Lang, Unit
from aligner.project import Project, decisions, pinning, rows, units
from aligner.project.cells import Claims
from aligner.project.documents import SegmentName
from aligner.project.states import UnitState
from aligner.project.unit_key import Target, key


@dataclass(frozen=True, slots=True)
class Made:
    """A row that people made."""

    key: str
    unit: Unit
    state: UnitState


class Rearranged:
    """What people made of the rows of a memory."""

    def __init__(self, pins: Mapping[str, Made], others: Mapping[str, Made], lost: int) -> None:
        """``pins``: those that stand, no two of the same segment; ``others``: all that were decided about, that are
        still in the texts."""
        self.lost = lost
        """Rows to keep whose segments are no longer in the texts."""
        self._others = others
        self._of = {(lang, i): made for made in pins.values() for lang, cell in made.unit.cells.items() for i in cell}

    def touches(self, unit: Unit) -> bool:
        """Whether people made another row of one of its segments."""
        return bool(self._of) and any((lang, i) in self._of for lang, cell in unit.cells.items() for i in cell)

    def made_of(self, unit: Unit) -> Iterator[Made]:
        """The rows that they made of its segments."""
        found = (self._of.get((lang, i)) for lang, cell in unit.cells.items() for i in cell)
        return (made for made in found if made)

    def left_of(self, unit: Unit) -> Iterator[Lang]:
        """The languages of its segments that are in none of these."""
        return (lang for lang, cell in unit.cells.items() if (lang, cell[0]) not in self._of)

    def bring_back(self, project: Project, priority: Callable[[Unit], float]) -> None:
        """Stores those that do not stand yet and contradict no row, or that two people dispute."""
        for made in self._others.values():
            disputed = made.state.status == "conflict"
            if not (made.state.kept or disputed) or rows.by_key(project, made.key):
                continue
            beside = (row.state.status for row in rows.overlapping(project, made.unit))
            if disputed or all(status == "rejected" for status in beside):
                place = units.place_of(project, made.unit)
                units.insert(project, made.key, made.unit, made.state, place, priority(made.unit), made=True)


def find(project: Project, corpus: Corpus) -> Rearranged:
    """The rows that people want and the memory does not have. Its rows are gone through if there can be any."""
    wanted = {
        own: target
        for own, target, state in decisions.units_by_people(project)
        if state.kept or state.status == "conflict"
    }
    if not wanted:
        return Rearranged({}, {}, 0)
    names = {(lang, name) for target in wanted.values() for lang, own in target.items() for name in own}
    positions: dict[tuple[Lang, SegmentName], Index] = {}
    theirs: dict[str, Target] = {}
    for row, target in stretches.rows(project, corpus):
        held = {(lang, own[0]): row.unit.cells[lang][0] for lang, own in target.items() if (lang, own[0]) in names}
        if held:
            positions.update(held)
            theirs[key(target)] = target
    ours = {own: target for own, target in wanted.items() if own not in theirs}
    states = decisions.unit_states_of(project, [*theirs, *ours])
    targets = {**theirs, **ours}
    found = {own: _unit(targets[own], positions) for own in states}
    # As ``pinning.pins`` does it: what was accepted comes first, then what was decided last.
    claims, pins, lost = Claims(), dict[str, Made](), 0
    for target, state in pinning.sorted_pins((targets[own], state) for own, state in states.items()):
        own = key(target)
        unit = found[own]
        if not unit:
            lost += 1
        elif not claims.contradict(unit):
            claims.add(unit)
            if own in ours:
                pins[own] = Made(own, unit, state)
    return Rearranged(pins, {own: Made(own, unit, states[own]) for own, unit in found.items() if unit}, lost)


def _unit(target: Target, positions: Mapping[tuple[Lang, SegmentName], Index]) -> Unit | None:
    """The unit of a target; None when a segment of it is no longer there."""
    cells = {lang: [positions.get((lang, name)) for name in names] for lang, names in target.items()}
    if any(i is None for cell in cells.values() for i in cell):
        return None
    return Unit({lang: tuple(sorted(i for i in cell if i is not None)) for lang, cell in cells.items()}, 1.0)
