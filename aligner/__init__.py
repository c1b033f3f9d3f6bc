"""Aligns passages in several languages at once, mines a glossary from them, and writes both for other programs.

>>> import aligner
>>> texts = {"en": ["It rains.", "We stay."], "es": ["Llueve.", "Nos quedamos."]}
>>> result = aligner.align(texts)
>>> [dict(unit.cells) for unit in result.units]
[{'en': (0,), 'es': (0,)}, {'en': (1,), 'es': (1,)}]

From texts: ``read``, ``segment``, ``align``, ``mine``, ``export``. From files to a project that people review:
``build_project``, ``open_project``. Of files of others: ``check``, ``compare``. docs/python.md shows each in use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from aligner._version import __version__
from aligner.alignment import align
from aligner.errors import AlignerError
from aligner.model import Alignment, Concept, Corpus, Term, Unit

if TYPE_CHECKING:
    from aligner.api import (
        Built,
        Comparison,
        Finding,
        Loss,
        build_project,
        check,
        compare,
        export,
        mine,
        open_project,
        read,
        segment,
    )
    from aligner.opened import OpenProject, ReviewRow

__all__ = [
    "AlignerError",
    "Alignment",
    "Built",
    "Comparison",
    "Concept",
    "Corpus",
    "Finding",
    "Loss",
    "OpenProject",
    "ReviewRow",
    "Term",
    "Unit",
    "__version__",
    "align",
    "build_project",
    "check",
    "compare",
    "export",
    "mine",
    "open_project",
    "read",
    "segment",
]

# All that needs other rooms comes when it is asked for: `import aligner` stays quick, and ``glossary``, which imports
# this package, is not imported by it.
_LATER = {
    **dict.fromkeys(
        (
            *("Built", "Comparison", "Finding", "Loss", "build_project", "check", "compare", "export", "mine"),
            *("open_project", "read", "segment"),
        ),
        "aligner.api",
    ),
    **dict.fromkeys(("OpenProject", "ReviewRow"), "aligner.opened"),
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
