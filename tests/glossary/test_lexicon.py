"""Terms of aligned memories: what stands beside what."""

import pytest

from aligner.model import TranslationUnit
from glossary import memory
from glossary.lexicon import Lexicon

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
    return Lexicon(zip(EN, ES, strict=True), ("en", "es"))


@pytest.mark.parametrize(("term", "right"), [("window", "ventana"), ("page", "página"), ("file", "archivo")])
def test_a_word_is_found_inside_longer_texts(lexicon: Lexicon, term: str, right: str) -> None:
    assert lexicon.translations([term])[0][0].text.lower() == right


def test_the_key_of_an_interface_string_is_no_letter(lexicon: Lexicon) -> None:
    assert lexicon.translations(["Close"])[0][0].text.lower() == "cerrar"


def test_what_no_text_holds_has_no_translation(lexicon: Lexicon) -> None:
    assert lexicon.translations(["printer", "page window", ""]) == [[], [], []]


def test_empty_and_endless_texts_are_passed_over() -> None:
    lexicon = Lexicon([("", "nada"), ("word " * 5000, "palabra " * 5000), ("A word", "")], ("en", "es"))
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
