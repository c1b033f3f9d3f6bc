"""Numbers, amounts, dates: the case file, equality across languages, and what must hold for any text."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.text.numbers import agree, numbers
from aligner.text.solar import gregorian
from tests.examples import examples

CASES = json.loads((Path(__file__).parent.parent / "cases" / "numbers.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{c['lang']}: {c['label']}: {c['text'][:24]}" for c in CASES])
def test_cases(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = numbers(text, str(case["lang"]))
    assert [{"text": text[v.start : v.end], "kind": v.kind, "value": v.value, "unit": v.unit} for v in found] == case[
        "expected"
    ]


SAME = {
    "en": "In 2025 it spent between $60 billion and $80 billion, 12.5% more, said Ms. Roe at 1:54 p.m. on March 21.",
    "es": "En 2025 gastó entre $60 mil millones y $80 mil millones, un 12,5 % más, a la 1:54 p. m. del 21 de marzo.",
    "pt": "Em 2025 gastou entre US$ 60 bilhões e US$ 80 bilhões, 12,5% a mais, disse Roe às 13h54 de 21 de março.",
    "fa": "در ۲۰۲۵ میان ۶۰ تا ۸۰ میلیارد دلار خرج کرد، ۱۲٫۵ درصد بیشتر، رو در ساعت ۱۳:۵۴ روز ۲۱ مارس گفت.",
}


@pytest.mark.parametrize("one", SAME)
@pytest.mark.parametrize("other", SAME)
def test_the_same_facts_agree_in_every_pair_of_languages(one: str, other: str) -> None:
    matching, conflicting = agree(numbers(SAME[one], one), numbers(SAME[other], other))
    assert len(matching) == 6
    assert conflicting == []


def test_a_changed_figure_conflicts() -> None:
    a = numbers("It costs 25 euros and 3 hours.", "en")
    b = numbers("Cuesta 52 euros y 3 horas.", "es")
    matching, conflicting = agree(a, b)
    assert [(x.value, y.value) for x, y in matching] == [("3", "3")]
    assert [(x.value, y.value) for x, y in conflicting] == [("25", "52")]


def test_another_currency_conflicts_but_a_missing_one_does_not() -> None:
    dollars, euros, bare = (numbers(t, "en") for t in ("25 dollars", "25 euros", "25"))
    assert agree(dollars, euros)[0] == []
    assert len(agree(dollars, euros)[1]) == 1
    assert len(agree(dollars, bare)[0]) == 1


def test_what_one_side_leaves_out_conflicts_with_nothing() -> None:
    assert agree(numbers("In 1999 and 2001.", "en"), numbers("In 2001.", "en"))[1] == []


def test_a_date_without_a_year_agrees_with_one_with_it() -> None:
    assert len(agree(numbers("March 21", "en"), numbers("21 de marzo de 2025", "es"))[0]) == 1


PARTS = {
    "en": "Two thirds came, a quarter of them late; half a million stayed, not the two and a half million of 2019.",
    "es": "Vinieron dos tercios, la cuarta parte tarde; medio millón se quedó, no los dos millones y medio de 2019.",
    "pt": "Vieram dois terços, um quarto dos quais tarde; meio milhão ficou, e não os dois milhões e meio de 2019.",
    "fa": "دو سوم آمدند، یک‌چهارم دیر؛ نیم میلیون ماندند، نه دو و نیم میلیون سال ۲۰۱۹.",
}


@pytest.mark.parametrize("one", PARTS)
@pytest.mark.parametrize("other", PARTS)
def test_the_same_parts_agree_in_every_pair_of_languages(one: str, other: str) -> None:
    matching, conflicting = agree(numbers(PARTS[one], one), numbers(PARTS[other], other))
    assert [x.value for x, _ in matching] == ["2/3", "1/4", "500000", "2500000", "2019"]
    assert conflicting == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "nearly 370"),
        ("en", "more than 300"),
        ("en", "about the 400"),
        ("es", "casi 370"),
        ("es", "más de 300"),
        ("es", "unos 400"),
        ("es", "cerca de las 370"),
        ("pt", "quase 370"),
        ("pt", "mais de 300"),
        ("pt", "cerca de 400"),
        ("pt", "próximo dos 400"),
        ("fa", "نزدیک به ۳۷۰"),
        ("fa", "بیش از ۳۰۰"),
        ("fa", "حدود ۴۰۰"),
    ],
)
def test_a_round_figure_does_not_conflict_with_one_near_to_it(lang: str, text: str) -> None:
    round_figure, exact, far = numbers(text, lang), numbers("369", "en"), numbers("700", "en")
    assert round_figure[0].hedged
    assert agree(round_figure, exact) == ([], [])
    assert len(agree(round_figure, far)[1]) == 1


def test_figures_that_nobody_calls_round_conflict_however_near() -> None:
    assert len(agree(numbers("370", "en"), numbers("369", "es"))[1]) == 1
    assert len(agree(numbers("about 370 euros", "en"), numbers("369 dólares", "es"))[1]) == 1


def test_a_dozen_is_round() -> None:
    assert agree(numbers("a dozen people", "en"), numbers("13 personas", "es")) == ([], [])


def test_half_is_fifty_percent_and_a_full_hour_is_its_number() -> None:
    assert len(agree(numbers("half of them", "en"), numbers("el 50 %", "es"))[0]) == 1
    assert len(agree(numbers("at 3 p.m.", "en"), numbers("15 horas", "pt"))[0]) == 1
    assert agree(numbers("at 3:30 p.m.", "en"), numbers("15 horas", "pt"))[0] == []


def test_crowns_are_of_any_country_that_has_them() -> None:
    assert len(agree(numbers("25 coroas", "pt"), numbers("25 coronas suecas", "es"))[0]) == 1
    assert agree(numbers("25 coroas", "pt"), numbers("25 %", "es"))[0] == []


@pytest.mark.parametrize(
    ("solar", "expected"),
    [
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1404, 1, 1), date(2025, 3, 21)),
        ((1404, 12, 30), None),
        ((1404, 7, 31), None),
        ((9999, 1, 1), None),
    ],
)
def test_the_calendar_of_iran(solar: tuple[int, int, int], expected: date | None) -> None:
    assert gregorian(*solar) == expected


LETTERS = "0123456789۰۱۵٣.,٫٬/:-%٪$€ \u00a0\u202f"
WORDS = ["bilhões", "mil", "e", "de", "US$", "março", "p.m.", "میلیارد", "تا", "و", "دلار", "h", "st"]
FIGURES = st.lists(
    st.sampled_from([*LETTERS, *WORDS]),
    max_size=30,
).map("".join)


@given(
    st.one_of(FIGURES, st.text(st.characters(codec=None, exclude_categories=()))),
    st.sampled_from(["en", "es", "pt", "fa", "de"]),
)
@settings(max_examples=examples(400), deadline=None)
def test_any_text(text: str, lang: str) -> None:
    at = 0
    for value in numbers(text, lang):
        assert at <= value.start < value.end <= len(text)
        assert value.value
        at = value.end
