"""The shapes everything else speaks in. No I/O, no algorithms, no imports but the standard library.

Text is never altered: a Segment is a pair of offsets into its Document, and normal forms are computed beside it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
Status = Literal["mined", "approved", "rejected", "forbidden", "do-not-translate"]
PartOfSpeech = Literal["", "noun", "proper noun", "verb", "adjective", "adverb", "other"]
"""Empty: not known. The words of TBX-Basic."""
TermStatus = Literal["", "preferred", "admitted", "superseded", "deprecated", "provisional"]
"""Of one term among those of its language. Empty: as its place says, preferred if it is the first, else admitted.
``superseded``: another has taken its place; ``deprecated``: not to be used; ``provisional``: not looked at yet."""
UNUSABLE: tuple[TermStatus, ...] = ("superseded", "deprecated", "provisional")
"""What no program should put into a translation by itself."""
Kind = Literal["parallel", "partial", "comparable"]
"""A translation; two passages that say partly the same; two that are about the same."""
PARALLEL, PARTIAL = 0.6, 0.3
"""Scores from which a unit counts as parallel, and as partial."""


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
    """In code points of the document's text."""
    end: int
    """One past the last code point."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """By bare name, as in ``TranslationUnit.props``; of a memory's unit only at its first language."""
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


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence-like piece of a document: ``document.text[start:end]``, no white space at either end."""

    start: int
    """In code points of the document's text."""
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
    documents: tuple[Document, ...]

    @property
    def languages(self) -> tuple[Lang, ...]:
        """In the order of the documents."""
        return tuple(dict.fromkeys(d.lang for d in self.documents))


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


@dataclass(frozen=True)
class Corpus:
    """The segmented documents of one work."""

    documents: tuple[tuple[Document, tuple[Segment, ...]], ...]
    """Each document with its segments, in the order of the input; boilerplate included."""

    @cached_property
    def places(self) -> Mapping[Lang, tuple[Place, ...]]:
        """Language to what its positions stand for: its segments over all its documents, without the boilerplate.

        ``Unit.cells``, ``Occurrence.segment`` and ``texts`` all count by these positions.
        """
        found: dict[Lang, list[Place]] = {}
        for document, segments in self.documents:
            own = found.setdefault(document.lang, [])
            own.extend(Place(document, segment) for segment in segments if not segment.boilerplate)
        return {lang: tuple(own) for lang, own in found.items()}

    @cached_property
    def texts(self) -> Mapping[Lang, tuple[str, ...]]:
        """Language to the texts of its positions."""
        return {lang: tuple(place.text for place in own) for lang, own in self.places.items()}

    def line(self, place: Place) -> int:
        """As ``Place.line``, for many places: where the lines of a document begin is looked for once."""
        starts = self._lines.get(place.document.name)
        if starts is None:
            starts = self._lines[place.document.name] = [found.end() for found in finditer("\n", place.document.text)]
        return bisect_right(starts, place.segment.start) + 1

    @cached_property
    def _lines(self) -> dict[str, list[int]]:
        return {}

    @property
    def languages(self) -> tuple[Lang, ...]:
        """In the order in which they first appear among the documents."""
        return tuple(self.places)


