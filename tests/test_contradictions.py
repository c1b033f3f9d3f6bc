"""Sides that contradict each other cost confidence, and say so."""

import aligner
from aligner.contradictions import contradictions, judged
from aligner.model import Unit

TEXTS = {
    "en": ["The bridge cost 40 million dollars.", "It opened in 1998."],
    "es": ["El puente costó 40 millones de dólares.", "Se inauguró en 1989."],
    "fa": ["هزینهٔ پل ۴۰ میلیون دلار بود.", "پل در سال ۱۹۹۸ گشایش یافت."],
}


def row(index: int) -> dict[str, str]:
    return {lang: lines[index] for lang, lines in TEXTS.items()}


def test_the_same_amount_in_any_digits_is_no_contradiction() -> None:
    assert contradictions(row(0)) == []


def test_years_that_differ_are_named_with_their_languages() -> None:
    said = contradictions(row(1))
    assert any("1998" in sentence and "1989" in sentence for sentence in said)
    assert "numbers differ: es 1989 / fa" in said  # No Persian word within a line from left to right.


def test_a_number_on_one_side_only_is_none() -> None:
    assert contradictions({"en": "It opened in 1998.", "es": "Se inauguró hace años."}) == []


def test_a_round_figure_is_no_contradiction() -> None:
    assert contradictions({"en": "Nearly 370 people died.", "es": "Murieron más de 300 personas."}) == []
    assert contradictions({"en": "Nearly 370 people died.", "es": "Murieron 900 personas."}) != []


def test_a_figure_in_two_parts_is_no_contradiction() -> None:
    assert contradictions({"en": "It cost £3.8 million.", "fa": "هزینهٔ آن ۳ میلیون و ۸۰۰ هزار پوند بود."}) == []


def test_a_contradiction_lowers_the_score_and_nothing_else() -> None:
    unit = Unit({"en": (1,), "es": (1,)}, 0.9)
    after = judged(unit, TEXTS)
    assert after.cells == unit.cells
    assert 0 < after.score < 0.8
    assert after.reasons
    assert judged(Unit({"en": (0,), "es": (0,)}, 0.9), TEXTS).score == 0.9


def test_the_kind_follows_the_score() -> None:
    kinds = [Unit({"en": (0,), "es": (0,)}, score).kind for score in (0.95, 0.5, 0.1)]
    assert kinds == ["parallel", "partial", "comparable"]


def test_presets_go_from_few_to_many() -> None:
    counts = [
        len(aligner.align({**TEXTS, "pt": ["Uma ponte nova custa caro.", "Chove."]}, "comparable", preset=preset).units)
        for preset in ("precise", "balanced", "recall")
    ]
    assert counts == sorted(counts)


def test_a_fact_keeps_its_score_and_says_what_differs() -> None:
    texts = {"en": ["At least 369 ships waited."], "es": ["Esperaban 120 barcos."]}
    fact = Unit({"en": (0,), "es": (0,)}, 0.7, (), {"en": ((0, 26),), "es": ((0, 21),)}, "partial")
    found = judged(fact, texts)
    assert found.score == 0.7
    assert found.kind == "partial"
    assert len(found.reasons) == 1
    assert "369" in found.reasons[0]
