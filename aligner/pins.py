"""What people decided, as bounds for the next alignment: accepted units are pins, rejected ones never come back.

Each cell of an accepted unit is folded into one segment, so that whatever a person joined is a one-to-one bead for the
algorithms; afterwards everything is unfolded to the segments as they were.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.errors import InputError
from aligner.model import Index, Lang, Unit

Cell = tuple[Index, ...]
Cells = frozenset[tuple[Lang, Cell]]
"""The cells of a unit, to be compared and looked up by."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a pair of languages must keep to, in folded positions."""

    together: tuple[tuple[int, int], ...] = ()
    """Source and target positions that are a bead."""
    source: frozenset[int] = frozenset()
    """Source positions that belong to a pin and may be in no other bead."""
    target: frozenset[int] = frozenset()
    apart: tuple[tuple[Cell, Cell], ...] = ()
    """Runs of source and target positions that must not be a bead."""

    def among(self, source: Sequence[int], target: Sequence[int]) -> "Bounds":
        """The bounds among some of the positions, by their places in there."""
        left, right = ({position: place for place, position in enumerate(own)} for own in (source, target))
        return Bounds(
            tuple((left[i], right[j]) for i, j in self.together if i in left and j in right),
            frozenset(left[i] for i in self.source if i in left),
            frozenset(right[j] for j in self.target if j in right),
            tuple(
                (tuple(left[i] for i in cell), tuple(right[j] for j in other))
                for cell, other in self.apart
                if all(i in left for i in cell) and all(j in right for j in other)
            ),
        )


