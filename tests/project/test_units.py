from aligner.model import Corpus, Unit
from aligner.project import Project, decisions, documents, pinning, units
from aligner.project.states import UnitState
from aligner.project.status import UnitStatus
from aligner.project.unit_key import Identities
from tests.project.making import decided, document


def decide(project: Project, corpus: Corpus, unit: Unit, after: UnitStatus, before: UnitStatus = "open") -> None:
    target = Identities(corpus).target(unit)
    decisions.append(
        project, decided(decisions.new_id(project), "ana", after, target, UnitState(before), UnitState(after))
    )
    units.replace(project, corpus, units.aligned(project))


OPENED = Unit({"en": (0,), "es": (0,)})
SELLS = Unit({"en": (1,), "es": (1,)})


def test_what_was_stored_comes_back_in_order(project: Project) -> None:
    stored = units.load(project)
    assert [u.unit for u in stored] == [
        Unit({"en": (0,), "es": (0,)}, 0.9, ("same length",)),
        Unit({"en": (1,), "es": (1,)}, 0.4),
    ]
    assert {u.status for u in stored} == {"open"}


def test_a_unit_keeps_its_key_when_it_is_stored_again(project: Project, corpus: Corpus) -> None:
    before = [u.key for u in units.load(project)]
    units.replace(project, corpus, [u.unit for u in reversed(units.load(project))])
    assert [u.key for u in units.load(project)] == before[::-1]


def test_the_last_decision_stands(project: Project, corpus: Corpus) -> None:
    decide(project, corpus, OPENED, "accepted")
    decide(project, corpus, SELLS, "accepted")
    decide(project, corpus, SELLS, "rejected", "accepted")
    assert [u.status for u in units.load(project)] == ["accepted", "rejected"]
    pins = pinning.pins(project, corpus)
    assert [u.cells for u in pins.accepted] == [OPENED.cells]
    assert [u.cells for u in pins.rejected] == [SELLS.cells]


def test_a_decision_taken_back_is_no_pin(project: Project, corpus: Corpus) -> None:
    decide(project, corpus, OPENED, "accepted")
    decide(project, corpus, OPENED, "open", "accepted")
    assert pinning.pins(project, corpus) == pinning.Pins((), (), ())


def test_pins_find_their_segments_after_edits_and_renamed_files(project: Project, corpus: Corpus) -> None:
    decide(project, corpus, SELLS, "accepted")
    changed = Corpus(
        (
            document("renamed.txt", "en", "A new first sentence.", "It sells rye bread."),
            document("a.es.txt", "es", "Vende pan de centeno.", "Otra cosa."),
        )
    )
    assert [u.cells for u in pinning.pins(project, changed).accepted] == [{"en": (1,), "es": (0,)}]


def test_a_pin_whose_text_is_gone_is_told_and_never_guessed(project: Project, corpus: Corpus) -> None:
    decide(project, corpus, SELLS, "accepted")
    changed = Corpus((document("a.en.txt", "en", "It sells white bread."), document("a.es.txt", "es", "Vende pan.")))
    pins = pinning.pins(project, changed)
    assert pins.accepted == ()
    assert len(pins.lost) == 1


def test_equal_texts_are_told_apart(project: Project, corpus: Corpus) -> None:
    second = Unit({"en": (2,), "es": (2,)})
    decide(project, corpus, second, "accepted")
    assert [u.cells for u in pinning.pins(project, corpus).accepted] == [second.cells]


def test_of_two_accepted_units_that_share_a_segment_the_later_counts(project: Project, corpus: Corpus) -> None:
    decide(project, corpus, OPENED, "accepted")
    later = Unit({"en": (0, 1), "es": (0,)})
    decide(project, corpus, later, "accepted")
    assert [u.cells for u in pinning.pins(project, corpus).accepted] == [later.cells]


def test_decisions_survive_a_new_set_of_documents(project: Project, corpus: Corpus) -> None:
    decide(project, corpus, OPENED, "accepted")
    documents.replace(project, [])
    documents.replace(project, corpus.documents)
    assert len(pinning.pins(project, corpus).accepted) == 1