@dataclass(frozen=True, slots=True)
class Bead:
    """What two languages share: a run of source segments and the run of target segments that says the same."""

    source: tuple[Index, ...]
    """Ascending; empty when the target run has no counterpart."""
    target: tuple[Index, ...]
    score: float = 0.0
    """0..1, higher is more likely a translation; 0 for a run without counterpart."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One row of the alignment: what each language says for the same passage.

    In parallel text every segment of every language is in exactly one unit and order is kept in each language;
    a unit may then hold a single language (an omission elsewhere). Independent texts drop the order: a unit is one
    fact, its cells are spans of segments, and a segment is in none, one or several units.
    """

    cells: Mapping[Lang, tuple[Index, ...]]
    """Language to ascending segment indexes; languages without a counterpart are absent."""
    score: float = 0.0
    """0..1, higher is better; 0 for a unit of one language."""
    reasons: tuple[str, ...] = ()
    """Why the score is what it is, one short sentence each; may be empty."""
    spans: Mapping[Lang, tuple[Span, ...]] = field(default_factory=dict)
    """Language to the words of each segment of its cell, in the same order, that state what the row shares. A language
    that is absent here shares its whole segments."""
    relation: Kind | None = None
    """What the aligner found the passages to be to each other; None: it is told by the score alone."""

    @property
    def kind(self) -> Kind:
        """What the unit is: a partial match that is loaded as an exact one harms a translator."""
        if self.relation:
            return self.relation
        return "parallel" if self.score >= PARALLEL else "partial" if self.score >= PARTIAL else "comparable"

    @property
    def is_fact(self) -> bool:
        """Whether it is a fact of independent texts: other facts may be stated by the same segments, or words."""
        return bool(self.spans) or self.relation is not None

    def span(self, lang: Lang, index: Index) -> Span | None:
        """The words of a segment of the unit that count; None: all of them."""
        own = self.spans.get(lang)
        return own[self.cells[lang].index(index)] if own else None

    @property
    def parts(self) -> Mapping[tuple[Lang, Index], Span | None]:
        """All its segments, each with the words that count; None: all of them."""
        return {
            (lang, i): span
            for lang, cell in self.cells.items()
            for i, span in zip(cell, self.spans.get(lang) or (None,) * len(cell), strict=True)
        }

    def holds(self, lang: Lang, place: "Occurrence") -> bool:
        """Whether a term that stands there is among the words that count."""
        if place.segment not in self.cells.get(lang, ()):
            return False
        start, end = self.span(lang, place.segment) or (0, place.end)
        return start <= place.start and place.end <= end

    def shares_words(self, other: "Unit") -> bool:
        """Whether any word is in both units."""
        mine, theirs = self.parts, other.parts
        return any(_overlap(mine[place], theirs[place]) for place in mine.keys() & theirs.keys())

    def contradicts(self, other: "Unit") -> bool:
        """Whether not both can be rows: they share words, and not as two facts of independent texts may."""
        return not (self.is_fact and other.is_fact) and self.shares_words(other)

    def tells_same(self, other: "Unit") -> bool:
        """Whether both are the same fact with other borders: in each language they have in common, two at least, they
        share words."""
        common = self.cells.keys() & other.cells.keys()
        mine, theirs = self.parts, other.parts
        places = {place for place in mine.keys() & theirs.keys() if _overlap(mine[place], theirs[place])}
        return len(common) > 1 and {lang for lang, _ in places} == common

    def only(self, kept: Collection[tuple[Lang, Index]]) -> "Unit":
        """The unit with no other segments than these; score and reasons stay."""
        parts = {place: span for place, span in self.parts.items() if place in kept}
        cells: dict[Lang, tuple[Index, ...]] = {}
        spans: dict[Lang, tuple[Span, ...]] = {}
        for (lang, i), span in parts.items():
            cells[lang] = (*cells.get(lang, ()), i)
            if span:
                spans[lang] = (*spans.get(lang, ()), span)
        return replace(self, cells=cells, spans=spans)

    def passages(self, texts: "Mapping[Lang, Sequence[str] | Mapping[Index, str]]") -> dict[Lang, tuple[str, ...]]:
        """Language to the shared words of each segment of its cell, given each language's segments."""
        found = {}
        for lang, cell in self.cells.items():
            spans = self.spans.get(lang) or ((0, None),) * len(cell)
            found[lang] = tuple(texts[lang][i][start:end] for i, (start, end) in zip(cell, spans, strict=True))
        return found

    def joined(self, texts: "Mapping[Lang, Sequence[str] | Mapping[Index, str]]") -> dict[Lang, str]:
        """Language to what it says here. Shared words that do not follow each other in the text stand on lines of
        their own."""
        return {lang: self._said(lang, cell, texts[lang]) for lang, cell in self.cells.items()}

    def _said(self, lang: Lang, cell: Sequence[Index], own: "Sequence[str] | Mapping[Index, str]") -> str:
        spans = self.spans.get(lang)
        if not spans:
            return " ".join([own[i] for i in cell])
        said = ""
        end = None
        for i, (first, past) in zip(cell, spans, strict=True):
            said += "" if end is None else " " if end == i and not first else "\n"
            said += own[i][first:past]
            end = i + 1 if past == len(own[i]) else -1
        return said


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is None or other is None or (one[0] < other[1] and other[0] < one[1])


