"""What every language keeps, those of the house and one more that a single file adds."""

import importlib
import sys
from collections.abc import Iterator

import pytest

from aligner import languages
from aligner.languages import Language
from aligner.text import furniture, normal, number_patterns, numbers, segment, structure, words

FRENCH = '''
"""French."""

from aligner.languages._language import Language, words

LANGUAGE = Language(
    code="fr",
    name="French",
    plural_forms="nplurals=2; plural=(n > 1);",
    abbreviations=words("m mme mlle mm dr pr av bd"),
    starters=words("le la les un une il elle mais"),
    furniture_sections=words("laisser un commentaire; articles similaires", ";"),
    furniture_phrases=("adresse e-mail ne sera pas publiée",),
    decimal=",",
    number_words={"deux": 2, "trois": 3},
    scales={"mille": 10**3, "millions": 10**6, "milliards": 10**9},
    currencies={"dollars": "USD", "euros": "EUR"},
    percent=("pour cent",),
    months={"mars": 3},
    ordinals={"troisième": 3},
)
'''


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One file in a folder of its own, which the room of languages is told of."""
    folder = tmp_path_factory.mktemp("languages")
    (folder / "fr.py").write_text(FRENCH, "utf-8")
    languages.__path__.append(str(folder))
    _forget()
    yield
    languages.__path__.remove(str(folder))
    sys.modules.pop("aligner.languages.fr", None)
    _forget()


def _forget() -> None:
    from aligner import registry

    importlib.invalidate_caches()
    for cached in (
        registry.names,
        languages.get,
        number_patterns.grammar,
        words._forms,
        words._dictionary,
        normal._plan,
    ):
        cached.cache_clear()


CODES = (*languages.names(), "fr")


@pytest.fixture(params=CODES)
def language(request: pytest.FixtureRequest, french: None) -> Language:
    return languages.get(request.param)


def test_it_is_found_by_its_file_name_and_answers_to_its_regions(language: Language) -> None:
    assert language.code in languages.names()
    assert languages.get(f"{language.code}-XX") == languages.get(f"{language.code.upper()}_xx") == language


def test_it_says_what_messages_and_exports_need(language: Language) -> None:
    assert language.name[0].isupper()
    assert language.direction in ("ltr", "rtl")
    assert language.plural_forms.startswith("nplurals=")
    assert language.plural_forms.endswith(";")


SMALL = ("abbreviations", "number_abbreviations", "closing_abbreviations", "final_abbreviations", "starters")
LISTS = (*SMALL, "reporting_verbs", "calendar_names", "furniture_lines", "furniture_sections", "page_words")
TABLES = ("contractions", "number_words", "scales", "scale_signs", "ordinals", "currencies", "months", "solar_months")


@pytest.mark.parametrize("name", [*LISTS, *TABLES, "furniture_phrases", "percent", "range_joins", "number_joins"])
def test_entries_are_small_letters_without_stray_space(language: Language, name: str) -> None:
    for entry in getattr(language, name):
        assert entry == entry.lower() == " ".join(entry.split()) != ""


@pytest.mark.parametrize("name", SMALL[:4])
def test_abbreviations_are_written_without_their_stop(language: Language, name: str) -> None:
    assert [a for a in getattr(language, name) if a.endswith(".")] == []


def test_numbers_are_what_they_say(language: Language) -> None:
    assert all(0 <= n < 1000 for n in language.number_words.values())
    assert all(n >= 1000 for n in language.scales.values())
    assert language.articles <= set(language.number_words)
    assert all(1 <= n <= 12 for n in (*language.months.values(), *language.solar_months.values()))
    assert all(len(code) == 3 and code.isupper() for code in language.currencies.values())


def test_lemmas_of_lemmas_stay(language: Language) -> None:
    if language.lemma is None:
        return
    for word in (*language.number_words, *language.months):
        lemma = language.lemma(word, lambda w: None)
        assert lemma is None or language.lemma(lemma, lambda w: None) in (lemma, None)


def test_its_furniture_is_marked(language: Language) -> None:
    prose = "One two three four five six seven eight."
    for line in (*sorted(language.furniture_lines), *language.furniture_phrases):
        text = f"{prose}\n\n{line}\n\n{prose}"
        blocks = furniture.mark(text, structure.blocks(text, language.code), language.code)
        assert [b.furniture for b in blocks] == [False, True, False], line
    for head in language.furniture_sections:
        text = f"{prose}\n\n{head}\n\nOne two"
        assert [b.furniture for b in structure.blocks(text, language.code)] == [False, True, True], head


def test_its_abbreviations_hold_sentences_together(language: Language) -> None:
    for abbreviation in language.abbreviations:
        text = f"xxxx yyyy {abbreviation}. Zzzz zzz"
        assert len(segment.segment(text, language.code)) == 1, abbreviation


def test_its_scales_and_currencies_are_read(language: Language) -> None:
    for word, scale in {**language.scales, **language.scale_signs}.items():
        found = numbers.numbers(f"xx 7 {word} yy", language.code)
        assert [(v.value, v.kind) for v in found] == [(str(7 * scale), "number")], word
    for word, code in language.currencies.items():
        found = numbers.numbers(f"xx 7 {word} yy", language.code)
        assert [(v.value, v.unit) for v in found] == [("7", code)], word


def test_words_of_any_language_have_lemma_and_key(language: Language) -> None:
    for word in words.words("Alpha beta, 12 گاما.", language.code):
        assert word.lemma
        assert word.key == "" or word.key == normal.key(word.lemma, language.code)


def test_french_works_by_its_one_file(french: None) -> None:
    text = "M. Roux a payé 60 milliards de dollars, 12,5 pour cent de plus. Il part le 3 mars 2025."
    text += "\n\nArticles similaires\n\nDix moulins"
    segments = segment.segment(text, "fr-CA")
    assert [text[s.start : s.end][:7] for s in segments if not s.furniture] == ["M. Roux", "Il part"]
    assert [(v.kind, v.value) for v in numbers.numbers(text, "fr")] == [
        ("amount", "60000000000"),
        ("percent", "12.5"),
        ("date", "2025-03-03"),
    ]


def test_a_language_without_a_file_is_neutral(french: None) -> None:
    assert languages.get("tlh") == Language(code="tlh", name="tlh")
    assert len(segment.segment("HIja'. Qapla'!", "tlh")) == 2
