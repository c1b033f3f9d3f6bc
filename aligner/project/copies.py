"""A private copy of a project to build in, and the one moment at which what was built becomes the project's.

Until then the project stands as it was, whole and readable, and people go on deciding; nothing is locked. A build that
fails or is killed never happened.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from aligner.errors import ProjectError
from aligner.formats import Finished
from aligner.project import decisions, runs
from aligner.project.runs import STEPS
from aligner.project.store import Project

_CONTENT = ("document", "block", "segment", "origin", "unit", "cell", "concept", "term")
"""The tables of what builds make, each after those it refers to."""


@dataclass
class Copy:
    """A copy under construction."""

    original: Project
    project: Project
    """What steps of a build are to work on."""
    base: int
    """The last row of the journal that both had at the start."""
    taken: list[sqlite3.Row] = field(default_factory=list)
    """Rows of the original's journal that were written since and are in the copy."""
    taken_as: set[int] = field(default_factory=set)
    """Their numbers in the copy."""

    def take_decisions(self) -> list[sqlite3.Row]:
        """Appends to the copy's journal what people decided since the last time; the rows that these are."""
        last: int = self.taken[-1]["id"] if self.taken else self.base
        new = decisions.rows_after(self.original, last)
        if new:
            before = _last(self.project)
            decisions.append_rows(self.project, new)
            self.taken_as.update(row["id"] for row in decisions.rows_after(self.project, before))
            self.taken += new
        return new

    def put(self, files: Sequence[Finished]) -> None:
        """Puts the content of the copy in the place of the original's, and its decisions beside those there.

        In a transaction on the original under way, in which nothing is left to be taken. ``files``: those that take
        their names with it. Raises ProjectError when another build put other texts there meanwhile.
        """
        original, made = self.original, self.project
        texts = [runs.find(project, "segment") for project in (original, made)]
        if texts[0] != self._texts and (texts[0] and texts[0].digest) != (texts[1] and texts[1].digest):
            raise ProjectError(
                f"Another build has put other texts into {original.path} meanwhile, and its result stands; build "
                f"again, or into another folder with --out."
            )
        # What a person said meanwhile about the same stands, and is not followed by what the build says.
        decided = {(row["kind"], row["key"]) for row in self.taken}
        own = [row for row in decisions.rows_after(made, self.base) if row["id"] not in self.taken_as]
        decisions.append_rows(original, (row for row in own if (row["kind"], row["key"]) not in decided))
        for table in ("unit", "concept", "document"):
            original.run(f"DELETE FROM {table}")  # noqa: S608
        for table in _CONTENT:
            columns = made.rows("SELECT count(*) AS number FROM pragma_table_info(?)", (table,))[0]["number"]
            values = ", ".join("?" * columns)
            # One by one: a large memory has millions of rows.
            original.run_many(f"INSERT INTO {table} VALUES ({values})", made.each(f"SELECT * FROM {table}"))  # noqa: S608
        original.run_many("DELETE FROM run WHERE step = ?", [(step,) for step in STEPS])
        rows = made.rows("SELECT * FROM run")
        original.run_many("INSERT INTO run VALUES (?, ?, ?, ?, ?)", [row for row in rows if row["step"] in STEPS])
        original.leave(files)

    def __post_init__(self) -> None:
        self._texts = runs.find(self.project, "segment")


@contextmanager
def aside(original: Project) -> Iterator[Copy]:
    """A copy of a project as it is now; it is gone at the end of the block, whatever was put from it."""
    with original.aside() as project:
        yield Copy(original, project, _last(project))


@contextmanager
def still(project: Project, *, long: bool) -> Iterator[Project]:
    """The project as it is now, whatever others write while the block reads.

    They wait meanwhile if it takes but a moment; of a project that is read for ``long`` it is a private copy.
    """
    if long and not project.private:
        with project.aside() as copy:
            yield copy
    else:
        with project.snapshot():
            yield project


def _last(project: Project) -> int:
    """The number of the journal's last row; 0: it has none."""
    found: int = project.rows("SELECT coalesce(max(id), 0) FROM decision")[0][0]
    return found
