"""A concept of the glossary as the page shows it, with the passages that show it in use."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aligner.model import Concept
from aligner.project import decisions, rows
from aligner.project.concepts import confidence
from aligner.project.status import CONCEPT_WORDS
from aligner.review import listing
from aligner.review.highlighting import Terms
from aligner.web.bidi import Run, runs
from aligner.web.rows import Language, tongue
from aligner.web.session import Session

EVIDENCE = 3
"""Passages shown for each concept."""
LONGEST = 400
"""Code points of a passage that are shown."""


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A term, and how often it was seen."""

    text: str
    count: int
    variants: str
    part_of_speech: str


@dataclass(frozen=True, slots=True)
class TermCell:
    """What a language calls the concept."""

    tongue: Language
    terms: Sequence[ShownTerm]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that shows a term in use."""

    tongue: Language
    runs: Sequence[Run]


@dataclass(frozen=True, slots=True)
class ShownConcept:
    """All the page says of a concept."""

    key: str
    number: int
    score: float
    status: str
    label: str
    worth: float
    """0..1; 0: not known."""
    kind: str
    """``term``, ``name`` or ``general``."""
    who: str
    note: str
    dispute: str
    """Who wants what, where two people decided differently; empty elsewhere."""
    reasons: Sequence[str]
    cells: Sequence[TermCell]
    """One a language of the project, pivot first."""
    evidence: Sequence[Sequence[Passage]]
    """Best first."""


@dataclass(frozen=True, slots=True)
class ConceptFilter:
    """Which concepts a page shows; without any field set, all."""

    status: str = ""
    text: str = ""
    """Text that a term or variant must contain; empty: any."""
    lang: str = ""
    """Language in which a concept must have a term; empty: any."""
    by_confidence: bool = False
    """What is surest first, whatever it is worth."""


def chosen(session: Session, wanted: ConceptFilter) -> list[tuple[int, Concept]]:
    """The concepts that are meant, with their numbers in the glossary from 1."""
    sought = wanted.text.casefold().replace("\u200c", "")
    numbered = list(enumerate(session.concepts, 1))
    if wanted.by_confidence:
        numbered.sort(key=lambda item: confidence(item[1]))
    return [
        (number, concept)
        for number, concept in numbered
        if wanted.status in ("", concept.status)
        and (not wanted.lang or wanted.lang in concept.terms)
        and (not sought or any(sought in form for form in _forms(concept)))
    ]


def _forms(concept: Concept) -> list[str]:
    found = (form for terms in concept.terms.values() for term in terms for form in (term.text, *term.variants))
    return [form.casefold().replace("\u200c", "") for form in found]


def shown(session: Session, number: int, concept: Concept) -> ShownConcept:
    """The concept as it stands now."""
    review = session.review()
    last = decisions.last_of(review.project, "concept", concept.id)
    disputed = decisions.concept_state_of(review.project, concept.id).conflict
    cells = [
        TermCell(
            tongue(lang),
            [
                ShownTerm(t.text, t.count, ", ".join(t.variants[:5]), t.part_of_speech)
                for t in concept.terms.get(lang, ())
            ],
        )
        for lang in review.languages
    ]
    return ShownConcept(
        concept.id,
        number,
        concept.score,
        concept.status,
        CONCEPT_WORDS.get(concept.status, concept.status),
        concept.worth,
        concept.kind,
        last[0].who if last else "",
        concept.note,
        listing.dispute(review.project, "concept", concept.id) if disputed else "",
        concept.reasons,
        cells,
        [found for at in concept.evidence[:EVIDENCE] if (found := _passages(session, concept, at))],
    )


def _passages(session: Session, concept: Concept, at: int) -> list[Passage]:
    review = session.review()
    row = rows.by_key(review.project, session.unit_keys[at]) if at < len(session.unit_keys) else None
    if row is None:
        return []
    own = Terms([replace(concept, status="mined")])  # Rejected ones are not looked for elsewhere.
    found = []
    for lang, text in review.texts(row).items():
        if lang in concept.terms:
            seen = text[:LONGEST] + ("…" if len(text) > LONGEST else "")
            spans = own.spans(seen, lang)
            found.append(
                Passage(tongue(lang), runs(seen, [(a, b, "term") for a, b, _ in spans], tongue(lang).direction))
            )
    return found
