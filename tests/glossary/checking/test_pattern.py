"""Where a term stands in a text, in whatever form: the case file, and what a glossary may ask of a term."""

import json
from pathlib import Path

import pytest

from glossary.checking.pattern import Pattern, has_case
from glossary.checking.side import side

CASES = json.loads((Path(__file__).parents[2] / "cases" / "terms-in-text.json").read_text("utf-8"))


def within(pattern: Pattern, text: str) -> str:
    cut = side(text, pattern.code)
    found = pattern.within(cut)
    return cut.text[slice(*cut.span(*found))] if found else ""


@pytest.mark.parametrize("case", CASES, ids=[f"{c['lang']}: {c['label']}" for c in CASES])
def test_cases(case: dict[str, str]) -> None:
    assert within(Pattern(case["term"], case["lang"]), case["text"]) == case["expected"]


def test_a_term_with_meaningful_capitals_is_found_with_them_alone() -> None:
    assert has_case("CapEx")
    assert has_case("SHIFT")
    assert has_case("iOS")
    assert not has_case("Page")
    assert not has_case("Persian text")
    pattern = Pattern("ON", "en", cased=True)
    assert within(pattern, "Turn it ON now.") == "ON"
    assert within(pattern, "Put it on the table.") == ""
    assert within(Pattern("CapEx", "es", cased=True), "El CapEx sube.") == "CapEx"


def test_an_exact_term_is_found_as_it_is_written_and_not_inflected() -> None:
    pattern = Pattern("página", "es", "exact")
    assert within(pattern, "una Página nueva") == "Página"
    assert within(pattern, "dos páginas nuevas") == ""
