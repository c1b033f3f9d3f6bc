"""What a user can choose about a build."""

from dataclasses import dataclass

from aligner.model import Lang, Order, Preset


@dataclass(frozen=True, slots=True)
class Settings:
    """The defaults are what a first-time user gets."""

    pivot: Lang | None = None
    """The language the glossary is given for; None: English if there, else the first one."""
    order: Order = "auto"
    lines: bool = False
    """The texts are segmented already, one segment a line."""
    keep_boilerplate: bool = False
    """Align and mine what looks like boilerplate, too."""
    srx: str | None = None
    """SRX file whose rules end sentences in the place of the built-in ones."""
    realign: bool = False
    """Take the units of translation memories as mere texts and align them anew."""
    preset: Preset = "balanced"
    """Few sure units or many doubtful ones, of comparable texts."""
