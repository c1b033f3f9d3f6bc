"""JSON Lines holds everything."""

import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.formats import jsonl
from aligner.model import Concept, Exchange, Occurrence, Term, TranslationUnit

pair = re.compile("[\ud800-\udbff][\udc00-\udfff]")
anything = st.text(st.characters(categories=("L", "N", "P", "Z", "C"))).filter(lambda text: not pair.search(text))
numbers = st.floats(0, 1)
langs = st.sampled_from(["en", "es", "fa", "pt-BR"])
units = st.builds(
    TranslationUnit,
    anything,
    st.dictionaries(langs, anything),
    st.none() | numbers,
    st.none() | anything,
    anything,
    st.dictionaries(anything, anything),
)
terms = st.builds(
    Term,
    anything,
    st.lists(anything).map(tuple),
    occurrences=st.lists(st.builds(Occurrence, *[st.integers()] * 3)).map(tuple),
)
concepts = st.builds(
    Concept,
    st.dictionaries(langs, st.lists(terms, max_size=3).map(tuple)),
    numbers,
    st.booleans(),
    st.lists(st.integers()).map(tuple),
    st.lists(anything).map(tuple),
)


@given(st.lists(units, max_size=3).map(tuple), st.lists(concepts, max_size=3).map(tuple), anything)
def test_everything_comes_back_exactly(some_units, some_concepts, signature):
    for exchange, content in (
        (Exchange(("en", "fa"), some_units, (), signature), "memory"),
        (Exchange(("en", "fa"), (), some_concepts, signature), "glossary"),
    ):
        out = io.BytesIO()
        getattr(jsonl, f"write_{content}")(exchange, out)
        assert getattr(jsonl, f"read_{content}")(io.BytesIO(out.getvalue())) == exchange
        text = out.getvalue().decode()
        assert text.splitlines() == text.split("\n")[:-1], "a reader that splits at U+2028 sees the same lines"


def test_persian_is_readable_and_lines_are_json(memory):
    out = io.BytesIO()
    jsonl.write_memory(memory, out)
    lines = out.getvalue().decode().splitlines()
    assert "موزه ساعت نه باز می‌شود." in lines[1]
    assert json.loads(lines[0])["languages"] == ["en", "es", "fa", "pt"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"[1]\n", "first line"),
        (b'{"format":"aligner-exchange","version":9}\n', "newer version"),
        (b'{"format":"aligner-exchange","version":1,"languages":[],"signature":"","created":""}\n{"u":1}\n', "line 2"),
        (b"{\n", "line 1"),
    ],
)
def test_what_is_not_ours_is_refused_by_line(data, says):
    with pytest.raises(InputError, match=says):
        jsonl.read_memory(io.BytesIO(data))


def test_two_halves_of_a_character_become_one_and_that_is_told():
    exchange = Exchange(("en",), (TranslationUnit("u", {"en": "a\ud83d\ude00\ud800b"}),))
    out, losses = io.BytesIO(), []
    jsonl.write_memory(exchange, out, losses=losses)
    assert jsonl.read_memory(io.BytesIO(out.getvalue())).units[0].texts == {"en": "a\U0001f600\ud800b"}
    assert [(x.rule, x.after) for x in losses] == [("surrogates", "a\U0001f600\ud800b")]
