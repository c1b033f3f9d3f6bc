"""What a unit is, said without numbers, so that a decision finds it again after the texts changed around it.

A segment is named by its text and by which of the equal texts of its language it is: renaming a file, and editing,
adding or removing anything else, leaves the name as it was.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property

from aligner.model import Index, Lang, Unit
from aligner.project.documents import Corpus

SegmentName = tuple[str, int]
"""A segment's text, and the count of equal texts before it in its language."""

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


class Identities:
    """Translates between the positions of one corpus and the names of its segments."""

    def __init__(self, corpus: Corpus) -> None:
        self._names: dict[Lang, list[SegmentName]] = {}
        for lang, texts in corpus.texts.items():
            seen: dict[str, int] = {}
            names = self._names[lang] = []
            for text in texts:
                nth = seen[text] = seen.get(text, -1) + 1
                names.append((text, nth))

    @cached_property
    def _positions(self) -> dict[tuple[Lang, SegmentName], Index]:
        return {(lang, name): i for lang, names in self._names.items() for i, name in enumerate(names)}

    def target(self, unit: Unit) -> Target:
        """The unit said without numbers."""
        return {lang: tuple(self._names[lang][i] for i in cell) for lang, cell in unit.cells.items() if cell}

    def find(self, target: Target) -> Unit | None:
        """The unit of that target in this corpus, with score 1; None when a segment of it is no longer there."""
        cells: dict[Lang, tuple[Index, ...]] = {}
        for lang, names in target.items():
            found = [self._positions.get((lang, name)) for name in names]
            present = sorted(i for i in found if i is not None)
            if len(present) != len(names):
                return None
            cells[lang] = tuple(present)
        return Unit(cells, 1.0)
