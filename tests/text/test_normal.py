import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.text.normal import explain, key, normal_text, normalize

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)
"""Any code points, lone surrogates included."""
TRICKY = st.text(
    st.sampled_from(
        "ايىيكکهٔـّ\u200c\u200b\u200d\u200e\u00ad¬\ufeff\u00a0\u0653\u0301\u0327eéÅ각ᄀ\u1161\u11a8۱٣5ﷺﬁ\ud800 \n\t"
    ),
    max_size=30,
)
TEXTS = st.one_of(ANY, TRICKY)
LANGS = st.sampled_from(["fa", "en", "es", "pt-BR", "xx"])


@settings(deadline=None)
@given(TEXTS, LANGS)
def test_normal_form_is_stable_composed_and_explained(text: str, lang: str) -> None:
    normal = normalize(text, lang)
    assert normalize(normal, lang) == normal
    assert unicodedata.is_normalized("NFC", normal)
    steps = explain(text, lang)
    assert [step.before for step in steps] + [normal] == [text] + [step.after for step in steps]
    assert all(step.before != step.after for step in steps)


@settings(deadline=None)
@given(TEXTS, LANGS, st.data())
def test_offsets_lead_back(text: str, lang: str, data: st.DataObject) -> None:
    normal = normal_text(text, lang)
    assert (normal.original, normal.text) == (text, normalize(text, lang))
    i = data.draw(st.integers(0, len(normal.text)))
    j = data.draw(st.integers(i, len(normal.text)))
    a, b = normal.to_original(i, j)
    assert 0 <= a <= b <= len(text)
    if normal.starts is not None and normal.ends is not None:
        assert list(normal.starts) == sorted(normal.starts)
        assert list(normal.ends) == sorted(normal.ends)
        assert len(normal.starts) == len(normal.ends) == len(normal.text)
        # What a character was made of holds that character, once both are folded to the same form.
        for at, char in enumerate(normal.text):
            start, end = normal.to_original(at, at + 1)
            if start < end:
                assert char in normalize(text[start:end], lang) + "\u200c"


@settings(deadline=None)
@given(TEXTS, LANGS)
def test_key_is_stable_and_the_same_for_the_normal_form(text: str, lang: str) -> None:
    assert key(key(text, lang), lang) == key(text, lang)
    assert key(normalize(text, lang), lang) == key(text, lang)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مدلهای", "مدل\u200cهای"),
        ("كتابي", "کتابی"),
        ("خانهٔ ما", "خانه\u200cی ما"),
        ("خانهٔ ما", "خانه ی ما"),
        ("خانهٔ ما", "خانهی ما"),
        ("خانهٔ ما", "خانۀ ما"),
        ("محقّق", "محقق"),
        ("کِتابْ", "کتاب"),
        ("كتـــاب", "کتاب"),
        ("رئيس", "رییس"),
        ("مسؤول", "مسوول"),
        ("۱۲۳", "123"),
        ("١٢٣", "123"),
        ("Ｍｅｔａ", "meta"),
        ("«متا»", "“متا”"),
        ("چرا؟", "چرا?"),
    ],
)
def test_persian_key_is_blind_to(one: str, other: str) -> None:
    assert key(one, "fa") == key(other, "fa")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Inteligência", "INTELIGE\u0302NCIA"),
        ("copo d’água", "copo d'água"),
        ("pós–venda", "pós-venda"),
        ("  a \u00a0 b\n", "a b"),
        ("co\u00adoperación", "cooperación"),
        ("“sí”", "«sí»"),
    ],
)
def test_latin_key_is_blind_to(one: str, other: str) -> None:
    assert key(one, "es") == key(other, "es")


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [("avó", "avô", "pt"), ("ano", "año", "es"), ("el", "él", "es"), ("گروهی", "گروه", "fa"), ("راهی", "راه", "fa")],
)
def test_key_tells_apart(one: str, other: str, lang: str) -> None:
    assert key(one, lang) != key(other, lang)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("می\u200c\u200cرود", "می\u200cرود"),
        ("كتاب من", "کتاب من"),
        ("علي", "علی"),
        (" \u200cکتاب\u200c ", " کتاب "),
        ("خانه\u200b ", "خانه "),
        ("نرم\u200bافزار", "نرم\u200cافزار"),
        ("نرم¬افزار", "نرم\u200cافزار"),
        ("کتـــاب", "کتاب"),
        ("سال ۱۳۰۰ هـ", "سال ۱۳۰۰ هـ"),
        ("خانهٔ ما", "خانهٔ ما"),
        ("خانه\u200cی ما", "خانه\u200cی ما"),
        ("PDF\u200cها", "PDF\u200cها"),
        ("\u202bسلام\u202c\u00a0دنیا", "سلام دنیا"),
        ("مدلهای تازه", "مدل\u200cهای تازه"),
    ],
)
def test_persian_display(text: str, expected: str) -> None:
    assert normalize(text, "fa") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Olá” — disse…", "“Olá” — disse…"),
        ("e\u0301poca", "época"),
        ("½ m² ﬁn", "½ m² ﬁn"),
        ("10\u00a0%", "10\u00a0%"),
        ("\ufeffuno\u00addos", "unodos"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_latin_display_keeps_typography(text: str, expected: str) -> None:
    assert normalize(text, "es") == expected


def test_spans_of_whole_words() -> None:
    text = "اين مـدلهاي\ufeff e\u0301 تازه"
    normal = normal_text(text, "fa")
    assert normal.text == "این مدل\u200cهای é تازه"
    start = normal.text.index("مدل")
    a, b = normal.to_original(start, start + len("مدل\u200cهای"))
    assert text[a:b] == "مـدلهاي"
    at = normal.text.index("é")
    assert normal.to_original(at, at + 1) == (text.index("e"), text.index("e") + 2)
    with pytest.raises(IndexError, match="not within"):
        normal.to_original(0, 99)


def test_steps_have_names() -> None:
    names = [step.name for step in explain("كتابها\u200c\u00a0", "fa")]
    assert names == ["Persian letters", "remove stray non-joiners", "plain spaces", "restore"]


def test_no_heavy_import_without_persian() -> None:
    import subprocess

    code = "import sys; from aligner.text.normal import key, normalize; key('A', 'en'); normalize('A', 'es'); " + (
        "print('wordfreq' in sys.modules, 'simplemma' in sys.modules, 'numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False", "False"]


@pytest.mark.parametrize("run", ["ـ", "\u200c", "\u0301", "\u200b", "\u1161", "می", "¬"])
def test_long_runs_take_no_longer_than_they_must(run: str) -> None:
    text = "ب" + run * 50_000 + " ه"
    assert normalize(normalize(text, "fa"), "fa") == normal_text(text, "fa").text
    assert key(key(text, "fa"), "fa") == key(text, "fa")
