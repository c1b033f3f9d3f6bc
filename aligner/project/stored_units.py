"""The units of a large project as a sequence that holds none of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import overload

from aligner.model import Unit
from aligner.project import units
from aligner.project.store import Project


class StoredUnits(Sequence[Unit]):
    """The units of a project, read when they are asked for."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def __len__(self) -> int:
        return self.sizes.total()

    @property
    def sizes(self) -> Counter[int]:
        """How many there are of each number of languages."""
        query = "SELECT langs, count(*) AS n FROM unit WHERE status NOT IN ('gone', 'absent') GROUP BY langs"
        return Counter({row["langs"]: row["n"] for row in self._project.rows(query)})

    def __iter__(self) -> Iterator[Unit]:
        return (stored.unit for stored in units.each(self._project))

    @overload
    def __getitem__(self, number: int) -> Unit: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Unit]: ...
    def __getitem__(self, number: int | slice) -> Unit | Sequence[Unit]:
        wanted = range(len(self))[number]
        if isinstance(wanted, int):
            return next(units.at(self._project, [wanted]))[1].unit
        found = dict(units.at(self._project, wanted))
        return [found[n].unit for n in wanted]
