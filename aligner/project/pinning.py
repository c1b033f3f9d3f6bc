"""What people decided about rows, found again in the texts: what the next alignment keeps, and does not bring back."""

from collections.abc import Iterable
from dataclasses import dataclass

from aligner.model import Corpus, Index, Lang, Span, Unit
from aligner.project import decisions
from aligner.project.cells import Claims
from aligner.project.states import UnitState
from aligner.project.store import Project
from aligner.project.unit_key import Identities, Target


@dataclass(frozen=True, slots=True)
class Pins:
    """What earlier decisions demand of the next alignment."""

    accepted: tuple[Unit, ...]
    """Accepted, edited, or made by a person. No two share a segment, but for facts of independent texts."""
    rejected: tuple[Unit, ...]
    """Rejected, or replaced by other rows."""
    lost: tuple[Target, ...]
    """Those to keep whose segments are no longer in the texts."""


def pins(project: Project, corpus: Corpus) -> Pins:
    """What the next alignment must keep and what it must not bring back, found again in the corpus."""
    identities = Identities(corpus)
    states = decisions.unit_states(project).values()
    rejected = _found(identities, ((t, state) for t, state in states if state.status in ("rejected", "gone")))
    accepted: list[Unit] = []
    lost: list[Target] = []
    claims = Claims()
    # Accepted before merely made by a person, newest first: where two claim a segment, the later decision counts.
    for target, state in sorted_pins(states):
        unit = identities.find(target, state.relation)
        if not unit:
            lost.append(target)
        elif not claims.contradict(unit):
            accepted.append(unit)
            claims.add(unit)
    return Pins(tuple(sorted(accepted, key=_reading_order)), tuple(sorted(rejected, key=_reading_order)), tuple(lost))


def sorted_pins(states: Iterable[tuple[Target, UnitState]]) -> list[tuple[Target, UnitState]]:
    """The units to keep: accepted ones first, then the rest, each newest first, ``states`` being oldest first."""
    newest = list(reversed(list(states)))
    first = [(target, state) for target, state in newest if state.status == "accepted"]
    second = [(target, state) for target, state in newest if state.status in ("open", "review") and state.kept]
    third = [(target, state) for target, state in newest if state.status == "conflict" and state.kept]
    return first + second + third


def _found(identities: Identities, states: Iterable[tuple[Target, UnitState]]) -> list[Unit]:
    return [unit for target, state in states if (unit := identities.find(target, state.relation))]


def _reading_order(unit: Unit) -> list[tuple[Lang, tuple[Index, ...], tuple[Span, ...]]]:
    return sorted((lang, cell, unit.spans.get(lang, ())) for lang, cell in unit.cells.items())
