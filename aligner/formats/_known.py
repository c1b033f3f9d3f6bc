"""Which formats there are, what each can do, and of which one a file is."""

import os
from collections.abc import Callable, Sequence
from functools import cache
from types import ModuleType
from typing import Any, Literal

from aligner import registry
from aligner.errors import UnknownNameError
from aligner.formats._ending import ending as ending_of

ROOM = "aligner.formats"
Capability = Literal["read_document", "read_memory", "read_glossary", "write_memory", "write_glossary"]
CAPABILITIES: tuple[Capability, ...] = (
    "read_document",
    "read_memory",
    "read_glossary",
    "write_memory",
    "write_glossary",
)
Content = Literal["memory", "glossary"]
Writer = Callable[..., None]


def names(capability: Capability | None = None) -> tuple[str, ...]:
    """The formats, sorted; only those that can do something if that is named."""
    return _able(capability) if capability else registry.names(ROOM)


@cache
def _able(capability: Capability) -> tuple[str, ...]:
    return tuple(name for name, module in registry.every(ROOM) if hasattr(module, capability))


def trouble(module: ModuleType) -> str:
    """What a module of another package lacks to be a format; empty: nothing."""
    if not any(callable(getattr(module, own, None)) for own in CAPABILITIES):
        return f"it has none of {', '.join(CAPABILITIES)}"
    endings = getattr(module, "EXTENSIONS", ())
    if isinstance(endings, str) or not all(isinstance(own, str) and own.startswith(".") for own in endings):
        return "its EXTENSIONS are not a list of endings such as '.txt'"
    ours = [(ending, name) for name in registry.own(ROOM) for ending in extensions(name)]
    return next((f"files {ending} are those of our format {name}" for ending, name in ours if ending in endings), "")


def get(name: str) -> ModuleType:
    """The module of a format. Raises UnknownNameError."""
    return registry.get(ROOM, name)


def capabilities(name: str) -> tuple[Capability, ...]:
    """What a format can do."""
    module = get(name)
    return tuple(c for c in CAPABILITIES if hasattr(module, c))


def extensions(name: str) -> tuple[str, ...]:
    """File name endings of a format, lower case, with the dot; the usual one first."""
    found: Sequence[str] = getattr(get(name), "EXTENSIONS", (f".{name}",))
    return tuple(found)


_NAMESAKES = frozenset({"csv", "jsonl", "po", "tbx", "tmx", "xlsx"})
"""Formats that every file with their name for an ending is of: such a file loads no other format."""


def of(path: str | os.PathLike[str], capability: Capability | None = None) -> str:
    """The format of a file, by the ending of its name. Raises UnknownNameError, listing the endings there are."""
    ending = ending_of(path)
    if ending.removeprefix(".") in _NAMESAKES and (capability is None or hasattr(get(ending[1:]), capability)):
        return ending[1:]
    known = {e: n for n in reversed(names(capability)) for e in extensions(n)}
    if ending not in known:
        raise UnknownNameError("format for the file name ending", ending, known)
    return known[ending]


def verb(capability: Capability, path: str | os.PathLike[str], name: str | None) -> Callable[..., Any]:
    """A function of the format with this name, or of a file of this path. Raises UnknownNameError."""
    module = get(name or of(path, capability))
    if not hasattr(module, capability):
        raise UnknownNameError(f"format that can {capability.replace('_', ' a ')}:", str(name), names(capability))
    function: Callable[..., Any] = getattr(module, capability)
    return function
