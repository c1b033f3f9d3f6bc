"""Words: exact offsets, and lemmas where dictionaries alone fail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.text import normal
from aligner.text.words import words


def tokens(text: str, lang: str) -> list[str]:
    return [w.text for w in words(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Don’t stop (now).", ["Don", "’t", "stop", "(", "now", ")", "."]),
        ("en", "open-source code—really", ["open-source", "code", "—", "really"]),
        (
            "en",
            "See https://a.example/x?y=1, or a.b@c.example!",
            ["See", "https://a.example/x?y=1", ",", "or", "a.b@c.example", "!"],
        ),
        ("pt", "Vendê-lo-ia por R$ 1.234,56?", ["Vendê-lo-ia", "por", "R", "$", "1.234,56", "?"]),
        ("es", "¿Dárselo a «Ana»?", ["¿", "Dárselo", "a", "«", "Ana", "»", "?"]),
        ("fa", "مدل‌های «باز»، ۱۲٫۵ درصد؟", ["مدل‌های", "«", "باز", "»", "،", "۱۲٫۵", "درصد", "؟"]),
        ("fa", "مدلِ خانهٔ AWS، Dell", ["مدلِ", "خانهٔ", "AWS", "،", "Dell"]),
        ("xx", "wug wugs", ["wug", "wugs"]),
    ],
)
def test_cuts(lang: str, text: str, expected: list[str]) -> None:
    assert tokens(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "forms", "lemma"),
    [
        ("en", "models model Models", "model"),
        ("en", "AWS", "aws"),
        ("en", "GPUs GPU", "gpu"),
        ("es", "vender vendía venderlo vendérselo vendiéndolos", "vender"),
        ("es", "dar dárselo darle dándonos", "dar"),
        ("es", "del de", "de"),
        ("es", "al a", "a"),
        ("es", "parte partes", "parte"),
        ("pt", "vender vendê-lo vendê-los-ia vendeu", "vender"),
        ("pt", "fazer fá-lo fá-lo-ia fazendo", "fazer"),
        ("pt", "dizer disse-lhe di-lo-ei", "dizer"),
        ("pt", "tornar tornou-se tornando-se", "tornar"),
        ("pt", "de do da dos das", "de"),
        ("pt", "em no na nos num numa", "em"),
        ("pt", "por pelo pelas", "por"),
        ("pt", "um uma uns", "um"),
        ("pt", "seu sua suas", "seu"),
        ("pt", "guarda-chuva", "guarda-chuva"),
        ("fa", "مدل مدل‌ها مدل‌های مدلهای مدلها مدل‌هایی مدل‌هایشان", "مدل"),
        ("fa", "کتاب کتاب‌ها کتابهای", "کتاب"),
        ("fa", "خانه خانهٔ خانه‌ی خانه‌ها خانه‌های", "خانه"),
        ("fa", "بزرگ بزرگ‌تر بزرگ‌ترین بزرگترین", "بزرگ"),
        ("fa", "می‌کند میکنند نمی‌کند کرده کرده‌اند کرد", "کردن"),
        ("fa", "می‌شود میشوند شده شده‌اند شد", "شدن"),
        ("fa", "توسعه‌دهنده توسعه‌دهندگان", "توسعه‌دهنده"),
        ("fa", "دارد ندارند داشت", "داشتن"),
        ("fa", "سرمایه‌گذاری سرمایهگذاریها سرمایه‌گذاری‌های", "سرمایه‌گذاری"),
    ],
)
def test_lemmas(lang: str, forms: str, lemma: str) -> None:
    assert {form: words(form, lang)[0].lemma for form in forms.split()} == dict.fromkeys(forms.split(), lemma)


def test_the_key_is_that_of_the_lemma_and_marks_have_none() -> None:
    found = words("سرمایهگذاریها، آری", "fa")
    assert [w.key for w in found] == [normal.key("سرمایه‌گذاری", "fa"), "", normal.key("آری", "fa")]


PIECES = [*"aé’'-.,\u200c\u0301\u064e\x00\ud800 ", "کتاب", "ها", "می", "12.5", "https://", "@x.y", "&amp;", "|"]
ANY = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=())),
    st.lists(st.sampled_from(PIECES)).map("".join),
)


@given(ANY, st.sampled_from(["en", "es", "fa", "pt", "de", "xx"]))
@settings(max_examples=300, deadline=None)
def test_offsets_are_exact_and_only_white_space_is_left_over(text: str, lang: str) -> None:
    at = 0
    for word in words(text, lang):
        assert text[word.start : word.end] == word.text != ""
        assert not text[at : word.start].strip()
        at = word.end
    assert not text[at:].strip()
