"""What a build leaves beside its project: which files, that none of them is somebody else's, and that none is lost.

All of them take their names at one moment, with the project's rows. Whoever edited one since the last build finds it
again under another name.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from aligner import formats
from aligner.errors import OutputError
from aligner.exchange import choosing, general
from aligner.exchange.choosing import Wanted
from aligner.exchange.exporting import memory, terms
from aligner.exchange.unfinished import finished
from aligner.formats import Loss
from aligner.model import Lang
from aligner.project import FILE_NAME, Project

MEMORY, GLOSSARY, TABLE = "alignment.tmx", "glossary.tmx", "glossary.csv"


@dataclass
class Left:
    """The files of a build."""

    files: dict[Path, list[Loss]] = field(default_factory=dict)
    """Each with what its format could not hold."""
    kept: dict[Path, Path] = field(default_factory=dict)
    """Those that somebody had edited, and what their edited copies are called now."""
    doubtful: int = 0
    """Concepts that are in the project, and in no file as their score is too low."""


def names(others: Iterable[Lang]) -> list[str]:
    """The files of a build; ``others``: the languages beside the one that the glossary is given for."""
    return [MEMORY, GLOSSARY, *(_po(lang) for lang in others), TABLE]


def refuse(folder: Path, others: Iterable[Lang], inputs: Iterable[Path]) -> None:
    """Raises OutputError where a build would write over its inputs, or over files that no build made."""
    given = [path for path in inputs if path.exists()]
    ours = (folder / FILE_NAME).exists()
    for name in names(others):
        path = folder / name
        if not path.exists():
            continue
        if any(path.samefile(other) for other in given):
            raise OutputError(f"{path} is an input and would be written over; choose another folder with --out.")
        if not ours:
            raise OutputError(
                f"{path} is there already, and no build made it, as no {FILE_NAME} is beside it; choose another folder "
                f"with --out, or move the file away."
            )


def write(project: Project, folder: Path) -> Left:
    """Writes the files of a build, or none of them. Raises OutputError."""
    with project.snapshot():
        whole, (glossary, low) = memory(project), choosing.concepts(terms(project), choosing.floor(Wanted()))
    left = Left(doubtful=len({loss.unit for loss in low}))
    rows, unfinished = finished(whole, "tmx")
    with formats.together():
        left.files[folder / MEMORY] = [*unfinished, *formats.write(rows, folder / MEMORY, "memory")]
        special, words = general.without(glossary, "tmx")
        left.files[folder / GLOSSARY] = [*words, *formats.write(special, folder / GLOSSARY, "glossary")]
        for lang in glossary.languages[1:]:
            path = folder / _po(lang)
            left.files[path] = [*words, *formats.write(special, path, "glossary", target=lang)]
        left.files[folder / TABLE] = formats.write(glossary, folder / TABLE, "glossary")
    return left


def _po(lang: Lang) -> str:
    return f"glossary.{lang}.po"
