"""The open project behind the page: one connection, one thread, so that requests never meet inside it.

A browser asks several things at once; they are answered one after the other. Other programs (the keyboard review)
write to the same file meanwhile: their decisions are seen with the next question.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYetError
from pathlib import Path
from typing import TypeVar

from aligner.model import Concept, Index, Lang
from aligner.project import Project, concepts, runs, units
from aligner.project.decisions import Decision
from aligner.review.highlighting import Terms, telling
from aligner.review.queue import Review, login_name

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds that a question waits for its turn; whoever asked it has gone away by then, or asks again."""


class BusyError(Exception):
    """So much was asked before that a question did not come to its turn; it was dropped."""


class Session:
    """A project under review by whoever opens the page."""

    def __init__(self, path: str | Path, who: str = "") -> None:
        """``who`` signs what comes without a name; empty: as ``login_name`` says. Raises ProjectError when there is no
        project, or nothing to review in it."""
        self.who = who or login_name()
        self.named = bool(who)
        """Whether that name was given, and not only found."""
        self._thread = ThreadPoolExecutor(1, "project")
        self._writes = 0
        self._seen = 0
        self._hits: dict[tuple[str, str], dict[Lang, list[Index]]] = {}
        self._concepts: tuple[Concept, ...] | None = None
        self._terms: Terms | None = None
        self._keys: list[str] | None = None
        try:
            self._thread.submit(self._open, path).result()
        except BaseException:
            self._thread.shutdown()
            raise

    def _open(self, path: str | Path) -> None:
        project = Project(path)
        try:
            self._review = Review(project, self.who)
        except BaseException:
            project.close()
            raise
        self._made = self._runs()
        self._seen = project.version

    def ask(self, question: Callable[["Session"], T]) -> T:
        """The answer of the project's own thread; everything below is for there."""

        def answer() -> T:
            self._look_around()
            return question(self)

        asked = self._thread.submit(answer)
        try:
            return asked.result(PATIENCE)
        except NotYetError:
            if asked.cancel():
                raise BusyError from None
            return asked.result()  # Its turn has come.

    def later(self, work: Callable[["Session"], object]) -> None:
        """Has something done when nothing else is asked; what becomes of it is nobody's concern."""
        self._thread.submit(work, self)

    @property
    def languages(self) -> tuple[Lang, ...]:
        """Of the project, pivot first; told without waiting for a turn."""
        return self._review.languages

    @property
    def name(self) -> str:
        """Of the project's folder; told without waiting for a turn."""
        return self._review.project.path.absolute().parent.name

    def close(self) -> None:
        """Closes the project."""
        self._thread.submit(self._review.project.close).result()
        self._thread.shutdown()

    @property
    def state(self) -> str:
        """Changes whenever somebody wrote."""
        return f"{self._seen}.{self._writes}"

    def review(self, who: str = "") -> Review:
        """The review, signed by that person; empty: whoever started the page."""
        self._review.who = who or self.who
        return self._review

    def wrote(self, decision: Decision) -> None:
        """After a decision made here."""
        self._writes += 1
        self._keys = None
        kinds = {change.kind for change in decision.changes}
        if "concept" in kinds:
            self._concepts = self._terms = None
        if "segment" in kinds:
            self._hits.clear()

    @property
    def concepts(self) -> Sequence[Concept]:
        """The glossary as it stands."""
        if self._concepts is None:
            self._concepts = concepts.load(self._review.project)
        return self._concepts

    @property
    def terms(self) -> Terms:
        """The forms of what is worth marking in texts."""
        if self._terms is None:
            self._terms = Terms(telling(self.concepts))
        return self._terms

    @property
    def unit_keys(self) -> Sequence[str]:
        """What the evidence of concepts counts."""
        if self._keys is None:
            self._keys = units.keys(self._review.project)
        return self._keys

    def find(self, wanted: str, lang: Lang = "") -> dict[Lang, list[Index]]:
        """Segments that hold a text, of one language if given; looked for again only after one was cut."""
        if (wanted, lang) not in self._hits:
            found: dict[Lang, list[Index]] = {}
            for own, position in self._review.passages.find_all(wanted):
                if lang in ("", own):
                    found.setdefault(own, []).append(position)
            if len(self._hits) > 50:
                self._hits.clear()
            self._hits[wanted, lang] = found
        return self._hits[wanted, lang]

    def _runs(self) -> list[object]:
        return [runs.find(self._review.project, step) for step in runs.STEPS]

    def _look_around(self) -> None:
        version = self._review.project.version
        if version == self._seen:
            return
        self._seen = version
        self._concepts = self._terms = self._keys = None
        self._hits.clear()  # Segments may have been cut.
        made = self._runs()
        if made != self._made:  # Aligned again, maybe from other texts.
            self._made = made
            self._review = Review(self._review.project, self._review.who)
