"""A cut or a join carried out in the project file: positions after it move, in rows and in the occurrences of terms."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from aligner.model import Index, Lang, Segment, Span
from aligner.project import cells, documents
from aligner.project.cutting import pieces
from aligner.project.documents import Numbered, SegmentName
from aligner.project.segment_reader import Passages
from aligner.project.status import UnitStatus
from aligner.project.store import Project
from aligner.project.unit_key import Target, key

Occurrence = tuple[Index, int, int]
"""Segment, start and end in code points of its text."""


@dataclass(frozen=True)
class Recut:
    """The pieces of one segment, as they are and as they are to be; a whole segment is a piece of itself."""

    lang: Lang
    first: Index
    """Position of the first piece; the others follow it."""
    starts: Sequence[int]
    """Where each piece that is there begins, in code points of the document's text."""
    new: Sequence[Segment]
    """The pieces to be."""

    @property
    def last(self) -> Index:
        """Position of the last piece that is there."""
        return self.first + len(self.starts) - 1

    @property
    def more(self) -> int:
        """How far the positions after it move; below zero where pieces are joined."""
        return len(self.new) - len(self.starts)

    def made_of(self) -> list[set[int]]:
        """For each new piece the pieces it has a part of, counted from the first."""
        new = [piece.start for piece in self.new]
        far = max(self.starts[-1], new[-1]) + 1
        before = list(pairwise([*self.starts, far]))
        return [{k for k, (a, b) in enumerate(before) if a < end and start < b} for start, end in pairwise([*new, far])]

    def words(self, held: Mapping[int, Span]) -> dict[int, Span]:
        """The words of pieces, by number, as words of the new pieces that have any of them."""
        ranges = [(self.starts[k] + a, self.starts[k] + b) for k, (a, b) in held.items()]
        found = {}
        for n, piece in enumerate(self.new):
            inside = [(max(a, piece.start), min(b, piece.end)) for a, b in ranges if a < piece.end and piece.start < b]
            if inside:
                found[n] = min(a for a, _ in inside) - piece.start, max(b for _, b in inside) - piece.start
        return found

    def moved(self, segment: Index, begin: int, end: int) -> Occurrence | None:
        """Where words of any segment of the language stand afterwards; None for those that a cut goes through."""
        if segment < self.first:
            return segment, begin, end
        if segment > self.last:
            return segment + self.more, begin, end
        a, b = (self.starts[segment - self.first] + offset for offset in (begin, end))
        for n, piece in enumerate(self.new):
            if piece.start <= a and b <= piece.end:
                return self.first + n, a - piece.start, b - piece.start
        return None


def carry_out(
    project: Project, passages: Passages, about: Target, cuts: Sequence[int], first: Index | None = None
) -> None:
    """Cuts the segment so in the file, or joins its pieces when there are no cuts; nothing if it is no longer there.

    Rows with all of the old pieces have all of the new ones. Rows with some of them were replaced by the decision that
    joins them, and go; one that nobody decided about (a merge of copies) keeps what else it holds. Rows that share some
    words share the same words of the new pieces. ``first``: where the segment begins, if known; it is looked for
    otherwise, which takes its time in a large project.
    """
    ((lang, (name,)),) = about.items()
    first = passages.whole(lang, name) if first is None else first
    if first is None:
        return
    old = passages.pieces(lang, first)
    recut = Recut(lang, first, [row["start"] for row in old], _new_pieces(name, old[0], cuts))
    if [piece.start for piece in recut.new] == recut.starts:
        return
    with project.transaction():
        trimmed = _move_cells(project, recut)
        _replace_segments(project, recut, old, name, whole=not cuts)
        _move_occurrences(project, recut)
        for unit in trimmed:
            _rename(project, passages, unit)


def _new_pieces(name: SegmentName, old: sqlite3.Row, cuts: Sequence[int]) -> list[Segment]:
    """The pieces of the segment of that name, which begins where ``old``, its first piece, does."""
    whole = Segment(0, len(name[0]), old["block"], old["kind"])
    begin = old["start"]
    return [replace(own, start=own.start + begin, end=own.end + begin) for own in pieces(name[0], whole, cuts)]


