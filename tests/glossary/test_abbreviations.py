"""Abbreviations and their full forms."""

import pytest

from glossary.candidates.abbreviations import initials, is_short, matches


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("AI", "artificial intelligence", True),
        ("OMS", "Organización Mundial de la Salud", True),
        ("CapEx", "capital expenditure", True),
        ("EMA", "World Health Organization", False),
        # The first letter must begin a word.
        ("AI", "Hawaii", False),
    ],
)
def test_letters_stand_in_order(short: str, full: str, expected: bool) -> None:
    assert matches(short, full) is expected


def test_initials_skip_small_words() -> None:
    assert initials("Organización Mundial de la Salud") == "OMS"


@pytest.mark.parametrize(("form", "expected"), [("IA", True), ("CapEx", True), ("Meta", False), ("AI model", False)])
def test_what_looks_like_an_abbreviation(form: str, expected: bool) -> None:
    assert is_short(form) is expected
