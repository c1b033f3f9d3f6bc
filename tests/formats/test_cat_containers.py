"""XLIFF as CAT tools keep it: one row a segment, the tool's own word for its state, a blank for a break."""

import io

import pytest
from lxml import etree

from aligner import formats
from aligner.errors import InputError
from aligner.formats import _confirmation, tmx, xliff
from aligner.formats._inline import plain_text

HEAD = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" {}><file original="a" datatype="x" '
HEAD += 'source-language="en" target-language="es">{}<body>{}</body></file></xliff>'
SDL = 'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"'
MQ = 'xmlns:mq="MQXliff"'
PHRASE = 'xmlns:m="http://www.memsource.com/mxlf/2.0"'


def read(units, space="", header=""):
    return xliff.read_memory(io.BytesIO(HEAD.format(space, header, units).encode())).units


def mark(number, text):
    return f'<mrk mtype="seg" mid="{number}">{text}</mrk>'


def segmented(source, target, more=""):
    return (
        f'<trans-unit id="u"><source>whole</source><seg-source>{source}</seg-source><target>{target}</target>{more}'
        "</trans-unit>"
    )


def test_each_segment_is_a_row_and_one_without_target_gives_no_pair():
    source = f"{mark(1, 'It starts.')} {mark(2, 'Wait.')} {mark(3, 'Close it.')}"
    target = f'{mark(1, "Arranca.")} <mrk mtype="seg" mid="2"/> {mark(3, "Cierre.")}'
    rows = read(segmented(source, target))
    assert [row.texts for row in rows] == [
        {"en": "It starts.", "es": "Arranca."},
        {"en": "Wait."},
        {"en": "Close it.", "es": "Cierre."},
    ]
    assert [row.id for row in rows] == ["u.1", "u.2", "u.3"]


def test_segments_are_paired_by_number_not_by_place():
    rows = read(segmented(mark(1, "A.") + mark(2, "B."), mark(2, "Be.") + mark(1, "A.")))
    assert [row.texts for row in rows] == [{"en": "A.", "es": "A."}, {"en": "B.", "es": "Be."}]


def test_a_unit_of_one_segment_keeps_its_id():
    [row] = read(segmented(mark(7, "A."), mark(7, "B.")))
    assert (row.id, row.texts) == ("u", {"en": "A.", "es": "B."})


def test_a_segmented_source_beside_a_target_that_is_not_is_one_row():
    [row] = read(segmented(mark(1, "A.") + " " + mark(2, "B."), "A. B."))
    assert row.texts == {"en": "whole", "es": "A. B."}


def test_a_target_segment_that_has_no_source_is_not_lost():
    rows = read(segmented(mark(1, "A."), mark(1, "A.") + mark(9, "Más.")))
    assert [row.texts for row in rows] == [{"en": "A.", "es": "A."}, {"es": "Más."}]


def test_marks_that_are_no_segments_make_no_rows():
    [row] = read('<trans-unit id="u"><source>a <mrk mtype="term">b</mrk></source><target>c</target></trans-unit>')
    assert row.texts == {"en": "a b", "es": "c"}


@pytest.mark.parametrize(
    ("conf", "status"),
    [
        ("Draft", "needs-review"),
        ("Translated", None),
        ("RejectedTranslation", "rejected"),
        ("ApprovedTranslation", "accepted"),
        ("RejectedSignOff", "rejected"),
        ("ApprovedSignOff", "accepted"),
    ],
)
def test_confirmation_in_trados(conf, status):
    more = f'<sdl:seg-defs><sdl:seg id="1" conf="{conf}"/></sdl:seg-defs>'
    [row] = read(segmented(mark(1, "A."), mark(1, "B."), more), SDL)
    assert row.status == status
    head = '<tmx version="1.4"><header srclang="en"/><body><tu>'
    data = (
        f'{head}<prop type="x-ConfirmationLevel">{conf}</prop><tuv xml:lang="en"><seg>A.</seg></tuv>'
        '<tuv xml:lang="es"><seg>B.</seg></tuv></tu></body></tmx>'
    )
    assert tmx.read_memory(io.BytesIO(data.encode())).units[0].status == status


@pytest.mark.parametrize(
    ("attribute", "status"),
    [
        ('mq:status="ManuallyConfirmed"', "accepted"),
        ('mq:status="ProofreadConfirmed"', "accepted"),
        ('mq:status="Rejected"', "rejected"),
        ('mq:status="PartiallyEdited"', "needs-review"),
        ('m:confirmed="1"', "accepted"),
        ('m:confirmed="0"', "needs-review"),
        ('approved="yes"', "accepted"),
        ("", None),
    ],
)
def test_states_in_memoq_and_phrase(attribute, status):
    unit = f'<trans-unit id="u" {attribute}><source>a</source><target>b</target></trans-unit>'
    assert read(unit, f"{MQ} {PHRASE}")[0].status == status


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("final", "accepted"),
        ("signed-off", "accepted"),
        ("translated", None),
        ("new", "needs-review"),
        ("needs-review-translation", "needs-review"),
        ("needs-l10n", "needs-review"),
        ("needs-adaptation", "needs-review"),
    ],
)
def test_states_of_the_standard(state, status):
    unit = f'<trans-unit id="u"><source>a</source><target state="{state}">b</target></trans-unit>'
    assert read(unit)[0].status == status


def test_a_state_without_a_translation_says_nothing():
    assert read('<trans-unit id="u"><source>a</source><target state="new"/></trans-unit>')[0].status is None


