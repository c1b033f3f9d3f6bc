"""From segments to units, with what people decided as pins."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import aligner
from aligner import divergence, encoders
from aligner.alignment import FEW
from aligner.build import cuts, memories, memory_rows, rearranged, stretches
from aligner.build.memories import MemoryUnit
from aligner.build.settings import Settings
from aligner.errors import InputError
from aligner.languages import base
from aligner.model import Alignment, Corpus, Index, Lang, Unit
from aligner.progress import Progress, quiet
from aligner.project import Project, concepts, pinning, runs, units
from aligner.project.stored_units import StoredUnits
from aligner.review import qa
from aligner.review.qa import unit_priority

LOOKED_AT = 100_000
"""Rows of a memory up to which all are looked at for what speaks against them, which takes a second for a thousand. Of
a larger one the score alone tells what deserves a person's look; ``aligner check`` tells the rest."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """What an alignment step did."""

    alignment: Alignment
    pinned: int
    """Units kept because somebody accepted, edited or arranged them."""
    lost: int
    """Such units whose segments are no longer in the texts."""
    uncut: int = 0
    """Cuts inside a segment whose place is no longer in the texts; their rows are marked for another look."""

    @property
    def sizes(self) -> Counter[int]:
        """How many rows hold so many languages."""
        own = self.alignment.units
        return own.sizes if isinstance(own, StoredUnits) else Counter(len(unit.cells) for unit in own)


def align(project: Project, corpus: Corpus, settings: Settings, progress: Progress = quiet) -> Aligned:
    """Aligns the corpus and keeps the units in the place of those the project held; decisions are honoured.

    ``project``: one that nobody else writes to, see ``project.copies``.
    """
    if not settings.realign and memory_rows.are_in_pieces(project, corpus):
        return _in_pieces(project, corpus, settings, progress)
    if not settings.realign:
        memories.adopt(project, corpus, memories.rows(corpus))
    pins = pinning.pins(project, corpus)
    alignment = _looked_into(corpus, aligned(corpus, settings, pins, progress))
    with project.transaction():
        units.replace(project, corpus, alignment.units, partial(unit_priority, corpus))
        kept = {"pivot": pivot(corpus.languages, settings.pivot), "order": alignment.order}
        made = [_said(unit) for unit in alignment.units]
        if runs.record(project, "align", alignment.signature, made, kept):
            concepts.clear(project)  # Their evidence counts units.
        uncut = cuts.ask(project, corpus)
    return Aligned(alignment, len(pins.accepted), len(pins.lost), uncut)


def _in_pieces(project: Project, corpus: Corpus, settings: Settings, progress: Progress) -> Aligned:
    """The same of a large memory, whose rows are held a thousand at a time."""
    signature = f"aligner {aligner.__version__}, rows of {stretches.name_of(corpus)}"
    whole = max(len(texts) for texts in corpus.texts.values())
    priority = partial(unit_priority, corpus) if whole <= LOOKED_AT else qa.doubt
    pinned = done = 0
    made: list[str] = []
    with project.transaction():
        units.clear(project)
        people = rearranged.find(project, corpus)
        for rows in memory_rows.batches(project, corpus, people):
            stored = [(row.key, row.unit, row.state, priority(row.unit)) for row in rows]
            units.insert_many(project, stored, done)
            done += len(rows)
            pinned += sum(row.state.kept for row in rows)
            made.append(runs.digest_of(repr([_said(row.unit) for row in rows])))
            progress("aligning", min(done, whole), whole)
        people.bring_back(project, priority)
        kept = {"pivot": pivot(corpus.languages, settings.pivot), "order": "ordered"}
        if runs.record(project, "align", signature, made, kept):
            concepts.clear(project)
    return Aligned(Alignment(StoredUnits(project), "ordered", signature), pinned, people.lost)


def _looked_into(corpus: Corpus, alignment: Alignment) -> Alignment:
    """With the words that not all languages of a row say, where the words of a work are kept (FEW)."""
    encoder = encoders.default()
    few = sum(map(len, corpus.texts.values())) <= FEW
    if not few or not encoder.words_signature or not divergence.usable(encoder):
        return alignment
    return replace(alignment, units=tuple(divergence.marked(alignment.units, corpus.texts, encoder)))


