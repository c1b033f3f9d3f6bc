"""From documents to segments."""

from collections.abc import Iterable
from pathlib import Path

from aligner import __version__
from aligner.build import cuts, memories
from aligner.build.settings import Settings
from aligner.model import Corpus, Document, Segment
from aligner.project import Project, concepts, documents, runs, units


def segment(project: Project, texts: Iterable[Document], settings: Settings) -> Corpus:
    """Segments the documents and keeps both in the place of what the project held; cut where people cut them."""
    corpus = segmented(texts, settings)
    with project.transaction():
        corpus = cuts.recut(project, corpus)
        documents.replace(project, corpus.documents)
        signature = f"aligner {__version__}, {'lines' if settings.lines else 'sentences'}"
        if settings.srx:
            signature += f", rules of {Path(settings.srx).name}"
        if settings.keep_boilerplate:
            signature += ", boilerplate kept"
        if runs.record(project, "segment", signature, corpus.documents, {}):
            # Units and evidence count segments: a build that stops here must not leave them pointing at others.
            units.clear(project)
            concepts.clear(project)
    return corpus


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
