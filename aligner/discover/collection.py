"""From folders to what they hold."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aligner.build import reading
from aligner.discover import documents, neighbours
from aligner.discover.documents import Unread
from aligner.discover.portraits import Gallery, Hung
from aligner.discover.works import Discovered, discovered
from aligner.exchange import sources
from aligner.model import Document, Segment
from aligner.progress import Progress, quiet
from aligner.threads import one_thread


@dataclass
class Sources:
    """The files of a collection."""

    paths: dict[str, Path] = field(default_factory=dict)
    """Name to file, of all documents that were read."""
    notes: dict[str, str] = field(default_factory=dict)
    """Name to what is doubtful about the language of a document."""
    unread: list[Unread] = field(default_factory=list)


@contextmanager
def pictured(inputs: Sequence[str], progress: Progress = quiet) -> Iterator[tuple[Hung, Sources]]:
    """The portraits of all documents of the inputs, ready to be compared while the block lasts; and their files.

    Their texts are not kept, and what is compared lies in a temporary file. Raises InputError where there are none.
    """
    every = sources.find(inputs, reading.extensions())
    files = Sources()
    with Gallery() as gallery:
        gallery.add(_texts(every, files), lambda done: progress("reading", done + len(files.unread), len(every)))
        yield gallery.hang(), files


@one_thread
def discover(inputs: Sequence[str], progress: Progress = quiet) -> tuple[Discovered, Sources]:
    """Which documents of the inputs belong together. Raises InputError where there are none."""
    with pictured(inputs, progress) as (hung, files):
        index = neighbours.index_for(len(hung.portraits))
        return discovered(hung, index, lambda done, total: progress("comparing", done, total)), files


def _texts(every: Sequence[sources.Source], files: Sources) -> Iterator[tuple[Document, Sequence[Segment]]]:
    for item in documents.read(every):
        if isinstance(item, Unread):
            files.unread.append(item)
            continue
        files.paths[item.document.name] = item.path
        if item.note:
            files.notes[item.document.name] = item.note
        yield item.document, item.segments
