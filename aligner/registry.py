"""Plug-ins found by their file name: put ``xx.py`` into a room and ``xx`` exists.

A room is a package (languages, encoders, formats ...). Modules whose name starts with an underscore, and those a
room declares in ``NOT_PLUGINS``, are the room's own helpers. Listing imports nothing; getting imports one module.
"""

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from aligner.errors import UnknownNameError


@cache
def names(room: str) -> tuple[str, ...]:
    """Names of a room's plug-ins, sorted (``room``: dotted package name); imports nothing but the room."""
    package = importlib.import_module(room)
    own = getattr(package, "NOT_PLUGINS", ())
    found = (m.name for m in pkgutil.iter_modules(package.__path__))
    return tuple(sorted(n for n in found if not n.startswith("_") and n not in own))


@cache
def get(room: str, name: str) -> ModuleType:
    """The module of one plug-in. Raises UnknownNameError, listing the names there are."""
    module = name.replace("-", "_")
    if module not in names(room):
        kind = room.rpartition(".")[2].removesuffix("s")
        raise UnknownNameError(kind, name, names(room))
    return importlib.import_module(f"{room}.{module}")
