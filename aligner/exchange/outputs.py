"""What a build leaves beside its project: which files, that none of them is somebody else's, and that none is lost.

All of them take their names at one moment. Whoever edited one since the last build finds it again under another name.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from aligner import formats
from aligner.errors import OutputError
from aligner.exchange import choosing, general
from aligner.exchange.choosing import Wanted
from aligner.exchange.exporting import memory, terms
from aligner.exchange.unfinished import finished
from aligner.formats import Loss
from aligner.model import Lang
from aligner.project import FILE_NAME, Project, runs

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

    def ready(found: Sequence[tuple[Path, Path]]) -> None:
        left.kept.update(_keep(project, found))

    with formats.together(ready):
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


def _keep(project: Project, found: Sequence[tuple[Path, Path]]) -> dict[Path, Path]:
    """Copies of the files that are none of ours any more, as somebody edited them; and notes what ours will be."""
    known = runs.files(project)
    kept: dict[Path, Path] = {}
    digests: dict[str, list[str]] = {}
    for aside, final in found:
        own = _digest(aside)
        there = _digest(final) if final.is_file() else ""
        if there and there != own and there not in known.get(final.name, ()):
            kept[final] = _copy(final)
        # What stands there now is still known if we are killed before the new one takes its name.
        digests[final.name] = list(dict.fromkeys(filter(None, [own, there])))
    runs.record_files(project, {**known, **digests})
    return kept


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _copy(path: Path) -> Path:
    """The same content under a free name beside it: ``glossary.edited.csv``."""
    for number in count(1):
        other = path.with_name(f"{path.stem}.edited{'' if number == 1 else f'-{number}'}{path.suffix}")
        try:
            os.link(path, other)
        except FileExistsError:
            continue
        except OSError:  # A file system without links.
            if other.exists():
                continue
            shutil.copy2(path, other)
        return other
    raise AssertionError("numbers do not end")
