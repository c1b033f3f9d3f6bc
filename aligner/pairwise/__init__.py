"""Two languages at a time: which run of source segments says the same as which run of target segments.

A plug-in has one function ``align(pair) -> list[Bead]``. Weights of the score's terms are kept beside it in JSON,
as ``bench/fit.py`` fitted them on gold alignments: facts in one file, the algorithm in another.
"""

from aligner import registry

NOT_PLUGINS = ("order",)

__all__ = ["names"]


def names() -> tuple[str, ...]:
    """The pairwise aligners there are."""
    return registry.names(__name__)
