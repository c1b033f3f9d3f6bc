"""What two glossaries differ in."""

from dataclasses import replace

from aligner.model import Concept, Term
from glossary.upkeep.diff import diff

PAGE = Concept({"en": (Term("page"),), "es": (Term("página"),)}, id="1")
FILE = Concept({"en": (Term("file"),), "es": (Term("archivo"), Term("fichero"))}, id="2")


def test_equal_glossaries_do_not_differ_whatever_their_scores_and_ids_are() -> None:
    assert diff([PAGE, FILE], [replace(FILE, id="x", score=0.5), replace(PAGE, id="")]) == []


def test_added_removed_and_changed_concepts_are_told_with_what_changed() -> None:
    new = replace(FILE, status="approved", terms={"en": (Term("file"),), "es": (Term("archivo"), Term("documento"))})
    other = Concept({"en": (Term("link"),)}, id="3")
    found = diff([PAGE, FILE], [new, other])
    assert [(c.kind, c.concept.id, c.details) for c in found] == [
        ("changed", "2", ("status: mined -> approved", "es: - fichero", "es: + documento")),
        ("added", "3", ()),
        ("removed", "1", ()),
    ]


def test_a_term_that_may_no_longer_be_used_is_a_change() -> None:
    new = replace(FILE, terms={"en": (Term("file"),), "es": (Term("archivo"), Term("fichero", status="deprecated"))})
    assert [change.details for change in diff([FILE], [new])] == [("es: fichero: usual -> deprecated",)]
