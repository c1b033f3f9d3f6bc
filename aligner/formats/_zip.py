"""Office files are zip archives: whether one may be opened is told from its directory, before anything is unpacked."""

import io
import zipfile

from aligner.errors import InputError

_LARGEST = 200 << 20
"""Bytes of the unpacked parts in all; a novel has about ten million."""
_RATIO = 200
"""Unpacked to packed size of a part; text packs about twentyfold."""


def guard(data: bytes, name: str, part: str, what: str, instead: str) -> None:
    """Refuses what has no such ``part``, and zip bombs. ``what``: the kind of file,
    with its article; ``instead``: the way out.

    Parts are read by their known names and nothing is unpacked to disk, so paths in the archive lead nowhere.
    Raises InputError.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise InputError(f"{name} is not {what}: {instead}.") from None
    if not any(i.filename == part for i in infos):
        raise InputError(f"{name} is an archive, but no {what.partition(' ')[2]}: {instead}.")
    total = sum(i.file_size for i in infos)
    dense = any(i.file_size > (1 << 20) and i.file_size > _RATIO * max(1, i.compress_size) for i in infos)
    if total > _LARGEST or dense:
        raise InputError(f"{name} would unpack to {total >> 20} MB and was not opened: {instead}.")
