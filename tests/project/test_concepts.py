from dataclasses import replace
from typing import Any

from aligner.model import Concept, Occurrence, Term
from aligner.project import Project, concept_matching, concepts, decisions
from aligner.project.decisions import Change, Decision
from aligner.project.states import ConceptState


def test_what_was_stored_comes_back(project: Project) -> None:
    bread = Term("bread", ("breads", "Bread"), 3, 2, (Occurrence(1, 13, 18),), "noun")
    found = [
        Concept({"en": (bread, Term("loaf")), "fa": (Term("نان"),)}, 0.8, False, (1,), ("often together",), id="c1"),
        Concept({"en": (Term("Ana"),), "es": (Term("Ana"),)}, 0.5, True, status="approved", note="the baker"),
    ]
    concepts.replace(project, found)
    named = concepts.load(project)[1].id
    assert list(concepts.load(project)) == [found[0], replace(found[1], id=named)]
    assert len(named) == 16
    concepts.replace(project, found[:1])
    assert list(concepts.load(project)) == found[:1]


def decide(project: Project, concept: Concept, **state: Any) -> None:
    change = Change(
        "concept", concept.id, concept_matching.target(concept.terms), ConceptState(), ConceptState(**state)
    )
    name = decisions.new_id(project)
    decisions.append(project, Decision(name, "20260101T000000Z", "ana", "decide", (change,)))


BREAD = Concept({"en": (Term("bread", (), 3),), "es": (Term("pan", (), 2),)}, 0.8, id="c1")
WIDER = Concept({**BREAD.terms, "fa": (Term("نان", (), 2),)}, 0.9, id="c2")


def test_a_decision_finds_its_concept_after_another_mining(project: Project) -> None:
    concepts.replace(project, [BREAD])
    decide(project, BREAD, status="rejected")
    concepts.replace(project, [WIDER])
    assert [(c.id, c.status) for c in concepts.load(project)] == [("c2", "rejected")]
    decide(project, WIDER, status="approved")  # What was decided about the concept itself counts.
    assert [(c.id, c.status) for c in concepts.load(project)] == [("c2", "approved")]


def test_a_concept_of_another_meaning_is_left_alone(project: Project) -> None:
    concepts.replace(project, [BREAD])
    decide(project, BREAD, status="rejected")
    other = Concept({"en": (Term("bread"),), "es": (Term("hogaza"),)}, 0.8, id="c3")
    concepts.replace(project, [other])
    assert [c.status for c in concepts.load(project)] == ["mined"]


def test_what_was_approved_stays_when_it_is_not_mined_again(project: Project) -> None:
    concepts.replace(project, [BREAD])
    decide(project, BREAD, status="approved", note="daily")
    concepts.replace(project, [])
    found = concepts.load(project)
    assert [(c.id, c.status, c.note, c.terms["es"][0].text) for c in found] == [("c1", "approved", "daily", "pan")]


def test_a_renamed_term_keeps_its_counts_and_the_old_form(project: Project) -> None:
    concepts.replace(project, [BREAD])
    decide(project, BREAD, terms={"en": ("loaf",), "es": ("pan",)})
    assert concepts.load(project)[0].terms["en"] == (Term("loaf", ("bread",), 3),)


def test_evidence_follows_its_rows(project: Project) -> None:
    shown = Concept(BREAD.terms, 0.8, evidence=(1,), id="c1")
    concepts.replace(project, [shown])
    project.run("UPDATE unit SET status = 'gone' WHERE place = 1")
    assert concepts.load(project)[0].evidence == (0,)
    project.run("UPDATE unit SET status = 'gone' WHERE place = 2")
    assert concepts.load(project)[0].evidence == ()


def test_a_rejected_concept_stays_away_when_one_language_is_mined_differently(project: Project) -> None:
    concepts.replace(project, [WIDER])
    decide(project, WIDER, status="rejected")
    shifted = Concept({**BREAD.terms, "fa": (Term("آرد"),)}, 0.9, id="c3")
    concepts.replace(project, [shifted])
    assert [(c.id, c.status) for c in concepts.load(project)] == [("c3", "rejected")]


def test_what_was_approved_is_not_offered_beside_itself_and_keeps_the_words_it_had(project: Project) -> None:
    concepts.replace(project, [WIDER])
    decide(project, WIDER, status="approved")
    synonyms = (Term("pan", (), 2), Term("hogaza", (), 1))
    concepts.replace(project, [Concept({"en": BREAD.terms["en"], "es": synonyms, "fa": (Term("آرد"),)}, 0.9, id="c3")])
    [found] = concepts.load(project)
    assert (found.id, found.status) == ("c3", "approved")
    assert {lang: [term.text for term in terms] for lang, terms in found.terms.items()} == {
        "en": ["bread"],
        "es": ["pan", "hogaza"],
        "fa": ["نان"],
    }


def test_two_decisions_do_not_claim_one_concept(project: Project) -> None:
    other = Concept({**BREAD.terms, "fa": (Term("آرد"),)}, 0.7, id="c4")
    concepts.replace(project, [WIDER, other])
    for concept in (WIDER, other):
        decide(project, concept, status="approved")
    concepts.replace(project, [Concept({**BREAD.terms, "fa": (Term("خمیر"),)}, 0.9, id="c3")])
    assert sorted(concept.terms["fa"][0].text for concept in concepts.load(project)) == sorted(["نان", "آرد"])
