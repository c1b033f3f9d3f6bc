"""Segments that a reviewer cut in pieces, where a sentence ends that the segmenter went past.

A cut is a decision about the segment as the segmenter made it. It is replayed on the corpus of every build, and carried
out in the project file at once: positions after it move, in rows and in the occurrences of terms.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from aligner.errors import InputError
from aligner.model import Corpus, Index, Lang, Segment, Span
from aligner.project import cells, documents
from aligner.project.documents import Numbered, numbered
from aligner.project.segment_reader import Passages
from aligner.project.states import SegmentState
from aligner.project.store import Project
from aligner.project.unit_key import Target, key


def start(text: str, offset: int) -> int:
    """Where the piece begins that a cut at ``offset`` makes: after blanks. Raises InputError for an empty piece."""
    begin = offset + len(text[offset:]) - len(text[offset:].lstrip())
    if not text[:offset].strip() or begin >= len(text):
        raise InputError("A cut needs words on either side.")
    return begin


def pieces(text: str, segment: Segment, cuts: Sequence[int]) -> list[Segment]:
    """The pieces of a segment of a document's text."""
    starts = [segment.start, *(segment.start + offset for offset in cuts)]
    ends = [*starts[1:], segment.end]
    return [
        replace(segment, start=a, end=a + len(text[a:b].rstrip()), cut=n > 0)
        for n, (a, b) in enumerate(zip(starts, ends, strict=True))
    ]


def replayed(corpus: Corpus, states: Iterable[tuple[Target, SegmentState]]) -> Corpus:
    """The corpus as a segmenter made it, cut as people decided."""
    wanted = {(lang, names[0]): state.cuts for about, state in states for lang, names in about.items()}
    done = []
    for (document, segments), names in zip(corpus.documents, numbered(corpus.documents), strict=True):
        own: list[Segment] = []
        for segment, numbers in zip(segments, names, strict=True):
            cuts = wanted.get((document.lang, numbers.name), ()) if numbers else ()
            own += pieces(document.text, segment, cuts)
        done.append((document, tuple(own)))
    return Corpus(tuple(done))


def carry_out(
    project: Project, passages: Passages, about: Target, cuts: Sequence[int], first: Index | None = None
) -> None:
    """Cuts the segment so in the file, or joins its pieces when there are no cuts; nothing if it is no longer there.

    Rows with all of the old pieces have all of the new ones. Rows with some of them were replaced by the decision that
    joins them, and go; one that nobody decided about (a merge of copies) keeps what else it holds. Rows that share some
    words share the same words of the new pieces. ``first``: where
    the segment begins, if known; it is looked for otherwise, which takes its time in a large project.
    """
    ((lang, (name,)),) = about.items()
    first = passages.whole(lang, name) if first is None else first
    if first is None:
        return
    old = passages.pieces(lang, first)
    begin, document = old[0]["start"], old[0]["document"]
    segment = Segment(begin, begin + len(name[0]), old[0]["block"], old[0]["kind"])
    new = [
        replace(piece, start=piece.start + begin, end=piece.end + begin)
        for piece in pieces(name[0], replace(segment, start=0, end=len(name[0])), cuts)
    ]
    if [piece.start for piece in new] == [row["start"] for row in old]:
        return
    last, more = first + len(old) - 1, len(new) - len(old)
    starts = [row["start"] for row in old]
    with project.transaction():
        trimmed = _move_cells(project, lang, first, starts, new)
        for row in old:
            project.run("DELETE FROM segment WHERE document = ? AND number = ?", (document, row["number"]))
        # By way of negative numbers: SQLite checks one by one that no position is there twice.
        project.run("UPDATE segment SET position = -position WHERE lang = ? AND position > ?", (lang, last))
        project.run("UPDATE segment SET position = -position + ? WHERE lang = ? AND position < 0", (more, lang))
        names = [
            Numbered(first + n, documents.span(name, piece.start - begin, piece.end - begin), name if cuts else None)
            for n, piece in enumerate(new)
        ]
        unused = project.rows("SELECT max(number) + 1 FROM segment WHERE document = ?", (document,))[0][0] or 0
        numbers = [old[0]["number"], *range(max(unused, old[0]["number"] + 1), unused + len(new) + 1)]
        documents.insert(project, document, lang, list(zip(numbers, new, names, strict=False)))
        _move_occurrences(project, lang, (first, last), starts, new)
        for unit in trimmed:
            _rename(project, passages, unit)


def _made_of(old: Sequence[int], new: Sequence[int]) -> list[set[int]]:
    """For each new piece the old ones that it has a part of, by where the pieces begin."""
    far = max(old[-1], new[-1]) + 1
    before = list(pairwise([*old, far]))
    return [{k for k, (a, b) in enumerate(before) if a < end and start < b} for start, end in pairwise([*new, far])]


