"""What belongs together: beads of two languages, units of all."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from aligner.model.corpus import Index, Lang, Occurrence, Span

Kind = Literal["parallel", "partial", "comparable"]
"""A translation; two passages that say partly the same; two that are about the same."""
PARALLEL, PARTIAL = 0.6, 0.3
"""Scores from which a unit counts as parallel, and as partial."""

Order = Literal["auto", "ordered", "comparable"]
"""Translations of each other, or texts that tell the same facts, each in its own order; ``auto``: which of the two,
the aligner finds out."""
Preset = Literal["balanced", "precise", "recall"]
"""How sure units of comparable texts must be: ``precise`` keeps only sure ones, ``recall`` doubtful ones, too."""


def is_run(cell: Sequence[Index]) -> bool:
    """Whether ascending positions follow each other, with nothing put in between; so do none."""
    return not cell or cell[-1] - cell[0] == len(cell) - 1


@dataclass(frozen=True, slots=True)
class Bead:
    """What two languages share: a run of source segments and the run of target segments that says the same; around
    what was put in between in one of them, if need be."""

    source: tuple[Index, ...]
    """Ascending; empty when the target run has no counterpart."""
    target: tuple[Index, ...]
    score: float = 0.0
    """0..1, higher is more likely a translation; 0 for a run without counterpart."""


@dataclass(frozen=True, slots=True)
class Divergence:
    """Words that one language of a unit says, and others of it do not."""

    part: int
    """Which of the segments of its cell they stand in, from 0."""
    start: int
    """Where, in code points of the segment; ``end`` is excluded."""
    end: int
    missing: tuple[Lang, ...]
    """The languages of the unit that do not say it."""


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
    divergences: Mapping[Lang, tuple[Divergence, ...]] = field(default_factory=dict)
    """Language to the words that it says and others do not, in text order; of units whose words nobody looked at,
    none."""

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

    def holds(self, lang: Lang, place: Occurrence) -> bool:
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
        """The unit with no other segments than these; score and reasons stay, divergences do not."""
        parts = {place: span for place, span in self.parts.items() if place in kept}
        cells: dict[Lang, tuple[Index, ...]] = {}
        spans: dict[Lang, tuple[Span, ...]] = {}
        for (lang, i), span in parts.items():
            cells[lang] = (*cells.get(lang, ()), i)
            if span:
                spans[lang] = (*spans.get(lang, ()), span)
        return replace(self, cells=cells, spans=spans, divergences={})

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

    units: Sequence[Unit]
    """Ordered text: in reading order; what stands in the midst of a unit comes right after it. Comparable text: in the
    reading order of the first language given."""
    order: Literal["ordered", "comparable"]
    """How the texts were aligned; what ``auto`` found."""
    signature: str = ""
    """Settings and versions that made the units; the same input and signature give the same units."""

    def __repr__(self) -> str:
        """How many units of which kind; the units themselves are in ``units``."""
        langs = dict.fromkeys(lang for unit in self.units for lang in unit.cells)
        kinds = Counter(unit.kind for unit in self.units)
        told = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
        where = ", ".join(langs) or "no language"
        return f"<Alignment {self.order}, {len(self.units)} units in {where}; {told or 'none'}>"
