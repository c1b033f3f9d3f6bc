"""A blank, nothing and a joiner between the parts of a Persian word are the same to whatever compares terms."""

import pytest

from aligner.model import Concept, Term
from aligner.review.highlighting import Terms
from glossary.termbase import mark
from glossary.words.forms import term_key, term_keys
from glossary.words.tokens import tokens

SPELLED = ["مدل داده‌ای", "مدل داده ای", "مدل دادهای", "مدل داده اي", "مدل‌داده‌ای"]


@pytest.mark.parametrize("one", SPELLED)
@pytest.mark.parametrize("two", SPELLED)
def test_spellings_of_a_term_have_a_key_in_common(one, two):
    assert term_keys(one, "fa") & term_keys(two, "fa")


@pytest.mark.parametrize("known", SPELLED)
def test_a_term_of_the_client_is_known_however_it_is_spelled(known):
    mined = Concept({"en": (Term("data model"),), "fa": (Term(SPELLED[0]),)}, id="m")
    listed = Concept({"en": (Term("data model"),), "fa": (Term(known),)}, id="k")
    [found] = mark([mined], [listed])
    assert found.known is listed
    assert not any("differ" in reason or "known term" in reason for reason in found.concept.reasons)


def test_other_terms_stay_others():
    assert not term_keys("مدل داده", "fa") & term_keys("مدل دانه", "fa")
    assert not term_keys("data base", "en") & term_keys("database", "en")


@pytest.mark.parametrize("spelled", SPELLED)
def test_a_term_is_found_in_a_text_however_it_is_spelled(spelled):
    terms = Terms([Concept({"fa": (Term(SPELLED[0]),)}, id="c")])
    text = f"این {spelled} است."
    assert [(text[start:end], own) for start, end, own in terms.spans(text, "fa")] == [(spelled, "c")]


@pytest.mark.parametrize(
    ("apart", "joined"),
    [
        (["فایل های", "ثبت", "رویداد"], "فایل‌های ثبت رویداد"),
        (["فروشگاه ها"], "فروشگاه‌ها"),
        (["احراز", "هویت", "دومرحله ای"], "احراز هویت دومرحله‌ای"),
        (["کشتی", "نقشه برداری"], "کشتی نقشه‌برداری"),
    ],
)
def test_an_ending_written_apart_is_part_of_its_word(apart, joined):
    term = " ".join(apart)
    assert term_key(term, "fa") == term_key(joined, "fa")
    text = f"از {term} گفتند."
    assert [text[t.start : t.end] for t in tokens(text, "fa") if not t.bound] == apart


def test_what_only_looks_like_an_ending_stays_a_word():
    assert [token.text for token in tokens("در دو سازی ای", "fa")][:2] == ["در", "دو"]
    assert [token.text for token in tokens("کتاب ای خوب", "fa")] == ["کتاب", "ای", "خوب"]
