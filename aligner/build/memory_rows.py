"""The rows of a large memory, which is stored in pieces: made, with what was decided about them, a thousand at a time.

As ``memories`` and ``project.units`` do it with all rows at once: what a memory says of its rows is taken over as a
decision, accepted rows stay as they are, rejected ones fall into their segments.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter

from aligner.build import memories
from aligner.build.memories import MemoryUnit
from aligner.model import Corpus, Index, Lang, Unit
from aligner.pins import pinned
from aligner.project import Project, decisions, documents, runs
from aligner.project.decisions import Change, Decision
from aligner.project.documents import SegmentName
from aligner.project.states import UnitState
from aligner.project.status import IMPORT
from aligner.project.unit_key import Target, key

AT_ONCE = 1_000
"""Rows that are held at a time."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row to be stored."""

    key: str
    unit: Unit
    state: UnitState


def are_in_pieces(corpus: Corpus) -> bool:
    """Whether the texts are those of a large memory."""
    return len(corpus.wholes) < len(corpus.documents)


def name_of(corpus: Corpus) -> str:
    """The memory's name."""
    return next(iter(corpus.wholes)).rpartition("/")[0]


def are_decided_otherwise(project: Project, corpus: Corpus) -> bool:
    """Whether people want rows that the memory does not have, as they joined or split some."""
    wanted = {own for own, state in decisions.states_by_people(project) if state.kept or state.status == "conflict"}
    if wanted:
        for _, target in _found(project, corpus):
            wanted.discard(key(target))
    return bool(wanted)


def batches(project: Project, corpus: Corpus) -> Iterator[list[Row]]:
    """The rows in the memory's order, in a transaction under way. The journal gets what the memory says of them that
    nobody else decided."""
    found = _found(project, corpus)
    event = decisions.new_id(project)
    name, made = name_of(corpus), runs.now()
    while some := list(islice(found, AT_ONCE)):
        targets = [target for _, target in some]
        keys = list(map(key, targets))
        known = decisions.unit_states_of(project, keys)
        changes: list[Change] = []
        for own, target, (row, _) in zip(keys, targets, some, strict=True):
            change = _said(project, own, target, row, known.get(own))
            if change:
                changes.append(change)
                known[own] = UnitState(row.status, note=row.note)
        decisions.append(project, Decision(event, made, name, IMPORT, tuple(changes)))
        yield [
            stored
            for own, (row, target) in zip(keys, some, strict=True)
            for stored in _arranged(project, own, row.unit, target, known.get(own, UnitState()))
        ]


def _said(project: Project, own: str, target: Target, row: MemoryUnit, before: UnitState | None) -> Change | None:
    """What the memory says of a row, if that is new and nobody else said otherwise."""
    state = UnitState(row.status, note=row.note)
    if state in (UnitState(), before or UnitState()) or len(row.unit.cells) < 2:
        return None
    if before is not None and not memories.said_so(project, row.name, own):
        return None
    return Change("unit", own, target, before or UnitState(), state)


def _arranged(project: Project, own: str, unit: Unit, target: Target, state: UnitState) -> Iterator[Row]:
    """A row as people want it: one, or if they rejected it each segment alone."""
    if state.kept:
        yield Row(own, pinned(unit), state)
    elif state.status in ("rejected", "gone"):
        for lang, cell in unit.cells.items():
            part: Target = {lang: target[lang]}
            known = decisions.unit_states_of(project, [key(part)])
            yield Row(key(part), Unit({lang: cell}), known.get(key(part), UnitState()))
    else:
        # Taken back by a person, and in the memory: there, and open.
        yield Row(own, Unit(unit.cells, unit.score, unit.reasons), UnitState() if state.status == "absent" else state)


def _found(project: Project, corpus: Corpus) -> Iterator[tuple[MemoryUnit, Target]]:
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
