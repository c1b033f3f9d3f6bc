"""Markup is told from words, and prose holds none."""

import pytest

from aligner.text import markup, words
from glossary.counting.indexed import words_of
from glossary.words.tokens import tokens


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Delete %(title)s now", "Delete now"),
        ("%(count)d of %(total)d pages, %(size).1fMB", "of pages MB"),
        ("Hi {name}, %d of %1$s and %-5.2f: %@ %ld %%", "Hi of and"),
        ("{0} and {} and {user.name!r:>10} in {{ site }} with ${x} %{y} #{z} {% trans %}", "and and in with"),
        ("$t(menu.file) and $NAME$ left", "and left"),
        ('<a href="{url}" class="x y">Save page</a>&nbsp;now<br/> <0>here</0><!-- not here -->', "Save page now here"),
        ("{count, plural, =0 {no files} one {# file in {place}} other {# files}} left", "no files file in files left"),
        ("{sex, select, male {his {n, plural, one {cat} other {cats}}} other {their}}", "his cat cats their"),
        ("{when, date, medium} sent", "sent"),
        ("نگارش %(version)s از <b>{name}</b>", "نگارش از"),
        ("set user_name or MAX_SIZE with --max-size or run() or `code`", "set or with or run or".replace(" run", "")),
        ("in /usr/share/doc, ~/x, C:\\temp\\x and *.po", "in and"),
        ("Ctrl+Shift+P opens", "opens"),
        ("باز کردن (_O)", "باز کردن"),
        ("see &#160;&amp;&lt; it", "see it"),
    ],
)  # fmt: skip
def test_markup_is_no_word(text: str, left: str) -> None:
    assert words.words(text, "fa" if "ن" in text else "en") == left.split()


@pytest.mark.parametrize(
    "text",
    [
        "100 % de los casos, 5%de, 50% sure, 5 %s",
        "x < y and z > w, a <- b, I <3 it",
        "AT&T, R&D; Q&A, rock&roll, and/or, km/h, 24/7",
        "He said {sic} no ... that is not so: {a b}",
        "p.m., U.S., e.g. this, no space.After a stop",
        "Booking.com, Meta-owned, iPhone, eBay, macOS",
        "1_000, it costs $5 or 5$, #hashtag and @user",
        "در ۵۰٪ موارد، %۵۰ و {متن ما}",
    ],
)  # fmt: skip
def test_prose_holds_no_markup(text: str) -> None:
    assert [text[mark.start : mark.end] for mark in markup.marks(text)] in ([], ["{sic}"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("_File", "File"),
        ("&Open as...", "Open as"),
        ("E&xit", "Exit"),
        ("Fi_le", "File"),
        ("Abrir _como", "Abrir como"),
        ("Ar_chivo", "Archivo"),
    ],
)
def test_access_keys_are_in_no_word(text: str, expected: str) -> None:
    assert words_of(text, "en") == expected.split()
    assert [token.text for token in tokens(text, "en")] == expected.split()


def test_addresses_are_words_of_a_passage_and_no_terms() -> None:
    text = "see report.html at weather.com or https://x.org/a?b=1 and a@b.org"
    assert "https://x.org/a?b=1" in words.words(text, "en")
    assert words_of(text, "en") == ["see", "at", "or", "and"]
    assert all(token.bound for token in tokens(text, "en"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<a title="%(t)s" href="{url}">%s</a>', ["%(t)s", "{url}", "%s"]),
        ("https://x.org/%d8%a7?q={q}", ["{q}"]),
        ("{n, plural, one {# of {all}} other {# of {all}}}", ["{n}", "{all}", "{all}"]),
        ("no placeholder, 100 %sure", []),
    ],
)
def test_placeholders_stand_in_tags_and_addresses_too(text: str, expected: list[str]) -> None:
    assert markup.placeholders(text) == expected


def test_tags_have_names() -> None:
    assert markup.tags('<p class="x">a<br/>b <0>c</0></p>') == ["p", "br/", "0", "/0", "/p"]
    assert markup.tags("a <word> in brackets, <bold>two</bold> of one") == ["bold", "/bold"]
