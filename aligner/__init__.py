"""Aligns passages in several languages at once.

>>> import aligner
>>> result = aligner.align({"en": ["It rains.", "We stay."], "es": ["Llueve.", "Nos quedamos."]})
>>> [dict(unit.cells) for unit in result.units]
[{'en': (0,), 'es': (0,)}, {'en': (1,), 'es': (1,)}]
"""

from aligner._version import __version__
from aligner.alignment import align
from aligner.model import Alignment, Unit

__all__ = ["Alignment", "Unit", "__version__", "align"]
