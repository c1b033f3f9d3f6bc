"""Bytes to text: Unicode by its marks, then UTF-8, then an old code page by its letters, else by charset-normalizer.

charset-normalizer alone takes Portuguese in cp1252 for cp1250 (``açăo`` for ``ação``) in most files tried, and refuses
Persian in cp1256. So the code pages of Western Europe and of the Arabic script are tried first, and taken if nearly all
their special letters are ones those languages use. What was taken is always said.
"""

import codecs
import warnings

from aligner.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"%PDF", "a PDF; save its text as .txt first (pdftotext does)"),
    (b"PK\x03\x04", "a zip archive or office file under another name; unpack it, or name it .docx if it is one"),
    (b"\xd0\xcf\x11\xe0", "an old office file (.doc, .xls); save it as .docx or .txt"),
    (b"\x89PNG", "a PNG image; text recognition has to make a text of it first"),
    (b"\xff\xd8\xff", "a JPEG image; text recognition has to make a text of it first"),
    (b"GIF8", "a GIF image; text recognition has to make a text of it first"),
    (b"\x1f\x8b", "gzip data; unpack it first"),
    (b"SQLite format 3\x00", "an SQLite database, perhaps a project file; give the text files instead"),
    (b"{\\rtf", "an RTF file; save it as .docx or .txt"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
)
_SAMPLE = 1 << 18
"""Bytes that charset-normalizer looks at; the rest of a file is in the same encoding."""


_WESTERN = frozenset("áàâãäåæçéèêëíîïñóôõöœúùûüßÁÀÂÃÄÅÆÇÉÈÊËÍÎÏÑÓÔÕÖŒÚÙÛÜºª°§€£¿¡«»“”‘’„–—…·•®©™½²³´\u00a0")
_ARABIC = frozenset(map(chr, range(0x0600, 0x0700))) | frozenset("«»“”‘’–—…•\u00a0\u200c\u200d\u200e\u200f")
_PAGES = (("cp1252", _WESTERN), ("cp1256", _ARABIC), ("mac_roman", _WESTERN), ("cp850", _WESTERN))


class EncodingNote(UserWarning):
    """Which encoding was taken for a file that is not UTF-8."""


def decode(data: bytes, name: str) -> str:
    """The text of a file, unaltered but for the byte order mark; ``name`` is for messages.

    Warns with EncodingNote if the encoding had to be guessed. Raises InputError for an empty or binary file, and for
    one in no known encoding, saying what it is and the way out.
    """
    if not data or not data.strip(b" \t\r\n\f\v\x00"):
        raise InputError(f"{name} is empty: give a file with text in it.")
    refuse_binary(data, name)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, name)
    if "\x00" in text:
        if wide := _without_bom(data):
            return _strictly(data, wide, name)
        if text.count("\x00") > len(text) // 1000:
            raise InputError(f"{name} is binary (it holds NUL bytes): give its text as a UTF-8 file.")
    return text


def refuse_binary(data: bytes, name: str) -> None:
    """Raises InputError, saying what it is, for a file that is no text by its first bytes."""
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise InputError(f"{name} is {what}.")


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} says it is {encoding.removesuffix('-sig').upper()} but is not from byte {error.start} on: "
            "save it again as UTF-8."
        ) from None
    if not text.strip():
        raise InputError(f"{name} is empty: give a file with text in it.")
    return text


def _without_bom(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte is NUL in text that is mostly Latin."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > 0.6 * half and not sample[::2].count(0):
        return "utf-16-le"
    if half and sample[::2].count(0) > 0.6 * half and not sample[1::2].count(0):
        return "utf-16-be"
    return None


def _guessed(data: bytes, name: str) -> str:
    """The text as charset-normalizer reads it, with a warning that names the encoding."""
    if wide := _without_bom(data):
        return _strictly(data, wide, name)
    if data.count(0) > len(data) // 1000:
        raise InputError(f"{name} is binary (it holds NUL bytes): give its text as a UTF-8 file.")
    encoding = _page(data) or _normalizer(data)
    try:
        text = data.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        text = None
    if text is None:
        raise InputError(f"{name} is in no encoding that can be told, or is binary: save it as UTF-8.")
    controls = sum(c < " " and c not in "\t\r\n\f\v" for c in text[:_SAMPLE])
    if controls > len(text[:_SAMPLE]) // 100:
        raise InputError(f"{name} is binary: give its text as a UTF-8 file.")
    warnings.warn(
        f"{name} is not UTF-8 and was read as {encoding}; if letters look wrong, save it as UTF-8.",
        EncodingNote,
        stacklevel=3,
    )
    return text


def _page(data: bytes) -> str | None:
    """The old code page in which nearly all special letters are ones its languages use, most of them small; or None."""
    fitting = []
    for encoding, letters in _PAGES:
        try:
            special = [c for c in data[:_SAMPLE].decode(encoding) if c > "\x7f"]
        except UnicodeDecodeError:
            continue
        if sum(c in letters for c in special) >= 0.98 * len(special):
            fitting.append((sum(c.isalpha() and not c.isupper() for c in special), encoding))
    return max(fitting, key=lambda f: f[0])[1] if fitting else None


def _normalizer(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_exclusion=["utf_7"]).best()
    return best.encoding if best else None
