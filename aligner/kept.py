"""What is worked out once and kept per user, in files of the user's cache folder (``ALIGNER_CACHE_DIR`` moves it).

Dictionaries and models come packed, and to unpack and index them takes seconds a run. A file that is missing, damaged
or of another version is made anew; one that cannot be written costs time, never the result.
"""

import json
import os
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from aligner.errors import InputError

Parts = Mapping[str, bytes]
_CHECKED = 4
"""Bytes of the checksum with which a file begins."""


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
    with suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
        return _read(path.read_bytes(), version)
    made = make()
    if bound():
        with suppress(OSError):
            _write(path, made, version)
    return made


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


def _write(path: Path, made: Parts, version: str) -> None:
    """Whole or not at all: another process may be reading."""
    head = json.dumps({"version": version, "sizes": {part: len(value) for part, value in made.items()}})
    content = b"".join([head.encode(), b"\n", *made.values()])
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    unfinished.write_bytes(zlib.crc32(content).to_bytes(_CHECKED) + content)
    unfinished.replace(path)
