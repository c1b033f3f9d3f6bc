"""A work from its documents to its files: segmented, aligned, mined, exported."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner import encoders
from aligner.build import aligning, finishing, inputs, segmenting
from aligner.build.aligning import Aligned
from aligner.build.settings import Settings
from aligner.exchange import outputs, sources
from aligner.exchange.outputs import Left
from aligner.model import Concept, Corpus, Lang, Work
from aligner.progress import Progress, quiet
from aligner.project import FILE_NAME, Project, concepts, copies, rows, stored_corpus
from aligner.project.stored_units import StoredUnits
from aligner.review.coverage import Coverage, coverage
from glossary import steps


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made of a work."""

    project: Path
    """The project file."""
    corpus: Corpus
    aligned: Aligned
    concepts: Sequence[Concept]
    """As people decided about them, best first."""
    coverage: Coverage | None
    """Who tells which fact, of independent texts."""
    left: Left
    """The exported files, and what their formats could not hold."""

    def __repr__(self) -> str:
        """What came of it, in numbers."""
        return (
            f"<Built {self.project}: {self.aligned.alignment!r}, {len(self.concepts)} concepts, "
            f"{len(self.left.files)} files>"
        )


@dataclass(frozen=True, slots=True)
class Planned:
    """What inputs hold, and where it goes."""

    works: list[tuple[Work, Path]]
    """Each with a folder that is there."""
    notes: list[str]
    """On what was left out."""
    read: tuple[Path, ...]
    """The inputs, over which nothing may be written."""


def planned(given: Sequence[str], out: Path, pivot: Lang | None, progress: Progress = quiet) -> Planned:
    """Reads inputs before anything is written. Raises AlignerError, also where a build would write over files that no
    build made."""
    works, notes = inputs.read(given, progress, leave_out=out)
    read = tuple(sources.given(text)[1] for text in given)
    for work in works:
        outputs.refuse(out / work.name, work, aligning.pivot(work.languages, pivot), read)
    return Planned([(work, inputs.output_folder(out / work.name)) for work in works], notes, read)


def build(work: Work, folder: Path, settings: Settings, progress: Progress = quiet) -> Built:
    """Makes the project and the files of a work in a folder that is there. Raises AlignerError.

    They change in one moment at the end; decisions that people make meanwhile are in them.
    """
    with encoders.kept_open(), Project(folder / FILE_NAME, create=True) as project, copies.aside(project) as copy:
        progress("segmenting", 0, 1)
        corpus = segmenting.segment(copy.project, work.documents, settings, progress)
        aligned = aligning.align(copy.project, corpus, settings, progress)
        found = steps.mine(copy.project, progress)
        progress("writing", 0, 1)
        left, pins = finishing.finish(copy, folder, progress)
        progress("writing", 1, 1)
        if pins:
            aligned = replace(aligned, pinned=len(pins.accepted), lost=len(pins.lost))
            found = concepts.load(copy.project)
        covered = coverage(copy.project) if rows.any_facts(copy.project) else None
    if isinstance(aligned.alignment.units, StoredUnits):  # What they read was in the copy.
        stored = Project(folder / FILE_NAME)
        corpus = stored_corpus.corpus(stored)
        aligned = replace(aligned, alignment=replace(aligned.alignment, units=StoredUnits(stored)))
    return Built(folder / FILE_NAME, corpus, aligned, found, covered, left)
