"""XLIFF 1.2 out to a reviewer and back."""

import io
from dataclasses import replace

import pytest
from lxml import etree

from aligner.errors import InputError
from aligner.formats import xliff, xliff2
from aligner.model import Exchange, TranslationUnit

N = {"x": "urn:oasis:names:tc:xliff:document:1.2"}


def written(exchange, **options):
    out = io.BytesIO()
    xliff.write_memory(exchange, out, **options)
    return out.getvalue()


def read(data, **options):
    return xliff.read_memory(io.BytesIO(data), **options)


def test_the_file_names_its_two_languages(memory):
    root = etree.fromstring(written(memory, target="fa"))
    assert root.get("version") == "1.2"
    file = root.find("x:file", N)
    assert (file.get("source-language"), file.get("target-language")) == ("en", "fa")
    assert (file.get("original"), file.get("datatype")) == ("alignment", "plaintext")


def test_every_unit_has_an_own_id_and_a_target_and_its_parts_in_order():
    rows = (TranslationUnit("a", {"en": "x", "es": "y"}, 0.5, note="n"), TranslationUnit("a", {"en": "z"}))
    units = etree.fromstring(written(Exchange(("en", "es"), rows))).findall(".//x:trans-unit", N)
    assert [unit.get("id") for unit in units] == ["a", "a-2"]
    states = [unit.find("x:target", N).get("state") for unit in units]
    assert states == ["needs-review-translation", "needs-translation"]
    assert [etree.QName(child).localname for child in units[0]] == ["source", "target", "context-group", "note", "note"]


def test_a_source_that_waits_in_its_target_is_no_translation():
    rows = (TranslationUnit("a", {"en": "x"}), TranslationUnit("b", {"en": "OK", "es": "OK"}))
    exchange = Exchange(("en", "es"), rows)
    data = written(exchange, copied=True)
    targets = [unit.find("x:target", N) for unit in etree.fromstring(data).iterfind(".//x:trans-unit", N)]
    assert [(target.text, target.get("state")) for target in targets] == [
        ("x", "needs-translation"),
        ("OK", "needs-review-translation"),
    ]
    assert read(data).units == exchange.units


def test_memory_comes_back(memory):
    back = read(written(memory, target="fa"))
    expected = [replace(u, texts={lang: u.texts[lang] for lang in ("en", "fa")}) for u in memory.units]
    assert (back.languages, [*back.units]) == (("en", "fa"), expected)
    assert (back.signature, back.created) == (memory.signature, memory.created)


def test_what_a_reviewer_decides_comes_back(memory):
    text = written(memory, target="es").decode()
    text = text.replace('id="unit-1" approved="no"', 'id="unit-1" approved="yes"')
    text = text.replace('id="unit-0" approved="yes"', 'id="unit-0" approved="no"')
    text = text.replace("El museo abre a las nueve.", "El museo abre a las 9.")
    back = read(text.encode())
    assert [unit.status for unit in back.units] == [None, "accepted", None, None]
    assert back.units[0].texts["es"] == "El museo abre a las 9."


@pytest.mark.parametrize("module", [xliff, xliff2])
def test_what_is_not_translated_is_not_approved_and_keeps_its_status(module):
    exchange = Exchange(("en", "es"), (TranslationUnit("a", {"en": "x"}, status="accepted"),))
    out = io.BytesIO()
    module.write_memory(exchange, out)
    assert b"final" not in out.getvalue()
    assert b'approved="yes"' not in out.getvalue()
    assert module.read_memory(io.BytesIO(out.getvalue())).units == exchange.units


def test_inline_markup_of_others_becomes_text_and_is_told():
    losses = []
    data = (
        b'<xliff version="1.2"><file source-language="en" target-language="pt_br"><body><trans-unit id="1"><source>'
        b'<g id="1">Press</g> <x id="2"/><ph id="3">{0}</ph>now</source></trans-unit></body></file></xliff>'
    )
    back = read(data, losses=losses)
    assert back.languages == ("en", "pt-BR")
    assert back.units[0].texts == {"en": "Press now"}
    assert [(x.unit, x.rule) for x in losses] == [("1", "inline-markup")]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<html/>", "no XLIFF"),
        (b'<xliff version="2.0"><file><unit id="1"/></file></xliff>', "srcLang"),
        (b'<xliff version="1.2"><file source-language="en"><body/></file></xliff>', "target-language"),
    ],
)
def test_what_cannot_be_read_is_refused(data, says):
    with pytest.raises(InputError, match=says):
        read(data)
