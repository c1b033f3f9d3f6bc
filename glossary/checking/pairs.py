"""What is checked: source and translation of each unit, with the place where it stands."""

from dataclasses import dataclass
from typing import Any

from aligner.model import Lang
from glossary.checking.finding import Finding
from glossary.checking.rules import Severity


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

    def finding(self, rule: str, severity: Severity, **own: Any) -> Finding:
        """What a rule found here; ``own``: the fields of a Finding that the unit does not know."""
        return Finding(
            rule=rule,
            severity=severity,
            path=self.path,
            line=self.line,
            unit=self.unit,
            source_lang=self.source_lang,
            target_lang=self.target_lang,
            source=self.source,
            target=self.target,
            **own,
        )
