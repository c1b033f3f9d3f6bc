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

    def heeds(self, rule: str) -> bool:
        """Whether the unit lets itself be checked by a rule."""
        return self.ignored.isdisjoint((rule, "*"))
