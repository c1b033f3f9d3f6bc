"""Documents with their blocks and segments, and the numbering of segments that the rest of the house uses."""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aligner.errors import ProjectError
from aligner.model import Block, Corpus, Document, Index, Lang, Origin, Segment
from aligner.project import schema
from aligner.project.store import Project

SegmentName = tuple[str, int]
"""A segment's text, and the count of equal texts before it in its language; of a piece that a reviewer cut, and of
words that a row shares, a number below zero instead."""
_BITS = 48
"""Bits of the numbers below zero: the chance of two equal ones in a project of a million names below 1 in 500."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """How a segment is counted and named."""

    position: Index
    name: SegmentName
    whole: SegmentName | None = None
    """Name of the segment that a reviewer cut, of which this is a piece; None: it is whole."""
    start: int = 0
    """Where a piece begins in the segment that was cut; 0 for a whole one."""

    @property
    def end(self) -> int:
        """One past the last code point of the piece."""
        return self.start + len(self.name[0])


def numbering(corpus: Corpus) -> dict[Lang, tuple[Numbered, ...]]:
    """Language to what the positions of the corpus are called."""
    found: dict[Lang, list[Numbered]] = {lang: [] for lang in corpus.places}
    for (document, _), own in zip(corpus.documents, numbered(corpus.documents), strict=True):
        found[document.lang] += [segment for segment in own if segment]
    return {lang: tuple(own) for lang, own in found.items()}


def numbered(documents: Iterable[tuple[Document, Sequence[Segment]]]) -> Iterator[list[Numbered | None]]:
    """For each document its segments' numbers and names, in order; None: boilerplate."""
    positions: Counter[Lang] = Counter()
    seen: Counter[tuple[Lang, str]] = Counter()
    for document, segments in documents:
        own: list[Numbered | None] = []
        for pieces in _in_pieces(segments):
            if pieces[0].boilerplate:
                own.append(None)
                continue
            begin = pieces[0].start
            text = document.text[begin : pieces[-1].end]
            whole = (text, seen[document.lang, text])
            seen[document.lang, text] += 1
            for segment in pieces:
                start = segment.start - begin
                cut = len(pieces) > 1
                name = span(whole, start, segment.end - begin) if cut else whole
                own.append(Numbered(positions[document.lang], name, whole if cut else None, start))
                positions[document.lang] += 1
        yield own


def _in_pieces(segments: Iterable[Segment]) -> list[list[Segment]]:
    """The segments, those that a reviewer cut together with their pieces."""
    found: list[list[Segment]] = []
    for segment in segments:
        if segment.cut:
            found[-1].append(segment)
        else:
            found.append([segment])
    return found


def span(whole: SegmentName, start: int, end: int) -> SegmentName:
    """The name of a part of a segment. It is made from the whole, so that a cut leaves all other names as they were."""
    if (start, end) == (0, len(whole[0])):
        return whole
    return whole[0][start:end], -1 - _number(whole, start)


def words(whole: SegmentName, start: int, end: int) -> SegmentName:
    """The name of the words of a segment that a row shares; other than that of a piece that a cut makes of them."""
    if (start, end) == (0, len(whole[0])):
        return whole
    return whole[0][start:end], -1 - (1 << _BITS) - _number(whole, start)


def names_words(name: SegmentName) -> bool:
    """Whether it is the name of words, not of a segment or piece."""
    return name[1] < -(1 << _BITS)


