"""From files to documents: bytes, encoding, language, format; every trouble is one sentence that names the file."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from aligner import formats
from aligner.errors import InputError
from aligner.model import Document, Lang
from aligner.steps.sources import Source
from aligner.steps.works import Read

LONGEST_LINE = 500_000
"""Code points. A book chapter on one line has a tenth of it; a longer line is data, not prose."""

_WHITE = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85"
"""Control characters that Unicode counts as white space; old word processors and PDF converters leave them."""


def extensions() -> frozenset[str]:
    """Extensions, with the dot, of the files that can be documents."""
    return frozenset(_reader_by_extension())


def _reader_by_extension() -> dict[str, str]:
    names = formats.names("read_document")
    return {ending: name for name in names for ending in formats.extensions(name)}


def read(sources: Iterable[Source]) -> Iterator[Read]:
    """One document for each source, as they come. Raises InputError, LanguageError."""
    readers = _reader_by_extension()
    exchanged = {ending for name in formats.names() for ending in formats.extensions(name)} - set(readers)
    for source in sources:
        ending = source.path.suffix.lower()
        if ending in exchanged:
            raise InputError(f"{source.path} is an exchange file, not a text; give the texts that it was made from.")
        yield Read(_document(source, readers.get(ending, "txt")), source.folder, source.explicit)


def read_one(path: str, lang: Lang) -> Document:
    """The document at ``path``; ``-`` is standard input."""
    import sys

    if path == "-":
        return _parse(sys.stdin.buffer.read(), "standard input", lang, "txt", "standard input")
    file = Path(path)
    if not file.exists():
        raise InputError(f"{path} does not exist; check the spelling of the path.")
    if file.is_dir():
        raise InputError(f"{path} is a folder; give a file in it.")
    return _document(Source(file, file.name, lang), _reader_by_extension().get(file.suffix.lower(), "txt"))


def _document(source: Source, reader: str) -> Document:
    try:
        data = source.path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{source.path} cannot be read ({reason}); check what it is and its permissions.") from None
    return _parse(data, source.name, source.lang, reader, str(source.path))


def _parse(data: bytes, name: str, lang: Lang | None, reader: str, shown: str) -> Document:
    """``shown``: how the user calls the file."""
    if not data.strip():
        raise InputError(f"{shown} is empty; put a text into it or leave it out.")
    module = formats.get(reader)
    document: Document = module.read_document(data, shown, lang or "und")
    _refuse_what_no_text_has(document.text, shown)
    if not document.text.strip():
        raise InputError(f"{shown} holds no text; put a text into it or leave it out.")
    if lang is None:
        from aligner.text.detect import detect

        # Read again: a reader may use what it knows of the language.
        document = module.read_document(data, shown, detect(document.text, shown))
    return replace(document, name=name)


def _refuse_what_no_text_has(text: str, shown: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            raise InputError(
                f"Line {number} of {shown} has {len(line):,} characters (the limit is {LONGEST_LINE:,}); "
                f"break it into paragraphs, or leave the file out if it is data."
            )
        if line.isprintable():
            continue
        for c in line:
            if (c < " " or "\x7f" <= c < "\xa0") and c not in _WHITE:
                raise InputError(
                    f"Line {number} of {shown} holds a control character (U+{ord(c):04X}), which no text has; "
                    f"remove it, or convert the file to plain text if it is another kind of file."
                )
