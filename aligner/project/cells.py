"""What rows hold, from the table to units and back."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence

from aligner.model import Index, Lang, Span, Unit
from aligner.project.store import Project


def insert(project: Project, number: int, parts: Mapping[tuple[Lang, Index], Span | None]) -> None:
    """Writes cells of the row of that number: segments, each with the words that count (None: all of them)."""
    rows = ((number, lang, i, *(span or (None, None))) for (lang, i), span in parts.items())
    project.run_many("INSERT INTO cell (unit, lang, position, start, end) VALUES (?, ?, ?, ?, ?)", rows)


def of_row(project: Project, number: int) -> Unit:
    """The segments and words of one row; its score is not told."""
    rows = project.rows("SELECT * FROM cell WHERE unit = ? ORDER BY lang, position", (number,))
    return _units(rows).get(number, Unit({}))


def of_some(project: Project, numbers: Sequence[int]) -> dict[int, Unit]:
    """The same for the rows of these numbers."""
    query = "SELECT * FROM cell WHERE unit IN (SELECT value FROM json_each(?)) ORDER BY unit, lang, position"
    return _units(project.rows(query, (json.dumps(numbers),)))


def contested(project: Project) -> set[tuple[Lang, Index]]:
    """Segments that several rows hold, replaced ones among them: mostly none."""
    query = "SELECT lang, position FROM cell GROUP BY lang, position HAVING count(*) > 1"
    return {(lang, position) for lang, position in project.each(query)}


def _units(rows: Iterable[sqlite3.Row]) -> dict[int, Unit]:
    cells: dict[int, dict[Lang, list[Index]]] = {}
    spans: dict[int, dict[Lang, list[Span]]] = {}
    for row in rows:
        unit, lang, position, start, end = (row[name] for name in ("unit", "lang", "position", "start", "end"))
        cells.setdefault(unit, {}).setdefault(lang, []).append(position)
        if start is not None:
            spans.setdefault(unit, {}).setdefault(lang, []).append((start, end))
    return {
        unit: Unit(
            {lang: tuple(positions) for lang, positions in own.items()},
            spans={lang: tuple(parts) for lang, parts in spans.get(unit, {}).items()},
        )
        for unit, own in cells.items()
    }


class Claims:
    """Units that are rows already, to ask what contradicts them."""

    def __init__(self, units: Collection[Unit] = (), among: Collection[tuple[Lang, Index]] | None = None) -> None:
        """``among``: the only segments that several rows hold, if that is known; None: it may be any."""
        self._among = among
        self._holders: dict[tuple[Lang, Index], list[Unit]] = {}
        for unit in units:
            self.add(unit)

    def add(self, unit: Unit) -> None:
        """One more row."""
        for place in unit.parts:
            if self._among is None or place in self._among:
                self._holders.setdefault(place, []).append(unit)

    def contradict(self, unit: Unit, disputed: bool = False) -> bool:
        """Whether the unit cannot be a row beside these. ``disputed``: neither if it is a fact that one of them tells
        with other borders."""
        others = (other for place in unit.parts for other in self._holders.get(place, ()))
        return any(unit.contradicts(other) or (disputed and unit.tells_same(other)) for other in others)
