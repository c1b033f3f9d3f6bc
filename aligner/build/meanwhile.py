"""What others wrote to the project while a build was aligning: nothing is locked for so long.

Decisions are taken in, as whoever made them saw them kept. Where another build has put other texts into the project,
its result stands, and this one's rows, which count other segments, are never written over it.
"""

from dataclasses import replace

from aligner.errors import ProjectError
from aligner.model import Alignment, Corpus, Unit
from aligner.pins import Folding
from aligner.project import Project, decisions, documents, recutting, runs, units
from aligner.project.segment_reader import Passages
from aligner.project.units import Pins


def taken_in(
    project: Project, corpus: Corpus, generation: str, alignment: Alignment, pins: Pins
) -> tuple[Corpus, Alignment, Pins]:
    """Corpus, alignment and pins as they are with what was decided since the pins were read.

    Inside the transaction that replaces the rows. ``generation``: the digest of the run that segmented the corpus.
    Raises ProjectError when the project holds other texts by now.
    """
    run = runs.find(project, "segment")
    if run is None or run.digest != generation:
        raise ProjectError(
            f"Another build has put other texts into {project.path} meanwhile, and its result stands; build again, or "
            f"into another folder with --out."
        )
    if not documents.same(project, corpus.documents):
        corpus, alignment = _cut(project, corpus, alignment)
    now = units.pins(project, corpus)
    return corpus, alignment if now == pins else _pinned(corpus, alignment, now), now


def _cut(project: Project, corpus: Corpus, alignment: Alignment) -> tuple[Corpus, Alignment]:
    """With the segments that a person cut or joined since: carried out on the new rows as it was on the old ones."""
    documents.replace(project, corpus.documents)
    units.replace(project, corpus, alignment.units)
    passages = Passages(project)
    for about, state in decisions.segment_states(project).values():
        recutting.carry_out(project, passages, about, state.cuts)
    return documents.load(project), replace(alignment, units=tuple(units.aligned(project)))


def _pinned(corpus: Corpus, alignment: Alignment, pins: Pins) -> Alignment:
    """With these pins put in, each as a whole, and without what was rejected; the rest stays as it was aligned.

    Facts share words with others, and find their place beside them when the rows are stored.
    """
    sizes = {lang: len(texts) for lang, texts in corpus.texts.items()}
    facts: list[Unit] = []
    others: list[Unit] = []
    for unit in alignment.units:
        (facts if unit.is_fact else others).append(unit)
    folding = Folding(sizes, [pin for pin in pins.accepted if not pin.is_fact], pins.rejected)
    found = [folding.folded(unit) for unit in others]
    kept = folding.unfold(found, keep_all=alignment.order == "ordered")
    return replace(alignment, units=(*kept, *facts))
