"""The text of single segments, read when it is asked for: a large project opens at once."""

import re
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial
from itertools import islice

from aligner.model import Index, Lang, Unit
from aligner.project import documents
from aligner.project.documents import Numbered, SegmentName
from aligner.project.search import Haystack
from aligner.project.store import Project
from aligner.project.unit_key import Target, named

MOST = 24_000_000
"""Code points of the documents that are held, at least one of them."""


class Passages:
    """The segments of a project by language and position, as ``documents.Corpus`` counts them."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._version = -1
        self._made = ""
        self._names: dict[int, str] = {}
        self._texts: dict[int, str] = {}
        self._starts: dict[int, list[int]] = {}
        self._before: dict[int, int] | None = None
        self._ready: list[tuple[int, Haystack]] = []
        self._large = False

    @property
    def _documents(self) -> dict[int, str]:
        """Id to name, of a piece that of the whole. All that is known is forgotten when somebody else has built the
        project anew meanwhile."""
        version = self._project.version
        if version != self._version:
            self._version = version
            run = self._project.rows("SELECT digest FROM run WHERE step = 'segment'")
            made = run[0]["digest"] if run else ""
            if not self._names or made != self._made:
                self._made, self._texts, self._starts, self._ready, self._large = made, {}, {}, [], False
                self._names = {head.id: head.whole for head in documents.heads(self._project)}
                self._before = None
        return self._names

    def _text(self, document: int) -> str:
        """The text of a document; the last ones are held."""
        self._documents  # noqa: B018 - forgets what is old
        held = self._texts
        if document in held:
            return held[document]
        text = documents.stored(self._project, document)[2]
        while held and sum(map(len, held.values())) + len(text) > MOST:
            oldest = next(iter(held))
            del held[oldest]
            self._starts.pop(oldest, None)
        held[document] = text
        return text

    def _lines(self, document: int) -> list[int]:
        """Where the document's lines begin."""
        text = self._text(document)
        if document not in self._starts:
            self._starts[document] = [0, *(match.end() for match in re.finditer("\n", text))]
        return self._starts[document]

    @cached_property
    def languages(self) -> tuple[Lang, ...]:
        """In the order of the documents."""
        return tuple(
            row["lang"] for row in self._project.rows("SELECT lang FROM document GROUP BY lang ORDER BY min(id)")
        )

    @property
    def sizes(self) -> dict[Lang, int]:
        """Language to how many segments it has now: people may cut one at any moment."""
        last = "SELECT max(position) FROM segment WHERE lang = ?"
        found = {lang: self._project.rows(last, (lang,))[0][0] for lang in self.languages}
        return {lang: 0 if position is None else position + 1 for lang, position in found.items()}

    def text(self, lang: Lang, position: Index) -> str:
        """A segment's own text."""
        return self.name(lang, position)[0]

    def name(self, lang: Lang, position: Index) -> SegmentName:
        """What a segment is called in decisions."""
        return self.numbered(lang, position).name

    def numbered(self, lang: Lang, position: Index) -> Numbered:
        """What a segment is called."""
        row = self._at(lang, position)[0]
        text = self._text(row["document"])
        name = (text[row["start"] : row["end"]], row["nth"])
        if not row["cut"] and row["whole"] is None:
            return Numbered(position, name)
        pieces = self.pieces(lang, position)
        whole = (text[pieces[0]["start"] : pieces[-1]["end"]], pieces[0]["whole"])
        return Numbered(position, name, whole, row["start"] - pieces[0]["start"])

    def pieces(self, lang: Lang, position: Index) -> list[sqlite3.Row]:
        """The stored pieces of the segment that a position belongs to, in order; it alone when nobody cut it."""
        found = self._at(lang, position)
        while found[0]["cut"]:
            found = self._at(lang, found[0]["position"] - 1) + found
        while (after := self._at(lang, found[-1]["position"] + 1)) and after[0]["cut"]:
            found += after
        return found

    def whole(self, lang: Lang, name: SegmentName) -> Index | None:
        """The position where the segment of that name, as the segmenter made it, begins; None: it is not there."""
        uncut = "nth = ? AND whole IS NULL AND end - start = ?"
        for condition, values in (("whole = ?", (name[1],)), (uncut, (name[1], len(name[0])))):
            query = f"SELECT * FROM segment WHERE lang = ? AND position IS NOT NULL AND {condition}"  # noqa: S608
            for row in self._project.rows(query, (lang, *values)):
                begin = row["start"]
                if self._text(row["document"]).startswith(name[0], begin):
                    position: Index = row["position"]
                    return position
        return None

    def target(self, unit: Unit) -> Target:
        """The unit said without numbers."""
        return {
            lang: named(cell, partial(self.numbered, lang), unit.spans.get(lang))
            for lang, cell in unit.cells.items()
            if cell
        }

    def place(self, lang: Lang, position: Index) -> tuple[str, int]:
        """The document's name and the line in it, from 1."""
        row = self._at(lang, position)[0]
        name = self._documents[row["document"]]
        if self._before is None:
            self._before = documents.lines_before(self._project, documents.heads(self._project))
        return name, self._before[row["document"]] + bisect_right(self._lines(row["document"]), row["start"])

    def find(self, wanted: str, near: Mapping[Lang, Index], most: int = 2_000) -> Iterator[tuple[Lang, Index]]:
        """Segments that contain a text, see ``finding``.

        Looked for in each document from the segments ``near`` on, and then from its start, so many times at ``most``.
        """
        starts = {row["document"]: row["start"] for lang, i in near.items() for row in self._at(lang, i)}
        for own, haystack in self._haystacks:
            start, pattern = starts.get(own, 0), haystack.pattern(wanted)
            later, earlier = pattern.finditer(haystack.text, start), pattern.finditer(haystack.text, 0, start)
            for match in (*islice(later, most), *islice(earlier, most)):
                yield from self._holding(own, match.start())

    def find_all(self, wanted: str, few: int = 2_000) -> Iterator[tuple[Lang, Index]]:
        """All segments that contain a text. From so ``few`` places in a document on, its segments are read at once."""
        for own, haystack in self._haystacks:
            pattern = haystack.pattern(wanted)
            found = list(islice(pattern.finditer(haystack.text), few))
            if len(found) < few:
                for match in found:
                    yield from self._holding(own, match.start())
                continue
            query = "SELECT lang, position, start, end FROM segment WHERE document = ? ORDER BY start"
            next_one: re.Match[str] | None = found[0]
            for lang, position, start, end in self._project.rows(query, (own,)):
                if next_one and next_one.start() < start:
                    next_one = pattern.search(haystack.text, start)
                if next_one and next_one.start() < end and position is not None:
                    yield lang, position

    def _holding(self, document: int, place: int) -> Iterator[tuple[Lang, Index]]:
        query = "SELECT lang, position, end FROM segment WHERE document = ? AND start <= ? ORDER BY start DESC LIMIT 1"
        for lang, position, end in self._project.rows(query, (document, place)):
            if position is not None and place < end:
                yield lang, position

    @property
    def _haystacks(self) -> Iterable[tuple[int, Haystack]]:
        """Ready to be looked through; those of a large project are made anew each time."""
        ids = list(self._documents)
        if not self._ready and not self._large:
            size = 0
            for own in ids:
                text = self._text(own)
                size += len(text)
                if size > MOST:
                    self._ready, self._large = [], True
                    break
                self._ready.append((own, Haystack(text)))
        return self._ready or ((own, Haystack(self._text(own))) for own in ids)

    def _at(self, lang: Lang, position: Index) -> list[sqlite3.Row]:
        query = "SELECT * FROM segment WHERE lang = ? AND position = ?"
        return self._project.rows(query, (lang, position))
