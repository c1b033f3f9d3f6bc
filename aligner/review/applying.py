"""Decisions made elsewhere: a CSV, XLIFF or PO of this project that somebody edited in a spreadsheet or CAT tool."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from aligner import formats
from aligner.exchange import exporting
from aligner.model import Concept, TranslationUnit
from aligner.project import concepts, rows
from aligner.project.rows import Row
from aligner.project.status import CONCEPT_VERBS, FROM_FILES
from aligner.review import deciding, deciding_concepts, sharing
from aligner.review.queue import Review


@dataclass
class Applied:
    """What came of a file."""

    decided: int = 0
    """Rows or concepts whose status changed."""
    edited: int = 0
    """Rows or concepts whose words changed."""
    commented: int = 0
    same: int = 0
    """Rows or concepts in which nothing changed."""
    unknown: int = 0
    """Rows or concepts that the project does not have, or no longer: aligned again since the file was written."""
    gone: list[str] = field(default_factory=list)
    """Rows that the project no longer has, where the file tells what they were: row and what was decided."""
    conflicts: list[str] = field(default_factory=list)
    """What somebody else decided differently since the file was written; to be settled."""


def memory(review: Review, path: Path) -> Applied:
    """Takes over status, texts and notes of rows found by their id; nothing is taken back for a status left empty.

    Only what differs from what the project would export now becomes a decision. Words of a fact's own sentence become
    the words that it shares. Raises InputError, UnknownNameError.
    """
    exchange = formats.read(path, "memory")
    now = {unit.id: unit for unit in exporting.memory(review.project, "comparable").units}
    done = Applied()
    with review.project.transaction():
        for unit in exchange.units:
            own = sharing.latest(review, unit.id)
            row = rows.by_key(review.project, own)
            if row is None or not row.state.live:
                done.unknown += 1
            else:
                _row(review, replace(unit, id=own), now.get(own), row, done)
    return done


def _row(review: Review, unit: TranslationUnit, now: TranslationUnit | None, row: Row, done: Applied) -> None:
    status, note = row.state.status, row.state.note
    before = (done.decided, done.edited, done.commented)
    texts = now.texts if now else {}
    words = {lang: text for lang, text in unit.texts.items() if not _as_it_was(text, texts.get(lang, ""), lang)}
    own = unit.id
    changed = False
    for lang, text in words.items() if now else ():
        spans = sharing.chosen(review, review.row(own), lang, text)
        decision = sharing.share(review, own, lang, spans) if spans else deciding.edit(review, own, {lang: text})
        changed = changed or decision is not None
        own = sharing.latest(review, own)
    done.edited += changed
    if unit.note and not _alike(unit.note, note) and deciding.comment(review, own, unit.note):
        done.commented += 1
    wanted = FROM_FILES.get((unit.status or "").lower())
    if wanted and wanted != status:
        deciding.set_status(review, own, wanted)
        done.decided += 1
    done.same += before == (done.decided, done.edited, done.commented)


def glossary(review: Review, path: Path) -> Applied:
    """The same for concepts: status, terms (in the order of the file, preferred first) and note."""
    exchange = formats.read(path, "glossary")
    there = {concept.id: concept for concept in concepts.load(review.project)}
    done = Applied()
    with review.project.transaction():
        for concept in exchange.concepts:
            if concept.id not in there:
                done.unknown += 1
            else:
                _concept(review, concept, there[concept.id], done)
    return done


def _concept(review: Review, concept: Concept, now: Concept, done: Applied) -> None:
    before = (done.decided, done.edited, done.commented)
    changed = False
    for lang, terms in concept.terms.items():
        wanted, own = (_forms(c, lang) for c in (concept, now))
        if terms and wanted[0] != own[0]:
            changed = True
            if wanted[0] in own[1]:
                deciding_concepts.prefer(review, now.id, lang, wanted[0])
            else:
                deciding_concepts.rename(review, now.id, lang, own[0], wanted[0])
    done.edited += changed
    if concept.note and not _alike(concept.note, now.note):
        deciding_concepts.comment(review, now.id, concept.note)
        done.commented += 1
    verb = CONCEPT_VERBS.get(concept.status, "reopen")
    if concept.status != now.status and verb != "reopen":  # A status left empty takes nothing back.
        deciding_concepts.set_status(review, now.id, verb)
        done.decided += 1
    done.same += before == (done.decided, done.edited, done.commented)


def _forms(concept: Concept, lang: str) -> tuple[str, tuple[str, ...]]:
    """The preferred term, and all of them."""
    terms = tuple(term.text for term in concept.terms.get(lang, ()))
    return (terms[0] if terms else ""), terms


def _as_it_was(text: str, own: str, lang: str) -> bool:
    """Whether nobody changed a text since it was exported, as it stands or with its joiners restored."""
    from aligner.text.normal import normalize

    return _alike(text, own) or _alike(text, normalize(own, lang))


def _alike(a: str, b: str) -> bool:
    """Equal but for what exchange formats may change: white space, and the form of composed characters."""
    return " ".join(formats.clean(a).split()) == " ".join(formats.clean(b).split())