def _said(unit: Unit) -> list[object]:
    """A row as the digest of a run counts it."""
    facts = [sorted(unit.spans.items()), unit.relation] if unit.is_fact else []
    return [*sorted(unit.cells.items()), *facts]


def aligned(
    corpus: Corpus, settings: Settings, pins: pinning.Pins | None = None, progress: Progress = quiet
) -> Alignment:
    """The same without a project. Raises InputError when a language has nothing to align."""
    for lang in corpus.languages:
        if not corpus.texts[lang]:
            names = ", ".join(d.name for d, _ in corpus.documents if d.lang == lang)
            raise InputError(f"{names} holds no passage, only boilerplate; try --keep-boilerplate, or leave it out.")
    pins = pins or pinning.Pins((), (), ())
    found = [] if settings.realign else memories.rows(corpus)
    if found:
        return _beside_memories(corpus, found, settings, pins, progress)
    everything = {lang: range(len(texts)) for lang, texts in corpus.texts.items()}
    return _of(corpus, everything, settings, pins, progress)


def _beside_memories(
    corpus: Corpus, found: Sequence[MemoryUnit], settings: Settings, pins: pinning.Pins, progress: Progress
) -> Alignment:
    """The rows of memories as they are, then those of the texts beside them."""
    taken, pins = memories.arranged(corpus, [row.unit for row in found], pins)
    signature = f"aligner {aligner.__version__}, rows of {', '.join(dict.fromkeys(row.name for row in found))}"
    rest = memories.free(corpus, taken)
    if not rest:
        return Alignment(tuple(taken), "ordered", signature)
    beside = _of(corpus, rest, settings, pins, progress)
    return Alignment((*taken, *beside.units), beside.order, f"{signature}; {beside.signature}")


def _of(
    corpus: Corpus, among: Mapping[Lang, Sequence[Index]], settings: Settings, pins: pinning.Pins, progress: Progress
) -> Alignment:
    """The alignment of these segments among each other."""
    languages = [lang for lang in _pivot_first(corpus.languages, settings.pivot) if lang in among]
    place = {lang: {position: n for n, position in enumerate(among[lang])} for lang in languages}
    found = aligner.align(
        {lang: [corpus.texts[lang][i] for i in among[lang]] for lang in languages},
        order=settings.order,
        preset=settings.preset,
        pins=_moved(pins.accepted, place),
        rejected=_moved(pins.rejected, place),
        progress=partial(progress, "aligning"),
    )
    back = {lang: dict(enumerate(among[lang])) for lang in languages}
    return replace(found, units=tuple(_moved(found.units, back)))


def _moved(found: Sequence[Unit], place: Mapping[Lang, Mapping[Index, Index]]) -> list[Unit]:
    """The units in other positions; those of segments that have none are left out."""
    return [
        replace(unit, cells={lang: tuple(place[lang][i] for i in cell) for lang, cell in unit.cells.items()})
        for unit in found
        if all(lang in place and all(i in place[lang] for i in cell) for lang, cell in unit.cells.items())
    ]


def pivot(languages: tuple[Lang, ...], wanted: Lang | None) -> Lang:
    """The language among ``languages`` that the glossary is given for.

    ``pt`` finds ``pt-BR``. Raises InputError when the one wanted is not there; nobody wanted one: English or the first.
    """
    tag = (wanted or "en").replace("_", "-").lower()
    exact = [lang for lang in languages if lang.lower() == tag]
    regional = [lang for lang in languages if base(lang) == tag]
    if found := exact + regional:
        return found[0]
    if wanted:
        raise InputError(f"There is no text in {wanted!r}, the --pivot; the languages are {', '.join(languages)}.")
    return languages[0]


def _pivot_first(languages: tuple[Lang, ...], wanted: Lang | None) -> list[Lang]:
    first = pivot(languages, wanted)
    return [first, *(lang for lang in languages if lang != first)]
