"""How much of two texts is the same to the letter."""

from difflib import SequenceMatcher


def likeness(one: str, other: str, least: float) -> float:
    """Share of the letters in common, 0..1; 0 where that is less than ``least``."""
    letters = SequenceMatcher(None, one, other, autojunk=False)
    # Both are bounds, and quick: a page that was written anew has thousands of pairs.
    return letters.ratio() if min(letters.real_quick_ratio(), letters.quick_ratio()) >= least else 0.0
