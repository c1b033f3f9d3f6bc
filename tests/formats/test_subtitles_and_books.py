"""Subtitles of any make and office texts are read as what they are; what is none of them is not taken for prose."""

import io
import zipfile
from pathlib import Path

import pytest

from aligner.build import inputs, reading
from aligner.errors import InputError
from aligner.formats import ass, epub, odt, sbv, srt, ttml, vtt

VTT = """WEBVTT - a film

STYLE
::cue { color: lime }

NOTE a remark
of two lines

intro
00:01.000 --> 00:03.000 line:0 position:20%
<v Ana>Hello &amp; welcome,</v>

00:00:03.500 --> 00:00:06.000
<i>my</i> <00:00:04.000><c.loud>friends</c>.
"""
ASS = """[Script Info]
Title: x

[V4+ Styles]
Format: Name, Fontname
Style: Default,Arial

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,not said
Dialogue: 0,0:00:03.50,0:00:06.00,Default,,0,0,0,,my\\Nfriends.
Dialogue: 0,0:00:01.00,0:00:03.00,Default,Ana,0,0,0,,{\\an8}Hello & welcome,
Dialogue: 0,0:00:06.00,0:00:07.00,Default,,0,0,0,,{\\p1}m 0 0 l 1 1{\\p0}
"""
SBV = "0:00:01.000,0:00:03.000\nHello & welcome,\n\n0:00:03.500,0:00:06.000\nmy[br]friends.\n"
TTML = """<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"><head><metadata><title>x</title></metadata></head>
<body><div><p begin="00:00:01.000" end="3s">Hello &amp; welcome,</p>
<p begin="3.5s" end="6s"><span>my</span><br/>friends.</p></div></body></tt>"""


@pytest.mark.parametrize(
    ("module", "text"), [(vtt, VTT), (ass, ASS), (sbv, SBV), (ttml, TTML)], ids=["vtt", "ass", "sbv", "ttml"]
)
def test_cues_are_joined_to_sentences_and_nothing_else_is_text(module, text):
    for data in (text, text.replace("\n", "\r\n")):
        document = module.read_document(data.encode(), f"a{module.EXTENSIONS[0]}", "en")
        assert document.text == "Hello & welcome, my friends."
        assert [document.text[o.start : o.end] for o in document.origins] == ["Hello & welcome,", "my friends."]
        assert all("-->" in origin.facts["time"] for origin in document.origins)


@pytest.mark.parametrize("module", [vtt, ass, sbv, ttml, srt])
def test_what_has_no_cues_is_refused_with_a_sentence(module):
    with pytest.raises(InputError, match=r"a\.file"):
        module.read_document(b"Just a text.", "a.file", "en")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (".او گفت", "او گفت."),
        ("\u202b.او گفت", "او گفت."),
        (",زمستان در راه است", "زمستان در راه است,"),
        ("؟کی آنجاست", "کی آنجاست؟"),
        ("!«سلام»", "«سلام»!"),
        (".او گفت.", "او گفت."),
        ("او گفت.", "او گفت."),
        ("...و بعد رفت", "...و بعد رفت"),
        ("- .او گفت", "- .او گفت"),
    ],
)
def test_a_full_stop_at_the_wrong_end_is_put_right(typed, meant):
    data = f"1\n00:00:01,000 --> 00:00:03,000\n{typed}\n"
    assert srt.read_document(data.encode(), "a.srt", "fa").text == meant


def test_sentences_end_where_such_a_stop_is_meant():
    data = (
        "1\n00:00:01,000 --> 00:00:03,000\n.قطار فردا می‌رود\n\n2\n00:00:03,000 --> 00:00:04,000\nگذرنامه یادت نرود.\n"
    )
    assert len(srt.read_document(data.encode(), "a.srt", "fa").blocks) == 2


