"""Exchange files with something wrong: one sentence that names the file, a status not zero, nothing written."""

import codecs
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import aligner, refused

TU = '<tu><tuv xml:lang="en"><seg>Bread.</seg></tuv><tuv xml:lang="es"><seg>Pan.</seg></tuv></tu>'
PO = 'msgid ""\nmsgstr "Language: es\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
HEAD = '{"format":"aligner-exchange","version":1,"languages":["en","es"],"signature":"","created":""}\n'


def tmx(body: str = TU, start: str = '<?xml version="1.0"?>') -> str:
    return f'{start}<tmx version="1.4"><header srclang="en"/><body>{body}</body></tmx>'


def tu(*texts: tuple[str, str]) -> str:
    return "<tu>" + "".join(f"<tuv{lang}><seg>{text}</seg></tuv>" for lang, text in texts) + "</tu>"


def archive(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return data.getvalue()


ENTITIES = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
BAD: list[tuple[str, str | bytes, list[str]]] = [
    ("empty.tmx", "", ["is empty"]),
    ("blank.tmx", "  \n", ["not well-formed"]),
    ("cut.tmx", tmx(TU * 50)[:1000], ["not well-formed"]),
    ("no-units.tmx", tmx(""), ["holds no text"]),
    ("web.tmx", "<html><body>Bread</body></html>", ["is no TMX", "'html'"]),
    ("latin.tmx", tmx(TU.replace("Pan", "Año")).encode("latin-1"), ["not well-formed", "encoding"]),
    ("said-utf-16.tmx", tmx(start='<?xml version="1.0" encoding="UTF-16"?>'), ["not well-formed"]),
    ("one-language.tmx", tmx(tu((' xml:lang="en"', "Bread."))), ["texts in en alone"]),
    ("blanks.tmx", tmx(tu((' xml:lang="en"', " "), (' xml:lang="es"', "\n"))), ["blank texts alone"]),
    ("no-language.tmx", tmx(tu(("", "Bread."), ("", "Pan."))), ["holds no text"]),
    ("strange.tmx", tmx(TU.replace('"es"', '"spanish!"')), ["'spanish!'", "no language code"]),
    ("control.tmx", tmx(TU.replace("Pan", "P\x0ban")), ["not well-formed"]),
    ("reference.tmx", tmx(TU.replace("Pan", "P&#x0B;an")), ["not well-formed"]),
    ("bomb.tmx", tmx(TU.replace("Pan", "&j;"), f'<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa">{ENTITIES}]>'), ["entity"]),
    ("packed.tmx", b"\x1f\x8b\x08\x00\x00\x00", ["not well-formed"]),
    ("table.tmx", "en,es\nBread,Pan\n", ["not well-formed"]),
    ("tmx.csv", tmx(), ["names no languages"]),
    ("photo.csv", b"\x89PNG\r\n\x1a\n\x00\x00", ["not UTF-8"]),
    ("latin.csv", "en,es\nBread,Añojo\n".encode("latin-1"), ["not UTF-8", "Bread,A"]),
    ("head.csv", "en,es\n", ["holds no text"]),
    ("twice.csv", "en,EN,es\nBread,Loaf,Pan\n", ["several columns", "en, EN"]),
    ("quote.csv", 'en,es\n"Bread,Pan\nMilk,Leche\n', ["line 2", "mend"]),
    ("comma.csv", "en,es\nBread,Pan\nMilk, cold,Leche\n", ["row 3", "more cells"]),
    ("one.csv", "id,en\n1,Bread\n", ["texts in en alone"]),
    ("huge.csv", "en,es\n" + "a" * 17_000_000 + ",b\n", ["line 2", "limit"]),
    ("no-header.po", 'msgid "Bread"\nmsgstr "Pan"\n', ["does not tell its language", "pt_BR"]),
    ("template.pot", PO.replace("es", "") + 'msgid "Bread"\nmsgstr ""\n', ["does not tell its language"]),
    ("untranslated.po", PO + 'msgid "Bread"\nmsgstr ""\n', ["texts in en alone"]),
    ("open.po", PO + 'msgid "Bread\nmsgstr "Pan"\n', ["line 4", "quotation marks"]),
    ("tmx.po", tmx(), ["not a PO file"]),
    ("tmx.xlf", tmx(), ["is no XLIFF"]),
    (
        "no-target.xlf",
        '<xliff version="1.2"><file source-language="en"><body><trans-unit id="1"><source>Bread</source>'
        "</trans-unit></body></file></xliff>",
        ["target-language"],
    ),
    ("empty.xliff", '<xliff version="2.1" srcLang="en" trgLang="es"></xliff>', ["no unit of XLIFF 2"]),
    ("cut.jsonl", HEAD + '{"unit":{"id":\n', ["line 2", "not JSON"]),
    ("deep.jsonl", '{"format":' + "[" * 100_000, ["line 1", "not JSON"]),
    ("newer.jsonl", HEAD.replace('"version":1', '"version":99'), ["newer version"]),
    ("other.jsonl", '{"en":"Bread","es":"Pan"}\n', ["aligner-exchange"]),
    ("shape.jsonl", HEAD + '{"unit":{"id":"u","texts":["Bread","Pan"]}}\n', ["line 2"]),
    ("kinds.jsonl", HEAD + '{"unit":{"id":7,"texts":{"en":5,"es":null},"score":"high"}}\n', ["line 2"]),
    ("bomb.xlsx", archive(xl__workbook_xml=b"", xl__sheet_xml=b"0" * (64 << 20)), ["would unpack to 64 MB"]),
    ("word.xlsx", archive(word__document_xml=b"<x/>"), ["no Excel file"]),
    ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ["not an Excel file"]),
    ("short.hunalign", "Bread\tPan\t0.5\nMilk\n", ["line 2", "2 columns"]),
    ("nameless.hunalign", "Bread\tPan\t0.5\n", ["does not name its languages", "en,es="]),
    ("latin.en-es.hunalign", "Year\tAño\t0.5\n".encode("latin-1"), ["not UTF-8"]),
    ("lonely.en-es.ladder", "0\t0\t1\n1\t1\t0\n", ["put them beside it", "lonely.en.txt"]),
    ("nameless.ladder", "0\t0\t1\n1\t1\t0\n", ["story.en-es.ladder"]),
    ("terms.tbx", "<martif/>", ["is a glossary", "--known"]),
    ("terms.utf8", "bread\tpan\n", ["is a glossary", "--known"]),
    ("notimes.en.srt", "Hello\nthere\n", ["no subtitle file"]),
]


