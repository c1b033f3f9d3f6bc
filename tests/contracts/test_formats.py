"""What every file format promises: a new module in aligner/formats is under test before its author writes one."""

import inspect
import io
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import formats
from aligner.errors import AlignerError, InputError
from aligner.model import Concept, Exchange, Term, TranslationUnit
from tests.examples import examples

CREATED = "20260102T030400Z"
PLAIN = {
    "en": "The partners share the revenue.",
    "es": "Los socios comparten los ingresos.",
    "fa": "شریک‌ها درآمد را با هم تقسیم می‌کنند.",
    "pt-BR": "Os parceiros dividem a receita.",
}
HOSTILE = (
    "\x00", "\x0b", "\x1f", "\x7f", "\x85", "\ud800", "\udfff", "\ufffe", "\uffff", "\U0001fffe",
    "e\u0301", "\u212b", "ی\u0654", "\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\ufeff", "\xa0",
    "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069",
    "]]>", "<b>", "</seg>", "&", "&amp;", "&#x0B;", "&lol;", "<![CDATA[", "<!--", "-->", "<?x?>",
    "\t", "\n", "\r", "\r\n", "\u2028", "\u2029", "\\", "\\n", '"', "'", '""', ",", ";", "|", "\\|", "#",
    "#~ ", "#, fuzzy", "=1+1", "+", "-", "@SUM(A1)", "'=", "%s", "%(x)d", "30 %", "{0}",
    "msgid ", "id: x", "😀", "می‌خواهیم", "n.º 12",
)  # fmt: skip
text = st.one_of(
    st.lists(st.sampled_from((*HOSTILE, " ", "a", "ب")), min_size=1, max_size=12).map("".join),
    st.text(st.characters(categories=("L", "M", "N", "P", "S", "Z", "C")), min_size=1, max_size=20),
)
"""Any text at all: what breaks formats, in any order, and every code point, lone surrogates too."""
names = st.text("abc-12/", min_size=1, max_size=8)


def can(*capabilities):
    return [n for n in formats.names() if all(c in formats.capabilities(n) for c in capabilities)]


WRITERS = [(n, c) for c in ("memory", "glossary") for n in can(f"write_{c}")]
READERS = [(n, c) for c in ("memory", "glossary") for n in can(f"read_{c}")]


def written(name, content, exchange, **options):
    out, losses = io.BytesIO(), []
    getattr(formats.get(name), f"write_{content}")(exchange, out, losses=losses, **options)
    return out.getvalue(), losses


def read(name, content, data, languages=("en", "fa")):
    function = getattr(formats.get(name), f"read_{content}")
    # A format that cannot name its languages is told them.
    named = (
        {"source": languages[0], "target": languages[1]} if "target" in inspect.signature(function).parameters else {}
    )
    return function(io.BytesIO(data), **named)


def replayed(before, unit, lang, losses):
    """The text that the loss report says was written; each of its steps must start where the last one ended."""
    for loss in losses:
        if (loss.unit, loss.lang, loss.field) == (unit, lang, "text"):
            assert loss.before == before
            assert loss.after != before
            before = loss.after
    return before


def memory(*rows, languages=("en", "fa")):
    units = tuple(TranslationUnit(f"u{i}", dict(zip(languages, row, strict=True)), 0.5) for i, row in enumerate(rows))
    return Exchange(languages, units, created=CREATED)


def glossary(*rows, languages=("en", "fa")):
    concepts = (
        Concept({lang: (Term(t),) for lang, t in zip(languages, row, strict=True)}, 0.5, id=f"c{i}")
        for i, row in enumerate(rows)
    )
    return Exchange(languages, concepts=tuple(concepts), created=CREATED)


def assert_same(name, found, expected):
    """Row by row, by id; where a format holds no ids, by place."""
    expected = {row: {lang: t for lang, t in texts.items() if t} for row, texts in expected.items()}
    if getattr(formats.get(name), "HOLDS_IDS", True):
        assert {row: found.get(row, {}) for row in expected} == expected
    else:
        assert [*found.values()] == [texts for texts in expected.values() if texts]


