"""From the projects of a tree of works to one glossary."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from aligner.errors import ProjectError
from aligner.exchange import exporting
from aligner.model import Exchange
from aligner.progress import Progress, quiet
from aligner.project import Project, runs
from glossary import steps
from glossary.upkeep.over_works import OfWork, over_works


def joined(
    projects: Mapping[str, Path], progress: Progress = quiet, *, again: str | None = None
) -> tuple[Exchange, list[str]]:
    """One glossary over the projects of many works, by their names; and a sentence on each that could not be read.

    ``again``: the preset with which each is mined anew. Raises ProjectError where none can be read.
    """
    found: list[OfWork] = []
    notes: list[str] = []
    for n, (name, path) in enumerate(projects.items()):
        progress("mining", n, len(projects))
        try:
            with Project(path) as project:
                if again or not runs.find(project, "mine"):
                    steps.mine(project, preset=again or "balanced")
                found.append(OfWork(name, _lean(exporting.terms(project))))
        except ProjectError as error:
            notes.append(f"Left out: {name}; {error}")
    if not found:
        raise ProjectError(f"None of {len(projects)} projects can be read; the first: {notes[0]}")
    return over_works(found), notes


def _lean(exchange: Exchange) -> Exchange:
    """Without places in texts that nobody can look up any more: those of thousands of works would fill the memory."""
    concepts = (
        replace(
            concept,
            terms={lang: tuple(replace(term, occurrences=()) for term in own) for lang, own in concept.terms.items()},
        )
        for concept in exchange.concepts
    )
    return replace(exchange, concepts=tuple(concepts))
