"""What every target tool promises: a new module in aligner/targets is under test before its author writes one."""

import io
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import formats, targets
from aligner.errors import AlignerError


def workbook(*rows: list[str]) -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(data)
    return data.getvalue()


FILES = {
    ".tmx": b'<tmx><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>a</seg></tuv></tu></body></tmx>',
    ".tbx": b'<martif><text><body><termEntry><langSet xml:lang="en"><tig><term>a</term></tig></langSet></termEntry>'
    b"</body></text></martif>",
    ".po": b'msgid ""\nmsgstr ""\n"Language: fa\\n"\n\nmsgid "a"\nmsgstr "b"\n',
    ".xlf": b'<xliff version="1.2"><file source-language="en"><body><trans-unit id="1"><source>a</source></trans-unit>'
    b"</body></file></xliff>",
    ".xliff": b'<xliff version="2.1" srcLang="en" trgLang="fa"><file id="f"><unit id="1"><segment><source>a</source>'
    b"</segment></unit></file></xliff>",
    ".csv": b"en,fa\nc,d\n",
    ".xlsx": workbook(["en", "fa"], ["c", "d"]),
    ".jsonl": b'{"format":"aligner-exchange","version":1,"languages":["en"],"signature":"","created":""}\n'
    b'{"unit":{"id":"u","texts":{"en":"a"}}}\n',
    ".utf8": b"a\tb\nc\td\n",
}


@pytest.mark.parametrize("name", targets.names())
def test_reads_something_and_takes_exports_in_a_format_that_holds_them(name):
    tool = targets.get(name)
    assert tool.title
    assert tool.rules
    assert tool.memory in ("", *formats.names("write_memory"))
    assert tool.glossary in formats.names("write_glossary")
    assert tool.codes_for(["en", "fa", "pt_PT"])["pt_PT"] == "pt-PT", "a region that was given stays"


READ = [
    (name, ending)
    for name in targets.names()
    for ending in FILES
    if set(targets.KINDS[ending]) & set(targets.get(name).rules)
]
"""Tools with the endings of files they read."""


def test_every_file_is_read_by_somebody_and_everybody_reads_one():
    assert {name for name, _ in READ} == set(targets.names())
    assert {ending for _, ending in READ} == set(FILES)


def is_checked_and_mended(folder, data, name, ending):
    path, copy = folder / f"x{ending}", folder / f"y{ending}"
    path.write_bytes(data)
    found = targets.check(path, name, copy)
    assert all(f.line >= 0 and f.message and f.mend for f in found)
    left = {f.rule for f in targets.check(copy, name) if f.fix}
    assert not left, "what can be mended is mended at once"


@pytest.mark.filterwarnings("ignore:.*was read as")
@pytest.mark.parametrize(("name", "ending"), READ)
def test_a_whole_file_is_checked_and_mended(tmp_path, name, ending):
    is_checked_and_mended(tmp_path, FILES[ending], name, ending)


@pytest.mark.filterwarnings("ignore:.*was read as")
@pytest.mark.parametrize(("name", "ending"), READ)
@settings(deadline=None, max_examples=15)
@given(cut=st.floats(0, 1), byte=st.integers(0, 255))
def test_a_damaged_file_is_checked_and_mended_or_refused_but_never_a_traceback(
    tmp_path_factory, name, ending, cut, byte
):
    data, folder = FILES[ending], tmp_path_factory.mktemp("damaged")
    at = int(cut * (len(data) - 1))
    for damaged in (data[:at], data[:at] + bytes([byte]) + data[at + 1 :]):
        with suppress(AlignerError):
            is_checked_and_mended(folder, damaged, name, ending)
