"""Aligns passages in several languages at once.

>>> import aligner
>>> result = aligner.align({"en": ["It rains."], "es": ["Llueve."]})  # doctest: +SKIP
>>> result.units[0].cells  # doctest: +SKIP
{'en': (0,), 'es': (0,)}
"""

from aligner.model import Alignment, Unit

__all__ = ["Alignment", "Unit"]
__version__ = "0.1.0"