class Folding:
    """The segments of all languages with each cell of a pin folded into one."""

    def __init__(self, sizes: Mapping[Lang, int], pins: Sequence[Unit], rejected: Sequence[Unit]) -> None:
        """Raises InputError for an index that is not there, or that two pins claim."""
        self.pins = [_kept(pin, sizes) for pin in pins]
        self.rejected = {_identity(unit) for unit in rejected} - {_identity(pin) for pin in pins}
        self.cells: dict[Lang, list[Cell]] = {}
        """Language to the segments that each folded segment stands for, in text order."""
        self._place: dict[tuple[Lang, Index], int] = {}
        for lang, size in sizes.items():
            pinned = self._pinned(lang)
            inside = {index for cell in pinned.values() for index in cell}
            folded = [pinned.get(i, (i,)) for i in range(size) if i in pinned or i not in inside]
            self.cells[lang] = folded
            self._place.update({(lang, i): place for place, cell in enumerate(folded) for i in cell})

    def _pinned(self, lang: Lang) -> dict[Index, Cell]:
        """Cells of the pins in one language, by their first segment."""
        cells = [pin.cells[lang] for pin in self.pins if lang in pin.cells]
        claimed = [index for cell in cells for index in cell]
        if len(set(claimed)) < len(claimed):
            twice = min(index for index in claimed if claimed.count(index) > 1)
            raise InputError(f"Two accepted units claim segment {twice} of {lang}; reject one of them.")
        return {cell[0]: cell for cell in cells}

    def outsiders(self, vectors: Mapping[Lang, NDArray[np.floating]]) -> dict[Cells, Lang | None]:
        """The language of each rejected row that fits the others least, by its folded segments' unit vectors.

        A row of several languages is mostly rejected for one of them; setting all apart would lose the right links
        with the wrong one. A row of two has no outsider: both are set apart.
        """
        out: dict[Cells, Lang | None] = {}
        for row in self.rejected:
            cells = {lang: self._folded(lang, cell) for lang, cell in row if lang in vectors}
            means = {lang: vectors[lang][list(cell)].mean(axis=0) for lang, cell in cells.items() if cell}
            fit = {a: sum(float(x @ y) for b, y in means.items() if b != a) for a, x in means.items()}
            out[row] = min(sorted(fit), key=fit.__getitem__) if len(fit) > 2 else None
        return out

    def bounds(self, a: Lang, b: Lang, outsiders: Mapping[Cells, Lang | None]) -> Bounds:
        """What the pair of languages a, b must keep to."""
        both = [(pin.cells[a][0], pin.cells[b][0]) for pin in self.pins if a in pin.cells and b in pin.cells]
        apart = []
        for row, outsider in outsiders.items():
            cells = dict(row)
            if a in cells and b in cells and outsider in (None, a, b):
                apart.append((self._folded(a, cells[a]), self._folded(b, cells[b])))
        return Bounds(
            tuple((self._place[a, i], self._place[b, j]) for i, j in both),
            frozenset(self._place[a, pin.cells[a][0]] for pin in self.pins if a in pin.cells),
            frozenset(self._place[b, pin.cells[b][0]] for pin in self.pins if b in pin.cells),
            tuple(apart),
        )

    def _folded(self, lang: Lang, cell: Cell) -> Cell:
        return tuple(sorted({self._place[lang, index] for index in cell if (lang, index) in self._place}))

    def folded(self, unit: Unit) -> Unit:
        """A unit of original segments in folded positions."""
        cells = {lang: self._folded(lang, cell) for lang, cell in unit.cells.items()}
        return Unit(cells, unit.score, unit.reasons)

    def unfold(self, units: Sequence[Unit], *, keep_all: bool) -> list[Unit]:
        """Units over the original segments: pins as they were, nothing that was rejected.

        ``keep_all``: every segment must stay in a unit (ordered text), so a rejected row falls into its segments.
        """
        claimed = {(lang, i): n for n, p in enumerate(self.pins) for lang, c in p.cells.items() for i in c}
        placed: set[int] = set()
        out: list[Unit] = []
        for unit in units:
            cells = {lang: self._opened(lang, cell) for lang, cell in unit.cells.items()}
            touched = sorted({claimed[lang, i] for lang, i in _segments(cells) if (lang, i) in claimed})
            # Mostly the row is the pin. Pins that cross each other cannot be rows of one order: they are put back
            # where they begin, and what else stands in the row is freed of them.
            out += [self.pins[n] for n in touched if n not in placed]
            placed.update(touched)
            rest = _without(cells, claimed) if touched else cells
            if rest and not touched and _identity(Unit(rest)) not in self.rejected:
                out.append(Unit(rest, unit.score, unit.reasons))
            elif keep_all:
                out += [Unit({lang: (i,)}) for lang, i in _segments(rest)]
        return out + [pin for n, pin in enumerate(self.pins) if n not in placed]

    def _opened(self, lang: Lang, cell: Cell) -> Cell:
        return tuple(i for place in cell for i in self.cells[lang][place])


def pinned(unit: Unit) -> Unit:
    """A unit as it stands when a person accepted it."""
    return Unit({lang: tuple(sorted(cell)) for lang, cell in unit.cells.items()}, 1.0, ("accepted by a reviewer",))


def _kept(pin: Unit, sizes: Mapping[Lang, int]) -> Unit:
    for lang, cell in pin.cells.items():
        if not cell or lang not in sizes or not all(0 <= index < sizes[lang] for index in cell):
            raise InputError(f"An accepted unit names segments {cell} of {lang}, which the texts do not have.")
    return pinned(pin)


def _identity(unit: Unit) -> Cells:
    return frozenset((lang, tuple(sorted(cell))) for lang, cell in unit.cells.items() if cell)


def _segments(cells: Mapping[Lang, Cell]) -> Iterator[tuple[Lang, Index]]:
    return ((lang, i) for lang, cell in cells.items() for i in cell)


def _without(cells: Mapping[Lang, Cell], claimed: Container[tuple[Lang, Index]]) -> dict[Lang, Cell]:
    """The cells without the segments that are claimed; a language with nothing left is absent."""
    free = {lang: tuple(i for i in cell if (lang, i) not in claimed) for lang, cell in cells.items()}
    return {lang: cell for lang, cell in free.items() if cell}
