"""What every language keeps, those of the house and one more that a single file adds."""

import importlib
import sys
from collections.abc import Iterator

import pytest

import glossary
from aligner import encoders, languages
from aligner.languages import Language
from aligner.model import Unit
from aligner.text import boilerplate, numbers, segment, structure
from glossary.candidates import gathering, names
from glossary.words import dictionary_form, tokens

FRENCH = '''
"""French."""

from aligner.languages import Grammar
from aligner.languages._language import Language, words


def _stems(adjective):
    return (adjective, adjective + "e")


LANGUAGE = Language(
    code="fr",
    name="French",
    plural_forms="nplurals=2; plural=(n > 1);",
    abbreviations=words("m mme mlle mm dr pr av bd"),
    starters=words("le la les un une il elle mais"),
    boilerplate_sections=words("laisser un commentaire; articles similaires", ";"),
    boilerplate_phrases=("adresse e-mail ne sera pas publiée",),
    decimal=",",
    number_words={"deux": 2, "trois": 3},
    scales={"mille": 10**3, "millions": 10**6, "milliards": 10**9},
    currencies={"dollars": "USD", "euros": "EUR"},
    percent=("pour cent",),
    months={"mars": 3},
    ordinals={"troisième": 3},
    grammar=Grammar(
        bounds=words("le la les l un une des de du d et à au aux en sur il elle ils qu que qui ce dans a ont"),
        linkers=words("de du d à"),
        articles=words("le la les l"),
        noun_follows=words("le la les l un une des du"),
        infinitives=("er", "ir", "re"),
        gerunds=("ant", "issant"),
        participles=("é", "ée", "és", "ées"),
        agreement=True,
        adverbs=("ment",),
        adverb_stems=_stems,
        plurals=(("aux", "al"), ("s", "")),
        singulars=("ous", "is"),
    ),
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
    """What was looked up of a language while it had no file, or another."""
    importlib.invalidate_caches()
    for name, module in list(sys.modules.items()):
        if name.startswith(("aligner.", "glossary.")):
            for value in list(vars(module).values()):
                if isinstance(value, type(languages.get)):
                    value.cache_clear()


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
LISTS = (*SMALL, "reporting_verbs", "calendar_names", "boilerplate_lines", "boilerplate_sections", "page_words")
TABLES = ("contractions", "number_words", "scales", "scale_signs", "ordinals", "currencies", "months", "solar_months")


@pytest.mark.parametrize("name", [*LISTS, *TABLES, "boilerplate_phrases", "percent", "range_joins", "number_joins"])
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


def test_its_numerals_are_small_letters_and_what_they_say(language: Language) -> None:
    numerals = language.numerals
    phrases = (*numerals.half_leads, *numerals.half_tails, *numerals.fractions, *numerals.partitives, *numerals.hedges)
    for entry in (*phrases, *numerals.collectives, *numerals.no_numbers):
        assert entry == entry.lower() == " ".join(entry.split()) != ""
    assert all(len(entry.split()) <= 3 for entry in numerals.hedges)
    assert numerals.lone_scales <= set(language.scales)
    assert numerals.doubtful_ordinals <= set(language.ordinals)
    for phrase, fraction in numerals.fractions.items():
        found = numbers.numbers(f"xx {phrase}, yy", language.code)
        assert [(v.kind, v.value) for v in found] == [("fraction", fraction)], phrase
    for word, value in language.ordinals.items():
        found = numbers.numbers(f"xx {word} xylotom", language.code)
        assert [(v.kind, v.value) for v in found] == [("ordinal", str(value))], word
    for phrase in numerals.no_numbers:
        assert numbers.numbers(f"xx {phrase}, yy", language.code) == [], phrase


def test_its_boilerplate_is_marked(language: Language) -> None:
    prose = "One two three four five six seven eight."
    for line in (*sorted(language.boilerplate_lines), *language.boilerplate_phrases):
        text = f"{prose}\n\n{line}\n\n{prose}"
        blocks = boilerplate.mark(text, structure.blocks(text, language.code), language.code)
        assert [b.boilerplate for b in blocks] == [False, True, False], line
    for head in language.boilerplate_sections:
        text = f"{prose}\n\n{head}\n\nOne two"
        assert [b.boilerplate for b in structure.blocks(text, language.code)] == [False, True, True], head


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


def test_its_words_have_lemma_and_key_and_stand_where_they_say(language: Language) -> None:
    text = "Alpha beta’s, 12 گاما."
    for token in tokens.tokens(text, language.code):
        assert token.lemma
        assert token.key
        assert text[token.start : token.end] == token.text


def test_its_terms_close_before_its_function_words(language: Language) -> None:
    bounds = sorted(language.grammar.bounds - language.grammar.linkers)
    for bound in (b for b in bounds if " " not in b):
        rows = tokens.tokenise([f"xylograf {bound} xylotom"], language.code)
        found = gathering.candidates(rows, [f"xylograf {bound} xylotom"], language.code, frozenset())
        assert not any(bound in c.form.split()[:1] + c.form.split()[-1:] for c in found), bound


def test_french_works_by_its_one_file(french: None) -> None:
    text = "M. Roux a payé 60 milliards de dollars, 12,5 pour cent de plus. Il part le 3 mars 2025."
    text += "\n\nArticles similaires\n\nDix moulins"
    segments = segment.segment(text, "fr-CA")
    assert [text[s.start : s.end][:7] for s in segments if not s.boilerplate] == ["M. Roux", "Il part"]
    assert [(v.kind, v.value) for v in numbers.numbers(text, "fr")] == [
        ("amount", "60000000000"),
        ("percent", "12.5"),
        ("date", "2025-03-03"),
    ]


def test_french_mines_by_its_one_file(french: None) -> None:
    segments = [
        "Le conseil a voté l'achat de moulins à eau, et les moulins à eau tournent.",
        "Un moulin à eau alimente d'anciens canaux royaux; il tourne lentement.",
    ]
    rows = tokens.tokenise(segments, "fr-CA")
    found = {
        c.form: c.count for c in gathering.candidates(rows, segments, "fr-CA", names.name_words({"fr": rows})["fr"])
    }
    assert found["moulin à eau"] == 3
    assert found["achat de moulins à eau"] == 1
    assert {"conseil", "canal royal"} <= found.keys()
    assert not {"l", "voté", "lentement", "tourne", "eau tournent", "de moulins", "conseil a voté"} & found.keys()
    assert dictionary_form.singular("moulins", "fr") == "moulin"


def test_french_has_a_glossary_by_its_one_file(french: None) -> None:
    texts = {
        "en": [
            "The council bought three water mills.",
            "The water mill feeds the royal canals.",
            "Each canal has a lock keeper, and the lock keeper opens it at dawn.",
            "The water mills turn slowly.",
            "The royal canal was dug by hand.",
        ],
        "fr": [
            "Le conseil a acheté trois moulins à eau.",
            "Le moulin à eau alimente les canaux royaux.",
            "Chaque canal a un éclusier, et l'éclusier l'ouvre à l'aube.",
            "Les moulins à eau tournent lentement.",
            "Le canal royal fut creusé à la main.",
        ],
    }
    units = [Unit({"en": (n,), "fr": (n,)}, 0.9) for n in range(len(texts["en"]))]
    found = {c.terms["en"][0].text: c.terms["fr"][0] for c in glossary.mine(texts, units, embed=encoders.embed)}
    assert {en: term.text for en, term in found.items() if en in ("water mill", "royal canal", "lock keeper")} == {
        "water mill": "moulin à eau",
        "royal canal": "canal royal",
        "lock keeper": "éclusier",
    }
    assert set(found["water mill"].variants) >= {"moulins à eau"}
    assert found["water mill"].count == 3


def test_a_language_without_a_file_is_neutral(french: None) -> None:
    assert languages.get("tlh") == Language(code="tlh", name="tlh")
    assert len(segment.segment("HIja'. Qapla'!", "tlh")) == 2
