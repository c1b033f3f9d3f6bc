"""Rows of facts: words of segments, a segment in several of them; stored, named and found again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from aligner.model import Corpus, Segment, Unit
from aligner.project import Project, decisions, documents, pinning, recutting, rows, units
from aligner.project.segment_reader import Passages
from aligner.project.states import UnitState
from aligner.project.status import UnitStatus
from aligner.project.unit_key import Identities, from_json, key, to_json
from tests.project.making import decided, document

EN = "The bakery opened in May, and it sells rye bread."
ES = "Abrió en mayo; vende pan de centeno."
OPENED = Unit({"en": (0,), "es": (1,)}, 0.8, ("May",), {"en": ((0, 24),), "es": ((0, 13),)}, "parallel")
SELLS = Unit({"en": (0, 1), "es": (1,)}, 0.7, (), {"en": ((30, 48), (0, 17)), "es": ((15, 35),)}, "partial")
WHOLE = Unit({"en": (1,), "es": (0,)}, 0.9, relation="comparable")
FACTS = [OPENED, SELLS, WHOLE]


def texts(*, more: str = "Otra cosa.") -> Corpus:
    return Corpus((document("a.en.txt", "en", EN, "Rye bread, again."), document("a.es.txt", "es", more, ES)))


@pytest.fixture
def corpus() -> Corpus:
    return texts()


@pytest.fixture
def project(tmp_path: Path, corpus: Corpus) -> Iterator[Project]:
    with Project(tmp_path / "project.aligner", create=True) as project:
        documents.replace(project, corpus.documents)
        units.replace(project, corpus, FACTS)
        yield project


def decide(project: Project, corpus: Corpus, unit: Unit, after: UnitStatus) -> None:
    target = Identities(corpus).target(unit)
    state = UnitState(after, relation=unit.relation)
    decisions.append(project, decided(decisions.new_id(project), "ana", after, target, UnitState(), state))


def test_facts_come_back_as_they_were(project: Project, corpus: Corpus) -> None:
    assert [stored.unit for stored in units.load(project)] == FACTS
    assert units.aligned(project) == FACTS
    assert [row.unit for row in rows.holding(project, "en", [0])] == [OPENED, SELLS]


def test_facts_of_the_same_segments_are_different_rows(project: Project, corpus: Corpus) -> None:
    assert len({stored.key for stored in units.load(project)}) == 3
    names = Identities(corpus).target(OPENED)
    assert names["en"][0][0] == "The bakery opened in May"
    assert Passages(project).target(SELLS) == Identities(corpus).target(SELLS)


def test_words_are_found_where_their_segment_still_stands(project: Project, corpus: Corpus) -> None:
    target = from_json(to_json(Identities(corpus).target(SELLS)))
    changed = Corpus(
        (
            document("new.txt", "en", "New.", "The bakery opened in May,", EN, "Rye bread, again."),
            document("es.txt", "es", ES),
        )
    )
    found = Identities(changed).find(target, "partial")
    assert found == replace(SELLS, cells={"en": (2, 3), "es": (0,)}, score=1.0, reasons=())
    assert key(Identities(changed).target(found)) == key(target)


def test_words_of_a_segment_that_changed_are_gone(corpus: Corpus) -> None:
    target = Identities(corpus).target(OPENED)
    changed = Corpus((document("a", "en", EN.replace("rye", "white")), document("b", "es", ES)))
    assert Identities(changed).find(target) is None
    assert Identities(Corpus((document("a", "en", EN),))).find(target) is None


def test_equal_words_and_equal_segments_are_told_apart() -> None:
    corpus = Corpus((document("a", "en", "No, no, no.", "No, no, no."),))
    for n in (0, 1):
        for start in (4, 8):
            unit = Unit({"en": (n,)}, spans={"en": ((start, start + 2),)})
            found = Identities(corpus).find(Identities(corpus).target(unit))
            assert found
            assert (found.cells, found.spans) == (unit.cells, unit.spans)


def test_accepted_facts_are_pins_with_their_words_even_if_they_share_some(project: Project, corpus: Corpus) -> None:
    wider = replace(OPENED, spans={"en": ((0, 48),), "es": ((0, 13),)})
    for unit in (OPENED, SELLS, wider, WHOLE):
        decide(project, corpus, unit, "accepted")
    found = pinning.pins(project, corpus).accepted
    assert sorted(map(repr, found)) == sorted(
        repr(replace(u, score=1.0, reasons=())) for u in (OPENED, SELLS, wider, WHOLE)
    )


def test_rejected_facts_are_told_with_their_words(project: Project, corpus: Corpus) -> None:
    decide(project, corpus, OPENED, "rejected")
    assert [unit.spans for unit in pinning.pins(project, corpus).rejected] == [OPENED.spans]


def test_a_fact_that_was_accepted_stays_where_the_aligner_drops_it(project: Project, corpus: Corpus) -> None:
    decide(project, corpus, OPENED, "accepted")
    units.replace(project, texts(more="Nueva frase."), [SELLS])
    found = {stored.unit.kind: (stored.unit.spans, stored.status) for stored in units.load(project)}
    assert found == {"parallel": (OPENED.spans, "accepted"), "partial": (SELLS.spans, "open")}


def test_a_persons_row_of_whole_segments_stays_beside_facts(project: Project, corpus: Corpus) -> None:
    whole = Unit({"en": (0,), "es": (1,)})
    decide(project, corpus, whole, "accepted")
    units.replace(project, corpus, [OPENED, SELLS])
    assert any(stored.unit.cells == whole.cells and not stored.unit.spans for stored in units.load(project))


def test_only_rows_of_whole_segments_claim_them(project: Project, corpus: Corpus) -> None:
    whole = Unit({"en": (0,), "es": (0,)})
    assert rows.overlapping(project, OPENED) == []
    assert [row.unit for row in rows.sharing(project, replace(OPENED, score=1))] == [OPENED]
    assert [row.unit for row in rows.overlapping(project, whole)] == [OPENED, SELLS, WHOLE]


def test_a_cut_leaves_the_words_and_the_names_of_a_fact(project: Project, corpus: Corpus) -> None:
    before = {stored.key: stored.unit.joined(corpus.texts) for stored in units.load(project)}
    about = {"en": ((EN, 0),)}
    for cuts in ((EN.index("and"),), (EN.index("opened"), EN.index("rye")), ()):
        recutting.carry_out(project, Passages(project), about, cuts)
        now = documents.load(project)
        assert len(now.texts["en"]) == 2 + len(cuts)
        found = {stored.key: stored.unit.joined(now.texts) for stored in units.load(project)}
        assert found == before
        for own, stored in ((s.key, s.unit) for s in units.load(project)):
            assert key(Identities(now).target(stored)) == own
            assert key(Passages(project).target(stored)) == own
            again = Identities(now).find(Identities(now).target(stored))
            assert again
            assert again.joined(now.texts) == stored.joined(now.texts)


def test_a_cut_inside_the_words_is_carried_out_in_the_corpus_too(corpus: Corpus) -> None:
    target = Identities(corpus).target(SELLS)
    document, (first, *rest) = corpus.documents[0]
    pieces = (Segment(0, 36), Segment(37, first.end, cut=True))
    found = Identities(Corpus(((document, (*pieces, *rest)), corpus.documents[1]))).find(target)
    assert found
    assert found.cells["en"] == (0, 1, 2)
    assert found.spans["en"] == ((30, 36), (0, 11), (0, 17))
