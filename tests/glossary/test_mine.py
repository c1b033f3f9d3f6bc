"""From passages to concepts."""

import pytest

import glossary
from aligner.encoders import embed
from aligner.model import Concept, Fact, Unit
from aligner.text.normal import key
from bench import terms
from glossary.concepts import worth

TEXTS = {
    "en": [
        "The city library lends electric bicycles to its members.",
        "A library card costs ten euros, and the late fee is one euro.",
        "Mayor Ines Duarte opened the reading room (RR) on Monday.",
    ],
    "es": [
        "La biblioteca municipal presta bicicletas eléctricas a sus socios.",
        "El carné de biblioteca cuesta diez euros y el recargo por retraso es de un euro.",
        "La alcaldesa Ines Duarte inauguró el lunes la sala de lectura.",
    ],
    "fa": [
        "کتابخانه شهر به اعضای خود دوچرخه برقی امانت می‌دهد.",
        "کارت کتابخانه ده یورو است و جریمه دیرکرد یک یورو است.",
        "شهردار اینس دوارته روز دوشنبه سالن مطالعه را افتتاح کرد.",
    ],
}
UNITS = [Unit({"en": (i,), "es": (i,), "fa": (i,)}, 0.9) for i in range(3)]


@pytest.fixture(scope="module")
def concepts() -> list[Concept]:
    return glossary.mine(TEXTS, UNITS, embed=embed, documents={lang: [0, 0, 0] for lang in TEXTS})


def texts(concept: Concept) -> dict[str, str]:
    return {lang: found[0].text for lang, found in concept.terms.items()}


def test_terms_of_all_languages_stand_in_one_row(concepts: list[Concept]) -> None:
    rows = [texts(concept) for concept in concepts]
    assert {"en": "library card", "es": "carné de biblioteca", "fa": "کارت کتابخانه"} in rows
    assert {"en": "electric bicycle", "es": "bicicleta eléctrica", "fa": "دوچرخه برقی"} in rows


def test_a_name_is_known_as_one_in_every_script(concepts: list[Concept]) -> None:
    [name] = [
        concept for concept in concepts if texts(concept)["en" if "en" in concept.terms else "es"] == "Ines Duarte"
    ]
    assert name.is_name
    assert texts(name)["fa"] == "اینس دوارته"


def test_an_abbreviation_belongs_to_its_full_form(concepts: list[Concept]) -> None:
    [room] = [c for c in concepts if "en" in c.terms and c.terms["en"][0].text == "reading room"]
    assert [term.text for term in room.terms["en"]] == ["reading room", "RR"]


def test_what_is_worth_having_comes_before_what_is_merely_sure(concepts: list[Concept]) -> None:
    order = [found[0].text for concept in concepts for found in [concept.terms.get("en", ())] if found]
    assert order.index("electric bicycle") < order.index("mayor")
    assert order.index("library card") < order.index("euro")


def test_general_words_come_after_terms_and_say_so(concepts: list[Concept]) -> None:
    kinds = {c.terms["en"][0].text: c.kind for c in concepts if "en" in c.terms}
    assert (kinds["euro"], kinds["library card"], kinds["electric bicycle"]) == ("general", "term", "term")
    assert [c.kind for c in concepts] == sorted((c.kind for c in concepts), key=["term", "general", "name"].index)


def test_words_found_only_inside_a_term_are_told_with_it(concepts: list[Concept]) -> None:
    [bicycle] = [c for c in concepts if "en" in c.terms and c.terms["en"][0].text == "electric bicycle"]
    assert Fact("contains", "bicycle", "en") in bicycle.facts
    assert any("bicycle (en), bicicleta (es)" in reason for reason in bicycle.reasons)
    assert not any(c.terms["en"][0].text == "bicycle" for c in concepts if "en" in c.terms)


