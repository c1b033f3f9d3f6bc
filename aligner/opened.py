"""A project in the hands of a program: its rows and concepts, decisions about them, and exports."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aligner.exchange import exporting
from aligner.exchange.choosing import Wanted
from aligner.exchange.export_options import ExportOptions
from aligner.formats import Loss
from aligner.model import Concept, Kind, Lang, Unit
from aligner.project import Project, concepts
from aligner.project.decisions import Decision
from aligner.project.status import ConceptVerb, UnitStatus
from aligner.review import deciding, deciding_concepts, qa
from aligner.review.queue import Queue, Review, login_name


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row of a project as it stands."""

    key: str
    """Names it in decisions; stable while its segments stay the same."""
    number: int
    """In reading order, from 1."""
    texts: Mapping[Lang, str]
    """What is exported: the documents' words, or what a person wrote in their place."""
    score: float
    """0..1, higher is better."""
    kind: Kind
    status: UnitStatus
    issues: tuple[str, ...]
    """What speaks against it, a sentence each."""
    note: str
    unit: Unit
    """Its segments."""

    def __repr__(self) -> str:
        """What stands in it, and what it is thought of."""
        texts = " | ".join(f"{lang} {text!r}" for lang, text in self.texts.items())
        return f"<ReviewRow {self.number} {self.status}, {self.kind} {self.score:.2f}: {texts}>"


class OpenProject:
    """A project and who decides about it. Each decision is on the disk when its function returns, and undone as one.

    It belongs to the thread that opened it.
    """

    def __init__(self, path: str | os.PathLike[str], who: str = "") -> None:
        """``who``: default ALIGNER_USER, else the login name. Raises ProjectError."""
        self._project = Project(os.fspath(path))
        try:
            self._review = Review(self._project, who or login_name())
        except BaseException:
            self._project.close()
            raise

    def __enter__(self) -> "OpenProject":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._project.close()

    def __repr__(self) -> str:
        """Which project it is, and how far the review has come."""
        try:
            statuses = [row.state.status for row in Queue((), in_order=True).all(self._project)]
        except Exception as error:  # noqa: BLE001  # A repr that fails hides what is being looked at.
            return f"<OpenProject {self._project.path}: {error}>"
        told = f"{len(statuses)} rows, {statuses.count('open')} open"
        return f"<OpenProject {self._project.path}: {', '.join(self.languages)}; {told}>"

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The one that the glossary is given for first."""
        return self._review.languages

    def rows(self, *statuses: UnitStatus) -> list[ReviewRow]:
        """The rows of two languages or more, in reading order; only those of a status, if any is named."""
        found = Queue((), in_order=True).all(self._project)
        return [
            ReviewRow(
                row.key,
                number,
                self._review.texts(row),
                row.unit.score,
                row.unit.kind,
                row.state.status,
                tuple(qa.sentence(issue) for issue in self._review.issues(row)),
                row.state.note,
                row.unit,
            )
            for number, row in enumerate(found, 1)
            if not statuses or row.state.status in statuses
        ]

    def concepts(self) -> tuple[Concept, ...]:
        """The glossary as people decided about it, best first; ``Concept.id`` names one in decisions."""
        return concepts.load(self._project, self._review.mined)

    def accept(self, key: str) -> Decision:
        """Keeps a row as it is through every later build. Raises ProjectError when it is no longer there."""
        return deciding.set_status(self._review, key, "accepted")

    def reject(self, key: str) -> Decision:
        """Takes a row out of exports; no later build brings it back."""
        return deciding.set_status(self._review, key, "rejected")

    def needs_review(self, key: str) -> Decision:
        """Marks a row for another look."""
        return deciding.set_status(self._review, key, "review")

    def reopen(self, key: str) -> Decision:
        """As if nobody had decided about the row."""
        return deciding.set_status(self._review, key, "open")

    def accept_above(self, score: float) -> int:
        """Accepts the open rows of that score or more against which nothing speaks; how many."""
        return deciding.accept_above(self._review, score)

    def edit(self, key: str, texts: Mapping[Lang, str]) -> Decision | None:
        """Other words for export; the documents stay as they are. None when they are the words there were."""
        return deciding.edit(self._review, key, texts)

    def comment(self, key: str, note: str) -> Decision | None:
        """A note beside a row; an empty one takes it away."""
        return deciding.comment(self._review, key, note)

    def decide(self, concept: str, verb: ConceptVerb) -> Decision:
        """``approve``, ``reject``, ``forbid``, ``keep`` (untranslated) or ``reopen`` a concept, by its id."""
        return deciding_concepts.set_status(self._review, concept, verb)

    def add_concept(self, terms: Mapping[Lang, Sequence[str]]) -> Decision:
        """An approved concept that was not mined, preferred terms first."""
        return deciding_concepts.add(self._review, terms)

    def undo(self) -> Decision | None:
        """Takes the person's last decision back; None when there is none left."""
        return deciding.undo(self._review)

    def export(
        self,
        path: str | os.PathLike[str],
        *,
        terms: bool = False,
        kind: Kind | None = None,
        statuses: Sequence[str] = (),
        min_score: float | None = None,
        min_count: int = 0,
        **wishes: Any,
    ) -> dict[Path, list[Loss]]:
        """Writes the passages, or the terms, as `aligner export` does; the files written, with what each lost.

        ``statuses``, ``min_score``, ``min_count``: only what has one of these, so high a score, is seen so often.
        ``wishes``: the fields of ``ExportOptions``. Raises InputError, UnknownNameError, OutputError.
        """
        options, wanted = ExportOptions(**wishes), Wanted(statuses, min_score, min_count)
        return exporting.one(self._project, Path(path), "glossary" if terms else "memory", options, kind, wanted)
