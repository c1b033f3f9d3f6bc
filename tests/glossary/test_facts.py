"""Terms of facts: where several facts share a sentence, that one shows a term whose words hold it."""

from pathlib import Path

from aligner.exchange import exporting
from aligner.model import Concept, Occurrence, Term
from aligner.project import concepts, runs
from glossary import concordance
from tests import fact_project as facts
from tests.fact_project import CLOSED, FACTS, MOVED, span


def place(lang: str, index: int, word: str) -> Occurrence:
    return Occurrence(index, *span(lang, index, word))


WORKER = Concept(
    {
        "en": (Term("worker", ("workers",), 1, 1, (place("en", 0, "workers"),)),),
        "es": (Term("obrero", ("obreros",), 1, 1, (place("es", 1, "obreros"),)),),
        "fa": (Term("کارگر", (), 1, 1, (place("fa", 0, "کارگر"),)),),
    },
    0.9,
    evidence=(1, 0),
    id="worker",
)


def test_a_unit_holds_a_term_among_its_words_alone() -> None:
    where = place("en", 0, "workers")
    assert MOVED.holds("en", where)
    assert not CLOSED.holds("en", where)
    assert not CLOSED.holds("de", where)
    assert facts.Unit(CLOSED.cells).holds("en", where), "whole segments hold all of their terms"


def test_a_concordance_shows_the_facts_that_a_term_stands_in() -> None:
    corpus = facts.corpus()
    found = {line.lang: line for line in concordance.lines(WORKER, corpus, FACTS)}
    assert found["en"].beside == (("es", MOVED.joined(corpus.texts)["es"]),)
    assert found["es"].beside == (("en", MOVED.joined(corpus.texts)["en"]),)
    assert found["fa"].beside == ()


def test_the_example_of_a_term_holds_it(tmp_path: Path) -> None:
    with facts.project(tmp_path) as project:
        concepts.replace(project, [WORKER])
        runs.record(project, "mine", "by hand", [], {})
        examples = exporting.terms(project).concepts[0].examples
        assert examples["es"] == MOVED.joined(facts.corpus().texts)["es"]
        # No fact holds it: the sentence that it stands in.
        assert "کارگر" in examples["fa"]
