"""Segments that a reviewer cut in pieces, where a sentence ends that the segmenter went past.

A cut is a decision about the segment as the segmenter made it. It is replayed on the corpus of every build, and carried
out in the project file at once: see ``recutting``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from aligner.errors import InputError
from aligner.model import Corpus, Segment
from aligner.project.documents import numbered
from aligner.project.states import SegmentState
from aligner.project.unit_key import Target


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
