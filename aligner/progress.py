"""Functions that work calls now and then, to tell how far it is."""

from collections.abc import Callable

Steps = Callable[[int, int], None]
"""Called with how much is done and how much there is."""
Progress = Callable[[str, int, int], None]
"""The same of work in stages: the name of the stage comes first."""


def quiet(*_: object) -> None:
    """For whoever does not want to know."""
