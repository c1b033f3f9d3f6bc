"""A project under review: who decides, what a row says, and which row comes next.

The verbs stand beside: ``deciding`` (accept, reject, edit, comment, undo), ``restructuring`` (split, merge, move,
relink, add), ``deciding_concepts``. The keyboard and the page call the same functions. Nothing is held in memory but
the texts of the documents, which never change under a review: what others decide meanwhile is seen at once.
"""

import getpass
import os
from dataclasses import dataclass
from functools import cached_property

from aligner.errors import ProjectError
from aligner.model import Concept, Index, Lang, Unit
from aligner.project import Project, concepts, documents, rows, runs
from aligner.project.rows import Row
from aligner.project.segment_reader import Passages
from aligner.project.status import UnitStatus
from aligner.project.unit_key import Target
from aligner.review import qa
from aligner.review.qa import Issue


def login_name() -> str:
    """Who signs decisions if nobody is named: ALIGNER_USER, else the user's name on this machine."""
    if name := os.environ.get("ALIGNER_USER", "").strip():
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # A container may have no name for its user.
        return "unknown"


@dataclass(frozen=True, slots=True)
class Marked:
    """A segment with the words of it that a fact shares."""

    text: str
    """In normal form."""
    start: int
    """First code point of the words, in ``text``."""
    end: int


@dataclass(frozen=True, slots=True)
class Divergent:
    """Words that a row says in one language, and other languages of it do not."""

    start: int
    """Where they stand in what the row says, in code points; ``end`` is excluded."""
    end: int
    words: str
    missing: tuple[Lang, ...]
    """The languages of the row that do not say it."""


