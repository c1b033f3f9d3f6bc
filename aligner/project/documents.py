"""Documents with their blocks and segments, and the numbering of segments that the rest of the house uses."""

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from aligner.model import Block, Document, Lang, Origin, Segment
from aligner.project.store import Project


@dataclass(frozen=True)
class Place:
    """Where a position of a language is: a segment of a document."""

    document: Document
    segment: Segment

    @property
    def text(self) -> str:
        """The segment's own text."""
        return self.document.text[self.segment.start : self.segment.end]

    @property
    def line(self) -> int:
        """The line of the document that it begins in, from 1."""
        return self.document.text.count("\n", 0, self.segment.start) + 1

    @property
    def origins(self) -> tuple[Origin, ...]:
        """What the file says of the segment or of a part of it."""
        own = self.document.origins
        first = bisect_right(own, self.segment.start, key=lambda origin: origin.end)
        last = bisect_left(own, self.segment.end, lo=first, key=lambda origin: origin.start)
        return own[first:last]


@dataclass(frozen=True)
class Corpus:
    """The segmented documents of one work."""

    documents: tuple[tuple[Document, tuple[Segment, ...]], ...]
    """Each document with its segments, in the order of the input; furniture included."""

    @cached_property
    def places(self) -> Mapping[Lang, tuple[Place, ...]]:
        """Language to what its positions stand for: its segments over all its documents, without the furniture.

        ``Unit.cells``, ``Occurrence.segment`` and ``texts`` all count by these positions.
        """
        found: dict[Lang, list[Place]] = {}
        for document, segments in self.documents:
            own = found.setdefault(document.lang, [])
            own.extend(Place(document, segment) for segment in segments if not segment.furniture)
        return {lang: tuple(own) for lang, own in found.items()}

    @cached_property
    def texts(self) -> Mapping[Lang, tuple[str, ...]]:
        """Language to the texts of its positions."""
        return {lang: tuple(place.text for place in own) for lang, own in self.places.items()}

    @property
    def languages(self) -> tuple[Lang, ...]:
        """In the order in which they first appear among the documents."""
        return tuple(self.places)


def replace(project: Project, documents: Iterable[tuple[Document, Sequence[Segment]]]) -> None:
    """Puts these documents and segments in the place of all that were there, in one transaction."""
    with project.transaction():
        project.run("DELETE FROM document")
        positions: Counter[Lang] = Counter()
        seen: Counter[tuple[Lang, str]] = Counter()
        for document, segments in documents:
            own = project.run(
                "INSERT INTO document (name, lang, text) VALUES (?, ?, ?)",
                (document.name, document.lang, document.text),
            )
            project.run_many(
                "INSERT INTO block VALUES (?, ?, ?, ?, ?, ?)",
                ((own, n, b.start, b.end, b.kind, b.furniture) for n, b in enumerate(document.blocks)),
            )
            project.run_many(
                "INSERT INTO origin VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (own, n, o.start, o.end, json.dumps(dict(o.facts), ensure_ascii=False), o.row)
                    for n, o in enumerate(document.origins)
                ),
            )
            project.run_many(
                "INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (
                        own,
                        n,
                        s.start,
                        s.end,
                        s.block,
                        s.kind,
                        s.furniture,
                        document.lang,
                        *_counted(document, s, positions, seen),
                    )
                    for n, s in enumerate(segments)
                ),
            )


def _counted(
    document: Document, segment: Segment, positions: "Counter[Lang]", seen: "Counter[tuple[Lang, str]]"
) -> tuple[int | None, int]:
    """Position and nth of the next segment; see the schema."""
    if segment.furniture:
        return None, 0
    name = (document.lang, document.text[segment.start : segment.end])
    positions[document.lang] += 1
    seen[name] += 1
    return positions[document.lang] - 1, seen[name] - 1


def load(project: Project) -> Corpus:
    """All documents and segments of the project."""
    blocks: dict[int, list[Block]] = {}
    for row in project.rows("SELECT * FROM block ORDER BY document, number"):
        block = Block(row["start"], row["end"], row["kind"], bool(row["furniture"]))
        blocks.setdefault(row["document"], []).append(block)
    origins: dict[int, list[Origin]] = {}
    for row in project.rows("SELECT * FROM origin ORDER BY document, number"):
        origin = Origin(row["start"], row["end"], json.loads(row["facts"]), row["row"])
        origins.setdefault(row["document"], []).append(origin)
    segments: dict[int, list[Segment]] = {}
    for row in project.rows("SELECT * FROM segment ORDER BY document, number"):
        segment = Segment(row["start"], row["end"], row["block"], row["kind"], bool(row["furniture"]))
        segments.setdefault(row["document"], []).append(segment)
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
            for row in project.rows("SELECT * FROM document ORDER BY id")
        )
    )
