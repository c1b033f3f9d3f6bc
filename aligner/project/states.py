"""What was decided about a unit, a concept or a segment: the state the last decision left it in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aligner.model import Kind, Lang, Status
from aligner.project.status import HIDDEN, OPEN, UnitStatus


@dataclass(frozen=True, slots=True)
class UnitState:
    """What people said about a row."""

    status: UnitStatus = OPEN
    texts: Mapping[Lang, str] = field(default_factory=dict)
    """What a person wrote in the place of a language's text, for export; the documents stay as they are."""
    note: str = ""
    made: bool = False
    """Whether a person made the row: split, merged, moved, linked, resized or added it."""
    relation: Kind | None = None
    """What the aligner had found the row to be when it was decided about: see ``Unit.relation``."""

    @property
    def live(self) -> bool:
        """Whether the row is there."""
        return self.status not in HIDDEN

    @property
    def kept(self) -> bool:
        """Whether the next alignment must keep it: accepted, edited, or made by a person."""
        return self.status == "accepted" or (self.live and self.status != "rejected" and bool(self.made or self.texts))


@dataclass(frozen=True, slots=True)
class ConceptState:
    """What people said about a concept."""

    status: Status = "mined"
    terms: Mapping[Lang, tuple[str, ...]] | None = None
    """Its terms as a person wants them, preferred first; None: as they were mined."""
    note: str = ""
    gone: bool = False
    """Merged into another one; or made by a split that was taken back."""
    conflict: bool = False
    """Two people decided differently."""


@dataclass(frozen=True, slots=True)
class SegmentState:
    """What people said about a segment."""

    cuts: tuple[int, ...] = ()
    """Where each piece after the first begins, in code points of the segment's own text; ascending."""
    lost: bool = False
    """A build found the text changed, and no place to cut it; a person was asked to look."""


State = UnitState | ConceptState | SegmentState


def to_json(state: State) -> str:
    """A state as it is stored, without what is as at the start."""
    neutral = type(state)()
    facts = {name: getattr(state, name) for name in type(state).__slots__}
    found = {name: value for name, value in facts.items() if value != getattr(neutral, name)}
    return json.dumps(found, ensure_ascii=False, sort_keys=True, default=dict)


def unit_state(stored: str) -> UnitState:
    """The reverse of ``to_json`` for a unit, by whatever version it was written."""
    facts: dict[str, Any] = json.loads(stored)
    if "standing" in facts:  # What projects of up to version 7 call the status.
        facts["status"] = facts.pop("standing")
    return UnitState(**facts)


def concept_state(stored: str) -> ConceptState:
    """The reverse of ``to_json`` for a concept."""
    facts: dict[str, Any] = json.loads(stored)
    if facts.get("terms") is not None:
        facts["terms"] = {lang: tuple(own) for lang, own in facts["terms"].items()}
    return ConceptState(**facts)


def segment_state(stored: str) -> SegmentState:
    """The reverse of ``to_json`` for a segment."""
    facts: dict[str, Any] = json.loads(stored)
    return SegmentState(tuple(facts.get("cuts", ())), facts.get("lost", False))