def test_best_first_and_each_with_its_evidence(concepts: list[Concept]) -> None:
    order = [(c.is_name, c.is_general, -worth.place(c.worth, c.score)) for c in concepts]
    assert order == sorted(order)
    assert all(0 <= concept.score <= 1 and 0 < concept.worth < 1 for concept in concepts)
    for concept in concepts:
        assert len(concept.terms) > 1
        for position in concept.evidence:
            cells = UNITS[position].cells
            shown = [
                lang
                for lang, found in concept.terms.items()
                if any(place.segment in cells[lang] for term in found for place in term.occurrences)
            ]
            assert len(shown) > 1


def test_every_occurrence_is_where_it_says(concepts: list[Concept]) -> None:
    for concept in concepts:
        for lang, found in concept.terms.items():
            for term in found:
                assert term.count == len(term.occurrences)
                forms = {key(form, lang) for form in (term.text, *term.variants)}
                assert len(forms) == 1 + len(term.variants), "one spelling of each form"
                for place in term.occurrences:
                    assert key(TEXTS[lang][place.segment][place.start : place.end], lang) in forms


def test_the_same_arguments_give_the_same_concepts(concepts: list[Concept]) -> None:
    assert glossary.mine(TEXTS, UNITS, embed=embed, documents={lang: [0, 0, 0] for lang in TEXTS}) == concepts


@pytest.mark.parametrize("given", [{}, {"en": []}, {"en": ["Only one language."]}, {"en": ["A word."], "es": [""]}])
def test_too_little_text_gives_no_concepts(given: dict[str, list[str]]) -> None:
    assert glossary.mine(given, [], embed=embed) == []


def test_regions_and_languages_without_a_file_work_too() -> None:
    texts = {
        "en-GB": ["The library lends books."],
        "de": ["Die Bibliothek verleiht Bücher."],
        "pt-BR": ["A biblioteca empresta livros."],
    }
    units = [Unit({"en-GB": (0,), "de": (0,), "pt-BR": (0,)}, 0.9)]
    found = [{lang: terms[0].text for lang, terms in c.terms.items()} for c in glossary.mine(texts, units, embed=embed)]
    assert any({"en-GB": "library", "pt-BR": "biblioteca"}.items() <= row.items() for row in found)


def test_hostile_text_is_survived() -> None:
    texts = {
        "en": ["x" * 50_000, "\x00 \u200c - ' (", "(AI) (", "The fee rose."],
        "es": ["", "(", "La tasa subió.", "١٢٣"],
    }
    glossary.mine(texts, [Unit({"en": (3,), "es": (2,)}, 0.5)], embed=embed)


FLOORS = {
    "railway": (0.77, 0.9, 0.86),
    "satellite": (0.72, 0.85, 0.76),
    "comparable": (0.78, 0.85, 0.86),
    "parallel": (0.86, 0.9, 0.9),
    "vaccine": (0.84, 0.85, 0.78),
}
"""Share of cells, P@20 and P@50. All but those of ``terms.UNSEEN`` are training data of the weights: their floors only
guard against getting worse and say nothing of how good the miner is."""


@pytest.mark.slow
@pytest.mark.parametrize("work", sorted(FLOORS.keys() & set(terms.UNSEEN)))
def test_works_that_no_weight_has_seen_are_good(work: str) -> None:
    reaches_its_floor(work)


@pytest.mark.slow
@pytest.mark.parametrize("work", sorted(FLOORS.keys() - set(terms.UNSEEN)))
def test_works_the_weights_were_fitted_on_have_not_got_worse(work: str) -> None:
    reaches_its_floor(work)


def reaches_its_floor(work: str) -> None:
    found, _ = terms.run(work)
    for measured, floor in zip((found.cells, found.right20, found.right50), FLOORS[work], strict=True):
        assert measured >= floor


def test_two_works_are_kept_from_fitting() -> None:
    assert set(terms.UNSEEN) < set(terms.works())
    assert len(terms.UNSEEN) == 2
