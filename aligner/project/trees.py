"""The projects of a tree of works: those that lie below a folder."""

import os
from pathlib import Path

from aligner.project.store import FILE_NAME


def below(folder: str | Path) -> dict[str, Path]:
    """The projects in the folders below one, by the names of their works, in order; none where it holds one itself."""
    root = Path(folder)
    if not root.is_dir() or (root / FILE_NAME).exists():
        return {}
    found: dict[str, Path] = {}
    for place, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if FILE_NAME in names:
            found[Path(place).relative_to(root).as_posix()] = Path(place) / FILE_NAME
    return dict(sorted(found.items()))
