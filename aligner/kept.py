"""What is worked out once and kept per user, in files of the user's cache folder (``ALIGNER_CACHE_DIR`` moves it).

Dictionaries and models come packed, and to unpack and index them takes seconds a run: so they are kept unpacked
(``parts``), or what they said of the words of earlier texts is (``Answers``). A file that is missing, damaged or of
another version is made anew; one that cannot be written costs time, never the result. Answers tell of texts, so the
files are for their owner alone.
"""

import atexit
import json
import os
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from aligner.errors import InputError

Parts = Mapping[str, bytes]
_CHECKED = 4
"""Bytes of the checksum with which a file begins."""
_UNUSABLE = (OSError, ValueError, LookupError, TypeError, AttributeError)
"""What reading a damaged file may raise."""


def folder() -> Path:
    """Where the files are."""
    from platformdirs import user_cache_dir

    return Path(os.environ.get("ALIGNER_CACHE_DIR") or user_cache_dir("aligner", appauthor=False))


def bound() -> int:
    """Bytes of what texts were turned into that are kept. ``ALIGNER_CACHE_MB`` sets it, 0 keeps nothing."""
    megabytes = os.environ.get("ALIGNER_CACHE_MB") or "512"
    try:
        return int(megabytes) * 1_000_000
    except ValueError:
        message = f"ALIGNER_CACHE_MB must be a whole number of megabytes, not {megabytes!r}."
        raise InputError(message) from None


def parts(name: str, version: str, make: Callable[[], Parts]) -> Parts:
    """What ``make`` gives, made once for each version of it; ``name``: of the file.

    ``version``: of whatever it is made of, the way to make it included.
    """
    path = folder() / f"{name}.kept"
    with suppress(*_UNUSABLE):
        return _read(path.read_bytes(), version)
    made = make()
    _make(path.parent)
    _write(path, made, version)
    return made


def release(*packages: str) -> str:
    """Names and versions of installed packages."""
    from importlib.metadata import version

    return ", ".join(f"{package} {version(package)}" for package in packages)


class Answers:
    """What a function that is dear to load said of strings, read at the first question, written when Python ends.

    ``name``: of the file; ``package``: whose function it is, answers of another release are not taken; an answer is
    anything that JSON holds. Beyond ``most`` those that nobody asked for this time go.
    """

    def __init__(self, name: str, package: str, most: int = 50_000) -> None:
        self._name, self._package, self._most = name, package, most
        self._path: Path | None = None
        self._known: dict[str, Any] = {}
        self._asked: dict[str, Any] = {}

    def of(self, question: str, ask: Callable[[], Any]) -> Any:
        """The answer to a question; ``ask`` gives it when it is new."""
        if self._path is None:
            self._open(folder() / f"{self._name}.kept")
        if question in self._asked:
            return self._asked[question]
        answer = self._known[question] if question in self._known else ask()
        if len(self._asked) < self._most:
            self._asked[question] = answer
        return answer

    def _open(self, path: Path) -> None:
        self._path = path
        with suppress(*_UNUSABLE):
            self._known = dict(json.loads(_read(path.read_bytes(), release(self._package))["answers"]))
        _make(path.parent)
        atexit.register(self.keep)

    def keep(self) -> None:
        """Write them, if there are new ones and the folder is still there."""
        if self._path is None or self._asked.keys() <= self._known.keys():
            return
        every = {**self._asked, **{q: answer for q, answer in self._known.items() if q not in self._asked}}
        first = dict(islice(every.items(), self._most))
        _write(self._path, {"answers": json.dumps(first).encode()}, release(self._package))
        self._known = first


def _read(content: bytes, version: str) -> Parts:
    """Raises ValueError, LookupError, TypeError or AttributeError for what is damaged or of another version."""
    if zlib.crc32(memoryview(content)[_CHECKED:]) != int.from_bytes(content[:_CHECKED]):
        raise ValueError("damaged")
    at = content.index(b"\n", _CHECKED) + 1
    head = json.loads(content[_CHECKED:at])
    if head["version"] != version:
        raise ValueError("of another version")
    found = {}
    for part, size in head["sizes"].items():
        found[part] = content[at : at + size]
        at += size
    return found


def _make(where: Path) -> None:
    with suppress(OSError, InputError):
        if bound():
            where.mkdir(mode=0o700, parents=True, exist_ok=True)


def _write(path: Path, made: Parts, version: str) -> None:
    """Whole or not at all: another process may be reading. Not at all if it cannot be written."""
    head = json.dumps({"version": version, "sizes": {part: len(value) for part, value in made.items()}})
    content = b"".join([head.encode(), b"\n", *made.values()])
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    with suppress(OSError, InputError):
        if not bound():
            return
        try:
            with open(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as stream:
                stream.write(zlib.crc32(content).to_bytes(_CHECKED) + content)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
