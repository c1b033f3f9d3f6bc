"""Where a term begins and ends."""

import pytest

from glossary.candidates.gathering import candidates
from glossary.candidates.names import name_words
from glossary.words.tokens import tokenise


def found(lang: str, *segments: str) -> dict[str, int]:
    """Dictionary form to count."""
    rows = tokenise(segments, lang)
    return {c.form: c.count for c in candidates(rows, segments, lang, name_words({lang: rows})[lang])}


@pytest.mark.parametrize(
    ("lang", "segment", "wanted", "unwanted"),
    [
        (
            "en",
            "The council approved a new parking fee because the car parks were always full.",
            {"council", "parking fee", "car park"},
            {"council approved", "approved", "new parking fee", "car parks were", "fee because"},
        ),
        (
            "es",
            "El ayuntamiento aprobó una tasa de aparcamiento y los vecinos pidieron explicaciones.",
            {"ayuntamiento", "tasa de aparcamiento", "vecino"},
            {"ayuntamiento aprobó", "vecinos pidieron", "tasa de", "de aparcamiento"},
        ),
        (
            "pt",
            "A prefeitura aprovou uma taxa de estacionamento, mas os moradores pediram explicações.",
            {"prefeitura", "taxa de estacionamento", "morador"},
            {"prefeitura aprovou", "taxa de", "moradores pediram"},
        ),
        (
            "fa",
            "شورای شهر هزینه پارکینگ را افزایش داد و ساکنان از تصمیم شورا انتقاد کردند.",
            {"شورای شهر", "هزینه پارکینگ", "تصمیم شورا"},
            {"هزینه پارکینگ را", "افزایش داد", "انتقاد کردند", "شورا انتقاد"},
        ),
    ],
)
def test_terms_stop_at_function_words_and_verbs(lang: str, segment: str, wanted: set[str], unwanted: set[str]) -> None:
    forms = set(found(lang, segment))
    assert wanted <= forms
    assert not unwanted & forms


def test_forms_of_one_term_are_counted_together() -> None:
    assert found("en", "A bus lane is useful.", "They painted two bus lanes.")["bus lane"] == 2


def test_lost_joiners_make_no_second_term() -> None:
    assert found("fa", "مدل‌های زبانی بزرگ شدند.", "مدلهای زبانی بزرگ شدند.")["مدل‌های زبانی"] == 2


def test_a_plural_owns_the_word_behind_its_mark_but_a_quotation_ends_there() -> None:
    assert {"supporters' trust", "supporter"} <= set(found("en", "The supporters' trust met the fans."))
    assert "plans trust" not in found("en", "What he called 'better plans' trust nobody.")


def test_a_name_is_taken_whole_and_not_behind_a_linker() -> None:
    forms = set(
        found("es", "La tienda de Marta Olivares abrió.", "Ayer vino Marta Olivares con la dueña de la tienda.")
    )
    assert "Marta Olivares" in forms
    assert not {"Marta", "Olivares", "tienda de Marta Olivares", "tienda de Marta"} & forms


def test_a_fixed_pair_is_not_cut() -> None:
    segments = ["We study machine learning tools.", "Machine learning is old.", "Many tools exist."]
    forms = set(found("en", *segments))
    assert {"machine learning", "machine learning tool"} <= forms
    assert not {"learning tool", "learning", "machine"} & forms


def test_occurrences_point_into_the_original_text() -> None:
    segments = ["هزینههای سرمایهای زیاد شد."]
    rows = tokenise(segments, "fa")
    for candidate in candidates(rows, segments, "fa", frozenset()):
        for place, text, _ in candidate.spans:
            assert segments[place.segment][place.start : place.end] == text


def test_a_common_word_is_not_the_name_that_is_spelled_like_it() -> None:
    counts = found("pt", "A loja da Meta abriu.", "Ontem a Meta perdeu.", "As metas são altas.", "Uma meta basta.")
    assert counts["Meta"] == 2
    assert counts["meta"] == 2


def test_a_rare_word_that_two_languages_write_with_a_capital_is_a_name() -> None:
    texts = {
        "en": ["Renata: We stay.", "Oleander is toxic."],
        "pt": ["Renata: Ficamos.", "A flor de oleander murchou."],
    }
    known = name_words({lang: tokenise(rows, lang) for lang, rows in texts.items()})
    assert all("renata" in known[lang] and "oleander" not in known[lang] for lang in texts)
