"""What dictionaries know of the words of one language, as the grammars of ``aligner.languages`` ask for it."""

from dataclasses import dataclass
from functools import cache

from aligner.languages import WordFacts
from aligner.text import rarity
from glossary.words import adjectives, lemmas


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """The frequencies of wordfreq and the lemmas of simplemma for one language."""

    code: str
    """Code of the language, without a region."""

    def zipf(self, word: str) -> float:
        """Zipf frequency in general language; 3 for every word of a language without a list."""
        return rarity.zipf(word, self.code)

    def lemma(self, form: str) -> str:
        """Dictionary lemma of a lower-case form, or the form itself."""
        return lemmas.lemma(form, self.code)

    def is_adjective(self, lemma: str) -> bool:
        """Whether the language makes an adverb of it."""
        return adjectives.is_adjective(lemma, self.code)


@cache
def of(code: str) -> WordFacts:
    """The facts of a language."""
    return Dictionaries(code)
