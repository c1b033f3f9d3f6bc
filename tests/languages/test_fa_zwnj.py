"""Lost zero-width non-joiners. A linguist may add to ``tests/cases/zwnj-fa.json``; there ``|`` stands for U+200C."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import languages

ZWNJ = "\u200c"
CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "cases" / "zwnj-fa.json").read_text("utf-8"))


def restore(text: str) -> str:
    language = languages.get("fa")
    assert language.restore is not None
    return language.restore(text.replace("|", ZWNJ)).replace(ZWNJ, "|")


def params() -> list[Any]:
    known = pytest.mark.xfail(reason="known failure", strict=True)
    return [pytest.param(case, id=case["label"], marks=[known] * case.get("known_failure", False)) for case in CASES]


@pytest.mark.parametrize("case", params())
def test_case(case: dict[str, Any]) -> None:
    assert restore(case["text"]) == case["expected"], case["comment"]


@pytest.mark.parametrize("case", [c for c in CASES if not c.get("known_failure")], ids=lambda c: c["label"])
def test_right_text_stays_as_it_is(case: dict[str, Any]) -> None:
    assert restore(case["expected"]) == case["expected"]


def test_labels_are_unique() -> None:
    assert len({case["label"] for case in CASES}) == len(CASES)


_PERSIAN = st.text(st.sampled_from("ابپتهیمنکگرسدوشآئ ّٔ" + ZWNJ + " .»۱a"), max_size=30)


@given(st.one_of(st.text(), _PERSIAN))
def test_only_adds_non_joiners_and_is_idempotent(text: str) -> None:
    once = languages.get("fa").restore(text)  # type: ignore[misc]
    assert once.replace(ZWNJ, "") == text.replace(ZWNJ, "")
    assert once.count(ZWNJ) >= text.count(ZWNJ)
    assert languages.get("fa").restore(once) == once  # type: ignore[misc]


def test_well_kept_document_is_untouched_even_where_one_word_is_joined() -> None:
    text = " ".join(["کتاب|ها می|آیند، خانه|ای می|سازند، روش|های نو می|جویند،", "ویژگیها"])
    assert restore(text) == text


def test_a_word_without_end_is_left_alone() -> None:
    text = "می" * 50_000 + "کتابها"
    assert restore(text) == text
