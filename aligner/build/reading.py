"""From files to documents: bytes, encoding, language, format; every trouble is one sentence that names the file."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from aligner import formats
from aligner.build import joining, memories
from aligner.build.grouping import ReadDocument
from aligner.errors import InputError
from aligner.exchange import memory_files
from aligner.exchange.sources import Source
from aligner.formats import Loss, hunalign, intertext
from aligner.model import Document, Exchange, Lang
from aligner.progress import Progress, quiet
from aligner.text.detect import from_name
from aligner.text.ordinary import refuse_special

LONGEST_LINE = 500_000
"""Code points. A book chapter on one line has a tenth of it; a longer line is data, not prose."""

_WHITE = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85"
"""Control characters that Unicode counts as white space; old word processors and PDF converters leave them."""


def extensions() -> frozenset[str]:
    """Extensions, with the dot, of the files that can be documents."""
    return frozenset(_reader_by_extension())


@cache
def _reader_by_extension() -> dict[str, str]:
    names = formats.names("read_document")
    return {ending: name for name in names for ending in formats.extensions(name)}


def read(sources: Sequence[Source], notes: list[str], progress: Progress = quiet) -> Iterator[tuple[ReadDocument, ...]]:
    """The documents of each source, as they come: one of a text, one a language of a memory.

    The texts that a hunalign ladder counts are read with it. A memory that stands alone may be larger than ours: it is
    read as a stream. ``notes`` takes a sentence on each memory that said what a project cannot hold. Raises InputError,
    LanguageError.
    """
    if len(sources) == 1 and _is_memory(sources[0], ()):
        made = _made(joining.Named(sources[0].name, _alone(sources[0], notes, progress)), sources[0], progress)
        yield tuple(ReadDocument(d, sources[0].folder, sources[0].explicit, sources[0].work) for d in made)
        return
    readers = _reader_by_extension()
    terms = memory_files.endings("read_glossary") - memory_files.endings("read_memory") - set(readers)
    counted = {path.resolve() for source in sources for path in _counted(source)}
    read = {source: _memory(source, notes) for source in sources if _is_memory(source, counted)}
    groups = joining.joined([joining.Named(source.name, memory) for source, memory in read.items()])
    first = {group[0].name: group for group in groups}
    for source in sources:
        ending = formats.ending_of(source.path)
        if source.path.resolve() in counted:
            yield ()
        elif source in read:
            group = first.get(source.name, ())
            if len(group) > 1:
                notes.append(f"{', '.join(n.name for n in group)} translate the same texts: a row holds all languages.")
            made = _made(joining.one(group), source) if group else []
            yield tuple(ReadDocument(d, source.folder, source.explicit, source.work) for d in made)
        elif ending in terms:
            raise InputError(
                f"{source.path} is a glossary, not a text or memory; `aligner glossary PROJECT --known {source.path}` "
                f"takes it."
            )
        elif len(source.langs) > 1:
            raise InputError(f"{source.path} is a text, which has one language; write {source.langs[0]}={source.path}.")
        else:
            document = _document(source, _reader(source.path))
            yield (ReadDocument(document, source.folder, source.explicit, source.work),)


def _counted(source: Source) -> tuple[Path, ...]:
    """The texts that an alignment is read with, as it holds none itself."""
    ending = formats.ending_of(source.path)
    if ending in (".ladder", *formats.extensions("vecalign")):
        return hunalign.texts_of(source.path, source.langs)
    return intertext.texts_of(source.path) if ending in formats.extensions("intertext") else ()


def _is_memory(source: Source, counted: Container[Path]) -> bool:
    return source.path.resolve() not in counted and memory_files.is_memory(source.path)


class _Rules(list[Loss]):
    """Takes losses and counts them by rule; a large memory may have millions."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def append(self, loss: Loss) -> None:
        self.counts[loss.rule] += 1

    def extend(self, losses: Iterable[Loss]) -> None:
        self.counts.update(loss.rule for loss in losses)


def _memory(source: Source, notes: list[str]) -> Exchange:
    losses = _Rules()
    memory = memory_files.memory(_called(source), losses)
    _note(source, losses, notes)
    return memory


def _alone(source: Source, notes: list[str], progress: Progress) -> Exchange:
    """The same as a stream."""
    losses = _Rules()
    # Looked through once, and read then.
    memory = memory_files.memory(
        _called(source), losses, lazily=True, tell=lambda done, size: progress("reading", done, 2 * size)
    )
    _note(source, losses, notes)
    return memory


def _called(source: Source) -> str:
    """The source as people name it."""
    return f"{','.join(source.langs)}={source.path}" if source.langs else str(source.path)


def _note(source: Source, losses: _Rules, notes: list[str]) -> None:
    if losses.counts:
        left = ", ".join(f"{count} x {rule}" for rule, count in losses.counts.items())
        notes.append(f"Left out of {source.name}: {left}.")


def _made(named: joining.Named, source: Source, progress: Progress = quiet) -> list[Document]:
    made = memories.documents(named.memory, named.name, progress)
    if len({document.lang for document in made}) < 2:
        there = f"texts in {made[0].lang} alone" if made else "blank texts alone"
        raise InputError(
            f"{source.path} has {there}; give a memory of two languages, or all files of its kind at once."
        )
    return made


def read_one(path: str, lang: Lang) -> Document:
    """The document at ``path``; ``-`` is standard input."""
    import sys

    if path == "-":
        return _parse(sys.stdin.buffer.read(), "standard input", lang, "txt", "standard input")
    file = Path(path)
    refuse_special(file)
    if not file.exists():
        raise InputError(f"{path} does not exist; check the spelling of the path.")
    if file.is_dir():
        raise InputError(f"{path} is a folder; give a file in it.")
    return _document(Source(file, file.name, lang), _reader(file))


def _reader(path: Path) -> str:
    """The format of a text by its name; one without an ending, or with a language there, is plain text.

    Raises InputError for an ending that says that it is something else.
    """
    readers, ending = _reader_by_extension(), formats.ending_of(path)
    if ending not in readers and ending and from_name(f"text.{ending[1:]}") is None and not path.suffix[1:].isdecimal():
        kinds = ", ".join(sorted(readers))
        raise InputError(
            f"{path} is a {ending} file, which is not read; save its text as .txt, or call it so if it is plain text "
            f"already. Texts that are read end in: {kinds}."
        )
    return readers.get(ending, "txt")


def text(source: Source, lang: Lang | None) -> Document:
    """The document of a source that is no memory; ``lang``: None to look at the text. Raises InputError,
    LanguageError."""
    return _document(replace(source, lang=lang), _reader(source.path))


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
    formats.refuse_dense_text(data, shown)
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
