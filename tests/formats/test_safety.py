"""Files made to do harm: nothing outside them is read, nothing grows without bounds, nothing is written by reading."""

import io
import socket
import subprocess
import sys
import zipfile
from dataclasses import asdict
from pathlib import Path

import pytest

from aligner import formats, targets
from aligner.errors import AlignerError, InputError
from aligner.formats import docx, tmx, xlsx
from aligner.model import Exchange, TranslationUnit

LANGS = ("en", "es", "fa", "pt")
HIDDEN = "what stands in another file"
BODIES = {
    "tmx": ("memory", "tmx", '<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>{}</seg></tuv>'
            '<tuv xml:lang="fa"><seg>در</seg></tuv></tu></body></tmx>'),
    "tbx": ("glossary", "martif", '<martif type="TBX-Basic"><text><body><termEntry><langSet xml:lang="en"><tig>'
            "<term>{}</term></tig></langSet></termEntry></body></text></martif>"),
    "xliff": ("memory", "xliff", '<xliff version="1.2"><file source-language="en" target-language="fa"><body>'
              '<trans-unit id="1"><source>{}</source><target>در</target></trans-unit></body></file></xliff>'),
    "xliff2": ("memory", "xliff", '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" '
               'trgLang="fa"><file id="f"><unit id="1"><segment><source>{}</source></segment></unit></file></xliff>'),
}  # fmt: skip
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def xml(name: str, subset: str, text: str, external: str = "") -> bytes:
    _, root, body = BODIES[name]
    return f'<?xml version="1.0"?>\n<!DOCTYPE {root} {external} [{subset}]>\n{body.format(text)}'.encode()


def texts(name: str, data: bytes) -> str:
    try:
        return repr(asdict(getattr(formats.get(name), f"read_{BODIES[name][0]}")(io.BytesIO(data))))
    except InputError as error:
        return str(error)


@pytest.mark.parametrize("name", BODIES)
def test_no_other_file_is_read(name, tmp_path):
    (tmp_path / "secret.txt").write_text(HIDDEN)
    (tmp_path / "evil.dtd").write_text(f'<!ENTITY x "{HIDDEN}">')
    secret, dtd = (tmp_path / "secret.txt").as_uri(), (tmp_path / "evil.dtd").as_uri()
    for data in (
        xml(name, f'<!ENTITY x SYSTEM "{secret}">', "a &x; b"),
        xml(name, f'<!ENTITY % p SYSTEM "{dtd}"> %p;', "a &x; b"),
        xml(name, "", "a &x; b", f'SYSTEM "{dtd}"'),
        xml(name, "", f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret}" parse="text"/>'),
    ):
        assert HIDDEN not in texts(name, data)


@pytest.mark.parametrize("name", BODIES)
def test_nobody_is_called(name):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x.dtd"
        texts(name, xml(name, f'<!ENTITY x SYSTEM "{address}">', "a &x; b"))
        texts(name, xml(name, f'<!ENTITY % p SYSTEM "{address}"> %p;', "a", f'SYSTEM "{address}"'))
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize("name", BODIES)
def test_entities_do_not_grow(name):
    for data in (
        xml(name, f'<!ENTITY l0 "lol">{LAUGHS}', "a &l9; b"),
        xml(name, f'<!ENTITY q "{"a" * 100_000}">', "&q;" * 10_000),
        xml(name, '<!ENTITY a "&b;"><!ENTITY b "&a;">', "a &a; b"),
    ):
        assert len(texts(name, data)) < 200_000


@pytest.mark.parametrize(("name", "ending"), [("tmx", ".tmx"), ("tbx", ".tbx"), ("xliff", ".xlf")])
@pytest.mark.parametrize("text", ["a &l9; b", "a &x; b"])
def test_a_check_and_its_mended_copy_are_as_careful(name, ending, text, tmp_path):
    (tmp_path / "secret.txt").write_text(HIDDEN)
    secret = (tmp_path / "secret.txt").as_uri()
    subset = f'<!ENTITY x SYSTEM "{secret}"><!ENTITY l0 "lol">{LAUGHS}'
    path, copy = tmp_path / f"x{ending}", tmp_path / f"y{ending}"
    path.write_bytes(xml(name, subset, text))
    try:
        targets.check(path, "omegat", copy)
    except AlignerError:
        return
    assert HIDDEN not in copy.read_text(encoding="utf-8")
    assert copy.stat().st_size < 10_000


def office(part: str, content: bytes, **others: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, content)
        for name, more in others.items():
            archive.writestr(name, more)
    return data.getvalue()


