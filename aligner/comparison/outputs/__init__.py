"""How a comparison is written, one module each: ``write(comparison)`` yields the pieces of the output."""

from collections.abc import Iterator

from aligner import registry
from aligner.comparison.findings import Comparison
from aligner.errors import UnknownNameError


def names() -> tuple[str, ...]:
    """The outputs as they are chosen, sorted."""
    return registry.names(__name__)


def written(comparison: Comparison, name: str) -> Iterator[str]:
    """The output of that name, in pieces. Raises UnknownNameError, listing those there are."""
    if name not in names():
        raise UnknownNameError("output format", name, names())
    found: Iterator[str] = registry.get(__name__, name).write(comparison)
    return found
