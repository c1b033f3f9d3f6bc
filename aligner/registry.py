"""Plug-ins found by their file name: put ``xx.py`` into a room and ``xx`` exists.

A room is a package (languages, encoders, formats ...). Modules whose name starts with an underscore, and those a
room declares in ``NOT_PLUGINS``, are the room's own helpers. Listing imports nothing; getting imports one module.

A room that has a function ``trouble(module) -> str`` is open to other packages, too: what they name as entry points of
the group of the room's name (``aligner.formats``) are modules like those in the room (docs/plugins.md). ``trouble``
says what a module lacks. One that cannot be used is told of once, by name, and from then on it does not exist: it
stops nobody who did not ask for it. A name that the room has itself stays the room's.
"""

import importlib
import pkgutil
import warnings
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from aligner.errors import UnknownNameError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


@cache
def names(room: str) -> tuple[str, ...]:
    """Names of a room's plug-ins, sorted (``room``: dotted package name); imports nothing but the room."""
    return tuple(sorted({*_own(room), *_others(room)}))


def get(room: str, name: str) -> ModuleType:
    """The module of one plug-in. Raises UnknownNameError, listing the names there are."""
    module = name.replace("-", "_")
    if module in _own(room):
        return importlib.import_module(f"{room}.{module}")
    found = _load(room, module) if module in _others(room) else None
    if found is None:
        kind = room.rpartition(".")[2].removesuffix("s")
        raise UnknownNameError(kind, name, names(room))
    return found


def every(room: str) -> Iterator[tuple[str, ModuleType]]:
    """Each plug-in with its module; those of other packages that cannot be used are left out."""
    for name in names(room):
        found = _load(room, name) if name in _others(room) else get(room, name)
        if found is not None:
            yield name, found


def own(room: str) -> tuple[str, ...]:
    """Names of the plug-ins that are files of the room."""
    return tuple(sorted(_own(room)))


def others(room: str) -> dict[str, str]:
    """Plug-ins of other packages: name to the package and its version."""
    return {name: _package(point) for name, point in _others(room).items()}


def module_of(room: str, name: str) -> str:
    """The dotted name of the module of another package's plug-in."""
    return _others(room)[name].module


@cache
def _own(room: str) -> frozenset[str]:
    package = importlib.import_module(room)
    not_plugins = getattr(package, "NOT_PLUGINS", ())
    found = (m.name for m in pkgutil.iter_modules(package.__path__))
    return frozenset(n for n in found if not n.startswith("_") and n not in not_plugins)


@cache
def _others(room: str) -> "dict[str, EntryPoint]":
    """What other packages bring; whoever is found to be broken is taken out."""
    if not hasattr(importlib.import_module(room), "trouble"):
        return {}
    from importlib.metadata import entry_points

    found: dict[str, EntryPoint] = {}
    for point in entry_points(group=room):
        name = point.name.replace("-", "_")
        if name in _own(room):
            _warn(room, point, "that name is taken")
        else:
            found.setdefault(name, point)
    return found


def _load(room: str, name: str) -> ModuleType | None:
    """The module of another package; None, and a warning the first time, where it cannot be used."""
    point = _others(room)[name]
    try:
        module = point.load()
        lack = importlib.import_module(room).trouble(module)
    except (Exception, SystemExit) as error:  # noqa: BLE001  # Nobody knows what a foreign module does when it is imported.
        lack = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    if not lack:
        return module  # type: ignore[no-any-return]
    del _others(room)[name]
    names.cache_clear()
    _warn(room, point, lack)
    return None


def _warn(room: str, point: "EntryPoint", why: str) -> None:
    kind = room.rpartition(".")[2].removesuffix("s")
    message = f"The {kind} {point.name!r} of the package {_package(point)} is left out: {why}; update or uninstall it."
    warnings.warn(message, stacklevel=4)


def _package(point: "EntryPoint") -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.module