@pytest.mark.parametrize(("name", "data", "words"), BAD, ids=[name for name, *_ in BAD])
def test_it_is_refused_and_nothing_is_written(name: str, data: str | bytes, words: list[str], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    refused(aligner("build", path, "--out", tmp_path / "out"), name, *words)
    assert [*tmp_path.iterdir()] == [path]


STRANGE: list[tuple[str, str | bytes, int]] = [
    ("latin.po", (PO + 'msgid "Year"\nmsgstr "Año"\n').encode("latin-1"), 1),
    ("no-mark.tmx", codecs.BOM_UTF16_LE + tmx().encode("utf-16-le"), 1),
    ("mark.tmx", codecs.BOM_UTF8 + tmx().encode(), 1),
    ("dtd.tmx", tmx(start='<!DOCTYPE tmx SYSTEM "http://localhost:9/tmx14.dtd">'), 1),
    ("mac.csv", "en,es\rBread,Pan\rMilk,Leche\r", 2),
    ("excel.csv", "en;es\r\nBread;Pan\r\n", 1),
    ("unicode.csv", "en\tes\r\nBread\tPan\r\n".encode("utf-16"), 1),
    ("nul.csv", b"en,es\nBre\0ad,Pan\n", 1),
    ("half.jsonl", HEAD + '{"unit":{"id":"u","texts":{"en":"Br\\ud800ead","es":"Pan"}}}\n', 1),
    ("twice.po", PO + 'msgid "Bread"\nmsgstr "Pan"\n\nmsgid "Bread"\nmsgstr "Hogaza"\n', 2),
    ("german.csv", "de,tlh\nBrot,tIr ngogh\n", 1),
    ("regions.csv", "pt,pt-BR\nautocarro,ônibus\n", 1),
    ("scores.en-es.hunalign", "Bread\tPan\t-0.3\nMilk\tLeche\tnan\nEgg\tHuevo\t7\n", 3),
    ("props.csv", "en,es,x-score,x-status,x-note,x-line\nBread,Pan,high,approved,dark,last\n", 1),
    ("same.csv", "en,es\nBread,Pan\nBread,Pan\n", 2),
    ("gaps.csv", "en,es,fa\nBread,,نان\n,Leche,شیر\nalone,,\n", 2),
]


@pytest.mark.parametrize(("name", "data", "rows"), STRANGE, ids=[name for name, *_ in STRANGE])
def test_what_is_only_strange_is_read(name: str, data: str | bytes, rows: int, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    result = aligner("align", path, "--json")
    assert result.code == 0, result.err
    assert sum(len(unit["cells"]) > 1 for unit in json.loads(result.out)["units"]) == rows


def test_an_old_project_stays_when_the_new_file_is_bad(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("en,es\nBread,Pan\n")
    assert aligner("build", tmp_path / "m.csv", "--out", tmp_path / "out").code == 0
    before = (tmp_path / "out/project.aligner").read_bytes()
    (tmp_path / "m.csv").write_text('en,es\n"Bread,Pan\n')
    refused(aligner("build", tmp_path / "m.csv", "--out", tmp_path / "out"), "m.csv")
    assert (tmp_path / "out/project.aligner").read_bytes() == before


def test_a_bad_file_leaves_what_a_conversion_made_before(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("en,es\nBread,Pan\n")
    assert aligner("export", tmp_path / "m.csv", "--out", tmp_path / "m.tmx").code == 0
    before = (tmp_path / "m.tmx").read_bytes()
    (tmp_path / "m.csv").write_text("en,es\nBread,Pan\nMilk,Leche,cold\n")
    refused(aligner("export", tmp_path / "m.csv", "--out", tmp_path / "m.tmx"), "m.csv", "row 3")
    assert (tmp_path / "m.tmx").read_bytes() == before
