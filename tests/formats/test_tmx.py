"""TMX line by line: what the specification demands, what tools stumble over, what others' files bring."""

import io
import itertools
import re
from dataclasses import replace

import pytest
from lxml import etree

from aligner.errors import InputError
from aligner.formats import tmx
from aligner.model import Exchange, TranslationUnit

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def memory_bytes(exchange, **options):
    out = io.BytesIO()
    tmx.write_memory(exchange, out, **options)
    return out.getvalue()


def glossary_bytes(exchange, **options):
    out = io.BytesIO()
    tmx.write_glossary(exchange, out, **options)
    return out.getvalue()


def one(texts, **facts):
    return Exchange(tuple(texts), (TranslationUnit("u", texts, **facts),), created="20260102T030400Z")


def foreign(body, header='srclang="en"', encoding="UTF-8", doctype=""):
    head = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}<tmx version="1.4"><header {header}/>'
    return io.BytesIO(f"{head}<body>{body}</body></tmx>".encode(encoding))


def unit_of(body, **options):
    return tmx.read_memory(foreign(body, **options)).units[0]


# Written


def test_starts_as_the_specification_shows_and_has_no_byte_order_mark(memory):
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
    assert memory_bytes(memory).startswith(head)


def test_header_has_every_required_attribute_and_names_the_pivot(memory):
    header = etree.fromstring(memory_bytes(memory)).find("header")
    required = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert required <= set(header.attrib)
    assert header.get("srclang") == "en"
    assert header.get("creationtool") == "aligner", "OmegaT reads files of a creationtool OmegaT by another rule"


@pytest.mark.parametrize("segtype", ["block", "paragraph", "sentence", "phrase"])
def test_segtype_is_the_callers(memory, segtype):
    assert etree.fromstring(memory_bytes(memory, segtype=segtype)).find("header").get("segtype") == segtype


def test_glossary_is_of_phrases(glossary):
    assert etree.fromstring(glossary_bytes(glossary)).find("header").get("segtype") == "phrase"


def test_a_unit_is_one_tu_with_one_tuv_a_language_pivot_first(memory):
    for tu in etree.fromstring(memory_bytes(memory)).iter("tu"):
        assert [tuv.get(XML_LANG) for tuv in tu.iter("tuv")] == ["en", "es", "fa", "pt"]


@pytest.mark.parametrize("content", ["memory", "glossary"])
def test_notes_and_props_come_before_variants_and_seg_is_last(request, content):
    data = (memory_bytes if content == "memory" else glossary_bytes)(request.getfixturevalue(content))
    for tu in etree.fromstring(data).iter("tu"):
        assert re.fullmatch(r"((note|prop) )*(tuv )+", "".join(f"{child.tag} " for child in tu))
        for tuv in tu.iter("tuv"):
            assert re.fullmatch(r"((note|prop) )*seg ", "".join(f"{child.tag} " for child in tuv))


@pytest.mark.parametrize("content", ["memory", "glossary"])
def test_every_prop_is_ours_by_its_prefix(request, content):
    data = (memory_bytes if content == "memory" else glossary_bytes)(request.getfixturevalue(content))
    types = [prop.get("type") for prop in etree.fromstring(data).iter("prop")]
    assert types
    assert all(t.startswith("x-") for t in types), "OmegaT hides a unit with a prop named file, id, prev or next"


def test_props_that_hide_units_in_omegat_are_prefixed():
    data = memory_bytes(one({"en": "a", "es": "b"}, props={"file": "f", "id": "i", "prev": "p", "next": "n"}))
    assert {p.get("type") for p in etree.fromstring(data).iter("prop")} >= {"x-file", "x-id", "x-prev", "x-next"}
    assert tmx.read_memory(io.BytesIO(data)).units[0].props == {"file": "f", "id": "i", "prev": "p", "next": "n"}


def test_tuid_does_not_depend_on_the_place_in_the_file():
    rows = [TranslationUnit("", {"en": t, "es": t.upper()}) for t in ("a", "b", "c")]
    ids = [[t.get("tuid") for t in etree.fromstring(memory_bytes(Exchange(("en", "es"), tuple(r)))).iter("tu")]
           for r in (rows, rows[::-1])]  # fmt: skip
    assert len(set(ids[0])) == 3
    assert ids[0] == ids[1][::-1]


