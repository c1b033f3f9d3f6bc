"""Texts as they came, cut into segments; nothing of a text is ever altered."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from re import finditer
from typing import Literal

Lang = str
"""A BCP-47 language tag as the user wrote it: ``en``, ``pt-BR``, ``fa``."""

Index = int
"""Zero-based position of a segment among the segments of its language, over all documents of that language."""

Span = tuple[int, int]
"""A part of a segment: start and end, in code points of the segment's own text, end excluded."""

BlockKind = Literal["paragraph", "heading", "item"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item of a document."""

    start: int
    """First code point of the block in the document's text."""
    end: int
    """One past the last code point."""
    kind: BlockKind = "paragraph"
    boilerplate: bool = False
    """Navigation, comment form, cookie line, page number ...: kept in the document, not aligned, not mined."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file says of a stretch of a document's text: the cue of a subtitle, the unit of a translation memory."""

    start: int
    """First code point, in the document's text."""
    end: int
    """One past the last code point."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Values by bare name, as in ``TranslationUnit.props``; of a memory's unit only at its first language."""
    row: str = ""
    """Names a row that is aligned already: its stretches say the same in their languages. Empty: in none."""


@dataclass(frozen=True, slots=True)
class Document:
    """One text in one language, exactly as decoded from its file."""

    name: str
    """Unique within a project; the file's name, or its path below the input folder."""
    lang: Lang
    text: str
    blocks: tuple[Block, ...] = ()
    """In order, not overlapping. Empty means: not looked at yet."""
    origins: tuple[Origin, ...] = ()
    """In order, not overlapping."""

    @property
    def size(self) -> int:
        """Code points of the text."""
        return len(self.text)

    @property
    def whole(self) -> str:
        """Its name; of a piece of a large memory's text in one language that of the whole: the first piece's."""
        return whole_of(self.name, self.first_row)

    @property
    def first_row(self) -> str:
        """Name of the row that its first stretch is in; empty: in none, as it is of no memory."""
        return self.origins[0].row if self.origins else ""


def whole_of(name: str, row: str) -> str:
    """``Document.whole`` of the document of that name, whose first stretch is of that row (empty: of none)."""
    memory = row.rpartition(":")[0]
    return f"{memory}/{name[len(memory) + 1 :].partition('/')[0]}" if memory else name


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence-like piece of a document: ``document.text[start:end]``, no white space at either end."""

    start: int
    """First code point, in the document's text."""
    end: int
    """One past the last code point; only white space lies between two segments."""
    block: int = 0
    """Index into ``Document.blocks``."""
    kind: BlockKind = "paragraph"
    boilerplate: bool = False
    cut: bool = False
    """A reviewer cut it off the segment before it: the two are pieces of one."""


@dataclass(frozen=True, slots=True)
class Work:
    """Documents that are aligned with each other; at least two languages."""

    name: str
    """Path below the output folder; empty: the output folder itself."""
    documents: Sequence[Document]

    @property
    def languages(self) -> tuple[Lang, ...]:
        """In the order of the documents."""
        return tuple(dict.fromkeys(d.lang for d in self.documents))

    @property
    def wholes(self) -> Mapping[str, Lang]:
        """Name of each document to its language; those that are pieces of one are one."""
        return {document.whole: document.lang for document in self.documents}

    @property
    def sizes(self) -> Mapping[str, int]:
        """Name of each of ``wholes`` to its code points, with the line breaks that join its pieces."""
        found: dict[str, int] = {}
        for document in self.documents:
            found[document.whole] = found.get(document.whole, -1) + 1 + document.size
        return found


@dataclass(frozen=True)
class Place:
    """Where a position of a language is: a segment of a document."""

    document: Document
    segment: Segment

    @property
    def text(self) -> str:
        """The segment's own text."""
        return self.document.text[self.segment.start : self.segment.end]

    @property
    def line(self) -> int:
        """The line of the document that it begins in, from 1."""
        return self.document.text.count("\n", 0, self.segment.start) + 1

    @property
    def origins(self) -> tuple[Origin, ...]:
        """What the file says of the segment or of a part of it."""
        own = self.document.origins
        first = bisect_right(own, self.segment.start, key=lambda origin: origin.end)
        last = bisect_left(own, self.segment.end, lo=first, key=lambda origin: origin.start)
        return own[first:last]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a term stands."""

    segment: Index
    start: int
    """First code point, in the segment's own text."""
    end: int


@dataclass(frozen=True)
class Corpus:
    """The segmented documents of one work."""

    documents: Sequence[tuple[Document, Sequence[Segment]]]
    """Each document with its segments, in the order of the input; boilerplate included. Read anew each time they are
    gone through where there are too many to hold."""

    def __repr__(self) -> str:
        """How much there is of each language; the texts themselves are in ``texts``."""
        told = ", ".join(f"{lang} {len(own)}" for lang, own in self.places.items())
        return f"<Corpus {len(self.documents)} documents; segments: {told or 'none'}>"

    @cached_property
    def places(self) -> Mapping[Lang, Sequence[Place]]:
        """Language to what its positions stand for: its segments over all its documents, without the boilerplate.

        ``Unit.cells``, ``Occurrence.segment`` and ``texts`` all count by these positions.
        """
        found: dict[Lang, list[Place]] = {}
        for document, segments in self.documents:
            own = found.setdefault(document.lang, [])
            own.extend(Place(document, segment) for segment in segments if not segment.boilerplate)
        return {lang: tuple(own) for lang, own in found.items()}

    @cached_property
    def texts(self) -> Mapping[Lang, Sequence[str]]:
        """Language to the texts of its positions."""
        return {lang: tuple(place.text for place in own) for lang, own in self.places.items()}

    @cached_property
    def wholes(self) -> Mapping[str, Lang]:
        """Name of each document to its language; those that are pieces of one are one."""
        return {document.whole: document.lang for document, _ in self.documents}

    def of(self, lang: Lang) -> Iterator[tuple[Document, Sequence[Segment]]]:
        """The documents of a language with their segments."""
        return ((document, segments) for document, segments in self.documents if document.lang == lang)

    def line(self, place: Place) -> int:
        """As ``Place.line``, of the whole that a document is a piece of, for many places: where the lines of a document
        begin is looked for once."""
        starts = self._lines.get(place.document.name)
        if starts is None:
            starts = self._lines[place.document.name] = [found.end() for found in finditer("\n", place.document.text)]
        return self._lines_before[place.document.name] + bisect_right(starts, place.segment.start) + 1

    @cached_property
    def _lines_before(self) -> Mapping[str, int]:
        """Name of a document to how many lines the pieces before it have."""
        known: Counter[str] = Counter()
        found = {}
        for document, _ in self.documents:
            found[document.name] = known[document.whole]
            known[document.whole] += document.text.count("\n") + 1
        return found

    @cached_property
    def _lines(self) -> dict[str, list[int]]:
        return {}

    @property
    def languages(self) -> tuple[Lang, ...]:
        """In the order in which they first appear among the documents."""
        return tuple(self.places)