def _number(whole: SegmentName, start: int) -> int:
    facts = repr((*whole, start)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.sha256(facts).digest()[: _BITS // 8])


def replace(project: Project, documents: Iterable[tuple[Document, Sequence[Segment]]]) -> None:
    """Puts these documents and segments in the place of all that were there, in one transaction.

    Rows stay where these are the same; otherwise they go, as they name segments by their positions.
    """
    found = list(documents)
    with project.transaction():
        if not same(project, found):
            project.run("DELETE FROM unit")
        project.run("DELETE FROM document")
        for (document, segments), names in zip(found, numbered(found), strict=True):
            own = project.run(
                "INSERT INTO document (name, lang, text, digest) VALUES (?, ?, ?, ?)",
                (document.name, document.lang, document.text, schema.digest(document.text)),
            )
            project.run_many(
                "INSERT INTO block VALUES (?, ?, ?, ?, ?, ?)",
                ((own, n, b.start, b.end, b.kind, b.boilerplate) for n, b in enumerate(document.blocks)),
            )
            project.run_many(
                "INSERT INTO origin VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (own, n, o.start, o.end, json.dumps(dict(o.facts), ensure_ascii=False), o.row)
                    for n, o in enumerate(document.origins)
                ),
            )
            insert(project, own, document.lang, zip(range(len(segments)), segments, names, strict=True))


def insert(
    project: Project, document: int, lang: Lang, segments: Iterable[tuple[int, Segment, Numbered | None]]
) -> None:
    """Writes segments of a document, each with its number in there."""
    project.run_many(
        "INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                *(document, number, s.start, s.end, s.block, s.kind, s.boilerplate, lang),
                *((own.position, own.name[1]) if own else (None, 0)),
                s.cut,
                own.whole[1] if own and own.whole and not s.cut else None,
            )
            for number, s, own in segments
        ),
    )


def same(project: Project, documents: Sequence[tuple[Document, Sequence[Segment]]]) -> bool:
    """Whether the project still holds these very texts, and segments at these places."""
    kept = project.rows("SELECT id, name, lang, text FROM document ORDER BY id")
    if [(row["name"], row["lang"], row["text"]) for row in kept] != [
        (document.name, document.lang, document.text) for document, _ in documents
    ]:
        return False
    numbers = {row["id"]: n for n, row in enumerate(kept)}
    query = "SELECT document, start, end, position IS NULL FROM segment ORDER BY document, start"
    found = [(numbers[document], start, end, bool(out)) for document, start, end, out in project.rows(query)]
    return found == [
        (n, segment.start, segment.end, segment.boilerplate)
        for n, (_, segments) in enumerate(documents)
        for segment in segments
    ]


def mixed(project: Project) -> bool:
    """Whether a language has several documents."""
    query = "SELECT count(*) AS every, count(DISTINCT lang) AS languages FROM document"
    row = project.rows(query)[0]
    return bool(row["every"] > row["languages"])


def load(project: Project) -> Corpus:
    """All documents and segments of the project."""
    blocks: dict[int, list[Block]] = {}
    for row in project.rows("SELECT * FROM block ORDER BY document, number"):
        block = Block(row["start"], row["end"], row["kind"], bool(row["boilerplate"]))
        blocks.setdefault(row["document"], []).append(block)
    origins: dict[int, list[Origin]] = {}
    for row in project.rows("SELECT * FROM origin ORDER BY document, number"):
        origin = Origin(row["start"], row["end"], json.loads(row["facts"]), row["row"])
        origins.setdefault(row["document"], []).append(origin)
    segments: dict[int, list[Segment]] = {}
    for row in project.rows("SELECT * FROM segment ORDER BY document, number"):
        segment = Segment(
            row["start"], row["end"], row["block"], row["kind"], bool(row["boilerplate"]), bool(row["cut"])
        )
        segments.setdefault(row["document"], []).append(segment)
    for own in segments.values():
        own.sort(key=lambda segment: segment.start)  # They are but for pieces, which were numbered last.
    return Corpus(
        tuple(
            (
                Document(
                    row["name"],
                    row["lang"],
                    row["text"],
                    tuple(blocks.get(row["id"], ())),
                    tuple(origins.get(row["id"], ())),
                ),
                tuple(segments.get(row["id"], ())),
            )
            for row in stored(project)
        )
    )


def stored(project: Project) -> list[sqlite3.Row]:
    """The documents without their parts. Raises ProjectError for a text that is not what was stored."""
    rows = project.rows("SELECT * FROM document ORDER BY id")
    for row in rows:
        if row["digest"] != schema.digest(row["text"]):
            raise ProjectError(
                f"The text of {row['name']} in {project.path} is damaged; `aligner build` of the same files mends it "
                f"and keeps what was decided."
            )
    return rows
