"""What is known is not offered anew, and what was rejected is not offered at all."""

from aligner.model import Concept, Status, Term
from glossary.termbase import mark, named


def concept(status: Status = "mined", **terms: str) -> Concept:
    return Concept({lang.replace("_", "-"): (Term(text),) for lang, text in terms.items()}, status=status)


def test_a_known_concept_is_marked_whatever_its_inflection() -> None:
    [item] = mark(
        [concept(en="hosting partner", es="socio de alojamiento")],
        [concept(en="Hosting partners", es="socios de alojamiento")],
    )
    assert item.known is not None
    assert item.concept.status == "approved"


def test_a_new_concept_is_offered() -> None:
    [item] = mark([concept(en="share", es="acción")], [concept(en="share", es="cuota")])
    assert item.known is None


def test_a_rejected_concept_is_not_offered() -> None:
    assert mark([concept(en="page", pt="página")], [concept("rejected", en="page", pt_BR="página")]) == []


def test_a_rejected_pair_does_not_take_another_translation_with_it() -> None:
    [item] = mark([concept(en="share", es="acción")], [concept("rejected", en="share", es="cuota")])
    assert item.known is None


def test_a_rejected_concept_is_not_offered_in_another_form_of_its_words() -> None:
    rejected = concept("rejected", en="partner", es="socio", fa="شریک")
    assert mark([concept(en="partners", es="socios", fa="شرکای")], [rejected]) == []
    [item] = mark([concept(en="partners", es="socios", fa="همکاران")], [rejected])
    assert item.known is None


def test_a_list_of_one_language_is_enough() -> None:
    [item] = mark([concept(en="strike", es="huelga")], [concept("do-not-translate", en="strike")])
    assert item.concept.status == "do-not-translate"


def test_where_the_text_differs_from_the_list_it_is_said() -> None:
    known = concept(en="ticket", es="billete", pt="bilhete")
    [item] = mark([concept(en="ticket", es="billete", pt="ingresso")], [known])
    assert item.concept.reasons[0] == "The known term in pt is bilhete."


def test_persian_is_met_without_joiners() -> None:
    [item] = mark([concept(en="market share", fa="سهم بازار")], [concept(en="market share", fa="سهم‌ بازار")])
    assert item.known is not None


def test_a_file_that_does_not_tell_its_languages_is_told_by_its_terms() -> None:
    mined = [concept(en="striker", es="delantero", fa="مهاجم"), concept(en="goal", es="gol", fa="گل")]
    file = [concept(en="delantero", und="مهاجم"), concept(en="portero", und="دروازه‌بان")]
    assert [set(own.terms) for own in named(file, mined)] == [{"es", "fa"}] * 2
    assert [item.known is not None for item in mark(mined, named(file, mined))] == [True, False]


def test_a_file_without_a_match_keeps_its_languages() -> None:
    assert named([concept(en="portero", und="x")], [concept(en="goal", fa="گل")])[0].terms.keys() == {"en", "und"}
