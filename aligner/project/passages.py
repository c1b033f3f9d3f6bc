"""The text of single segments, read when it is asked for: a large project opens at once."""

import re
import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice

from aligner.model import Index, Lang
from aligner.project.identity import SegmentName
from aligner.project.store import Project


class Passages:
    """The segments of a project by language and position, as ``documents.Corpus`` counts them."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @cached_property
    def _documents(self) -> dict[int, tuple[str, str]]:
        """Id to name and text."""
        return {row["id"]: (row["name"], row["text"]) for row in self._project.rows("SELECT * FROM document")}

    @cached_property
    def _lines(self) -> dict[int, list[int]]:
        """Id to where the document's lines begin."""
        return {
            own: [0, *(match.end() for match in re.finditer("\n", text))] for own, (_, text) in self._documents.items()
        }

    @cached_property
    def sizes(self) -> dict[Lang, int]:
        """Language, in the order of the documents, to how many segments it has."""
        first = "SELECT lang FROM document GROUP BY lang ORDER BY min(id)"
        sizes = {row["lang"]: 0 for row in self._project.rows(first)}
        for row in self._project.rows("SELECT lang, max(position) + 1 AS n FROM segment GROUP BY lang"):
            sizes[row["lang"]] = row["n"] or 0
        return sizes

    def text(self, lang: Lang, position: Index) -> str:
        """A segment's own text."""
        return self.name(lang, position)[0]

    def name(self, lang: Lang, position: Index) -> SegmentName:
        """What a segment is called in decisions."""
        row = self._at(lang, position)[0]
        return self._documents[row["document"]][1][row["start"] : row["end"]], row["nth"]

    def place(self, lang: Lang, position: Index) -> tuple[str, int]:
        """The document's name and the line in it, from 1."""
        row = self._at(lang, position)[0]
        return self._documents[row["document"]][0], bisect_right(self._lines[row["document"]], row["start"])

    def find(self, wanted: str, near: Mapping[Lang, Index], most: int = 2_000) -> Iterator[tuple[Lang, Index]]:
        """Segments that contain a text; case, joiners and the two forms of Persian letters make no difference.

        Looked for in each document from the segments ``near`` on, and then from its start, so many times at ``most``.
        """
        pattern = re.compile(_loose(wanted), re.IGNORECASE)
        query = "SELECT lang, position, end FROM segment WHERE document = ? AND start <= ? ORDER BY start DESC LIMIT 1"
        starts = {row["document"]: row["start"] for lang, i in near.items() for row in self._at(lang, i)}
        for own, (_, text) in self._documents.items():
            start = starts.get(own, 0)
            later, earlier = pattern.finditer(text, start), pattern.finditer(text, 0, start)
            for match in (*islice(later, most), *islice(earlier, most)):
                rows = self._project.rows(query, (own, match.start()))
                if rows and rows[0]["position"] is not None and match.start() < rows[0]["end"]:
                    yield rows[0]["lang"], rows[0]["position"]

    def _at(self, lang: Lang, position: Index) -> list[sqlite3.Row]:
        query = "SELECT document, start, end, nth FROM segment WHERE lang = ? AND position = ?"
        return self._project.rows(query, (lang, position))


_ALIKE = {c: f"[{group}]" for group in ("یيىئ", "کك", "هۀة", "اأإآ", "وؤ") for c in group}
_DIGITS = {c: f"[{''.join(same)}]" for same in zip("0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", strict=True) for c in same}


def _loose(wanted: str) -> str:
    gap = "[\\s\u200c]*"
    parts = [p for p in re.split("[\\s\u200c]+", wanted) if p]
    return gap.join("".join(_ALIKE.get(c) or _DIGITS.get(c) or re.escape(c) for c in part) for part in parts)
