"""Numbers, amounts, dates: the case file, equality across languages, and what must hold for any text."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.text.numbers import agree, numbers
from aligner.text.solar import gregorian

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
@settings(max_examples=400, deadline=None)
def test_any_text(text: str, lang: str) -> None:
    at = 0
    for value in numbers(text, lang):
        assert at <= value.start < value.end <= len(text)
        assert value.value
        at = value.end
