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
}
"""Outermost element to the ending that such files have otherwise."""
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]")


def ending(path: str | os.PathLike[str]) -> str:
    """The ending of a file's name, lower case, with the dot; of an ``.xml`` the one that its content would have."""
    own = Path(path).suffix.lower()
    return (root_ending(Path(path)) or own) if own == ".xml" else own


def root_ending(path: Path) -> str:
    """The usual ending of files with this outermost element; empty where it is none that is known."""
    try:
        with path.open("rb") as stream:
            # Without NUL bytes the outermost element of UTF-16 can be looked at, too.
            start = stream.read(8192).replace(b"\0", b"")
    except OSError:
        return ""
    match = _ROOT.search(re.sub(rb"<!--.*?-->", b"", start, flags=re.DOTALL))
    return _OF_ROOT.get(match[1].decode().lower(), "") if match else ""
