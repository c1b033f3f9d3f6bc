"""What nobody has finished does not pass for good: it is left out and told, or marked where programs read marks."""

import pytest

from aligner import formats
from aligner.exchange import exporting
from aligner.exchange.export_options import ExportOptions

PO = """msgid ""
msgstr "Language: es\\n"

#, fuzzy
msgid "File"
msgstr "Fichero"

msgctxt "verb"
msgid "Open"
msgstr "Abrir"
"""
XLIFF = (
    '<xliff version="1.2"><file source-language="en" target-language="es" original="a" datatype="b"><body>'
    '<trans-unit id="1"><source>File</source><target state="needs-review-translation">Fichero</target></trans-unit>'
    '<trans-unit id="2"><source>Open</source><target state="translated">Abrir</target></trans-unit>'
    "</body></file></xliff>"
)
TMX = (
    '<tmx version="1.4"><header srclang="en"/><body><tu><prop type="x-status">tentative</prop><tuv xml:lang="en"><seg>'
    'File</seg></tuv><tuv xml:lang="es"><seg>Fichero</seg></tuv></tu><tu><tuv xml:lang="en"><seg>Open</seg></tuv>'
    '<tuv xml:lang="es"><seg>Abrir</seg></tuv></tu></body></tmx>'
)
FILES = pytest.mark.parametrize(("name", "text"), [("a.po", PO), ("a.xlf", XLIFF), ("a.tmx", TMX)])


def converted(tmp_path, name, text, out, content="memory", **asked):
    (tmp_path / name).write_text(text)
    lost = exporting.converted(str(tmp_path / name), tmp_path / out, content, ExportOptions(**asked), None)
    return next(iter(lost)).read_text(), [loss for own in lost.values() for loss in own]


@FILES
@pytest.mark.parametrize("tool", [None, "trados", "omegat"])
def test_a_memory_is_without_it_and_says_so(name, text, tool, tmp_path):
    out, losses = converted(tmp_path, name, text, "out.tmx", tool=tool)
    assert "Abrir" in out
    assert "Fichero" not in out
    assert {(loss.rule, loss.before) for loss in losses} >= {("unfinished", "File"), ("unfinished", "Fichero")}


@FILES
def test_it_is_in_a_memory_if_asked_for(name, text, tmp_path):
    assert "Fichero" in converted(tmp_path, name, text, "out.tmx", unfinished=True)[0]


@FILES
@pytest.mark.parametrize(
    ("out", "mark"), [("out.po", "#, fuzzy"), ("out.xlf", 'state="needs-review-translation"'), ("out.csv", "File")]
)
def test_formats_with_marks_keep_it_marked(name, text, out, mark, tmp_path):
    found, _ = converted(tmp_path, name, text, out)
    assert "Fichero" in found
    assert mark in found
    assert found.count("#, fuzzy") in (0, 1)


def test_a_context_survives_as_a_passage(tmp_path):
    assert 'msgctxt "verb"' in converted(tmp_path, "a.po", PO, "out.po")[0]


def test_a_fuzzy_term_stays_out_of_a_glossary_for_machines(tmp_path):
    for out, tool in (("out.tsv", "deepl"), ("out.csv", "google")):
        found, losses = converted(tmp_path, "a.po", PO, out, "glossary", tool=tool)
        assert "Fichero" not in found
        assert ("provisional", "Fichero") in {(loss.rule, loss.before) for loss in losses}


def test_a_unit_without_the_source_language_of_the_header_names_its_own(tmp_path):
    text = "id,en,es,fa\n1,Bread,Pan,\n2,,Leche,شیر\n"
    out, _ = converted(tmp_path, "a.csv", text, "out.tmx")
    assert out.count(' srclang="es"') == 1
    assert '<tu tuid="2" srclang="es">' in out
    assert [dict(u.texts) for u in formats.read(tmp_path / "out.tmx", "memory").units] == [
        {"en": "Bread", "es": "Pan"},
        {"es": "Leche", "fa": "شیر"},
    ]


def test_rows_that_a_tool_skips_for_want_of_it_are_told(tmp_path):
    text = "id,en,es,fa\n1,Bread,Pan,\n2,,Leche,شیر\n"
    out, losses = converted(tmp_path, "a.csv", text, "out.tmx", tool="weblate")
    assert "Leche" not in out
    assert {loss.before for loss in losses if loss.rule == "pivot"} == {"Leche", "شیر"}
