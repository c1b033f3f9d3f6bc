"""The rows of a large memory, read from the pieces in which its texts are stored."""

from collections.abc import Iterator, Mapping, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter

from aligner.build import memories
from aligner.build.memories import MemoryUnit
from aligner.model import Corpus, Index, Lang
from aligner.project import Project, documents
from aligner.project.documents import SegmentName
from aligner.project.unit_key import Target


def name_of(corpus: Corpus) -> str:
    """The memory's name."""
    return next(iter(corpus.wholes)).rpartition("/")[0]


def rows(project: Project, corpus: Corpus) -> Iterator[tuple[MemoryUnit, Target]]:
    """The rows with what they are called, in order: the languages are gone through side by side."""
    name = name_of(corpus)
    every = merge(*(_stretches(project, corpus, rank, lang) for rank, lang in enumerate(corpus.languages)))
    for number, stretches in groupby(every, itemgetter(0)):
        cells: dict[Lang, Sequence[Index]] = {}
        facts: dict[str, str] = {}
        target: dict[Lang, tuple[SegmentName, ...]] = {}
        for _, _, lang, position, segment, own in stretches:
            cells[lang], target[lang] = (position,), (segment,)
            facts.update(own)
        yield memories.row(f"{name}:{number}", cells, facts), target


def _stretches(
    project: Project, corpus: Corpus, rank: int, lang: Lang
) -> Iterator[tuple[int, int, Lang, Index, SegmentName, Mapping[str, str]]]:
    """Of each stretch of a language the number of its unit, from 1, ``rank``, position and name of its segment, and
    what is said of it."""
    counts = documents.counts(project, lang)
    position = 0
    for document, segments in corpus.of(lang):
        for segment, origin in zip(segments, document.origins, strict=True):
            number = int(origin.row.rpartition(":")[2])
            name = document.text[segment.start : segment.end], next(counts)
            yield number, rank, lang, position, name, origin.facts
            position += 1
