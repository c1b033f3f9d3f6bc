"""Which kind of file a name means: by its ending, and of one that says no more than ``.xml`` by its first element."""

import os
import re
from pathlib import Path

_OF_ROOT = {
    "martif": ".tbx",
    "tbx": ".tbx",
    "tmx": ".tmx",
    "xliff": ".xlf",
    "tt": ".ttml",
    "html": ".xhtml",
    "linkgrp": ".intertext",
    "cesalign": ".intertext",
    "resources": ".android",
}
"""Outermost element to the ending that such files have otherwise."""
_COUNTS = re.compile(rb"\s*\[[\d, ]*\]\s*:\s*\[[\d, ]*\]\s*[:\r\n]")
"""How a line of Vecalign's begins, whatever the file is called."""
_PLAIN = frozenset((".csv", ".docx", ".html", ".jsonl", ".md", ".po", ".srt", ".tbx", ".tmx", ".tsv", ".xlf", ".xlsx"))
"""Endings that say enough."""
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]")


def ending(path: str | os.PathLike[str]) -> str:
    """The ending of a file's name, lower case, with the dot; of an ``.xml`` the one that its content would have."""
    own = Path(path).suffix.lower()
    if own == ".xml":
        return root_ending(Path(path)) or own
    if own not in _PLAIN and _COUNTS.match(_start(Path(path))):
        return ".vecalign"
    return own


def root_ending(path: Path) -> str:
    """The usual ending of files with this outermost element; empty where it is none that is known."""
    match = _ROOT.search(re.sub(rb"<!--.*?-->", b"", _start(path), flags=re.DOTALL))
    return _OF_ROOT.get(match[1].decode().lower(), "") if match else ""


def _start(path: Path) -> bytes:
    """The first bytes of a file; none if it cannot be read. Without NUL bytes UTF-16 can be looked at, too."""
    try:
        with path.open("rb") as stream:
            return stream.read(8192).replace(b"\0", b"")
    except OSError:
        return b""
