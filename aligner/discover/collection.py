"""From folders to what they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.build import reading
from aligner.build.settings import Progress, quiet
from aligner.discover import documents, neighbours
from aligner.discover.documents import Unread
from aligner.discover.portraits import Gallery
from aligner.discover.works import Discovered, discovered
from aligner.exchange import sources
from aligner.model import Document, Segment
from aligner.threads import one_thread


@dataclass(frozen=True, slots=True)
class Collection:
    """The documents of some folders."""

    found: Discovered
    paths: dict[str, Path]
    """Name to file, of all documents that were read."""
    notes: dict[str, str]
    """Name to what is doubtful about the language of a document."""
    unread: tuple[Unread, ...]


@one_thread
def discover(inputs: Sequence[str], progress: Progress = quiet) -> Collection:
    """Reads the documents of the inputs and finds out which belong together. Raises InputError where there are none.

    Their texts are not kept, and what is compared lies in a temporary file.
    """
    every = sources.find(inputs, reading.extensions())
    paths: dict[str, Path] = {}
    notes: dict[str, str] = {}
    unread: list[Unread] = []

    def texts() -> Iterator[tuple[Document, Sequence[Segment]]]:
        for item in documents.read(every):
            if isinstance(item, Unread):
                unread.append(item)
                continue
            paths[item.document.name] = item.path
            if item.note:
                notes[item.document.name] = item.note
            yield item.document, item.segments

    with Gallery() as gallery:
        gallery.add(texts(), lambda done: progress("reading", done + len(unread), len(every)))
        index = neighbours.index_for(len(gallery.portraits))
        found = discovered(gallery.hang(), index, lambda done, total: progress("comparing", done, total))
    return Collection(found, paths, notes, tuple(unread))