def test_tuid_is_unique_and_without_blanks_and_the_change_is_told():
    units = tuple(TranslationUnit(name, {"en": "a", "es": "b"}) for name in ("x", "x", "a b"))
    losses = []
    data = memory_bytes(Exchange(("en", "es"), units), losses=losses)
    assert [t.get("tuid") for t in etree.fromstring(data).iter("tu")] == ["x", "x-2", "a_b"]
    assert [(loss.rule, loss.before, loss.after) for loss in losses] == [("id", "x", "x-2"), ("id", "a b", "a_b")]


def test_dates_are_utc_with_z_and_nothing_else_becomes_a_date_attribute(memory):
    data = memory_bytes(one({"en": "a", "es": "b"}, props={"changedate": "2026-01-02", "changeid": "Ana"}))
    tu = etree.fromstring(data).find(".//tu")
    assert tu.get("creationdate") == "20260102T030400Z"
    assert tu.get("changeid") == "Ana"
    assert tu.get("changedate") is None
    assert tmx.read_memory(io.BytesIO(data)).units[0].props == {"changedate": "2026-01-02", "changeid": "Ana"}
    assert not re.search(rb'date="(?!\d{8}T\d{6}Z")', memory_bytes(memory))


@pytest.mark.parametrize(
    ("given", "written"), [("pt_BR", "pt-BR"), ("PT-br", "pt-BR"), ("fa", "fa"), ("zh_hant_tw", "zh-Hant-TW")]
)
def test_language_codes_are_canonical_tags(given, written):
    root = etree.fromstring(memory_bytes(one({"en": "a", given: "b"})))
    assert root.findall(".//tuv")[1].get(XML_LANG) == written


def test_codes_can_be_those_a_tool_wants():
    root = etree.fromstring(memory_bytes(one({"en": "a", "fa": "b"}), codes={"en": "en-US", "fa": "fa-IR"}))
    assert [tuv.get(XML_LANG) for tuv in root.iter("tuv")] == ["en-US", "fa-IR"]
    assert root.find("header").get("srclang") == "en-US"


def test_two_spellings_of_one_language_make_one_variant_and_a_loss():
    losses = []
    data = memory_bytes(one({"en": "a", "pt-BR": "b", "pt_BR": "c"}), losses=losses)
    assert [tuv.findtext("seg") for tuv in etree.fromstring(data).iter("tuv")] == ["a", "b"]
    assert [(loss.lang, loss.rule, loss.before) for loss in losses] == [("pt_BR", "language", "c")]


def test_markup_in_a_text_is_text():
    data = memory_bytes(one({"en": "<g id='1'>a</g> &amp; ]]>", "es": "b"}))
    seg = etree.fromstring(data).find(".//seg")
    assert len(seg) == 0
    assert seg.text == "<g id='1'>a</g> &amp; ]]>"


def test_non_joiner_and_inner_line_breaks_survive_while_edges_and_stray_direction_marks_go():
    losses = []
    data = memory_bytes(one({"en": " one\ntwo\t", "fa": "\u202bمی\u200cرود\n\u2067آن\u2069"}), losses=losses)
    texts = tmx.read_memory(io.BytesIO(data)).units[0].texts
    assert texts == {"en": "one\ntwo", "fa": "می\u200cرود\n\u2067آن\u2069"}
    assert [(loss.lang, loss.rule) for loss in losses] == [("en", "edges"), ("fa", "bidi")]


def test_a_unit_of_one_language_is_left_out_and_told():
    losses = []
    data = memory_bytes(Exchange(("en", "es"), (TranslationUnit("u", {"en": "alone", "es": "\x0b"}),)), losses=losses)
    assert etree.fromstring(data).find(".//tu") is None
    assert ("u", "en", "one-language", "alone") in [(x.unit, x.lang, x.rule, x.before) for x in losses]


def test_memory_comes_back_whole(memory):
    assert tmx.read_memory(io.BytesIO(memory_bytes(memory))) == memory


def test_glossary_comes_back_whole_but_for_rejected_and_one_language_concepts(glossary):
    losses = []
    back = tmx.read_glossary(io.BytesIO(glossary_bytes(glossary, losses=losses)))
    assert back == replace(glossary, concepts=tuple(c for c in glossary.concepts if c.status != "rejected"))
    assert {(loss.unit, loss.rule) for loss in losses} == {("c-door", "rejected")}


# Read from others


def test_lang_without_xml_is_read_and_case_mended():
    unit = unit_of('<tu><tuv lang="EN-us"><seg>a</seg></tuv><tuv xml:lang="PT_br"><seg>b</seg></tuv></tu>')
    assert unit.texts == {"en-US": "a", "pt-BR": "b"}