@dataclass(frozen=True, slots=True)
class Alignment:
    """The units of one work, and what made them."""

    units: tuple[Unit, ...]
    """Ordered text: in reading order. Comparable text: in the reading order of the first language given."""
    order: Literal["ordered", "comparable"]
    """How the texts were aligned; what ``auto`` found."""
    signature: str = ""
    """Settings and versions that made the units; the same input and signature give the same units."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a term stands."""

    segment: Index
    start: int
    """In code points of the segment's own text."""
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """What a terminology file says of a term, or of a concept, beyond what we have a field for."""

    name: str
    """The data category, in the words of TBX: ``termType``, ``grammaticalGender``, ``subjectField`` ..."""
    text: str
    lang: Lang = ""
    """Of a fact of a concept: the language whose section tells it; empty: it is of the whole concept."""


@dataclass(frozen=True, slots=True)
class Term:
    """What one language calls a concept."""

    text: str
    """Dictionary form, as it is shown and exported (Persian with its zero-width non-joiners)."""
    variants: tuple[str, ...] = ()
    """Every other form seen, most frequent first, ``text`` not among them; original spellings included."""
    count: int = 0
    """Occurrences of all forms."""
    documents: int = 0
    """Documents with at least one occurrence."""
    occurrences: tuple[Occurrence, ...] = ()
    """May be truncated; in text order."""
    part_of_speech: PartOfSpeech = ""
    """Of the whole term: *court filing* is a noun."""
    status: TermStatus = ""
    facts: tuple[Fact, ...] = ()
    """In the order of the file they come from; empty for a mined term."""

    @property
    def usable(self) -> bool:
        """Whether a program may put it into a translation."""
        return self.status not in UNUSABLE


@dataclass(frozen=True, slots=True)
class Concept:
    """One row of the glossary: an idea, and the terms each language has for it."""

    terms: Mapping[Lang, tuple[Term, ...]]
    """Language to its terms, preferred first; languages that lack the concept are absent."""
    score: float = 0.0
    """0..1, higher is better: how likely every term of the row is right."""
    is_name: bool = False
    """A person, company, product or case: recognised as a name and listed apart."""
    evidence: tuple[int, ...] = ()
    """Positions in ``Alignment.units`` of the units that show the concept best, best first."""
    reasons: tuple[str, ...] = ()
    status: Status = "mined"
    id: str = ""
    """Stable over runs and exports; empty: formats derive one from the preferred terms."""
    note: str = ""
    """What a person wrote about it, a definition for one."""
    examples: Mapping[Lang, str] = field(default_factory=dict)
    """One sentence a language that shows the term in use; filled by the step that builds an Exchange."""
    references: tuple[str, ...] = ()
    """Where the examples stand, ``document:line``; filled likewise."""
    changed_by: str = ""
    """Who decided about it last; empty: nobody did."""
    changed_at: str = ""
    """When, ``YYYYMMDDTHHMMSSZ``, UTC."""
    facts: tuple[Fact, ...] = ()
    """Of the concept, or of it in one language; empty for a mined one."""


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A row ready for exchange: texts instead of indexes. What TMX, XLIFF and CSV hold."""

    id: str
    """Stable over re-exports of the same content; unique in its file."""
    texts: Mapping[Lang, str]
    score: float | None = None
    status: str | None = None
    note: str = ""
    props: Mapping[str, str] = field(default_factory=dict)
    """Further facts by bare name (``document``, ``order``); a format adds the prefix it needs (TMX: ``x-``).

    As in TMX ``changeid`` tells who decided last, ``changedate`` when (``YYYYMMDDTHHMMSSZ``, UTC); ``creationid`` and
    ``creationdate`` who made it.
    """


@dataclass(frozen=True, slots=True)
class Exchange:
    """The content of one exchange file: a translation memory or a glossary."""

    languages: tuple[Lang, ...]
    """All languages of the content, pivot first."""
    units: Sequence[TranslationUnit] = ()
    """The translation memory; empty in a glossary. May be gone through often; a large one is then read anew."""
    concepts: tuple[Concept, ...] = ()
    """The glossary; empty in a translation memory."""
    signature: str = ""
    """Settings and versions that made the content, exported with it."""
    created: str = ""
    """``YYYYMMDDTHHMMSSZ``, UTC; of the run, not of the export, so that two exports of one run are equal."""

    @property
    def pivot(self) -> Lang:
        """The language the others are given for: TMX ``srclang``, PO ``msgid``."""
        return self.languages[0]
