"""What the rest of the house may ask of a language; every field has a neutral default."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Rule = tuple[str, str, str]
"""Name of the step, regular expression, and the text that each match becomes (taken literally)."""

INVISIBLE: Rule = (
    "remove invisible",
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+",
    "",
)
"""Controls but tab and line breaks, soft hyphens, zero-width spaces, direction marks, the byte order mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language. ``languages/xx.py`` holds one of these under the name ``LANGUAGE``.

    A field that a language does not set keeps the neutral default, with which any language works, if less well.
    """

    code: str
    """BCP-47 without region: ``pt``."""
    name: str
    """In English, for messages."""
    direction: Literal["ltr", "rtl"] = "ltr"
    plural_forms: str = "nplurals=2; plural=(n != 1);"
    """The gettext header of that name."""
    regions: Mapping[str, str] = field(default_factory=dict)
    """Gettext locale by region, where it differs from ``xx_REGION``."""
    restore: Callable[[str], str] | None = None
    """Repairs spelling that machines broke (Persian: lost zero-width non-joiners). Only ever
    adds characters. None: nothing to repair."""
    tidy: tuple[Rule, ...] = (INVISIBLE,)
    """What else the display form mends, in order, before ``restore``."""
    fold: Callable[[str], str] | None = None
    """Makes the spellings of one word equal, for matching keys; given case-folded NFKC text with its joiners."""