@pytest.mark.parametrize("name", ["a.sdlxliff", "a.mqxliff", "a.mxliff", "a.mxlf", "a.xlf"])
def test_containers_are_known_by_their_names(name):
    assert formats.of(name, "read_memory") == "xliff"


def test_unknown_words_say_nothing():
    assert _confirmation.status_of("whatever") is None


@pytest.mark.parametrize(
    "tag",
    [
        '<x id="1" ctype="lb"/>',
        '<x id="LINE_BREAK" equiv-text="&lt;br/&gt;"/>',
        '<x id="1" ctype="x-html-br"/>',
        '<ph type="lb">whatever</ph>',
        '<ph x="2">&lt;br/&gt;</ph>',
        '<ph id="3">&lt;w:tab/&gt;</ph>',
        "<ph>\\n</ph>",
        '<ph id="1" type="fmt" subType="xlf:lb"/>',
        '<it pos="begin">&lt;p class="x"&gt;</it>',
        '<ept i="1">&lt;/li&gt;</ept><bpt i="2">&lt;li&gt;</bpt>',
    ],
)
@pytest.mark.parametrize(("before", "after"), [("panel", "Battery"), ("panel ", "Battery"), ("panel ", " Battery")])
def test_a_tag_that_breaks_or_tabs_leaves_a_blank(tag, before, after):
    element = etree.fromstring(f"<seg>{before}{tag}{after}</seg>")
    assert plain_text(element, ("ph", "x", "it", "bpt", "ept")) == "panel Battery"


@pytest.mark.parametrize(
    "tag",
    [
        '<x id="INTERPOLATION" equiv-text="{{name}}"/>',
        '<ph x="1">&lt;b&gt;</ph>',
        '<ph>&lt;param name="p"/&gt;</ph>',
        "<ph>&lt;p:sp&gt;</ph>",
        '<x id="12" ctype="x-bold"/>',
        "<ph>{0}</ph>",
    ],
)
def test_any_other_tag_leaves_nothing(tag):
    assert plain_text(etree.fromstring(f"<seg>re{tag}start</seg>"), ("ph", "x")) == "restart"


def test_a_break_at_an_end_leaves_nothing():
    assert plain_text(etree.fromstring('<seg><x ctype="lb"/>a<x ctype="lb"/></seg>'), ("x",)) == "a"


def test_breaks_that_trados_tells_in_its_header():
    header = '<header><tag-defs><tag id="12"><ph name="w:tab">&lt;w:tab/&gt;</ph></tag><tag id="3"><ph>{}</ph></tag>'
    unit = '<trans-unit id="u"><source>Name:<x id="12"/>Ana<x id="3"/>s</source><target>b</target></trans-unit>'
    assert read(unit, header=header + "</tag-defs></header>")[0].texts["en"] == "Name: Anas"


def test_breaks_that_version_2_tells_in_its_original_data():
    data = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="es"><file id="f">
      <unit id="1"><originalData><data id="d1">&lt;br/&gt;</data><data id="d2">&lt;b&gt;</data></originalData>
      <segment id="s1"><source>One<ph id="1" dataRef="d1"/>two <ph id="2" dataRef="d2"/>three</source></segment>
      <segment id="s2" state="final"><source>Four.</source><target>Cuatro.</target></segment></unit></file></xliff>"""
    rows = xliff.read_memory(io.BytesIO(data.encode())).units
    assert [(row.id, row.texts, row.status) for row in rows] == [
        ("1.s1", {"en": "One two three"}, None),
        ("1.s2", {"en": "Four.", "es": "Cuatro."}, "accepted"),
    ]


def test_languages_that_the_file_does_not_tell_are_those_given(tmp_path):
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff version="1.2"><file source-language="en-US" target-language=""><body><trans-unit id="1">'
        "<source>House</source><target>Casa</target></trans-unit></body></file></xliff>"
    )
    for read in (formats.read(path, "memory", languages=("en", "es")), formats.stream(path, languages=("en", "es"))):
        assert [dict(unit.texts) for unit in read.units] == [{"en": "House", "es": "Casa"}]


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_a_file_from_a_language_into_itself_asks_which_are_meant(version, tmp_path):
    path = tmp_path / "a.xlf"
    pair = "source-language='en' target-language='en'" if version == "1.2" else ""
    unit = "<source>House</source><target>Casa</target>"
    if version == "1.2":
        inner = f"<file {pair}><body><trans-unit id='1'>{unit}</trans-unit></body></file>"
    else:
        inner = f"<file id='f'><unit id='1'><segment>{unit}</segment></unit></file>"
    path.write_text(f"<xliff version='{version}' srcLang='en' trgLang='en'>{inner}</xliff>")
    with pytest.raises(InputError, match="both in en; name them"):
        formats.read(path, "memory")
    assert dict(formats.read(path, "memory", languages=("en", "es")).units[0].texts) == {"en": "House", "es": "Casa"}


def test_what_holds_structure_alone_is_no_row():
    rows = read(segmented(mark(1, "A.") + mark(2, '<x id="9"/>'), mark(1, "B.") + mark(2, "")))
    assert [row.texts for row in rows] == [{"en": "A.", "es": "B."}]


def test_a_file_set_out_for_the_eye_gives_no_breaks_of_its_own():
    unit = '<trans-unit id="u"{}><source>Prelude,\n        in C</source><target>Preludio</target></trans-unit>'
    assert read(unit.format(""))[0].texts["en"] == "Prelude, in C"
    assert read(unit.format(' xml:space="preserve"'))[0].texts["en"] == "Prelude,\n        in C"
