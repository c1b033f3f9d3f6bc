"""What a unit is, said without numbers, so that a decision finds it again after the texts changed around it.

A segment is named by its text and by which of the equal texts of its language it is: renaming a file, and editing,
adding or removing anything else, leaves the name as it was. So does a cut inside a segment: a row that holds all
of its pieces is called what it was called before.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property, partial
from itertools import takewhile

from aligner.model import Corpus, Index, Lang, Unit
from aligner.project.documents import Numbered, SegmentName, numbering, span

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


def named(cell: Iterable[Index], numbered: Callable[[Index], Numbered]) -> tuple[SegmentName, ...]:
    """The names of the segments of a cell; pieces of one segment that follow each other go by one name."""
    names: list[SegmentName] = []
    last: Numbered | None = None
    for own in map(numbered, cell):
        if last and last.whole and own.whole == last.whole and own.position == last.position + 1:
            names[-1] = span(last.whole, last.start, own.end)
            last = replace(own, name=names[-1], start=last.start)
        else:
            names.append(own.name)
            last = own
    return tuple(names)


class Identities:
    """Translates between the positions of one corpus and the names of its segments."""

    def __init__(self, corpus: Corpus) -> None:
        self._numbered = numbering(corpus)

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
        return {lang: named(cell, self._numbered[lang].__getitem__) for lang, cell in unit.cells.items() if cell}

    def find(self, target: Target) -> Unit | None:
        """The unit of that target in this corpus, with score 1; None when a segment of it is no longer there."""
        cells: dict[Lang, tuple[Index, ...]] = {}
        for lang, names in target.items():
            found = [self._positions.get((lang, name)) for name in names]
            present = [cell for cell in found if cell is not None]
            if len(present) != len(names):
                return None
            cells[lang] = tuple(sorted(i for cell in present for i in cell))
        return Unit(cells, 1.0)


def _of_one(one: Numbered, other: Numbered) -> bool:
    return one.whole == other.whole
