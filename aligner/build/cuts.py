"""Cuts inside segments, in a build: carried out again, moved with a text that changed, or shown to a person."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from aligner.model import Corpus, Lang
from aligner.project import Project, cutting, decisions, documents, rows
from aligner.project.decisions import Change
from aligner.project.documents import Numbered, SegmentName
from aligner.project.search import loose
from aligner.project.states import SegmentState, UnitState
from aligner.project.unit_key import Identities, Target, key
from aligner.review.deciding import record, state_of

BY = "build"
"""Who signs what follows from a changed text."""
AROUND = 3
"""Words on either side by which the place of a cut is found again: two are often the same elsewhere in a text."""
ALIKE = 0.5
"""Share of its words that a changed segment must have kept to be taken for the same."""


def recut(project: Project, corpus: Corpus) -> Corpus:
    """The corpus of a segmenter, cut as people decided.

    Where the text of a segment changed, but not around the cut, the cut moves along, by a decision of its own.
    """
    states = decisions.segment_states(project)
    changes: list[Change] = []
    missing = list(_missing(corpus, states.values()))
    numbering = documents.numbering(corpus) if missing else {}
    for lang, name, state in missing:
        if goal := _again(numbering[lang], name, state):
            about = {lang: (goal[0],)}
            if key(about) not in states:
                changes.append(Change("segment", key(about), about, SegmentState(), SegmentState(goal[1])))
                about = {lang: (name,)}
                changes.append(Change("segment", key(about), about, state, SegmentState()))
    if changes:
        record(project, BY, "cut", changes)
    return cutting.replayed(corpus, decisions.segment_states(project).values())


def ask(project: Project, corpus: Corpus) -> int:
    """Marks rows for another look where a cut has no place any more; how many cuts that are, asked about once."""
    lost = [
        (lang, name, state)
        for lang, name, state in _missing(corpus, decisions.segment_states(project).values())
        if not state.lost
    ]
    changes: dict[str, Change] = {}
    for lang, name, state in lost:
        about = {lang: (name,)}
        changes[key(about)] = Change("segment", key(about), about, state, replace(state, lost=True))
        position = _like(corpus, lang, name[0])
        held = rows.holding(project, lang, [position]) if position is not None else []
        for row in [row for row in held if len(row.unit.cells) > 1][:1]:
            first = changes.get(row.key)
            now = first.after if first and isinstance(first.after, UnitState) else state_of(project, row.key)
            notes = dict.fromkeys(
                [*now.note.splitlines(), f"The {lang} text changed: it was cut here, and is whole again."]
            )
            after = replace(now, status="review", note="\n".join(notes))
            before = first.before if first else now
            changes[row.key] = Change("unit", row.key, Identities(corpus).target(row.unit), before, after)
    if changes:
        record(project, BY, "review", changes.values())
    return len(lost)


def _missing(
    corpus: Corpus, states: Iterable[tuple[Target, SegmentState]]
) -> Iterator[tuple[Lang, SegmentName, SegmentState]]:
    states = [(about, state) for about, state in states if state.cuts]
    if not states:  # Mostly: and there may be many names.
        return
    numbering = documents.numbering(corpus)
    there = {(lang, own.whole or own.name) for lang, every in numbering.items() for own in every}
    for about, state in states:
        for lang, names in about.items():
            if lang in numbering and (lang, names[0]) not in there:
                yield lang, names[0], state


def _again(
    segments: Iterable[Numbered], name: SegmentName, state: SegmentState
) -> tuple[SegmentName, tuple[int, ...]] | None:
    """The one segment that has the words around all the cuts, and the cuts in there."""
    patterns = []
    for cut in state.cuts:
        before, after = name[0][:cut].split()[-AROUND:], name[0][cut:].split()[:AROUND]
        patterns.append(re.compile(f"({loose(' '.join(before))}\\s*){loose(' '.join(after))}", re.IGNORECASE))
    found = []
    for own in segments:
        matches = [pattern.search(own.name[0]) for pattern in patterns]
        if all(matches):
            found.append((own.name, tuple(match.end(1) for match in matches if match)))
    return found[0] if len(found) == 1 else None


def _like(corpus: Corpus, lang: Lang, text: str) -> int | None:
    """The position of the segment that has most of the words of a text; None: none has half of them."""
    words = set(text.casefold().split())
    shares = [len(words & set(own.casefold().split())) / len(words) for own in corpus.texts[lang]]
    best = max(range(len(shares)), key=shares.__getitem__, default=None)
    return best if best is not None and shares[best] >= ALIKE else None
