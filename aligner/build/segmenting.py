"""From documents to segments."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, overload

from aligner import __version__
from aligner.build import cuts, memories
from aligner.build.settings import Settings
from aligner.model import Corpus, Document, Segment
from aligner.progress import Progress, quiet
from aligner.project import Project, concepts, decisions, documents, runs, stored_corpus, units


def segment(project: Project, texts: Iterable[Document], settings: Settings, progress: Progress = quiet) -> Corpus:
    """Segments the documents and keeps both in the place of what the project held; cut where people cut them.

    Those of a large memory are gone through one at a time.
    """
    own = tuple(texts)
    in_pieces = len({document.whole for document in own}) < len(own) and not settings.realign
    # People cut few memories: those are held, to be looked through for the places of the cuts.
    in_pieces = in_pieces and not decisions.last(project, "segment")
    corpus = Corpus(_Segmented(own, settings, progress)) if in_pieces else segmented(own, settings)
    with project.transaction():
        if not in_pieces:
            corpus = cuts.recut(project, corpus)
        documents.replace(project, corpus.documents)
        signature = f"aligner {__version__}, {'lines' if settings.lines else 'sentences'}"
        if settings.srx:
            signature += f", rules of {Path(settings.srx).name}"
        if settings.keep_boilerplate:
            signature += ", boilerplate kept"
        content = list(map(runs.digest_of, corpus.documents)) if in_pieces else corpus.documents
        if runs.record(project, "segment", signature, content, {}):
            # Units and evidence count segments: a build that stops here must not leave them pointing at others.
            units.clear(project)
            concepts.clear(project)
    return stored_corpus.corpus(project) if in_pieces else corpus


class _Segmented(Sequence[tuple[Document, tuple[Segment, ...]]]):
    """Documents of memories with their segments, one at a time."""

    def __init__(self, texts: Sequence[Document], settings: Settings, progress: Progress) -> None:
        self._texts, self._settings, self._progress = texts, settings, progress

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, at: int) -> tuple[Document, tuple[Segment, ...]]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[tuple[Document, tuple[Segment, ...]]]: ...
    def __getitem__(self, at: Any) -> Any:
        found = segmented(self._texts[at] if isinstance(at, slice) else [self._texts[at]], self._settings).documents
        if isinstance(at, slice):
            return found
        self._progress("segmenting", at + 1, len(self))
        return found[0]


def segmented(texts: Iterable[Document], settings: Settings) -> Corpus:
    """Segments the documents without a project; those of memories keep their rows as segments."""
    from dataclasses import replace

    from aligner.text.segment import segment as sentences
    from aligner.text.structure import blocks

    done: list[tuple[Document, tuple[Segment, ...]]] = []
    for document in texts:
        if memories.given(document) and not settings.realign:
            done.append((document, tuple(Segment(o.start, o.end, n) for n, o in enumerate(document.origins))))
            continue
        if settings.lines:
            done.append((document, tuple(_lines(document.text))))
            continue
        if not document.blocks:
            document = replace(document, blocks=blocks(document.text, document.lang))  # noqa: PLW2901
        found = sentences(document.text, document.lang, blocks=document.blocks, srx=settings.srx)
        if settings.keep_boilerplate:
            found = [replace(s, boilerplate=False) for s in found]
        done.append((document, tuple(found)))
    return Corpus(tuple(done))


def _lines(text: str) -> Iterable[Segment]:
    """Each line that is not blank is a segment."""
    start = 0
    for line in text.split("\n"):
        own = line.strip()
        if own:
            begin = start + line.index(own)
            yield Segment(begin, begin + len(own))
        start += len(line) + 1