def test_english_lines_are_left_alone():
    data = "1\n00:00:01,000 --> 00:00:03,000\n.hack is a series\n"
    assert srt.read_document(data.encode(), "a.srt", "en").text == ".hack is a series"


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'
BOOK = {
    "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/a.opf"/></rootfiles></container>',
    "OPS/a.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
    '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '<item id="b" href="two%20b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="i" href="i.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="n"/><itemref idref="i"/><itemref idref="a"/><itemref idref="b"/></spine></package>',
    "OPS/nav.xhtml": PAGE.format("<nav>Contents</nav>"),
    "OPS/i.xhtml": PAGE.format("<img/>"),
    "OPS/one.xhtml": PAGE.format("<h1>First</h1><p>It rains.</p>"),
    "OPS/two b.xhtml": PAGE.format("<p>We stay.</p>"),
}


def test_a_book_is_read_in_the_order_of_its_spine():
    document = epub.read_document(zipped(BOOK), "a.epub", "en")
    assert document.text == "First\n\nIt rains.\n\nWe stay."
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "paragraph"]


@pytest.mark.parametrize("left_out", ["META-INF/container.xml", "OPS/a.opf", "OPS/one.xhtml"])
def test_a_book_that_lacks_a_part_is_refused_with_a_sentence(left_out):
    with pytest.raises(InputError, match=r"a\.epub"):
        epub.read_document(zipped({k: v for k, v in BOOK.items() if k != left_out}), "a.epub", "en")


def test_a_locked_book_is_refused():
    book = {**BOOK, "META-INF/encryption.xml": "<encryption><EncryptedData/></encryption>"}
    with pytest.raises(InputError, match="locked"):
        epub.read_document(zipped(book), "a.epub", "en")


CONTENT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
 <text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
 <text:h>Title</text:h><text:p>It<text:s/>rains<text:note><text:note-body><text:p>why</text:p></text:note-body></text:note>
 <text:span>and</text:span><text:tab/>pours.</text:p><text:list><text:list-item><text:p>One</text:p></text:list-item>
 </text:list></office:text></office:body></office:document-content>"""


@pytest.mark.parametrize("name", ["a.odt", "a.fodt"])
def test_an_open_document_is_read_block_by_block(name):
    data = CONTENT.encode() if name.endswith("fodt") else zipped({"content.xml": CONTENT})
    document = odt.read_document(data, name, "en")
    parts = [(" ".join(document.text[b.start : b.end].split()), b.kind) for b in document.blocks]
    assert parts == [("Title", "heading"), ("It rains and pours.", "paragraph"), ("One", "item")]


@pytest.mark.parametrize("name", ["a.en.rst7", "a.doc", "a.rtf", "a.json", "a.en.yaml", "a.pages"])
def test_an_unknown_ending_is_refused_with_the_way_out(name, tmp_path):
    path = tmp_path / name
    path.write_text("It rains. We stay at home, as it is cold.")
    with pytest.raises(InputError, match=r"is not read; save its text as \.txt"):
        inputs.read([f"en={path}"])
    with pytest.raises(InputError, match="is not read"):
        reading.read_one(str(path), "en")


@pytest.mark.parametrize("name", ["text", "story.es", "story.pt-BR", "chapter.1"])
def test_no_ending_or_a_language_there_is_plain_text(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("Llueve.")
    assert reading.read_one(str(tmp_path / name), "es").text == "Llueve."


def test_cues_without_a_blank_line_between_them_are_apart():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n00:02.000 --> 00:03.000 align:start\nTwo.\n"
    assert vtt.read_document(text.encode(), "a.vtt", "en").text == "One.\n\nTwo."


def test_a_cue_that_lost_its_times_leaves_no_number_in_the_text():
    text = "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\nmore.\n\n3\n00:00:03,000 --> 00:00:04,000\nIn 1999\n1999.\n"
    assert srt.read_document(text.encode(), "a.srt", "en").text == "One more.\n\nIn 1999 1999."
