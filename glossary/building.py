"""A work from its documents to its files: segmented, aligned, mined, exported."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.build import aligning, segmenting
from aligner.build.aligning import Aligned
from aligner.build.settings import Progress, Settings, quiet
from aligner.exchange import outputs
from aligner.exchange.outputs import Left
from aligner.model import Concept, Corpus, Work
from aligner.project import FILE_NAME, Project
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


def build(work: Work, folder: Path, settings: Settings, progress: Progress = quiet) -> Built:
    """Makes the project and the files of a work in a folder that is there. Raises AlignerError."""
    with Project(folder / FILE_NAME, create=True) as project:
        corpus = segmenting.segment(project, work.documents, settings)
        aligned = aligning.align(project, corpus, settings, progress)
        concepts = steps.mine(project, progress)
        facts = any(unit.is_fact for unit in aligned.alignment.units)
        covered = coverage(project) if facts else None
        left = outputs.write(project, folder)
        return Built(folder / FILE_NAME, corpus, aligned, concepts, covered, left)
