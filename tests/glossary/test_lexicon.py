"""Terms of aligned memories: what stands beside what."""

import pytest

from aligner.model import TranslationUnit
from glossary.counting import indexed, memory
from glossary.counting.lexicon import Lexicon

EN = [
    "_Save the window layout", "Close the window", "Print this page", "_Close", "Window", "The page is empty",
    "Restore the page", "Save this page as a file", "Rename the file", "The file is open in another window",
]  # fmt: skip
ES = [
    "_Guardar la disposición de la ventana", "Cerrar la ventana", "Imprimir esta página", "_Cerrar", "Ventana",
    "La página está vacía", "Restaurar la página", "Guardar esta página como archivo", "Renombrar el archivo",
    "El archivo está abierto en otra ventana",
]  # fmt: skip


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.of(zip(EN, ES, strict=True), ("en", "es"))


@pytest.mark.parametrize(("term", "right"), [("window", "ventana"), ("page", "página"), ("file", "archivo")])
def test_a_word_is_found_inside_longer_texts(lexicon: Lexicon, term: str, right: str) -> None:
    assert lexicon.translations([term])[0][0].text.lower() == right


def test_the_key_of_an_interface_string_is_no_letter(lexicon: Lexicon) -> None:
    assert lexicon.translations(["Close"])[0][0].text.lower() == "cerrar"


def test_what_no_text_holds_has_no_translation(lexicon: Lexicon) -> None:
    assert lexicon.translations(["printer", "page window", ""]) == [[], [], []]


def test_empty_and_endless_texts_are_passed_over() -> None:
    lexicon = Lexicon.of([("", "nada"), ("word " * 5000, "palabra " * 5000), ("A word", "")], ("en", "es"))
    assert lexicon.translations(["word"]) == [[]]


def test_concepts_of_a_memory_have_counts_and_an_example() -> None:
    from aligner.encoders import embed

    units = [TranslationUnit(str(n), {"en": one, "es": two}) for n, (one, two) in enumerate(zip(EN, ES, strict=True))]
    found = {c.terms["en"][0].text: c for c in memory.mine(units, ("en", "es"), embed=embed)}
    window = found["window"]
    assert window.terms["es"][0].text == "ventana"
    assert window.terms["en"][0].count == 4
    assert "indow" in window.examples["en"]
    assert "entana" in window.examples["es"]
    assert all(0 <= concept.score <= 1 for concept in found.values())


def test_articles_at_the_edge_are_no_part_of_a_rendering() -> None:
    assert memory.plain("de la Ventana", "es", False) == "ventana"
    assert memory.plain("اندازهٔ", "fa", False) == "اندازه"
    assert memory.plain("Cerrar", "es", False) == "cerrar"
    assert memory.plain("PDF", "es", False) == "PDF"


def test_forms_of_one_rendering_vote_together() -> None:
    rows = [("Open tabs", "Abrir pestañas"), ("The tab", "La pestaña"), ("Close tab", "Cerrar la pestaña")]
    found = Lexicon.of([*zip(EN, ES, strict=True), *rows], ("en", "es")).translations(["tab"])[0]
    assert len([r for r in found if r.text.lower() in {"pestaña", "pestañas", "la pestaña"}]) == 1


def test_arabic_marks_do_not_cut_words() -> None:
    assert indexed.words_of("Pre-", "en") == ["Pre"], "a mark at the end joins nothing to the word at the beginning"
    assert indexed.words_of("متوقّف کردن (_S)", "fa") == ["متوقّف", "کردن"]


def test_a_phrase_does_not_run_from_one_text_into_the_next() -> None:
    texts = indexed.Indexed("en")
    for text in ("close tab", "close", "tab"):
        texts.add(text)
    texts.close()
    phrase = texts.numbers(["close", "tab"])
    assert phrase is not None
    assert texts.places(phrase).tolist() == [0]
    assert texts.numbers(["window"]) is None


def test_terms_are_looked_for_in_a_part_and_counted_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    from aligner.encoders import embed

    units = [TranslationUnit(str(n), {"en": one, "es": two}) for n, (one, two) in enumerate(zip(EN, ES, strict=True))]
    monkeypatch.setattr(memory, "MOST_READ", 5)
    found = {c.terms["en"][0].text: c for c in memory.mine(units * 3, ("en", "es"), embed=embed)}
    assert found["window"].terms["en"][0].count == 12
    assert found["window"].reasons[-1] == "Found in 12 units."


def test_of_a_large_memory_some_units_are_looked_at_and_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from aligner.encoders import embed

    units = [TranslationUnit(str(n), {"en": one, "es": two}) for n, (one, two) in enumerate(zip(EN, ES, strict=True))]
    monkeypatch.setattr(memory, "MOST_LOOKED", 10)
    twice = [unit for unit in units for _ in range(2)]
    found = {c.terms["en"][0].text: c for c in memory.mine(twice, ("en", "es"), embed=embed)}
    assert found["window"].terms["es"][0].text == "ventana"
    assert found["window"].reasons[-1] == "Found in 4 of the 10 units looked at."


def test_what_is_copied_word_by_word_has_one_number_in_both_languages() -> None:
    one, two = indexed.Indexed("en"), indexed.Indexed("es")
    for texts, rows in ((one, ("Preview release", "A b", "Error!")), (two, ("preview release.", "b A", "Error"))):
        for row in rows:
            texts.add(row)
        texts.close()
    assert (one.said() == two.said()).tolist() == [True, False, True]
