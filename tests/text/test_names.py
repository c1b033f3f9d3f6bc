import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.text.names import THRESHOLD, jaro_winkler, likest, romanise, same, similarities, similarity, skeleton

PAIRS: list[list[str]] = json.loads((Path(__file__).parents[1] / "cases" / "names-fa.json").read_text("utf-8"))


def test_threshold_separates_names_from_all_other_names_of_the_list() -> None:
    found = sum(similarity(latin, persian) >= THRESHOLD for latin, persian in PAIRS)
    strangers = [(a, b) for a, mine in PAIRS for _, b in PAIRS if b != mine]
    mistaken = sum(similarity(a, b) >= THRESHOLD for a, b in strangers)
    assert found / len(PAIRS) >= 0.94
    assert mistaken / len(strangers) <= 0.003


def test_the_best_candidate_is_the_name() -> None:
    persian = [b for _, b in PAIRS]
    right = sum(max(persian, key=lambda b: similarity(latin, b)) == mine for latin, mine in PAIRS)
    assert right / len(PAIRS) >= 0.96


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Zuckerberg", "زاکربرگ"),
        ("Zuckerberg", "زوکربرگ"),
        ("Mark Zuckerberg", "مارک زاکربرگ"),
        ("Google Cloud", "گوگل کلاد"),
        ("San Francisco", "سان‌فرانسیسکو"),
        ("زاکربرگ", "زوکربرگ"),
        ("Perú", "Peru"),
        ("Catherine", "Katherine"),
        ("Hassan", "حسّن"),
    ],
)
def test_same_name(a: str, b: str) -> None:
    assert similarity(a, b) >= THRESHOLD


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Snowflake", "دانه برف"),
        ("Apple", "سیب"),
        ("court", "دادگاه"),
        ("model", "شرکت"),
        ("Peru", "Portugal"),
        ("متا", "مایکروسافت"),
        ("", "متا"),
        ("—", "متا"),
    ],
)
def test_not_the_same(a: str, b: str) -> None:
    assert similarity(a, b) < THRESHOLD


def test_skeletons_meet() -> None:
    assert skeleton("Zuckerberg") == skeleton("زاکربرگ") == "skrbrg"
    assert romanise("مایکروسافت") == "maikrwsaft"


def test_jaro_winkler_as_published() -> None:
    # The worked examples of Winkler (1990) and Cohen et al. (2003).
    assert jaro_winkler("martha", "marhta") == pytest.approx(0.9611, abs=1e-4)
    assert jaro_winkler("dwayne", "duane") == pytest.approx(0.84, abs=1e-4)
    assert jaro_winkler("dixon", "dicksonx") == pytest.approx(0.8133, abs=1e-4)


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=20), st.text("abchkéوهش", max_size=8)), max_size=8))
def test_many_at_once_are_the_same_to_the_last_bit(pairs: list[tuple[str, str]]) -> None:
    assert similarities(pairs) == [similarity(a, b) for a, b in pairs]


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text(a: str, b: str) -> None:
    score = similarity(a, b)
    assert 0 <= score <= 1 + 1e-9
    if romanise(a):
        assert similarity(a, a) == pytest.approx(1)


NAMES = [
    "zuckerberg",
    "nvidia",
    "nevada",
    "chicago",
    "meta",
    "zürich",
    "lisboa",
    "ana",
    "o",
    "квас",
    "ross",
    "mississippi",
]
WORDS = [
    "زاکربرگ",
    "انویدیا",
    "نوادا",
    "شیکاگو",
    "متا",
    "زوریخ",
    "لیسبون",
    "آنا",
    "و",
    "کتاب",
    "می‌سی‌سی‌پی",
    "123",
    "-",
    "",
]


def exact(words: list[str], names: list[str], least: float) -> dict[str, float]:
    best = {word: max((similarity(word, name) for name in names), default=0.0) for word in words}
    return {word: value for word, value in best.items() if value >= least}


@pytest.mark.parametrize("least", [0.5, 0.7, THRESHOLD])
def test_the_likest_name_is_found_without_comparing_all(least: float) -> None:
    assert likest(WORDS, NAMES, least) == exact(WORDS, NAMES, least)
    assert likest(NAMES, NAMES, least) == exact(NAMES, NAMES, least)
    assert likest(WORDS, [], least) == likest([], NAMES, least) == {}


LETTERS = st.text("abchkqstuwxyzñéوهخچکگqژش ", max_size=12)


@settings(deadline=None)
@given(st.lists(LETTERS, max_size=6, unique=True), st.lists(LETTERS, max_size=6), st.sampled_from([0.4, 0.85]))
def test_no_bound_hides_a_name(words: list[str], names: list[str], least: float) -> None:
    assert likest(words, names, least) == exact(words, names, least)


@settings(deadline=None)
@given(LETTERS, LETTERS)
def test_the_same_name_is_one_at_or_above_the_threshold(a: str, b: str) -> None:
    assert same(a, b) == (similarity(a, b) >= THRESHOLD)
