"""Units that are read anew each time somebody goes through them: a memory larger than ours passes from file to file."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import overload

from aligner.model import Exchange, TranslationUnit

Make = Callable[[], Iterator[TranslationUnit]]
Units = Generator[TranslationUnit, None, Exchange]
"""What ``read_units`` of a format gives: unit after unit, and in the end, as its value, all but the units."""


def gathered(units: Units) -> Exchange:
    """All of it."""
    found: list[TranslationUnit] = []
    while True:
        try:
            found.append(next(units))
        except StopIteration as end:
            head: Exchange = end.value
            return replace(head, units=tuple(found))


def counted(units: Units) -> tuple[int, Exchange]:
    """How many there are, and all but them."""
    number = 0
    while True:
        try:
            next(units)
        except StopIteration as end:
            return number, end.value
        number += 1


class Reread(Sequence[TranslationUnit]):
    """A sequence that holds nothing; looking one up by number goes through those before it."""

    def __init__(self, make: Make, size: int | None = None) -> None:
        """``make`` gives the same units whenever it is called; ``size``: how many, if that is known."""
        self._make = make
        self._size = size

    def __iter__(self) -> Iterator[TranslationUnit]:
        return self._make()

    def __len__(self) -> int:
        if self._size is None:
            self._size = sum(1 for _ in self._make())
        return self._size

    @overload
    def __getitem__(self, at: int) -> TranslationUnit: ...
    @overload
    def __getitem__(self, at: slice) -> "Reread": ...
    def __getitem__(self, at: int | slice) -> "TranslationUnit | Reread":
        if isinstance(at, slice):
            span = range(*at.indices(len(self)))
            return Reread(lambda: islice(self._make(), span.start, span.stop, span.step), len(span))
        if at < 0:
            at += len(self)
        for unit in islice(self._make(), at, None):
            return unit
        raise IndexError(at)


def each(
    units: Sequence[TranslationUnit], change: Callable[[TranslationUnit], TranslationUnit | None]
) -> Sequence[TranslationUnit]:
    """The units changed, those made None left out; read anew if the units are."""

    def changed() -> Iterator[TranslationUnit]:
        return (new for unit in units if (new := change(unit)) is not None)

    return Reread(changed) if isinstance(units, Reread) else tuple(changed())
