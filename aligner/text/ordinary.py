"""Whether a file is one that ends: devices and pipes may give bytes for ever, or none."""

import os
import stat

from aligner.errors import InputError


def refuse_special(path: str | os.PathLike[str]) -> None:
    """Raises InputError for a device, pipe or socket; what is not there is for others to tell."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise InputError(f"{os.fspath(path)} is no ordinary file, but a device or pipe; save what it gives to a file.")
