"""The documents of a collection, each with its language; what cannot be read is told and stops nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner.build import reading, segmenting
from aligner.build.settings import Settings
from aligner.errors import AlignerError
from aligner.exchange.sources import Source
from aligner.languages import base
from aligner.model import Document, Lang, Segment
from aligner.text import detect

MUCH = 400
"""Characters from which a text is believed where its name states another language: untranslated pages lie in folders
of a language."""
_FEW = 20
"""Letters below which no language can be guessed."""


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read."""

    path: Path
    document: Document
    segments: tuple[Segment, ...]
    """Without boilerplate; at least one."""
    note: str = ""
    """What is doubtful about its language."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is no document."""

    path: Path
    name: str
    reason: str


def read(sources: Sequence[Source]) -> Iterator[Read | Unread]:
    """Each source, in order."""
    for source in sources:
        if source.about:
            yield Unread(source.path, source.name, "it is about the texts")
        elif not source.path.as_posix().isprintable():
            yield Unread(source.path, source.name, "its name cannot stand in a list; rename it")
        else:
            try:
                yield _read(source)
            except AlignerError as error:
                yield Unread(source.path, source.name, str(error))
    detect.forget()


def _read(source: Source) -> Read | Unread:
    document = reading.text(source, source.lang or "und")
    lang, note = _language(document.text, source.lang)
    if not lang:
        return Unread(source.path, source.name, "it has too few letters to tell its language")
    corpus = segmenting.segmented([replace(document, lang=lang)], Settings())
    ((document, segments),) = corpus.documents
    own = tuple(segment for segment in segments if not segment.boilerplate)
    return Read(source.path, document, own, note) if own else Unread(source.path, source.name, "it holds no passage")


def _language(text: str, named: Lang | None) -> tuple[Lang, str]:
    """The language of a text, empty where nothing tells it, and what is doubtful about it; ``named``: by its name."""
    told, sure = detect.likeliest(text)
    if named and (not sure or base(told) == base(named) or len(text) < MUCH):
        return named, ""
    if named:
        return told, f"its name states {named}, but it is in {told}"
    if sure:
        return told, ""
    if sum(c.isalpha() for c in text[: 50 * _FEW]) < _FEW:
        return "", ""
    return told, "its language is a guess"
