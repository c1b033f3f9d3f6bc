"""From a project's units to its concepts."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import overload

import numpy as np
from numpy.typing import NDArray

import glossary
from aligner import __version__
from aligner.encoders import embed, in_context
from aligner.errors import ProjectError
from aligner.exchange import memory_files
from aligner.model import Concept, Corpus, Exchange, Lang, TranslationUnit
from aligner.progress import Progress, quiet
from aligner.project import Project, concepts, copies, decisions, documents, runs, stored_corpus, units
from aligner.project.units import StoredUnit
from glossary import concordance
from glossary.concordance import Line
from glossary.counting import memory as glossary_memory
from glossary.mining import Embed
from glossary.termbase import Marked, mark, named

_TRIES = 5
"""How often the project is mined again because somebody cut a segment meanwhile."""
LEAST_OF_MEMORY = 0.3
"""Score below which a concept that was found by counting is left out if nobody asks for it."""
LARGE = 20_000
"""Most units that are looked into sentence by sentence; a larger project is mined by counting, as a memory is, in a
fraction of the time."""


def mine(project: Project, progress: Progress = quiet, preset: str = "balanced") -> tuple[Concept, ...]:
    """Mines the project's units and keeps the concepts in the place of those it held.

    Rejected units are not evidence. What people decided about concepts holds: the concepts are given as they stand.
    Raises ProjectError when there are no units yet or another build made others meanwhile, UnknownNameError for the
    preset.
    """
    for _ in range(_TRIES):
        with copies.still(project, long=units.count(project) > LARGE) as stands:
            aligned = runs.find(stands, "align")
            if aligned is None:
                raise ProjectError(f"{project.path} holds no alignment yet; run `aligner build` to its end.")
            cut = decisions.last(stands, "segment")
            numbers = array("i", units.numbers(stands))
            if len(numbers) > LARGE:
                progress("mining", 0, 1)
                found: Sequence[Concept] = _counted(stands, numbers, aligned.settings["pivot"], progress)
                keys = {n: unit.key for n, unit in units.at(stands, {n for c in found for n in c.evidence})}
            else:
                corpus, stored = documents.load(stands), units.load(stands)
                keys = {n: unit.key for n, unit in enumerate(stored)}
        if len(numbers) <= LARGE:
            progress("mining", 0, 1)
            found = _mined(corpus, stored, numbers, preset, progress)
        progress("mining", 1, 1)
        with project.transaction():
            if runs.find(project, "align") != aligned:
                raise ProjectError(
                    f"Another build has aligned {project.path} meanwhile, and its result stands; `aligner glossary "
                    f"{project.path} --mine` mines that one."
                )
            if decisions.last(project, "segment") != cut:  # Somebody cut a segment: terms stand elsewhere by now.
                continue
            concepts.replace(project, found, keys)
            runs.record(
                project,
                "mine",
                f"{aligned.signature}, glossary {__version__} {preset}",
                [_said(concept) for concept in found],
                {},
            )
            return concepts.load(project)
    raise ProjectError(f"Segments of {project.path} are cut faster than it can be mined; mine it when that is done.")


def _said(concept: Concept) -> list[object]:
    """A concept as the digest of a run counts it."""
    terms = {
        lang: [(t.text, t.variants, t.count, t.occurrences, t.part_of_speech, t.status, t.facts) for t in own]
        for lang, own in concept.terms.items()
    }
    facts = [concept.kind, concept.evidence, concept.reasons, concept.facts, concept.examples, concept.references]
    return [concept.id, concept.status, concept.score, concept.worth, terms, *facts]


def _mined(
    corpus: Corpus, stored: Sequence[StoredUnit], kept: Sequence[int], preset: str, progress: Progress
) -> tuple[Concept, ...]:
    """The concepts of the units of these numbers, their evidence counted among all of them."""
    numbers = {name: n for n, name in enumerate(corpus.wholes)}
    found = glossary.mine(
        corpus.texts,
        [stored[n].unit for n in kept],
        embed=_told(progress, len(corpus.languages)),
        documents={lang: [numbers[p.document.whole] for p in places] for lang, places in corpus.places.items()},
        preset=preset,
    )
    return tuple(replace(concept, evidence=tuple(kept[n] for n in concept.evidence)) for concept in found)


def _told(progress: Progress, languages: int) -> Embed:
    """``embed``, which tells how far mining is: of each language terms, words and sentences are embedded, one after the
    other."""
    calls, done = 3 * languages, 0

    def embedded(texts: Sequence[str]) -> NDArray[np.float32]:
        nonlocal done
        before = min(done, calls - 1)
        progress("mining", 100 * before, 100 * calls)
        done += 1
        return embed(texts, progress=lambda n, of: progress("mining", 100 * before + 100 * n // of, 100 * calls))

    return embedded


def _counted(project: Project, numbers: Sequence[int], pivot: Lang, progress: Progress) -> list[Concept]:
    """The concepts of the units of these numbers of a large project, by counting. Their evidence is the unit that shows
    them best."""
    corpus = stored_corpus.corpus(project)
    rows = _Rows(project, corpus, numbers)
    languages = (pivot, *(lang for lang in corpus.languages if lang != pivot))
    found = glossary_memory.mine(rows, languages, embed=embed, progress=partial(progress, "mining"))
    return [replace(c, evidence=tuple(map(int, c.references)), references=(), examples={}) for c in found]


class _Rows(Sequence[TranslationUnit]):
    """The units of these numbers, read when they are asked for; each has its number for an id."""

    def __init__(self, project: Project, corpus: Corpus, numbers: Sequence[int]) -> None:
        self._project, self._corpus, self._numbers = project, corpus, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[TranslationUnit]:
        for number, stored in units.at(self._project, self._numbers):
            yield TranslationUnit(str(number), stored.unit.joined(self._corpus.texts))

    @overload
    def __getitem__(self, at: int) -> TranslationUnit: ...
    @overload
    def __getitem__(self, at: slice) -> "_Rows": ...
    def __getitem__(self, at: int | slice) -> "TranslationUnit | _Rows":
        if isinstance(at, slice):
            return _Rows(self._project, self._corpus, self._numbers[at])
        return next(iter(_Rows(self._project, self._corpus, [self._numbers[at]])))


def against(found: Sequence[Concept], files: Sequence[str]) -> list[Marked]:
    """Mined concepts, each beside what the glossary files (CSV, TBX, PO, OmegaT ...) know of it; what a file rejects is
    left out. Raises InputError, UnknownNameError."""
    known: list[Concept] = []
    for file in files:
        exchange = memory_files.glossary(file)
        known += named(exchange.concepts, found) if "und" in exchange.languages else exchange.concepts
    return mark(found, known)


def of_memory(path: str, progress: Progress = quiet, minimum: float = LEAST_OF_MEMORY) -> tuple[Exchange, int]:
    """The concepts of a translation memory (TMX, PO, XLIFF ...), its first language first, and its number of units.

    Raises InputError, UnknownNameError.
    """
    progress("mining", 0, 1)
    memory = memory_files.memory(path, lazily=True)
    found = glossary_memory.mine(
        memory.units,
        memory.languages,
        embed=embed,
        in_context=in_context,
        minimum=minimum,
        progress=partial(progress, "mining"),
    )
    return Exchange(memory.languages, concepts=tuple(found), signature=f"glossary {__version__}"), len(memory.units)


def explain(project: Project, wanted: str) -> list[tuple[Concept, list[Line]]]:
    """The concepts that have a term, each with every place where it stands. Raises InputError for a term there is
    not."""
    corpus = documents.load(project)
    aligned = [stored.unit for stored in units.load(project)]
    return [(c, concordance.lines(c, corpus, aligned)) for c in concordance.find(concepts_of(project), wanted)]


def concepts_of(project: Project, progress: Progress = quiet) -> tuple[Concept, ...]:
    """The project's concepts; they are mined if that was not done yet."""
    return concepts.load(project) if runs.find(project, "mine") else mine(project, progress)
