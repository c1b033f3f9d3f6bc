"""Abbreviations and their full forms."""

import numpy as np
import pytest

from glossary.candidates.abbreviations import initials, is_short, matches
from glossary.candidates.candidate import Candidate
from glossary.concepts.merge_abbreviations import merge
from glossary.concepts.rank import Ranked
from glossary.linking.link import Side


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


def side(lang: str, *forms: str) -> Side:
    found = [Candidate(form, lang, tuple(form.split()), form=form) for form in forms]
    none = np.zeros((len(forms), 2), np.float32)
    return Side(lang, found, none, none, [[0]] * len(forms), none, [frozenset()] * len(forms), none, None, none, none)


@pytest.mark.parametrize(("portuguese", "rows"), [("AI", 1), ("IA", 1), ("EIA", 2)])
def test_an_abbreviation_hangs_on_the_term_whose_initials_it_has(portuguese: str, rows: int) -> None:
    """*AI* is English wherever it stands; what another language writes otherwise must be that language's own."""
    sides = [side("en", "artificial intelligence", "AI"), side("pt", "inteligência artificial", portuguese)]
    found = [Ranked({"en": 0, "pt": 0}), Ranked({"en": 1, "pt": 1})]
    kept = merge(found, sides, {"en": [""], "pt": [""]})
    assert len(kept) == rows
    if rows == 1:
        assert kept[0].tied == [("en", 1), ("pt", 1)]
