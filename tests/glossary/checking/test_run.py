"""What is found, and what is not: one small glossary and a few translations a rule."""

import pytest

from glossary.checking import run
from tests.glossary.checking.making import checked, concept, found, pair

PAGE = concept(en="page", es="página", pt="página", fa="صفحه")


def test_an_agreed_term_is_there_in_any_form_and_its_absence_is_found() -> None:
    assert found([pair("The pages are new.", "Las páginas son nuevas.")], PAGE) == []
    assert found([pair("The pages are new.", "Las hojas son nuevas.")], PAGE) == [("term-missing", "page", ())]


def test_what_stands_instead_is_named_where_the_files_tell_it() -> None:
    others = [pair(f"The {a} page", f"La hoja {b}") for a, b in (("red", "roja"), ("green", "verde"), ("blue", "azul"))]
    result = found([*others, pair("A red car", "Un coche rojo"), pair("A green door", "Una puerta verde")], PAGE)
    assert result == [("term-missing", "page", ("hoja",))] * 3


def test_any_synonym_of_any_concept_of_the_term_is_right() -> None:
    shut = concept(en="close", es="cerrar|clausurar")
    near = concept(en="close", es="próximo")
    for said in ("Cierre la ventana.", "Clausura la sala.", "El próximo."):
        assert found([pair("Close", said)], shut, near) == []


def test_the_longest_term_counts() -> None:
    data, base = concept(en="data", es="dato"), concept(en="database", es="base de datos")
    whole = concept(en="data centre", es="centro de cálculo")
    assert found([pair("A data centre", "Un centro de cálculo")], data, base, whole) == []
    assert found([pair("The data", "La información")], data, base, whole) == [("term-missing", "data", ())]


def test_a_forbidden_term_is_found_unless_it_is_part_of_the_agreed_one() -> None:
    mail = concept(en="email", es="correo electrónico|!correo|!e-mail")
    assert found([pair("Your email", "Su correo electrónico")], mail) == []
    assert found([pair("Your email", "Su correo")], mail) == [("term-forbidden", "email", ("correo",))]
    assert found([pair("Your email", "Su email")], mail) == [("term-forbidden", "email", ("email",))]


def test_a_concept_that_is_forbidden_is_found_whatever_it_translates() -> None:
    assert found([pair("Buy it", "Cómprelo ya mismo")], concept("forbidden", es="ya mismo")) == [
        ("term-forbidden", "ya mismo", ("ya mismo",))
    ]


def test_a_term_that_is_not_to_be_translated_must_stand_there_as_it_is() -> None:
    kept = concept("do-not-translate", en="Access Point")
    assert found([pair("An Access Point", "Un Access Point")], kept) == []
    assert found([pair("An Access Point", "Un punto de acceso")], kept) == [("term-translated", "Access Point", ())]


def test_a_term_left_in_the_source_language_is_found() -> None:
    assert found([pair("All snippets", "Todos los snippets")], concept(en="snippet", es="fragmento")) == [
        ("term-untranslated", "snippet", ("snippets",))
    ]
    assert found([pair("A container", "Un container")], concept(en="container", es="container")) == []


def test_one_term_in_several_agreed_ways_is_noted_once_with_counts() -> None:
    concepts = (concept(en="file", es="archivo|fichero"),)
    pairs = [pair("A file", "Un archivo")] * 3 + [pair("No file", "Ningún fichero", line=9)]
    (one,) = checked(pairs, *concepts).findings
    assert (one.rule, one.severity, one.line) == ("term-inconsistent", "note", 9)
    assert '"archivo" (3), "fichero" (1)' in one.message


def test_capitals_count_where_they_mean_something_or_the_glossary_says_so() -> None:
    on = concept(en="ON", es="ENCENDIDO")
    assert found([pair("It stands on the table.", "Está en la mesa.")], on) == []
    assert found([pair("Switch it ON.", "Enciéndalo.")], on) == [("term-missing", "ON", ())]
    table = concept(en="Table", es="Tabla", facts={"case sensitive": "yes"})
    assert found([pair("It stands on the table.", "Está en la mesa.")], table) == []


def test_an_exact_term_wants_its_written_form() -> None:
    exact = concept(en="Notice", es="Aviso", facts={"matching": "exact"})
    assert found([pair("Notice", "Avisos")], exact) == [("term-missing", "Notice", ())]
    assert found([pair("Notices", "Notas")], exact) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [("View the page", "Ver la página"), ("You can view it", "Puede verlo"), ("A reply", "Una contestación")],
)
def test_a_word_in_another_sense_is_passed_over(source: str, target: str) -> None:
    assert found([pair(source, target)], concept(en="view", es="vista"), concept(en="reply", es="responder")) == []