@pytest.mark.parametrize("name", formats.names())
def test_says_what_it_loses_and_can_do_something(name):
    module = formats.get(name)
    assert re.search(r"^LOSES: \S", inspect.getdoc(module), re.MULTILINE), "the docstring lacks a line LOSES: ..."
    assert formats.capabilities(name)


@pytest.mark.parametrize("name", formats.names())
def test_is_found_by_each_of_its_file_names(name):
    for extension in formats.extensions(name):
        assert re.fullmatch(r"\.[a-z0-9]+", extension)
        for capability in formats.capabilities(name):
            found = formats.of(f"folder/some.name{extension.upper()}", capability)
            assert extension in formats.extensions(found)


@pytest.mark.parametrize("name", can("write_memory"))
@settings(deadline=None, max_examples=examples(60))
@given(st.lists(st.tuples(text, text), min_size=1, max_size=3))
def test_memory_reads_back_as_the_loss_report_says(name, rows):
    exchange = memory(*rows)
    data, losses = written(name, "memory", exchange)
    found = {unit.id: unit.texts for unit in read(name, "memory", data).units}
    rows = {u.id: {k: replayed(t, u.id, k, losses) for k, t in u.texts.items()} for u in exchange.units}
    assert_same(name, found, rows)


@pytest.mark.parametrize("name", can("write_glossary"))
@settings(deadline=None, max_examples=examples(60))
@given(st.lists(st.tuples(text, text), min_size=1, max_size=3))
def test_glossary_reads_back_as_the_loss_report_says(name, rows):
    exchange = glossary(*rows)
    data, losses = written(name, "glossary", exchange)
    found = {
        c.id: {lang: terms[0].text for lang, terms in c.terms.items()} for c in read(name, "glossary", data).concepts
    }
    rows = {
        c.id: {lang: replayed(terms[0].text, c.id, lang, losses) for lang, terms in c.terms.items()}
        for c in exchange.concepts
    }
    assert_same(name, found, rows)


@pytest.mark.parametrize(("name", "content"), WRITERS)
def test_innocent_text_is_not_touched_in_any_language(name, content):
    make = memory if content == "memory" else glossary
    everything = make(tuple(PLAIN.values()), languages=tuple(PLAIN))
    two_only = "target" in inspect.signature(getattr(formats.get(name), f"write_{content}")).parameters
    for target in list(PLAIN)[1:] if two_only else [None]:
        data, losses = written(name, content, everything, **({"target": target} if target else {}))
        wanted = [t for lang, t in PLAIN.items() if target in (None, lang) or lang == "en"]
        back = read(name, content, data, ("en", target))
        rows = [u.texts for u in back.units] or [{k: v[0].text for k, v in c.terms.items()} for c in back.concepts]
        assert [*rows[0].values()] == wanted
        assert back.pivot == "en"
        assert {loss.lang for loss in losses} <= set(PLAIN) - {"en", target}, "only what two languages leave out"


@pytest.mark.parametrize(("name", "content"), WRITERS)
def test_same_content_gives_same_bytes_and_a_file_read_back_writes_the_same_again(name, content):
    exchange = (memory if content == "memory" else glossary)(("a b", "ب"), ("c | \\ d", "=ج"), ("a b", "پ"))
    data, _ = written(name, content, exchange)
    assert written(name, content, exchange)[0] == data
    assert written(name, content, read(name, content, data))[0] == data


@pytest.mark.parametrize(("name", "content"), WRITERS)
def test_nothing_at_all_can_be_written_and_read(name, content):
    data, losses = written(name, content, Exchange(("en", "fa"), created=CREATED))
    back = read(name, content, data)
    assert (back.units, back.concepts, losses) == ((), (), [])


@pytest.mark.parametrize(("name", "content"), READERS)
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01\x02\xff\xfe\xfd",
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04",
        b"{",
        b"<a>",
        "قیمت".encode("utf-16"),
        b"\xff\xfe",
    ],
    ids=["empty", "binary", "png", "zip", "brace", "xml", "utf-16", "mark"],
)
def test_what_is_not_its_own_is_refused_with_a_sentence(name, content, data):
    if (name, content) in WRITERS and data == written(name, content, Exchange(("en", "fa")))[0]:
        return  # the empty file, where that is what a format without a header writes for nothing
    with pytest.raises(InputError, match=r"\w.*[.;]"):
        read(name, content, data)


