"""What people decided while a build was at work on a copy of the project: it is taken in, as they saw it kept."""

from functools import partial

from aligner.model import Corpus, Unit
from aligner.pins import Folding
from aligner.project import decisions, documents, pinning, recutting, runs, units
from aligner.project.copies import Copy
from aligner.project.pinning import Pins
from aligner.project.segment_reader import Passages
from aligner.review.qa import unit_priority


def taken_in(copy: Copy) -> Pins | None:
    """Takes decisions into the rows of the copy; the pins there are with them, None if nobody decided anything.

    Segments are cut or joined in the new rows as they were in the old ones. Pins are put in, each as a whole, and
    what was rejected goes; the rest stays as it was aligned.
    """
    new = copy.take_decisions()
    if not new:
        return None
    project = copy.project
    if any(row["kind"] == "segment" for row in new):
        passages = Passages(project)
        for about, state in decisions.segment_states(project).values():
            recutting.carry_out(project, passages, about, state.cuts)
    corpus = documents.load(project)
    pins = pinning.pins(project, corpus)
    align = runs.find(project, "align")
    ordered = align is not None and align.settings.get("order") == "ordered"
    made = _pinned(corpus, units.aligned(project), pins, ordered=ordered)
    units.replace(project, corpus, made, partial(unit_priority, corpus))
    return pins


def _pinned(corpus: Corpus, aligned: list[Unit], pins: Pins, *, ordered: bool) -> list[Unit]:
    """Facts share words with others, and find their place beside them when the rows are stored."""
    sizes = {lang: len(texts) for lang, texts in corpus.texts.items()}
    facts = [unit for unit in aligned if unit.is_fact]
    folding = Folding(sizes, [pin for pin in pins.accepted if not pin.is_fact], pins.rejected)
    found = [folding.folded(unit) for unit in aligned if not unit.is_fact]
    return [*folding.unfold(found, keep_all=ordered), *facts]
