"""From a project's units to its concepts."""

from dataclasses import replace
from functools import partial

import glossary
from aligner import __version__
from aligner.encoders import embed
from aligner.errors import ProjectError
from aligner.model import Concept
from aligner.project import Project, concepts, documents, runs, units
from aligner.steps.settings import Progress, quiet


def mine(project: Project, progress: Progress = quiet) -> tuple[Concept, ...]:
    """Mines the project's units and keeps the concepts in the place of those it held.

    Rejected units are not evidence. What people decided about concepts holds: the concepts are given as they stand. Raises ProjectError when there are no units yet.
    """
    aligned = runs.find(project, "align")
    if aligned is None:
        raise ProjectError(f"{project.path} holds no alignment yet; run `aligner build` to its end.")
    corpus = documents.load(project)
    stored = units.load(project)
    kept = [n for n, unit in enumerate(stored) if unit.standing != "rejected"]
    numbers = {document.name: n for n, (document, _) in enumerate(corpus.documents)}
    found = glossary.mine(
        corpus.texts,
        [stored[n].unit for n in kept],
        embed=partial(embed, progress=partial(progress, "mining")),
        documents={lang: [numbers[p.document.name] for p in places] for lang, places in corpus.places.items()},
    )
    mined = tuple(replace(concept, evidence=tuple(kept[n] for n in concept.evidence)) for concept in found)
    with project.transaction():
        concepts.replace(project, mined)
        runs.record(project, "mine", f"{aligned.signature}, glossary {__version__}", mined, {})
    return concepts.load(project)


def concepts_of(project: Project, progress: Progress = quiet) -> tuple[Concept, ...]:
    """The project's concepts; mined if they were not yet."""
    return concepts.load(project) if runs.find(project, "mine") else mine(project, progress)
