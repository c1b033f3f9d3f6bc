"""Office files are zip archives: whether one may be opened is told from its directory, before anything is unpacked."""

import io
import zipfile
import zlib
from contextlib import suppress
from functools import partial

from aligner.errors import InputError

_LARGEST = 200 << 20
"""Bytes of the unpacked parts in all; a novel has about ten million."""
_RATIO = 200
"""Unpacked to packed size of a part; text packs about twentyfold."""
_TAG, _SPARE, _SHARE = 130, 200 << 20, 60
"""Bytes of memory that an element takes when it is read; bytes that they may take in all, and for each byte of the
file."""
_MARKUP = (".xml", ".xhtml", ".html", ".htm", ".rels", ".opf")


def guard(data: bytes, name: str, part: str, what: str, instead: str) -> None:
    """Refuses what has no such ``part``, and zip bombs. ``what``: the kind of file,
    with its article; ``instead``: the way out.

    Parts are read by their known names and nothing is unpacked to disk, so paths in the archive lead nowhere.
    Raises InputError.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            total = sum(i.file_size for i in infos)
            tags = sum(map(partial(_tags, archive), infos)) if total <= _LARGEST else 0
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise InputError(f"{name} is not {what}: {instead}.") from None
    if not any(i.filename == part for i in infos):
        raise InputError(f"{name} is an archive, but no {what.partition(' ')[2]}: {instead}.")
    dense = any(i.file_size > (1 << 20) and i.file_size > _RATIO * max(1, i.compress_size) for i in infos)
    if total > _LARGEST or dense:
        raise InputError(f"{name} would unpack to {total >> 20} MB and was not opened: {instead}.")
    if _TAG * tags > _SPARE + _SHARE * len(data):
        raise InputError(f"{name} holds {tags:,} elements, too many for its size, and was not opened: {instead}.")


def _tags(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> int:
    """How many tags a part of markup has at most; of others, and of one that is damaged or a bomb, none are counted."""
    if not info.filename.lower().endswith(_MARKUP) or info.file_size > _RATIO * max(1 << 20, info.compress_size):
        return 0
    found = 0
    damaged = suppress(zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError)
    with damaged, archive.open(info) as part:
        while piece := part.read(1 << 20):
            found += piece.count(b"<")
    return found