@pytest.mark.parametrize(("name", "content"), WRITERS)
@settings(deadline=None, max_examples=examples(40))
@given(cut=st.floats(0, 1), byte=st.integers(0, 255))
def test_a_damaged_file_is_read_or_refused_but_never_a_traceback(name, content, cut, byte):
    data, _ = written(name, content, (memory if content == "memory" else glossary)(("a b", "ب"), ("c", "ج")))
    at = int(cut * (len(data) - 1))
    for damaged in (data[:at], data[:at] + bytes([byte]) + data[at + 1 :]):
        try:
            read(name, content, damaged)
        except AlignerError:
            continue


@pytest.mark.parametrize(("name", "content"), WRITERS)
def test_an_export_that_fails_leaves_the_old_file_and_no_other(name, content, tmp_path):
    path = tmp_path / "old"
    path.write_text("old")

    class Interrupted(tuple):
        def __iter__(self):
            yield from tuple.__iter__(self)
            raise KeyboardInterrupt

    whole = (memory if content == "memory" else glossary)(("a", "b"))
    part = Exchange(whole.languages, Interrupted(whole.units), Interrupted(whole.concepts))
    with pytest.raises(KeyboardInterrupt):
        formats.write(part, path, content, name)
    assert path.read_text() == "old"
    assert [*tmp_path.iterdir()] == [path]
    formats.write(whole, path, content, name)
    assert len([*tmp_path.iterdir()]) == 1
    assert path.read_bytes() == written(name, content, whole)[0]


@pytest.mark.parametrize("name", can("write_memory"))
def test_long_passages_survive(name):
    row = ("word " * 999 + "end", "واژه‌ها " * 624 + "پایان")
    data, losses = written(name, "memory", memory(row))
    assert [*read(name, "memory", data).units[0].texts.values()] == list(row)
    assert not losses


@pytest.mark.filterwarnings("ignore:.*was read as")
@pytest.mark.parametrize("name", can("read_document"))
@settings(deadline=None, max_examples=examples(20))
@given(data=st.binary(max_size=40) | text.map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_a_document_with_blocks_in_order_or_a_sentence(name, data):
    try:
        document = formats.get(name).read_document(data, "some.file", "en")
    except AlignerError:
        return
    assert (document.name, document.lang) == ("some.file", "en")
    ends = [0, *(at for block in document.blocks for at in (block.start, block.end)), len(document.text)]
    assert ends == sorted(ends)


@given(text)
def test_clean_text_is_clean(given_text):
    losses = []
    once = formats.clean(given_text, "u", "en", losses)
    assert formats.clean(once) == once
    assert replayed(given_text, "u", "en", losses) == once
    assert once == once.strip()
    assert unicodedata.is_normalized("NFC", once)
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", once)
    assert once.count("\u200c") == given_text.strip().count("\u200c"), "the non-joiner spells Persian words"
    assert once.count("\u2066") + once.count("\u2067") + once.count("\u2068") == once.count("\u2069")


PARTS = {"fa": ("noun", ""), "en": ("", "proper noun", "adjective")}


@pytest.mark.parametrize("name", ["csv", "jsonl", "po", "tbx", "tmx", "xlsx"])
def test_parts_of_speech_read_back_term_by_term(name):
    terms = {
        lang: tuple(Term(f"{lang} {n}", part_of_speech=part) for n, part in enumerate(parts))
        for lang, parts in PARTS.items()
    }
    data, losses = written(name, "glossary", Exchange(("fa", "en"), concepts=(Concept(terms, 0.5, id="c"),)))
    found = read(name, "glossary", data, ("fa", "en")).concepts[0].terms
    assert not losses
    # A sheet that has no counts cannot tell further terms from variants.
    assert {lang: tuple(t.part_of_speech for t in own) for lang, own in found.items()} == PARTS
