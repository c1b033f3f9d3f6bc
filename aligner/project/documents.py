"""Documents with their blocks and segments, and the numbering of segments that the rest of the house uses."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from aligner.errors import ProjectError
from aligner.model import Block, Corpus, Document, Index, Lang, Origin, Segment
from aligner.model.corpus import whole_of
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
    # By their hashes, of 64 bits: a large memory has millions of texts.
    seen: dict[int, int] = {}
    for document, segments in documents:
        own: list[Numbered | None] = []
        for pieces in _in_pieces(segments):
            if pieces[0].boilerplate:
                own.append(None)
                continue
            begin = pieces[0].start
            text = document.text[begin : pieces[-1].end]
            own_hash = hash((document.lang, text))
            whole = (text, seen.get(own_hash, 0))
            seen[own_hash] = whole[1] + 1
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
    """Puts these documents and segments, gone through more than once, in the place of all that were there, in one
    transaction.

    Rows stay where these are the same; otherwise they go, as they name segments by their positions.
    """
    with project.transaction():
        if not same(project, documents):
            project.run("DELETE FROM unit")
        project.run("DELETE FROM document")
        for (document, segments), names in zip(documents, numbered(documents), strict=True):
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


def same(project: Project, documents: Iterable[tuple[Document, Sequence[Segment]]]) -> bool:
    """Whether the project still holds these very texts, and segments at these places."""
    kept = project.rows("SELECT id, name, lang, digest FROM document ORDER BY id")
    query = "SELECT start, end, position IS NULL FROM segment WHERE document = ? ORDER BY start"
    for row, own in zip_longest(kept, documents):
        if row is None or own is None:
            return False
        document, segments = own
        if tuple(row)[1:] != (document.name, document.lang, schema.digest(document.text)):
            return False
        found = [(start, end, bool(out)) for start, end, out in project.rows(query, (row["id"],))]
        if found != [(segment.start, segment.end, segment.boilerplate) for segment in segments]:
            return False
    return True


def counts(project: Project, lang: Lang) -> Iterator[int]:
    """Of each position of a language, in order, how many equal texts are before it."""
    query = "SELECT nth FROM segment WHERE lang = ? AND position IS NOT NULL ORDER BY position"
    return (row["nth"] for row in project.each(query, (lang,)))


@dataclass(frozen=True, slots=True)
class Head:
    """A document that is not read yet."""

    id: int
    name: str
    lang: Lang
    whole: str
    """As ``Document.whole``."""


def heads(project: Project) -> list[Head]:
    """What is known of the documents without their texts, in order."""
    query = """SELECT d.id, d.name, d.lang, coalesce(o.row, '') AS row
        FROM document d LEFT JOIN origin o ON o.document = d.id AND o.number = 0 ORDER BY d.id"""
    return [Head(row["id"], row["name"], row["lang"], whole_of(row["name"], row["row"])) for row in project.rows(query)]


def lines_before(project: Project, every: Sequence[Head]) -> dict[int, int]:
    """Id of each of these documents to how many lines there are in those before it that are pieces of the same
    whole."""
    pieces = Counter(head.whole for head in every)
    query = "SELECT 1 + length(text) - length(replace(text, char(10), '')) AS n FROM document WHERE id = ?"
    known: Counter[str] = Counter()
    found = {}
    for head in every:
        found[head.id] = known[head.whole]
        if pieces[head.whole] > 1:  # Texts are not gone through for nothing.
            known[head.whole] += project.rows(query, (head.id,))[0]["n"]
    return found


def mixed(project: Project) -> bool:
    """Whether a language has several documents; the pieces of a large memory are one."""
    found = {head.whole: head.lang for head in heads(project)}
    return len(found) > len(set(found.values()))


def load(project: Project) -> Corpus:
    """All documents and segments of the project."""
    ids = [row["id"] for row in project.rows("SELECT id FROM document ORDER BY id")]
    return Corpus(tuple(read(project, own) for own in ids))


def read(project: Project, own: int) -> tuple[Document, tuple[Segment, ...]]:
    """The document of that id, and its segments. Raises ProjectError for a text that is not what was stored."""
    name, lang, text = stored(project, own)
    blocks = tuple(
        Block(row["start"], row["end"], row["kind"], bool(row["boilerplate"]))
        for row in project.rows("SELECT * FROM block WHERE document = ? ORDER BY number", (own,))
    )
    origins = tuple(
        Origin(row["start"], row["end"], json.loads(row["facts"]) if row["facts"] != "{}" else {}, row["row"])
        for row in project.rows("SELECT * FROM origin WHERE document = ? ORDER BY number", (own,))
    )
    # In text order, not by number: pieces were numbered last.
    segments = tuple(
        Segment(row["start"], row["end"], row["block"], row["kind"], bool(row["boilerplate"]), bool(row["cut"]))
        for row in project.rows("SELECT * FROM segment WHERE document = ? ORDER BY start, number", (own,))
    )
    return Document(name, lang, text, blocks, origins), segments


def stored(project: Project, own: int) -> tuple[str, Lang, str]:
    """Name, language and text of the document of that id. Raises ProjectError for a text that is not what was
    stored."""
    row = project.rows("SELECT * FROM document WHERE id = ?", (own,))[0]
    if row["digest"] != schema.digest(row["text"]):
        raise ProjectError(
            f"The text of {row['name']} in {project.path} is damaged; `aligner build` of the same files mends it "
            f"and keeps what was decided."
        )
    return row["name"], row["lang"], row["text"]