def _replace_segments(
    project: Project, recut: Recut, old: Sequence[sqlite3.Row], name: SegmentName, *, whole: bool
) -> None:
    """Puts the new pieces where the old ones were; ``whole``: what is there then is the segment itself."""
    document, begin = old[0]["document"], old[0]["start"]
    for row in old:
        project.run("DELETE FROM segment WHERE document = ? AND number = ?", (document, row["number"]))
    # By way of negative numbers: SQLite checks one by one that no position is there twice.
    beyond = (recut.lang, recut.last)
    project.run("UPDATE segment SET position = -position WHERE lang = ? AND position > ?", beyond)
    project.run("UPDATE segment SET position = -position + ? WHERE lang = ? AND position < 0", (recut.more, recut.lang))
    names = [
        Numbered(
            recut.first + n,
            documents.span(name, piece.start - begin, piece.end - begin),
            None if whole else name,
        )
        for n, piece in enumerate(recut.new)
    ]
    unused = project.rows("SELECT max(number) + 1 FROM segment WHERE document = ?", (document,))[0][0] or 0
    numbers = [old[0]["number"], *range(max(unused, old[0]["number"] + 1), unused + len(recut.new) + 1)]
    documents.insert(project, document, recut.lang, list(zip(numbers, recut.new, names, strict=False)))


def _move_cells(project: Project, recut: Recut) -> list[int]:
    """Gives rows the new pieces for the old ones; the ids of those that were left with a part of what they held."""
    held, marked = _held(project, recut)
    project.run("DELETE FROM cell WHERE lang = ? AND position BETWEEN ? AND ?", (recut.lang, recut.first, recut.last))
    _shift_cells(project, recut)
    made_of, trimmed = recut.made_of(), []
    for (unit, status), old in held.items():
        partly = any(own & old and not own <= old for own in made_of)
        if partly and status in ("gone", "absent", "rejected"):
            project.run("DELETE FROM unit WHERE id = ?", (unit,))
            continue
        if partly:
            trimmed.append(unit)
        kept = [recut.first + n for n, own in enumerate(made_of) if min(own) in old]
        cells.insert(project, unit, {(recut.lang, position): None for position in kept})
    for unit, words in marked.items():
        found = recut.words(words)
        cells.insert(project, unit, {(recut.lang, recut.first + n): span for n, span in found.items()})
    return trimmed


def _held(project: Project, recut: Recut) -> tuple[dict[tuple[int, UnitStatus], set[int]], dict[int, dict[int, Span]]]:
    """Which pieces, counted from the first, rows hold: whole ones by id and status; of others the words, by id."""
    query = (
        "SELECT u.id, u.status, c.position, c.start, c.end FROM cell c JOIN unit u ON u.id = c.unit"
        " WHERE c.lang = ? AND c.position BETWEEN ? AND ?"
    )
    held: dict[tuple[int, UnitStatus], set[int]] = {}
    marked: dict[int, dict[int, Span]] = {}
    for row in project.rows(query, (recut.lang, recut.first, recut.last)):
        piece = row["position"] - recut.first
        if row["start"] is None:
            held.setdefault((row["id"], row["status"]), set()).add(piece)
        else:
            marked.setdefault(row["id"], {})[piece] = (row["start"], row["end"])
    return held, marked


def _shift_cells(project: Project, recut: Recut) -> None:
    """Moves what rows hold beyond the pieces."""
    beyond = (recut.lang, recut.last)
    several = "SELECT unit FROM cell WHERE lang = ? AND position > ? GROUP BY unit HAVING count(*) > 1"
    for row in project.rows(several, beyond) if recut.more else ():
        # By way of negative numbers: SQLite checks cell by cell that none is there twice.
        project.run(
            "UPDATE cell SET position = -position WHERE unit = ? AND lang = ? AND position > ?", (row["unit"], *beyond)
        )
    project.run("UPDATE cell SET position = position + ? WHERE lang = ? AND position > ?", (recut.more, *beyond))
    project.run("UPDATE cell SET position = -position + ? WHERE lang = ? AND position < 0", (recut.more, recut.lang))


def _rename(project: Project, passages: Passages, unit: int) -> None:
    held = cells.of_row(project, unit)
    own = key(passages.target(held))
    if not held.cells or project.rows("SELECT 1 FROM unit WHERE key = ? AND id <> ?", (own, unit)):
        project.run("DELETE FROM unit WHERE id = ?", (unit,))
    else:
        project.run("UPDATE unit SET key = ?, langs = ? WHERE id = ?", (own, len(held.cells), unit))


def _move_occurrences(project: Project, recut: Recut) -> None:
    """Terms stay where they stand; one that a cut goes through is no occurrence any more."""
    changed = []
    for row in project.rows("SELECT concept, rank, occurrences FROM term WHERE lang = ?", (recut.lang,)):
        before: list[Occurrence] = [tuple(place) for place in json.loads(row["occurrences"])]
        after = [place for place in (recut.moved(*own) for own in before) if place]
        if after != before:
            changed.append((json.dumps(after), row["concept"], recut.lang, row["rank"]))
    project.run_many("UPDATE term SET occurrences = ? WHERE concept = ? AND lang = ? AND rank = ?", changed)
