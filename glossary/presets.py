"""How much is listed: from what is sure to all there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.errors import UnknownNameError

if TYPE_CHECKING:
    from glossary.concepts.rank import Ranked
    from glossary.linking.link import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """Limits of what becomes a concept; those of one language hold for every term of the row."""

    minimum: float
    """Least score of a row that is listed, 0..1."""
    guests: float
    """Mean probability with the other languages below which a term leaves its row, 0..1."""
    guess: float
    """Least agreement with which a candidate fills a language that a row lacks, as a share of the row's own; above 1:
    none does."""
    frequency: int = 1
    """Fewest occurrences of all terms of the row together."""
    longest: int = 4
    """Most content words of a term."""
    languages: int = 2
    """Fewest languages of a row."""

    def admits(self, row: "Ranked", sides: Sequence["Side"]) -> bool:
        """Whether a row is within the limits."""
        terms = [side.candidates[row.group[side.lang]] for side in sides if side.lang in row.group]
        return (
            round(row.score, 4) >= self.minimum
            and len(terms) >= self.languages
            and sum(term.count for term in terms) >= self.frequency
            and max(len(term.words) for term in terms) <= self.longest
        )


PRESETS = {
    "precise": Preset(minimum=0.3, guests=0.5, guess=1.1),
    "balanced": Preset(minimum=0.05, guests=0.3, guess=0.6),
    "recall": Preset(minimum=0.0, guests=0.0, guess=0.2),
}


def get(name: str) -> Preset:
    """A preset by its name. Raises UnknownNameError."""
    if name not in PRESETS:
        raise UnknownNameError("preset", name, PRESETS)
    return PRESETS[name]
