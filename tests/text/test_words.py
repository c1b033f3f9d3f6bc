"""What a word is: cut at exact offsets, whole where a cut would tear it apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.text import markup
from aligner.text.words import spans, words
from tests.examples import examples


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Stop (now), 'quoted' — “again”… C++", "Stop now quoted again C"),
        ("en", "open-source start‑up, and/or", "open source start up and or"),
        # The apostrophe parts what the language joined with it, and no name.
        ("en", "O'Brien's shop; John’s; don't", "O'Brien s shop John s don t"),
        ("fr", "L’eau d'une source qu'il boit", "L eau d une source qu il boit"),
        ("pt", "uma caixa d'água", "uma caixa d'água"),
        # Figures, addresses and initials stay whole; the stop of a sentence goes.
        ("en", "v3.3 cost £11million or 3.5m at 14:30, 1990s.", "v3.3 cost 11million or 3.5m at 14:30 1990s"),
        ("pt", "R$ 1.234,56 em 12/05/2024, 25.º e n.º", "R 1.234,56 em 12/05/2024 25.º e n.º"),
        ("en", "See https://a.example/x?y=1, weather.com.", "See https://a.example/x?y=1 weather.com"),
        ("en", "Mail a.b@c.example!", "Mail a.b@c.example"),
        ("en", "The U.S.-based AT&T and R&D, Ph.D. at p.m.", "The U.S. based AT&T and R&D Ph.D. at p.m."),
        ("es", "EE.UU. y la S.A.", "EE.UU. y la S.A."),
        ("en", "no space.After a stop", "no space After a stop"),
        # Joiners and marks are letters.
        ("fa", "مدل‌های «باز»، ۱۲٫۵ درصد؟ خانهٔ AWS", "مدل‌های باز ۱۲٫۵ درصد خانهٔ AWS"),
        ("fa", "قبلاً متوقّف شد.این", "قبلاً متوقّف شد این"),
        ("xx", "wug-wugs", "wug wugs"),
    ],
)  # fmt: skip
def test_cuts(lang: str, text: str, expected: str) -> None:
    assert words(text, lang) == expected.split()


PIECES = [*"aé’'-.,_\u200c\u0301\u064e\x00\ud800 ", "کتاب", "می", "12.5", "https://", "@x.y", "&amp;", "U.S."]
ANY = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=())),
    st.lists(st.sampled_from(PIECES)).map("".join),
    st.just("x." * 400 + " a"),
)


@given(ANY, st.sampled_from(["en", "es", "fa", "fr", "pt", "de", "xx"]))
@settings(max_examples=examples(300), deadline=None)
def test_words_lie_in_order_without_white_space_and_no_letter_is_lost(text: str, lang: str) -> None:
    at, covered = 0, set[int]()
    for start, end in spans(text, lang):
        assert at <= start < end
        assert any(c.isalnum() for c in text[start:end])
        assert not any(c.isspace() for c in text[start:end])
        covered.update(range(start, end))
        at = end
    plain = markup.without(text)
    assert {i for i, c in enumerate(plain) if c.isalnum()} <= covered
