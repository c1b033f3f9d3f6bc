"""Files whose outermost element, namespace or shape is not the usual one; and files in which nothing is seen."""

import io
from pathlib import Path

import pytest

from aligner import formats, targets
from aligner.exchange.export_options import ExportOptions
from aligner.exchange.packaging import write_files
from aligner.formats import tmx
from aligner.model import Exchange, TranslationUnit

TMX = (
    '<?xml version="1.0"?>\n<tmx{} version="1.4"><header creationtool="x" creationtoolversion="1" datatype="PlainText" '
    'segtype="sentence" adminlang="en" srclang="en" o-tmf="x"/><body>{}</body></tmx>'
)
UNIT = (
    '<tu><prop type="x-a">b</prop><note>n</note><tuv xml:lang="en"><seg>It rains <ph>{}</ph>.</seg></tuv>'
    '<tuv xml:lang="es"><seg>Llueve.</seg></tuv></tu>'
)
BARE = (
    '<tu><tuv xml:lang="en"><prop type="x-a">p</prop>Press <bpt i="1">b</bpt>it.</tuv>'
    '<tuv xml:lang="es">Pulse.</tuv></tu>'
)
TBX = '<martif type="TBX"><text><body>{}</body></text></martif>'
ENTRY = '<termEntry id="a"><langSet xml:lang="en"><tig><term>door</term></tig></langSet></termEntry>'
XLIFF = (
    '<xliff version="1.2"><file source-language="en" target-language="es" original="a" datatype="b">'
    "<body>{}</body></file></xliff>"
)


def written(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


@pytest.mark.parametrize("space", ["", ' xmlns="http://www.lisa.org/tmx14"', ' xmlns="urn:whatever"'])
def test_a_tmx_in_a_namespace_is_read_as_any_other(space, tmp_path):
    [unit] = tmx.read_memory(io.BytesIO(TMX.format(space, UNIT).encode())).units
    assert (unit.texts, unit.note, unit.props) == ({"en": "It rains .", "es": "Llueve."}, "n", {"a": "b"})
    path = written(tmp_path / "a.tmx", TMX.format(space, UNIT + UNIT.replace("Llueve.", "")))
    assert "segment" in {finding.rule for finding in targets.check(path, "weblate")}


def test_a_text_without_seg_is_read_and_told():
    losses = []
    [unit] = tmx.read_memory(io.BytesIO(TMX.format("", BARE).encode()), losses=losses).units
    assert unit.texts == {"en": "Press it.", "es": "Pulse."}
    assert [loss.rule for loss in losses] == ["no-seg", "no-seg"]


@pytest.mark.parametrize(
    ("text", "capability", "name"),
    [
        (TBX.format(ENTRY), "read_glossary", "tbx"),
        ('<!-- <x> --><tbx style="dct" xmlns="urn:iso:std:iso:30042:ed-2"/>', "read_glossary", "tbx"),
        (TMX.format(' xmlns="a"', ""), "read_memory", "tmx"),
        ("<?xml version='1.0'?><!DOCTYPE x><q:xliff xmlns:q='u'/>", "read_memory", "xliff"),
    ],
)
def test_an_xml_is_known_by_its_root(text, capability, name, tmp_path):
    assert formats.of(written(tmp_path / "some.xml", text), capability) == name


@pytest.mark.parametrize(
    ("name", "text", "tool"),
    [
        ("a.tmx", TMX.format("", ""), "aligner"),
        ("a.tmx", TMX.format("", ""), "weblate"),
        ("a.tbx", TBX.format(""), "aligner"),
        ("a.xml", TBX.format(""), "memoq"),
        ("a.xlf", XLIFF.format(""), "aligner"),
        ("a.xlf", XLIFF.format("").replace("1.2", "2.0"), "aligner"),
        ("a.po", 'msgid ""\nmsgstr "Language: es\\n"\n', "aligner"),
        ("a.csv", "en,es\n", "aligner"),
        ("a.tsv", "\n", "deepl"),
    ],
)
def test_a_file_in_which_nothing_is_seen_is_at_fault(name, text, tool, tmp_path):
    found = targets.check(written(tmp_path / name, text), tool)
    assert "empty-file" in {finding.rule for finding in found if finding.error}


def test_a_file_with_one_unit_is_not_empty(tmp_path):
    for name, text in (("a.tmx", TMX.format("", UNIT)), ("a.xml", TBX.format(ENTRY)), ("a.csv", "en,es\na,b\n")):
        found = targets.check(written(tmp_path / name, text), "aligner")
        assert "empty-file" not in {finding.rule for finding in found}


ALONE = Exchange(("en", "es"), (TranslationUnit("a", {"en": "It rains."}), TranslationUnit("b", {"es": "Llueve."})))


@pytest.mark.parametrize("name", ["out.tmx", "out.po"])
def test_an_export_in_which_nothing_would_be_is_an_error(name, tmp_path):
    (tmp_path / name).write_text("old")
    with pytest.raises(formats.EmptyOutputError, match=r"was not written: every unit .*2 x one-language"):
        write_files(ALONE, tmp_path / name, "memory", ExportOptions())
    assert (tmp_path / name).read_text() == "old"
    with pytest.raises(formats.EmptyOutputError, match="nothing to write"):
        write_files(Exchange(("en", "es")), tmp_path / "out.csv", "memory", ExportOptions())


def test_of_many_pairs_those_in_which_nothing_would_be_are_left_out_and_told(tmp_path):
    exchange = Exchange(("en", "es", "fa"), (TranslationUnit("a", {"en": "It rains.", "es": "Llueve."}),))
    lost = write_files(exchange, tmp_path / "out.tmx", "memory", ExportOptions(pairs=True))
    assert [path.name for path in lost] == ["out.en-es.tmx"]
    assert [path.name for path in tmp_path.iterdir()] == ["out.en-es.tmx"]