def test_zip_bombs_are_refused_by_their_stated_size():
    bomb = b"0" * (64 << 20)
    with pytest.raises(InputError, match=r"would unpack to 64 MB and was not opened: save it as"):
        docx.read_document(office("word/document.xml", bomb), "x.docx", "en")
    with pytest.raises(InputError, match=r"would unpack to 64 MB and was not opened: save it as"):
        xlsx.read_memory(io.BytesIO(office("xl/workbook.xml", b"", bomb=bomb)))


def test_a_zip_bomb_that_lies_about_its_size_is_refused():
    """Unpacking stops at the stated size, and the checksum then does not fit."""
    data = bytearray(office("word/document.xml", b"0" * (64 << 20)))
    true, small = (64 << 20).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    while true in data:
        at = data.index(true)
        data[at : at + 4] = small
    with pytest.raises(AlignerError):
        docx.read_document(bytes(data), "x.docx", "en")


def test_paths_in_an_archive_lead_nowhere(tmp_path, monkeypatch):
    (tmp_path / "a/b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a/b")
    evil = {"../../evil.txt": b"x", str(tmp_path / "evil.txt"): b"x", "here.txt": b"x"}
    for read, part in ((docx.read_document, "word/document.xml"), (None, "xl/workbook.xml")):
        data = office(part, b"<a/>", **evil)
        with pytest.raises(AlignerError):
            read(data, "x", "en") if read else xlsx.read_memory(io.BytesIO(data))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_entities_of_a_sheet_do_not_grow(tmp_path):
    pytest.importorskip("openpyxl")
    unit = TranslationUnit("u", {"en": "MARK", "es": "b"})
    formats.write(Exchange(("en", "es"), (unit,)), tmp_path / "x.xlsx", "memory")
    changed = io.BytesIO()
    with zipfile.ZipFile(tmp_path / "x.xlsx") as old, zipfile.ZipFile(changed, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if b"MARK" in data:
                data = data.replace(b"MARK", b"&l9;").split(b"?>", 1)[-1]
                data = f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>'.encode() + data
            new.writestr(info.filename, data)
    try:
        back = xlsx.read_memory(io.BytesIO(changed.getvalue()))
    except InputError:
        return
    assert len(repr(back)) < 10_000


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_a_full_disk_leaves_the_old_file(tmp_path):
    """The system refuses to write more than 4 kB, as a full disk would."""
    code = """
import resource, signal, sys
from aligner import formats
from aligner.errors import OutputError
from aligner.model import Exchange, TranslationUnit
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
units = tuple(TranslationUnit(f"u{n}", {"en": "word " * 50, "es": "palabra"}) for n in range(100))
try:
    formats.write(Exchange(("en", "es"), units), sys.argv[1], "memory")
except OutputError as error:
    print(error)
"""
    path = tmp_path / "x.tmx"
    path.write_text("old")
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert "x.tmx cannot be written" in run.stdout
    assert path.read_text() == "old"
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from /proc")
def test_a_large_memory_is_written_and_read_in_little_of_ours(tmp_path):
    """100,000 units of four languages; the process stays below the size of the file."""
    code = """
import sys
from aligner.formats import tmx
from aligner.model import Exchange, TranslationUnit
langs = ("en", "es", "fa", "pt")
units = (TranslationUnit(f"u{n}", {lang: f"{n} " + "word " * 30 for lang in langs}, 0.5) for n in range(100_000))
with open(sys.argv[1], "wb") as out:
    tmx.write_units(Exchange(langs), units, out)
with open(sys.argv[1], "rb") as stream:
    assert sum(1 for _ in tmx.read_units(stream)) == 100_000
# Not getrusage: its peak is handed on from the process that started this one.
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
    path = tmp_path / "x.tmx"
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert path.stat().st_size > 80_000_000
    assert int(run.stdout) * 1024 < 60_000_000


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from /proc")
@pytest.mark.parametrize("name", ["x.csv", "x.jsonl", "y.tmx"])
def test_a_large_memory_is_converted_in_little_of_ours(name, tmp_path):
    """60,000 units of four languages pass from file to file; the process stays far below what they take as objects."""
    units = (TranslationUnit(f"u{n}", dict.fromkeys(LANGS, f"{n} " + "word " * 40), 0.5) for n in range(60_000))
    with (tmp_path / "x.tmx").open("wb") as out:
        tmx.write_units(Exchange(LANGS), units, out)
    code = """
import sys
from pathlib import Path
from aligner.exchange import exporting
from aligner.exchange.export_options import ExportOptions
exporting.converted(sys.argv[1], Path(sys.argv[2]), "memory", ExportOptions(), None)
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
    command = [sys.executable, "-c", code, str(tmp_path / "x.tmx"), str(tmp_path / name)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (tmp_path / name).stat().st_size > 48_000_000
    assert int(run.stdout) * 1024 < 100_000_000