class Review:
    """A project and the person who decides."""

    def __init__(self, project: Project, who: str) -> None:
        """Raises ProjectError when there are no units to review yet."""
        run = runs.find(project, "align")
        if run is None:
            raise ProjectError(f"{project.path} holds no alignment yet; run `aligner build` to its end.")
        self.project = project
        self.who = who
        self.when = ""
        """``YYYYMMDDTHHMMSSZ``, UTC, of decisions that were made before they are written; empty: now."""
        self.passages = Passages(project)
        self._mined: tuple[int, tuple[Concept, ...]] | None = None
        first = run.settings["pivot"]
        self.languages: tuple[Lang, ...] = (first, *sorted(lang for lang in self.passages.languages if lang != first))
        """Pivot first."""

    @cached_property
    def mixed(self) -> bool:
        """Whether a language has several documents, so that a row must tell which it is from."""
        return documents.mixed(self.project)

    @property
    def mined(self) -> tuple[Concept, ...]:
        """The glossary before anybody decided; read again only when another program has written meanwhile."""
        version = self.project.version
        if self._mined is None or self._mined[0] != version:
            self._mined = version, concepts.mined(self.project)
        return self._mined[1]

    def row(self, key: str) -> Row:
        """The row of that key. Raises ProjectError when somebody replaced it meanwhile."""
        row = rows.by_key(self.project, key)
        if row is None or not row.state.live:
            raise ProjectError("That row is no longer there: somebody split, merged or aligned it again meanwhile.")
        return row

    def segments(self, unit: Unit) -> dict[Lang, list[str]]:
        """What the row shares, segment by segment, pivot first; in normal form, as it is exported."""
        from aligner.text.normal import normalize

        parts = unit.passages(self._own(unit))
        return {
            lang: [normalize(part, lang) for part in parts[lang]] for lang in self.languages if unit.cells.get(lang)
        }

    def said(self, unit: Unit) -> dict[Lang, str]:
        """The same as one text for each language."""
        from aligner.text.normal import normalize

        whole = unit.joined(self._own(unit))
        return {lang: normalize(whole[lang], lang) for lang in self.languages if unit.cells.get(lang)}

    def _own(self, unit: Unit) -> dict[Lang, dict[Index, str]]:
        return {lang: {i: self.passages.text(lang, i) for i in cell} for lang, cell in unit.cells.items()}

    def marked(self, unit: Unit) -> dict[Lang, list[Marked]]:
        """The whole segments of a fact, pivot first, with the words that it shares; empty: it is no fact."""
        from aligner.text.normal import normal_text

        found: dict[Lang, list[Marked]] = {}
        for lang in self.languages if unit.is_fact else ():
            for i in unit.cells.get(lang, ()):
                normal = normal_text(self.passages.text(lang, i), lang)
                span = unit.span(lang, i) or (0, len(normal.original))
                found.setdefault(lang, []).append(Marked(normal.text, *normal.from_original(*span)))
        return found

    def texts(self, row: Row) -> dict[Lang, str]:
        """What a row says: what a person wrote where somebody did, else the documents' words."""
        both = {**self.said(row.unit), **row.state.texts}
        return {lang: both[lang] for lang in self.languages if both.get(lang)}

    def divergent(self, row: Row) -> dict[Lang, tuple[Divergent, ...]]:
        """Words of the documents, not those that a person wrote in their place, that other languages do not say."""
        from aligner.text.normal import normal_text

        said = self.said(row.unit) if row.unit.divergences else {}
        found: dict[Lang, tuple[Divergent, ...]] = {}
        for lang, own in row.unit.divergences.items():
            if lang in row.state.texts:
                continue
            done, places = 0, []
            for one in own:
                normal = normal_text(self.passages.text(lang, row.unit.cells[lang][one.part]), lang)
                words = normal.text[slice(*normal.from_original(one.start, one.end))].strip()
                at = said[lang].find(words, done)
                if words and at >= 0:
                    done = at + len(words)
                    missing = tuple(other for other in one.missing if other not in row.state.texts)
                    places += [Divergent(at, done, words, missing)] if missing else []
            if places:
                found[lang] = tuple(places)
        return found

    def target(self, unit: Unit) -> Target:
        """The unit said without numbers."""
        return self.passages.target(unit)

    def issues(self, row: Row) -> list[Issue]:
        """What speaks against the row."""
        return qa.issues(self.texts(row))

    def priority(self, unit: Unit) -> float:
        """See ``qa.priority``."""
        return qa.priority(unit.score, self.said(unit))

    def search(self, wanted: str, after: Row | None) -> Row | None:
        """The next row in reading order, then from the top, in which a document's text holds what is wanted."""
        hits: dict[Lang, list[int]] = {}
        near = {lang: cell[0] for lang, cell in after.unit.cells.items()} if after else {}
        for lang, position in self.passages.find(wanted, near):
            hits.setdefault(lang, []).append(position)
        key = rows.next_holding(self.project, hits, after)
        return rows.by_key(self.project, key) if key else None


@dataclass(frozen=True)
class Queue:
    """Which rows are gone through, and in which order."""

    statuses: tuple[UnitStatus, ...] = ("open",)
    """Empty: all."""
    in_order: bool = False
    """In reading order; else what deserves a look most first, see ``qa.priority``."""
    divergent: bool = False
    """Only rows with words that some of their languages lack."""

    def after(self, project: Project, row: Row | None) -> Row | None:
        """The next row; ``row`` None: the first."""
        if self.in_order or not self.statuses:
            return rows.first_in_order(project, self.statuses, row, divergent=self.divergent)
        return rows.first_by_priority(project, self.statuses, row, divergent=self.divergent)

    def left(self, project: Project) -> int:
        """How many rows it still holds."""
        return rows.count(project, self.statuses, divergent=self.divergent)

    def all(self, project: Project) -> list[Row]:
        """All of its rows."""
        found: list[Row] = []
        while row := self.after(project, found[-1] if found else None):
            found.append(row)
        return found


CONFLICTS = Queue(("conflict",), in_order=True)
"""Rows that two people decided about differently."""
