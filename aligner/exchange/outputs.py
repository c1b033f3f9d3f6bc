"""What a build leaves beside its project: which files, that none of them is somebody else's, and that none is lost.

All of them take their names at one moment, with the project's rows. Whoever edited one since the last build finds it
again under another name.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from aligner import belonging, formats
from aligner.belonging import Group, Member
from aligner.errors import OutputError
from aligner.exchange import choosing, general
from aligner.exchange.choosing import Wanted
from aligner.exchange.exporting import memory, terms
from aligner.exchange.unfinished import finished
from aligner.formats import Loss
from aligner.formats.csv import write_rows
from aligner.model import Lang, Work
from aligner.progress import Steps, quiet
from aligner.project import FILE_NAME, Project, documents, units

MEMORY, GLOSSARY, TABLE, DOCUMENTS = "alignment.tmx", "glossary.tmx", "glossary.csv", "documents.csv"


@dataclass
class Left:
    """The files of a build."""

    files: dict[Path, list[Loss]] = field(default_factory=dict)
    """Each with what its format could not hold."""
    kept: dict[Path, Path] = field(default_factory=dict)
    """Those that somebody had edited, and what their edited copies are called now."""
    doubtful: int = 0
    """Concepts that are in the table, and in no other file as their score is too low."""
    groups: tuple[list[Group], list[Member]] | None = None
    """Which documents belong together, and which are left over; None: each language has but one."""


def names(others: Iterable[Lang], mixed: bool) -> list[str]:
    """The files of a build.

    ``others``: the languages beside the one that the glossary is given for; ``mixed``: whether a language has several
    documents.
    """
    return [MEMORY, GLOSSARY, *(_po(lang) for lang in others), TABLE, *([DOCUMENTS] if mixed else [])]


def refuse(folder: Path, work: Work, first: Lang, inputs: Iterable[Path]) -> None:
    """Raises OutputError where a build would write over its inputs, or over files that no build made.

    ``first``: the language that the glossary is given for.
    """
    given = [path for path in inputs if path.exists()]
    ours = (folder / FILE_NAME).exists()
    others = [lang for lang in work.languages if lang != first]
    for name in names(others, len(work.wholes) > len(work.languages)):
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


def write(project: Project, folder: Path, tell: Steps = quiet) -> Left:
    """Writes the files of a build, or none of them. ``tell``: how many rows are written. Raises OutputError."""
    with project.snapshot():
        whole, table, groups = memory(project, tell=tell), terms(project), _groups(project)
    glossary, low = choosing.concepts(table, choosing.floor(Wanted()))
    left = Left(doubtful=len({loss.unit for loss in low}), groups=groups)
    unfinished: dict[str, list[Loss]] = {}
    rows = finished(whole, "tmx", unfinished)
    with formats.together():
        lost = formats.write(rows, folder / MEMORY, "memory")
        left.files[folder / MEMORY] = [*chain.from_iterable(unfinished.values()), *lost]
        special, words = general.without(glossary, "tmx")
        left.files[folder / GLOSSARY] = [*words, *formats.write(special, folder / GLOSSARY, "glossary")]
        for lang in glossary.languages[1:]:
            path = folder / _po(lang)
            left.files[path] = [*words, *formats.write(special, path, "glossary", target=lang)]
        left.files[folder / TABLE] = formats.write(table, folder / TABLE, "glossary")
        if left.groups:
            _list(*left.groups, folder / DOCUMENTS)
            left.files[folder / DOCUMENTS] = []
    return left


def _groups(project: Project) -> tuple[list[Group], list[Member]] | None:
    if not documents.mixed(project):
        return None
    return belonging.groups(documents.load(project), (row.unit for row in units.load(project) if row.state.live))


def _list(groups: Iterable[Group], alone: Iterable[Member], path: Path) -> None:
    """Writes a line a document; what belongs to no group has no number of one."""
    numbered = [(str(n), f"{group.score:.2f}", own) for n, group in enumerate(groups, 1) for own in group.members]
    rows = [
        (number, score, own.lang, own.name, str(own.segments), str(own.aligned))
        for number, score, own in [*numbered, *(("", "", own) for own in alone)]
    ]
    with formats.writing(path) as stream:
        write_rows(stream, [("group", "score", "language", "document", "segments", "aligned"), *rows])


def _po(lang: Lang) -> str:
    return f"glossary.{lang}.po"