def _words_of(held: Mapping[int, Span], starts: Sequence[int], new: Sequence[Segment]) -> dict[int, Span]:
    """For each new piece with words of these ones of old pieces, what it has of them."""
    ranges = [(starts[k] + a, starts[k] + b) for k, (a, b) in held.items()]
    found = {}
    for n, piece in enumerate(new):
        inside = [(max(a, piece.start), min(b, piece.end)) for a, b in ranges if a < piece.end and piece.start < b]
        if inside:
            found[n] = min(a for a, _ in inside) - piece.start, max(b for _, b in inside) - piece.start
    return found


def _move_cells(project: Project, lang: Lang, first: Index, starts: Sequence[int], new: Sequence[Segment]) -> list[int]:
    """Rows that were left with a part of what they held."""
    made_of, last = _made_of(starts, [piece.start for piece in new]), first + len(starts) - 1
    query = (
        "SELECT u.id, u.status, c.position, c.start, c.end FROM cell c JOIN unit u ON u.id = c.unit"
        " WHERE c.lang = ? AND c.position BETWEEN ? AND ?"
    )
    held: dict[tuple[int, str], set[int]] = {}
    marked: dict[int, dict[int, Span]] = {}
    for row in project.rows(query, (lang, first, last)):
        if row["start"] is None:
            held.setdefault((row["id"], row["status"]), set()).add(row["position"] - first)
        else:
            marked.setdefault(row["id"], {})[row["position"] - first] = (row["start"], row["end"])
    project.run("DELETE FROM cell WHERE lang = ? AND position BETWEEN ? AND ?", (lang, first, last))
    more = len(new) - len(starts)
    several = "SELECT unit FROM cell WHERE lang = ? AND position > ? GROUP BY unit HAVING count(*) > 1"
    beyond = (lang, last)
    for row in project.rows(several, beyond) if more else ():
        # By way of negative numbers: SQLite checks cell by cell that none is there twice.
        project.run(
            "UPDATE cell SET position = -position WHERE unit = ? AND lang = ? AND position > ?", (row["unit"], *beyond)
        )
    project.run("UPDATE cell SET position = position + ? WHERE lang = ? AND position > ?", (more, *beyond))
    project.run("UPDATE cell SET position = -position + ? WHERE lang = ? AND position < 0", (more, lang))
    trimmed = []
    for (unit, status), old in held.items():
        partly = any(pieces & old and not pieces <= old for pieces in made_of)
        if partly and status in ("gone", "absent", "rejected"):
            project.run("DELETE FROM unit WHERE id = ?", (unit,))
            continue
        if partly:
            trimmed.append(unit)
        kept = [first + n for n, pieces in enumerate(made_of) if min(pieces) in old]
        cells.insert(project, unit, {(lang, position): None for position in kept})
    for unit, words in marked.items():
        found = _words_of(words, starts, new)
        cells.insert(project, unit, {(lang, first + n): span for n, span in found.items()})
    return trimmed


def _rename(project: Project, passages: Passages, unit: int) -> None:
    held = cells.of_row(project, unit)
    own = key(passages.target(held))
    if not held.cells or project.rows("SELECT 1 FROM unit WHERE key = ? AND id <> ?", (own, unit)):
        project.run("DELETE FROM unit WHERE id = ?", (unit,))
    else:
        project.run("UPDATE unit SET key = ?, langs = ? WHERE id = ?", (own, len(held.cells), unit))


def _move_occurrences(
    project: Project, lang: Lang, old: tuple[Index, Index], starts: Sequence[int], new: Sequence[Segment]
) -> None:
    """Terms stay where they stand; one that a cut goes through is no occurrence any more."""
    first, last = old

    def moved(segment: Index, begin: int, end: int) -> tuple[Index, int, int] | None:
        if segment < first:
            return segment, begin, end
        if segment > last:
            return segment + len(new) - len(starts), begin, end
        a, b = (starts[segment - first] + offset for offset in (begin, end))
        inside = [(first + n, a - p.start, b - p.start) for n, p in enumerate(new) if p.start <= a and b <= p.end]
        return inside[0] if inside else None

    changed = []
    for row in project.rows("SELECT concept, rank, occurrences FROM term WHERE lang = ?", (lang,)):
        before = [tuple(place) for place in json.loads(row["occurrences"])]
        after = [place for place in (moved(*own) for own in before) if place]
        if after != before:
            changed.append((json.dumps(after), row["concept"], lang, row["rank"]))
    project.run_many("UPDATE term SET occurrences = ? WHERE concept = ? AND lang = ? AND rank = ?", changed)
