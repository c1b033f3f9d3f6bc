"""What is checked: source and translation of each unit, with the place where it stands."""

from dataclasses import dataclass

from aligner.model import Lang


@dataclass(frozen=True, slots=True)
class Pair:
    """One text and its translation."""

    path: str
    """Of its file, as findings name it."""
    unit: str
    """Id in the file."""
    source_lang: Lang
    target_lang: Lang
    source: str
    target: str
    line: int = 0
    """Where the translation begins, counted from 1; 0: not known."""
    ignored: frozenset[str] = frozenset()
    """Rules that a comment of the unit switches off; ``*``: all."""

    flags: frozenset[str] = frozenset()
    """Of a gettext entry: how its text is formatted."""
    of_few: bool = False
    """Whether it is a form of a plural that few numbers have, and that may leave the number out."""

    def heeds(self, rule: str) -> bool:
        """Whether the unit lets itself be checked by a rule."""
        return self.ignored.isdisjoint((rule, "*"))
