"""Nothing twice: what a build made stands as long as nothing it depends on, and nothing it made, has changed.

A build leaves a small file with each work, written last: of what it was made, the digests of its files (the project
with its decisions among them), and what was told; and one for all of them in its output folder. The next build
compares. A file that is missing, damaged or of another version means that everything is made again. So a build of
many works that was killed goes on with those that were not finished.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from aligner import formats
from aligner.build import reading
from aligner.build.settings import Settings
from aligner.errors import OutputError
from aligner.exchange import sources
from aligner.model import Work
from aligner.progress import Progress, quiet

NAME = ".aligner-build.json"
"""In the output folder: on all works."""
WORK_NAME = ".aligner-work.json"
"""In the folder of each work."""
VERSION = 3


class Told(NamedTuple):
    """A line that a build said."""

    text: str
    aside: bool = False
    """Beside the result: to stderr."""
    detail: bool = False
    """Only for those who asked for more."""


@dataclass(frozen=True, slots=True)
class Made:
    """A work as it was built."""

    key: str
    """Digest of its documents and of all else that it was made of."""
    files: dict[str, str]
    """Name in the work's folder to digest."""
    told: list[Told]
    facts: dict[str, Any]
    """What was told, for programs."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What lies in an output folder."""

    asked: str
    """Key of the inputs as files."""
    notes: list[str]
    """On what was left out of the inputs."""
    works: list[str]
    """The names of all works."""


def standing(folder: Path, asked: str) -> tuple[Marker, list[Made]] | None:
    """What is there, if the same build again would make nothing else; else None."""
    with suppress(KeyError, TypeError):
        stored = _read(folder / NAME)
        marker = Marker(stored["asked"], stored["notes"], stored["works"])
        if marker.asked == asked:
            works = [made(folder / name) for name in marker.works]
            found = [work for work in works if work]
            if len(found) == len(works):
                return marker, found
    return None


def made(folder: Path, key: str | None = None) -> Made | None:
    """The work in a folder as it was built, if its files are still those; ``key``: and if it was made of this."""
    with suppress(KeyError, TypeError):
        stored = _read(folder / WORK_NAME)
        found = Made(stored["key"], stored["files"], [Told(*line) for line in stored["told"]], stored["facts"])
        if key in (None, found.key) and found.files == _digests(folder, found.files):
            return found
    return None


def keep_work(
    folder: Path, key: str, files: Iterable[Path], told: Iterable[Told], facts: Mapping[str, Any] | None = None
) -> Made:
    """Says of a work that was built what it was made of; ``files``: in its folder."""
    work = Made(key, _digests(folder, [path.name for path in files]), list(told), dict(facts or {}))
    _write(folder / WORK_NAME, asdict(work))
    return work


def keep(folder: Path, marker: Marker) -> None:
    """The same of a build that came to its end."""
    _write(folder / NAME, asdict(marker))


def _read(path: Path) -> dict[str, Any]:
    """What a marker holds; nothing where it is missing or cannot be used."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        stored: dict[str, Any] = json.loads(path.read_text("utf-8"))
        if stored["version"] == VERSION:
            return stored
    return {}


def _write(path: Path, content: Mapping[str, Any]) -> None:
    """Whole, to the disk. Where it cannot be written the next build does everything again."""
    with suppress(OSError, OutputError), formats.writing(path) as stream:
        stream.write(json.dumps({"version": VERSION, **content}, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def asked(inputs: Sequence[str], out: Path, around: str, progress: Progress = quiet) -> str:
    """Key of the inputs as files. ``around``: that of all else. Raises InputError as reading them would."""
    found = sources.find(inputs, reading.extensions(), leave_out=out)
    beside = sorted({source.path.parent for source in found if source.explicit})
    digests = []
    for n, source in enumerate(found, 1):
        digests.append((source.path.as_posix(), formats.digest(source.path), source.lang, source.work))
        progress("looking", n, len(found))
    return _key(
        around,
        list(inputs),
        digests,
        # Some files name others: a ladder is read with the two texts beside it.
        [_listing(folder, below=False) for folder in beside if folder.resolve() != out.resolve()],
    )


def of(work: Work, around: str) -> str:
    """Key of a work."""
    return _key(around, work)


def around(settings: Settings, encoder: str, packages: Iterable[str]) -> str:
    """Key of what shapes a build beside its texts: settings, encoder, and every version there is.

    ``packages``: whose files count one by one, as somebody may be working on them.
    """
    installed = [name for path in map(Path, sys.path) if path.is_dir() for name in os.listdir(path) if ".dist-" in name]
    own = [_listing(Path(place)) for name in packages for place in _places(name)]
    rules = formats.digest(Path(settings.srx)) if settings.srx else ""
    return _key(asdict(settings), rules, encoder, os.environ.get("SOURCE_DATE_EPOCH"), sys.version, installed, own)


def _digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Digests of files in a folder."""
    return {name: formats.digest(folder / name) for name in names}


def _places(package: str) -> Iterable[str]:
    found = find_spec(package)
    return (found.submodule_search_locations or ()) if found else ()


def _listing(folder: Path, *, below: bool = True) -> list[tuple[str, int, int]]:
    """Path, size and time of change of the files of a folder and of those ``below`` it, Python's cache left out."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__" and below]
        for path in (Path(place, name) for name in names):
            with suppress(OSError):
                stat = path.stat()
                found.append((path.as_posix(), stat.st_size, stat.st_mtime_ns))
    return sorted(found)


def _key(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
