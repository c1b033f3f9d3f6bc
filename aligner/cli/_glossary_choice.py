"""Which concepts ``aligner glossary`` lists, and in which order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.exchange.choosing import Wanted
    from aligner.model import Concept, Lang


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the concepts is listed."""

    known: Sequence[str]
    """Files with glossaries."""
    show_known: bool
    limit: int | None
    by_confidence: bool
    """Whether the surest come first, whatever they are worth."""
    filter: "ConceptFilter"
    as_json: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptFilter:
    """Which concepts are listed."""

    wanted: "Wanted"
    """By status, score and count."""
    langs: Sequence["Lang"]
    languages: int
    max_words: int | None
    names: bool | None
    inconsistent: bool

    def shown(self, languages: "Sequence[Lang]") -> "tuple[Lang, ...]":
        """The languages that are listed: those asked for, beside a single one the first; else all."""
        from aligner import formats

        asked = [formats.alike(lang, languages) or lang for lang in self.langs]
        if asked in ([], [languages[0]]):
            return tuple(languages)
        several = asked if len(asked) > 1 else [languages[0], *asked]
        return tuple(dict.fromkeys(lang for lang in several if lang in languages))

    def admit(self, concept: "Concept") -> bool:
        """Whether a concept is wanted, whatever its status, score and count."""
        from aligner import formats

        return (
            all(formats.alike(lang, concept.terms) for lang in self.langs)
            and len(concept.terms) >= self.languages
            and (self.max_words is None or max(_words(concept), default=0) <= self.max_words)
            and self.names in (None, concept.is_name)
            and (not self.inconsistent or any(reason.startswith("Inconsistent") for reason in concept.reasons))
        )


def _words(concept: "Concept") -> list[int]:
    """Words of each term."""
    return [len(term.text.split()) for terms in concept.terms.values() for term in terms]
