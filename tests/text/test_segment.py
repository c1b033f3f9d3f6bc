"""Sentences: the case files of every language, and what must hold for any text."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import languages
from aligner.model import Block
from aligner.text import stops, structure
from aligner.text.segment import segment
from tests.examples import examples

CASES = Path(__file__).parent.parent / "cases"
LANGS = ("en", "es", "fa", "pt")


def _cases() -> list[object]:
    found = []
    for lang in LANGS:
        for case in json.loads((CASES / f"segments-{lang}.json").read_text("utf-8")):
            marks = [pytest.mark.xfail(strict=True)] if case.get("fails") else []
            found.append(pytest.param(lang, case, id=f"{lang}: {case['label']}", marks=marks))
    return found


def texts(text: str, lang: str, **options: object) -> list[str]:
    return [text[s.start : s.end] for s in segment(text, lang, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("lang", "case"), _cases())
def test_cases(lang: str, case: dict[str, object]) -> None:
    assert texts(str(case["text"]), lang) == case["expected"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_language_has_sixty_cases(lang: str) -> None:
    cases = json.loads((CASES / f"segments-{lang}.json").read_text("utf-8"))
    assert len({case["label"] for case in cases}) == len(cases) >= 60


ANY_TEXT = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=()), max_size=200),
    st.lists(
        st.sampled_from(
            [
                *'.!?؟…"”»«() \n\r\u2028\u00a0\u200c\ud800\x00🎉۴',
                *["...", "12", "[3]", "Dr", "p.m", "A", "a", "The", "EE", "UU", "کتاب"],
            ]
        ),
        max_size=40,
    ).map("".join),
)


@given(ANY_TEXT, st.sampled_from((*LANGS, "de", "xx")))
@settings(max_examples=examples(400), deadline=None)
def test_offsets_are_exact_and_only_white_space_is_left_over(text: str, lang: str) -> None:
    blocks = structure.blocks(text, lang)
    at = 0
    for s in segment(text, lang, blocks=blocks):
        assert at <= s.start < s.end <= len(text)
        assert not text[at : s.start].strip()
        assert text[s.start : s.end] == text[s.start : s.end].strip() != ""
        block = blocks[s.block]
        assert block.start <= s.start
        assert s.end <= block.end
        assert (s.kind, s.boilerplate) == (block.kind, block.boilerplate)
        at = s.end
    assert not text[at:].strip()


@given(ANY_TEXT, st.sampled_from(LANGS))
@settings(max_examples=examples(200), deadline=None)
def test_cutting_never_depends_on_what_follows_the_block(text: str, lang: str) -> None:
    whole = [Block(0, len(text))]
    more = text + "\n\nNext."
    assert segment(more, lang, blocks=whole) == segment(text, lang, blocks=whole)


def test_blocks_are_hard_boundaries() -> None:
    text = "A heading without a stop\nThe text below it"
    blocks = [Block(0, 24, "heading"), Block(25, len(text))]
    assert [s.kind for s in segment(text, "en", blocks=blocks)] == ["heading", "paragraph"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "Das ist gut. Dr. Meier kommt. Wann?", ["Das ist gut.", "Dr. Meier kommt.", "Wann?"]),
        ("hi", "यह घर है। वह बड़ा है।", ["यह घर है।", "वह बड़ा है।"]),
        ("zh", "这是书。那是笔！好吗？", ["这是书。", "那是笔！", "好吗？"]),
        ("ur", "یہ گھر ہے۔ وہ بڑا ہے۔", ["یہ گھر ہے۔", "وہ بڑا ہے۔"]),
    ],
)
def test_languages_without_a_file_get_the_neutral_rules(lang: str, text: str, expected: list[str]) -> None:
    assert texts(text, lang) == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["a", "A. ", ". ", "a.b", "1.", '"', "!؟", "مدل ", "x\n", "۱٬", "(1) ", "\u200c", "…«"]
)
def test_a_megabyte_of_anything_is_cut(piece: str) -> None:
    """Quadratic time would take minutes here."""
    text = piece * (200_000 // len(piece))
    segments = segment(text, "fa", blocks=[Block(0, len(text))])
    assert sum(not c.isspace() for s in segments for c in text[s.start : s.end]) == sum(not c.isspace() for c in text)


def test_each_decision_names_its_rule() -> None:
    text = "Dr. Hale met J. R. Quist at 7:05 p.m. The door was open!"
    decided = stops.explain(text, languages.get("en"))
    assert [(rule, ends) for _, rule, ends in decided] == [
        ("abbreviation", False),
        ("initial", False),
        ("initial", False),
        ("inside_a_token", False),  # p.m.
        ("abbreviation", True),
    ]