@pytest.mark.parametrize("encoding", ["UTF-16", "ISO-8859-1", "windows-1252"])
def test_any_declared_encoding_is_read(encoding):
    body = '<tu><tuv xml:lang="en"><seg>piece</seg></tuv><tuv xml:lang="es"><seg>año</seg></tuv></tu>'
    assert unit_of(body, encoding=encoding).texts["es"] == "año"


def test_inline_markup_becomes_text_and_is_told():
    losses = []
    seg = '<bpt i="1">&lt;b&gt;</bpt>Bold<ept i="1">&lt;/b&gt;</ept> and <hi>high <ph>{1}</ph>er</hi>.'
    body = f'<tu tuid="t"><tuv xml:lang="en"><seg>{seg}</seg></tuv><tuv xml:lang="es"><seg>Negrita</seg></tuv></tu>'
    unit = tmx.read_memory(foreign(body), losses=losses).units[0]
    assert unit.texts["en"] == "Bold and high er."
    assert [(x.unit, x.lang, x.rule, x.after) for x in losses] == [("t", "en", "inline-markup", "Bold and high er.")]
    assert '<bpt i="1">' in losses[0].before


def test_second_variant_of_a_language_is_told():
    losses = []
    tuvs = "".join(f'<tuv xml:lang="{k}"><seg>{v}</seg></tuv>' for k, v in (("en", "a"), ("es", "b"), ("es", "c")))
    unit = tmx.read_memory(foreign(f"<tu>{tuvs}</tu>"), losses=losses).units[0]
    assert unit.texts == {"en": "a", "es": "b"}
    assert [(x.lang, x.rule, x.before) for x in losses] == [("es", "second-variant", "c")]


def test_source_language_all_leaves_the_first_language_as_pivot():
    body = '<tu><tuv xml:lang="es"><seg>a</seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv></tu>'
    assert tmx.read_memory(foreign(body, header='srclang="*all*"')).languages == ("es", "en")


def test_notes_props_and_dates_of_others_are_kept():
    body = (
        '<tu creationdate="20200101T000000Z" creationid="X"><note>n</note><prop type="project">p</prop>'
        '<tuv xml:lang="en"><note>m</note><prop type="x-q">r</prop><seg>a</seg></tuv></tu>'
    )
    unit = unit_of(body)
    assert unit.note == "n\nen: m"
    assert unit.props == {"creationdate": "20200101T000000Z", "creationid": "X", "project": "p", "en.q": "r"}


def test_no_file_is_opened_for_an_entity_or_a_dtd(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    doctype = f'<!DOCTYPE tmx SYSTEM "{tmp_path}/none.dtd" [<!ENTITY e SYSTEM "{secret.as_uri()}"><!ENTITY i "inner">]>'
    unit = unit_of('<tu><tuv xml:lang="en"><seg>x &e; &i;</seg></tuv></tu>', doctype=doctype)
    assert unit.texts == {"en": "x &e; &i;"}


@pytest.mark.parametrize("place", ['<tu tuid="&h;">{}</tu>', "<tu>{}<note>&h;</note></tu>"])
def test_entities_cannot_grow(place):
    names = "abcdefgh"
    grow = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in itertools.pairwise(names))
    doctype = f'<!DOCTYPE tmx [<!ENTITY a "{"lol" * 100}">{grow}]>'
    body = place.format('<tuv xml:lang="en"><seg>x</seg></tuv>')
    try:
        unit = unit_of(body, doctype=doctype)
    except InputError:
        return
    assert len(unit.id) + len(unit.note) < 1000


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"<html/>", "no TMX"), (b"<tmx><body><tu></body></tmx>", "line 1"), (b"plain words", "not well-formed")],
)
def test_what_is_no_tmx_is_refused_by_name(data, says, tmp_path):
    path = tmp_path / "mine.tmx"
    path.write_bytes(data)
    with path.open("rb") as stream, pytest.raises(InputError, match=says) as caught:
        tmx.read_memory(stream)
    assert "mine.tmx" in str(caught.value)


def test_units_stream_in_and_out_one_at_a_time():
    """The writer must not ask for the next unit before the last is written, nor the reader read the file to its end."""
    out = io.BytesIO()
    sizes = []

    def units():
        for n in range(3000):
            sizes.append(out.tell())
            yield TranslationUnit(f"u{n}", {"en": f"text {n} " * 20, "es": f"texto {n} " * 20})

    tmx.write_units(Exchange(("en", "es")), units(), out)
    assert sizes[-1] > sizes[100] > 0
    stream = io.BytesIO(out.getvalue())
    assert next(iter(tmx.read_units(stream))).id == "u0"
    assert stream.tell() < len(out.getvalue()) / 4
