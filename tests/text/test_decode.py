"""Bytes to text."""

import codecs
import io
import warnings
import zipfile

import pytest

from aligner.errors import InputError
from aligner.text.decode import EncodingNote, decode

TEXT = "Ação e reação: o moinho não parou durante a inundação.\r\nAté à última sessão, ninguém saiu.\u2028Fim."
PERSIAN = "آسیاب سال‌ها خالی ماند."


@pytest.mark.parametrize("text", [TEXT, PERSIAN])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_taken_as_it_is(text: str, encoding: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_big_endian_with_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "a.txt") == TEXT


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(TEXT.replace("\u2028", "\n") * 5, "cp1252"), ("سلام دنیا، این یک متن فارسي است. " * 8, "cp1256")],
)
def test_old_encodings_are_guessed_and_said(text: str, encoding: str) -> None:
    text = text.encode(encoding, "ignore").decode(encoding)
    with pytest.warns(EncodingNote, match=r"old\.txt is not UTF-8 and was read as \w+") as notes:
        found = decode(text.encode(encoding), "old.txt")
    assert found == text
    assert "save it as UTF-8" in str(notes[0].message)


def test_control_characters_are_kept() -> None:
    assert decode(b"a\x07b\x1b[0m c", "a.txt") == "a\x07b\x1b[0m c"


def zipped() -> bytes:
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("a.txt", "hello")
        return file.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (codecs.BOM_UTF16_LE + "\n ".encode("utf-16-le"), "is empty"),
        (b"%PDF-1.7 \n\x00\xff", "a PDF"),
        (zipped(), "zip archive"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG image"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old office file"),
        (bytes(range(256)) * 40, "binary"),
        (b"abc\x00\x01\x02\x00" * 100, "binary"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "from byte"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=r"^in\.txt ") as error:
        decode(data, "in.txt")
    assert what in str(error.value)
    assert str(error.value).count("\n") == 0
