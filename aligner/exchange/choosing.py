"""What of a project or file goes out: by what people decided, and by score and count.

A person's word counts more than a score: what somebody accepted, approved, forbade or keeps untranslated is never too
doubtful.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from aligner import formats
from aligner.errors import InputError
from aligner.formats import Loss
from aligner.model import PARALLEL, PARTIAL, Concept, Exchange, Kind, Status, TranslationUnit
from aligner.project.status import FROM_FILES, UnitStatus

FLOOR = 0.2
"""Score below which a mined concept is left out of a glossary if nobody asks for it: of those below, one in four is
what a hand-made glossary has, of those above two in three (python -m bench.terms)."""
KINDS: tuple[Kind, ...] = ("parallel", "partial", "comparable")
"""From translations down to passages that are only about the same."""
ROWS: dict[str, UnitStatus] = {"open": "open", "accepted": "accepted", "approved": "accepted", "review": "review"}
CONCEPTS: dict[str, Status] = {
    "open": "mined",
    "accepted": "approved",
    **{status: status for status in get_args(Status)},
}
"""What people call a status, of a row and of a concept."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows or concepts go out; the default is all."""

    statuses: Sequence[str] = ()
    """In the words of ``ROWS`` or ``CONCEPTS``; none: any but rejected."""
    min_score: float | None = None
    """None: of the concepts of a project ``FLOOR``, of all else any."""
    min_count: int = 0
    """How often the terms of a concept are seen at least, all languages together."""
    kind: Kind | None = None
    """The least that a row of a file may be; None: anything."""

    def check(self, content: formats.Content) -> None:
        """Raises InputError where there are no such rows or concepts."""
        known = ROWS if content == "memory" else CONCEPTS
        if wrong := [status for status in self.statuses if status not in known]:
            what = "passages are" if content == "memory" else "terms are"
            raise InputError(f"No {what} {wrong[0]}; they are {', '.join(known)}.")
        if self.min_count and content == "memory":
            raise InputError("--min-count is about terms; add --terms.")

    def against_row(self, unit: TranslationUnit) -> str:
        """By which rule a row stays out; empty: it does not."""
        status = FROM_FILES.get((unit.status or "").lower(), "open")
        if status == "rejected":
            return "rejected"
        if self.statuses and status not in {ROWS[name] for name in self.statuses}:
            return "status"
        told = unit.props.get("kind", "")
        if self.kind and told in KINDS and status != "accepted":
            # A row that tells what it is knows better than its score.
            if KINDS.index(told) > KINDS.index(self.kind):
                return "kind"
        elif (
            self.kind
            and unit.score is not None
            and unit.score < {"parallel": PARALLEL, "partial": PARTIAL}.get(self.kind, 0.0)
        ):
            return "kind"
        low = unit.score is not None and unit.score < (self.min_score or 0.0)
        return "score" if low and status != "accepted" else ""

    def against_concept(self, concept: Concept) -> str:
        """By which rule a concept stays out; empty: it does not."""
        if self.statuses and concept.status not in {CONCEPTS[name] for name in self.statuses}:
            return "status"
        if concept.status == "mined" and concept.score < (self.min_score or 0.0):
            return "score"
        seen = sum(term.count for terms in concept.terms.values() for term in terms)
        return "count" if seen < self.min_count else ""


def concepts(exchange: Exchange, wanted: Wanted) -> tuple[Exchange, list[Loss]]:
    """The glossary with the concepts that are wanted, and a Loss for each term that is left out."""
    rules = [wanted.against_concept(concept) for concept in exchange.concepts]
    losses = [
        Loss(concept.id, lang, rule, terms[0].text, "")
        for concept, rule in zip(exchange.concepts, rules, strict=True)
        for lang, terms in concept.terms.items()
        if rule and terms
    ]
    kept = (concept for concept, rule in zip(exchange.concepts, rules, strict=True) if not rule)
    return replace(exchange, concepts=tuple(kept)), losses


def rows(exchange: Exchange, wanted: Wanted, left: dict[str, list[Loss]]) -> Exchange:
    """The memory with the rows that are wanted. Those left out are noted in ``left`` as they are gone through, by id,
    since this may be often."""

    def one(unit: TranslationUnit) -> TranslationUnit | None:
        rule = wanted.against_row(unit)
        if rule:
            left[unit.id] = [Loss(unit.id, lang, rule, text, "") for lang, text in unit.texts.items()]
        return None if rule else unit

    return replace(exchange, units=formats.each(exchange.units, one))


def floor(wanted: Wanted) -> Wanted:
    """The wishes with the score from which concepts are listed, where nobody says one or asks for a status."""
    return replace(wanted, min_score=FLOOR) if wanted.min_score is None and not wanted.statuses else wanted
