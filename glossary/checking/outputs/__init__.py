"""How findings are written, one module each: ``write(report)`` yields the pieces of the output.

Every output tells the same findings; what it has no field for stands in the message.
"""

from collections.abc import Iterator

from aligner import registry
from aligner.errors import UnknownNameError
from glossary.checking.outputs._report import Report

__all__ = ["Report", "names", "written"]


def names() -> tuple[str, ...]:
    """The outputs as they are chosen, sorted: ``json-lines``, ``sarif``."""
    return tuple(name.replace("_", "-") for name in registry.names(__name__))


def written(report: Report, name: str) -> Iterator[str]:
    """The output of that name, in pieces. Raises UnknownNameError, listing those there are."""
    if name not in names():
        raise UnknownNameError("output format", name, names())
    found: Iterator[str] = registry.get(__name__, name).write(report)
    return found
