"""The answer of one check."""

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "missing", "warning", "broken"]
"""``missing``: something optional is; ``warning``: it works, with less; ``broken``: something essential does not."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, and what is to be done."""

    name: str
    """Stable: programs may look for it."""
    state: State
    found: str
    """What there is, in words."""
    mend: str = ""
    """How to get what is missing; empty where nothing is to be done."""
