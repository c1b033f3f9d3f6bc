"""How much commoner a word is here than in the language at large."""

import math


def keyness(count: int, total: int, general: float) -> float:
    """Log10 of the ratio between the frequency here (``count`` of ``total`` words) and in general (``general``,
    Zipf)."""
    here = math.log10((count + 0.5) / max(total, 1) * 1e9)
    return here - max(general, 1.0)
