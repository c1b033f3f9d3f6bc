"""Nothing twice: what a build made stands as long as nothing it depends on, and nothing it made, has changed.

A build leaves a small file in its output folder, written last: of what the works were made, the digests of their
files (the project with its decisions among them), and what was told. The next build compares. A file that is missing,
damaged or of another version means that everything is made again.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from aligner import formats
from aligner.build import reading
from aligner.build.settings import Progress, Settings, quiet
from aligner.errors import OutputError
from aligner.exchange import sources
from aligner.model import Work

NAME = ".aligner-build.json"
VERSION = 1


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
    """Path below the output folder to digest."""
    told: list[Told]


@dataclass(slots=True)
class Marker:
    """What lies in an output folder."""

    asked: str = ""
    """Key of the inputs as files; empty: the last build did not come to its end."""
    notes: list[str] = field(default_factory=list)
    """On what was left out of the inputs."""
    works: dict[str, Made] = field(default_factory=dict)

    def stands(self, folder: Path, asked: str) -> bool:
        """Whether the same build again would make what is there already."""
        return (
            bool(asked) and self.asked == asked and all(self.has(folder, name, m.key) for name, m in self.works.items())
        )

    def has(self, folder: Path, name: str, key: str) -> bool:
        """Whether a work's files are those that were made of this."""
        made = self.works.get(name)
        return made is not None and made.key == key and made.files == digests(folder, map(Path, made.files))


def load(folder: Path) -> Marker:
    """The marker in a folder; an empty one where there is none that can be used."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        stored = json.loads((folder / NAME).read_text("utf-8"))
        if stored["version"] == VERSION:
            works = {
                name: Made(made["key"], made["files"], [Told(*line) for line in made["told"]])
                for name, made in stored["works"].items()
            }
            return Marker(stored["asked"], stored["notes"], works)
    return Marker()


def keep(folder: Path, marker: Marker) -> None:
    """Writes it, last and whole, to the disk. Where it cannot be written the next build does everything again."""
    made = {name: asdict(one) for name, one in marker.works.items()}
    content = {"version": VERSION, "asked": marker.asked, "notes": marker.notes, "works": made}
    with suppress(OSError, OutputError), formats.writing(folder / NAME) as stream:
        stream.write(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def asked(inputs: Sequence[str], out: Path, around: str, progress: Progress = quiet) -> str:
    """Key of the inputs as files. ``around``: that of all else. Raises InputError as reading them would."""
    found = sources.find(inputs, reading.extensions(), leave_out=out)
    beside = sorted({source.path.parent for source in found if source.explicit})
    digests = []
    for n, source in enumerate(found, 1):
        digests.append((source.path.as_posix(), _digest(source.path)))
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
    rules = _digest(Path(settings.srx)) if settings.srx else ""
    return _key(asdict(settings), rules, encoder, os.environ.get("SOURCE_DATE_EPOCH"), sys.version, installed, own)


def digests(folder: Path, files: Iterable[Path]) -> dict[str, str]:
    """Digests of files, by their path below the folder."""
    return {path.as_posix(): _digest(folder / path) for path in files}


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


def _digest(path: Path) -> str:
    """Digest of a file's content; empty where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _key(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
