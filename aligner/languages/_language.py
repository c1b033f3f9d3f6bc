"""What the rest of the house may ask of a language; every field has a neutral default."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal


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
    """Repairs spelling that machines broke (Persian: lost zero-width non-joiners); None: nothing to repair."""