def test_a_unit_may_switch_rules_off_and_the_check_counts_it() -> None:
    result = checked([pair("A page", "Una hoja", ignored=frozenset({"term-missing"}))], PAGE)
    assert (list(result.findings), result.suppressed) == ([], 1)
    assert found([pair("A page", "Una hoja", ignored=frozenset({"term-forbidden"}))], PAGE) != []


def test_severities_are_a_matter_of_settings() -> None:
    (one,) = checked([pair("A page", "Una hoja")], PAGE, severities={"term-missing": "error"}).findings
    assert one.severity == "error"
    assert found([pair("A page", "Una hoja")], PAGE, severities={"term-missing": "off"}) == []


def test_figures_are_compared_when_asked_for() -> None:
    pairs = [pair("14 pages", "15 páginas"), pair("1,200 pages", "1.200 páginas")]
    assert found(pairs, PAGE) == []
    assert found(pairs, PAGE, numbers=True) == [("number-differs", "14", ("15",))]


def test_a_fingerprint_survives_moved_lines_and_other_findings() -> None:
    one = checked([pair("A page", "Una hoja", line=3)], PAGE).findings
    two = checked([pair("The page", "La hoja"), pair("A page", "Una hojita", line=70)], PAGE).findings
    assert one[0].fingerprint == two[1].fingerprint
    assert two[0].fingerprint != two[1].fingerprint


def test_regions_of_a_language_are_answered_by_its_own_terms_or_the_language() -> None:
    both = concept(**{"en": "file", "pt-BR": "arquivo", "pt-PT": "ficheiro"})
    assert found([pair("A file", "Um arquivo", "pt-BR")], both) == []
    assert found([pair("A file", "Um ficheiro", "pt-BR")], both) == [("term-missing", "file", ())]
    assert found([pair("A page", "Uma página", "pt-BR")], PAGE) == []


def test_languages_without_terms_are_told() -> None:
    result = checked([pair("A page", "Eine Seite", "de")], PAGE)
    assert (result.pairs, result.without) == (0, {("en", "de")})


def test_a_name_spelled_in_two_ways_is_found_where_it_is_rare() -> None:
    usual = [
        pair(f"He met Zuckerberg in {year}.", f"او در {year} زاکربرگ را دید.", "fa") for year in (2019, 2020, 2021)
    ]
    other = pair("Then Zuckerberg spoke.", "سپس زوکربرگ سخن گفت.", "fa", line=8)
    (one,) = checked([*usual, other], PAGE).findings
    assert (one.rule, one.line, one.expected, one.instead) == ("name-inconsistent", 8, ("زاکربرگ",), ("زوکربرگ",))
    with_ezafe = pair("Then Zuckerberg spoke.", "سپس زاکربرگِ جوان سخن گفت.", "fa")
    assert found([*usual, with_ezafe], PAGE) == []


def test_a_word_that_the_files_render_so_elsewhere_is_no_other_sense() -> None:
    copy = concept(en="copy", es="copia")
    asked = pair("You can copy the page", "Puede duplicar la página", line=9)
    assert found([asked], copy) == []
    usual = [pair(f"You can copy {what}", f"Puede hacer copia {what}") for what in ("1", "2")]
    assert found([*usual, asked], copy) == [("term-missing", "copy", ())]


@pytest.mark.slow
def test_the_encoder_names_what_stands_instead_where_one_unit_tells_nothing() -> None:
    from aligner.encoders import in_context

    others = [pair("The bakery sells rye bread.", "La panadería vende pan de centeno."), pair("Rain", "Lluvia")]
    asked = pair("The old page is gone.", "La vieja hoja ya no está.")
    assert found([*others, asked], PAGE, in_context=in_context) == [("term-missing", "page", ("hoja",))]


def test_many_translations_are_checked_in_parts_and_findings_beyond_a_bound_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pairs = [pair("The pages are new.", "Las hojas son nuevas.", line=n) for n in range(1, 8)]
    monkeypatch.setattr(run, "PART", 3)
    assert [one.line for one in checked(pairs, PAGE).findings] == [1, 2, 3, 4, 5, 6, 7]
    monkeypatch.setattr(run, "MOST_FINDINGS", 4)
    some = checked(pairs, PAGE)
    assert [one.line for one in some.findings] == [1, 2, 3, 4]
    assert (some.more, some.pairs) == ({"term-missing": 3}, 7)


def test_a_sign_of_which_no_letter_is_left_is_no_word() -> None:
    assert found([pair("The page ـ", "صفحه ـ", "fa")], PAGE) == []
