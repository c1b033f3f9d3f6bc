"""What a unit is, said without numbers, so that a decision finds it again after the texts changed around it.

A segment is named by its text and by which of the equal texts of its language it is: renaming a file, and editing,
adding or removing anything else, leaves the name as it was. So does a cut inside a segment: a row that holds all
of its pieces is called what it was called before. A row that shares some words of a segment alone names these, by
where they stand in the whole.
"""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import accumulate, takewhile

from aligner.model import Corpus, Index, Kind, Lang, Span, Unit
from aligner.project.documents import Numbered, SegmentName, names_words, numbering, span, words

Target = Mapping[Lang, tuple[SegmentName, ...]]
"""A unit by the names of its segments, in text order."""


def to_json(target: Target) -> str:
    """A target as it is stored: equal targets give equal strings."""
    return json.dumps({lang: target[lang] for lang in sorted(target)}, ensure_ascii=False, separators=(",", ":"))


def from_json(stored: str) -> Target:
    """The reverse of ``to_json``."""
    cells: dict[Lang, list[tuple[str, int]]] = json.loads(stored)
    return {lang: tuple((text, nth) for text, nth in names) for lang, names in cells.items()}


def key(target: Target) -> str:
    """A short name for the target: 16 hexadecimal digits, safe as an id in every exchange format."""
    return hashlib.sha256(to_json(target).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def named(
    cell: Sequence[Index], numbered: Callable[[Index], Numbered], spans: Sequence[Span] | None = None
) -> tuple[SegmentName, ...]:
    """The names of the segments of a cell, or of these words of them; pieces of one segment that follow each other go
    by one name."""
    call = words if spans else span
    names: list[SegmentName] = []
    last: Numbered | None = None
    begin = end = 0
    for n, own in enumerate(map(numbered, cell)):
        size = len(own.name[0])
        first, past = spans[n] if spans else (0, size)
        follows = last and last.whole and own.whole == last.whole and own.position == last.position + 1
        if follows and end == last.end and not first:  # type: ignore[union-attr]
            names.pop()
        else:
            begin = own.start + first
        end = own.start + past
        names.append(call(own.whole or own.name, begin, end))
        last = own
    return tuple(names)


class Identities:
    """Translates between the positions of one corpus and the names of its segments."""

    def __init__(self, corpus: Corpus) -> None:
        self._numbered = numbering(corpus)
        self._haystacks: dict[Lang, _Wholes] = {}

    @cached_property
    def _positions(self) -> dict[tuple[Lang, SegmentName], tuple[Index, ...]]:
        found: dict[tuple[Lang, SegmentName], tuple[Index, ...]] = {}
        for lang, every in self._numbered.items():
            for n, own in enumerate(every):
                found[lang, own.name] = (own.position,)
                if own.whole:
                    for last in takewhile(partial(_of_one, own), every[n + 1 :]):
                        name = span(own.whole, own.start, last.end)
                        found[lang, name] = tuple(range(own.position, last.position + 1))
        return found

    def target(self, unit: Unit) -> Target:
        """The unit said without numbers."""
        return {
            lang: named(cell, self._numbered[lang].__getitem__, unit.spans.get(lang))
            for lang, cell in unit.cells.items()
            if cell
        }

    def find(self, target: Target, relation: Kind | None = None) -> Unit | None:
        """The unit of that target in this corpus, with score 1; None when a segment of it is no longer there.

        ``relation``: what the unit was found to be, which its names do not tell.
        """
        cells: dict[Lang, tuple[Index, ...]] = {}
        spans: dict[Lang, tuple[Span, ...]] = {}
        for lang, names in target.items():
            parts: dict[Index, Span] = {}
            for name in names:
                found = self._parts(lang, name)
                if not found:
                    return None
                for position, (start, end) in found.items():
                    first, past = parts.get(position, (start, end))
                    parts[position] = min(first, start), max(past, end)
            cells[lang] = tuple(sorted(parts))
            if any(map(names_words, names)):
                spans[lang] = tuple(parts[i] for i in cells[lang])
        return Unit(cells, 1.0, spans=spans, relation=relation)

    def _parts(self, lang: Lang, name: SegmentName) -> dict[Index, Span]:
        """The segments that a name stands for, with the words of each; empty: they are no longer there."""
        if lang not in self._numbered:
            return {}
        every = self._numbered[lang]
        if not names_words(name):
            return {i: (0, len(every[i].name[0])) for i in self._positions.get((lang, name), ())}
        if lang not in self._haystacks:
            self._haystacks[lang] = _Wholes(every)
        return self._haystacks[lang].find(name)


class _Wholes:
    """The segments of a language as the segmenter made them, to find words in by their name."""

    def __init__(self, every: Sequence[Numbered]) -> None:
        pieces: dict[SegmentName, list[Numbered]] = {}
        for own in every:
            pieces.setdefault(own.whole or own.name, []).append(own)
        self._pieces = list(pieces.items())
        self._starts = list(accumulate((len(text) + 1 for text, _ in pieces), initial=0))
        self._text = "\n".join(text for text, _ in pieces)

    def find(self, name: SegmentName) -> dict[Index, Span]:
        """Positions and spans of what the name stands for; empty: nothing."""
        for whole, pieces, start in self._places(name[0]):
            end = start + len(name[0])
            if words(whole, start, end) == name:
                return {
                    own.position: (max(start, own.start) - own.start, min(end, own.end) - own.start)
                    for own in pieces
                    if own.start < end and start < own.end
                }
        return {}

    def _places(self, text: str) -> Iterator[tuple[SegmentName, list[Numbered], int]]:
        """Where a text stands: segment, its pieces, and the offset in it."""
        at = self._text.find(text)
        while at >= 0:
            n = bisect_right(self._starts, at) - 1
            yield *self._pieces[n], at - self._starts[n]
            at = self._text.find(text, at + 1)


def _of_one(one: Numbered, other: Numbered) -> bool:
    return one.whole == other.whole
