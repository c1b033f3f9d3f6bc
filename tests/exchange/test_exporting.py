"""Exports of a reviewed project: who decided, and when; the same bytes each time."""

from pathlib import Path

import pytest

from aligner import formats
from aligner.build import aligning, memories, segmenting
from aligner.build.settings import Settings
from aligner.exchange import exporting
from aligner.exchange.export_options import ExportOptions
from aligner.model import Concept, Exchange, TranslationUnit
from aligner.review import deciding, deciding_concepts, restructuring
from aligner.review.queue import Review

FIRST, LATER = "20260301T080000Z", "20260302T093000Z"


def rows(review: Review) -> dict[str, TranslationUnit]:
    return {unit.id: unit for unit in exporting.memory(review.project, "comparable").units}


def key(review: Review, number: int) -> str:
    return exporting.memory(review.project, "comparable").units[number].id


def hand(unit: TranslationUnit) -> tuple[str | None, ...]:
    return tuple(unit.props.get(name) for name in ("changeid", "changedate", "creationid", "creationdate"))


def test_a_row_tells_who_decided_last_and_when(review: Review) -> None:
    accepted, other = key(review, 0), key(review, 1)
    review.when = FIRST
    deciding.set_status(review, accepted, "accepted")
    review.who, review.when = "بهار", LATER
    deciding.edit(review, accepted, {"es": "Otra oveja."})
    assert hand(rows(review)[accepted]) == ("بهار", LATER, None, None)
    assert hand(rows(review)[other]) == (None, None, None, None)


def test_what_was_taken_back_leaves_the_decision_before_it(review: Review) -> None:
    own = key(review, 0)
    review.when = FIRST
    deciding.comment(review, own, "Seen.")
    review.who, review.when = "bo", LATER
    deciding.set_status(review, own, "accepted")
    deciding.undo(review)
    assert hand(rows(review)[own]) == ("ana", FIRST, None, None)


def test_a_row_that_a_person_made_tells_its_maker(review: Review) -> None:
    before = set(rows(review))
    review.when = FIRST
    restructuring.merge(review, key(review, 0), [key(review, 1)])
    (made,) = set(rows(review)) - before
    review.who, review.when = "bo", LATER
    deciding.set_status(review, made, "accepted")
    assert hand(rows(review)[made]) == ("bo", LATER, "ana", FIRST)


def test_a_concept_tells_who_decided_last_and_when(review: Review) -> None:
    review.when = FIRST
    own = exporting.terms(review.project).concepts[0].id
    deciding_concepts.set_status(review, own, "approve")
    first, second = exporting.terms(review.project).concepts
    assert (first.changed_by, first.changed_at, first.status) == ("ana", FIRST, "approved")
    assert (second.changed_by, second.changed_at) == ("", "")


@pytest.mark.parametrize("name", ["tmx", "csv", "jsonl", "po", "xliff", "xliff2"])
def test_who_and_when_come_back_from_the_file_and_it_is_the_same_each_time(
    review: Review, tmp_path: Path, name: str
) -> None:
    own = key(review, 0)
    review.when = FIRST
    deciding.set_status(review, own, "accepted")
    files = [tmp_path / f"{n}.{name}" for n in (1, 2)]
    for file in files:
        exporting.one(review.project, file, "memory", ExportOptions(format_=name, target="es"), "comparable")
    assert files[0].read_bytes() == files[1].read_bytes()
    back = {unit.id: unit for unit in formats.read(files[0], "memory", name).units}
    assert hand(back[own])[:2] == ("ana", FIRST)
    assert back[own].status in ("approved", "accepted")


@pytest.mark.parametrize("name", ["tmx", "tbx", "csv", "jsonl", "po"])
def test_who_decided_about_a_term_comes_back_from_the_file(review: Review, tmp_path: Path, name: str) -> None:
    review.when = "20260301T000000Z"
    own = exporting.terms(review.project).concepts[0].id
    deciding_concepts.set_status(review, own, "approve")
    file = tmp_path / f"terms.{name}"
    exporting.one(review.project, file, "glossary", ExportOptions(format_=name, target="es"))
    back: dict[str, Concept] = {concept.id: concept for concept in formats.read(file, "glossary", name).concepts}
    assert (back[own].changed_by, back[own].changed_at) == ("ana", review.when)


def test_what_a_memory_tells_stays_until_a_person_decides(review: Review) -> None:
    facts = {"changeid": "Eva", "changedate": FIRST, "creationid": "Ivo", "creationdate": "20250101T000000Z"}
    memory = Exchange(
        ("en", "es"), (TranslationUnit("u", {"en": "Goat.", "es": "Cabra."}, 1.0, "approved", "", facts),)
    )
    corpus = segmenting.segment(review.project, memories.documents(memory, "m.tmx"), Settings())
    aligning.align(review.project, corpus, Settings())
    own = key(review, 0)
    assert hand(rows(review)[own]) == ("Eva", FIRST, "Ivo", "20250101T000000Z")
    review.when = LATER
    deciding.comment(review, own, "Seen.")
    assert hand(rows(review)[own]) == ("ana", LATER, "Ivo", "20250101T000000Z")
