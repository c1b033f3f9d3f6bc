"""The texts of a large project, a few documents at a time: a corpus that reads what it is asked for.

Pieces of a memory hold the same units in all languages, and whoever goes through the rows in reading order needs one
piece of each after the other.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, overload

from aligner.model import Corpus, Document, Index, Lang, Place, Segment
from aligner.project import documents
from aligner.project.documents import Head
from aligner.project.store import Project

LARGE = 200_000
"""Segments of a project from which its texts are not held all at once."""
MOST = 4_000_000
"""Code points of the documents that are held, at least one of them."""
Read = tuple[Document, tuple[Segment, ...]]


def corpus(project: Project) -> Corpus:
    """The texts of a project: all in memory, or of a large one what is asked for.

    The latter reads while it is used, and what it reads must not change meanwhile.
    """
    return StoredCorpus(StoredDocuments(project)) if is_large(project) else documents.load(project)


def is_large(project: Project) -> bool:
    """Whether a project has more segments than are held at once."""
    query = "SELECT count(*) FROM (SELECT 1 FROM segment LIMIT ?)"
    return bool(project.rows(query, (LARGE + 1,))[0][0] > LARGE)


class StoredDocuments(Sequence[Read]):
    """The documents of a project with their segments, each read when it is asked for."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._held: dict[int, Read] = {}

    @cached_property
    def heads(self) -> list[Head]:
        """What is known of them all."""
        return documents.heads(self._project)

    @cached_property
    def lines_before(self) -> dict[str, int]:
        """As ``documents.lines_before``, by name."""
        found = documents.lines_before(self._project, self.heads)
        return {head.name: found[head.id] for head in self.heads}

    def firsts(self, heads: Sequence[Head]) -> list[Index]:
        """The position of the first segment of each of these documents, which are all of a language; and where one
        after them would begin."""
        query = "SELECT count(position) AS n FROM segment WHERE document = ?"
        sizes = (self._project.rows(query, (head.id,))[0]["n"] for head in heads)
        return list(accumulate(sizes, initial=0))

    def __len__(self) -> int:
        return len(self.heads)

    @overload
    def __getitem__(self, at: int) -> Read: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Read]: ...
    def __getitem__(self, at: Any) -> Any:
        heads = self.heads[at]
        return [self.read(head) for head in heads] if isinstance(at, slice) else self.read(heads)

    def read(self, head: Head) -> Read:
        """A document and its segments; the last ones are held."""
        held = self._held
        if head.id in held:
            held[head.id] = held.pop(head.id)
            return held[head.id]
        found = documents.read(self._project, head.id)
        while held and sum(document.size for document, _ in held.values()) + found[0].size > MOST:
            del held[next(iter(held))]
        held[head.id] = found
        return found


class StoredCorpus(Corpus):
    """A corpus whose documents stand in a project."""

    @cached_property
    def _stored(self) -> StoredDocuments:
        assert isinstance(self.documents, StoredDocuments)  # noqa: S101 - nothing else makes one
        return self.documents

    @cached_property
    def wholes(self) -> Mapping[str, Lang]:
        return {head.whole: head.lang for head in self._stored.heads}

    def of(self, lang: Lang) -> Iterator[Read]:
        return (self._stored.read(head) for head in self._stored.heads if head.lang == lang)

    @cached_property
    def places(self) -> Mapping[Lang, Sequence[Place]]:
        of: dict[Lang, list[Head]] = {}
        for head in self._stored.heads:
            of.setdefault(head.lang, []).append(head)
        return {lang: _Places(self._stored, heads) for lang, heads in of.items()}

    @cached_property
    def texts(self) -> Mapping[Lang, Sequence[str]]:
        return {lang: _Texts(places) for lang, places in self.places.items()}

    def line(self, place: Place) -> int:
        return self._stored.lines_before[place.document.name] + place.line


class _Places(Sequence[Place]):
    """The places of a language. Those of one document are held, as the next that is asked for is mostly among them."""

    def __init__(self, stored: StoredDocuments, heads: Sequence[Head]) -> None:
        self._stored, self._heads = stored, heads
        self._firsts = stored.firsts(heads)
        self._range = range(0)
        self._held: list[Place] = []

    def __len__(self) -> int:
        return self._firsts[-1]

    @overload
    def __getitem__(self, at: int) -> Place: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Place]: ...
    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        if at not in self._range:
            n = bisect_right(self._firsts, at) - 1
            document, segments = self._stored.read(self._heads[n])
            self._range = range(self._firsts[n], self._firsts[n + 1])
            self._held = [Place(document, segment) for segment in segments if not segment.boilerplate]
        return self._held[at - self._range.start]


class _Texts(Sequence[str]):
    """The texts of these places."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: Any) -> Any:
        found = self._places[at]
        return [place.text for place in found] if isinstance(at, slice) else found.text
