"""What is installed, what is missing and how to get it: what ``aligner doctor`` and ``aligner --version`` tell.

Every check looks at the real thing: versions of packages as their metadata have them, the encoder by encoding, the
cache folder by its permissions. None changes anything.
"""

from collections.abc import Iterator

from aligner.installation import packages, plugins, surroundings, weighing
from aligner.installation._check import Check, State

__all__ = ["Check", "State", "checks", "packages", "weighing"]


def checks() -> Iterator[Check]:
    """All checks that need no terminal, one after the other as they are done."""
    yield surroundings.system()
    yield packages.own()
    yield packages.needed()
    yield weighing.encoder()
    yield weighing.weights()
    yield surroundings.cache()
    yield plugins.plugins()
    yield from packages.extras()
