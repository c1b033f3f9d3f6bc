"""How rare a word is in general language."""

import sys
from functools import cache, lru_cache

from aligner.kept import Answers
from aligner.languages import base


@lru_cache(maxsize=200_000)
def zipf(word: str, lang: str) -> float:
    """Zipf frequency of a word in general language: 0 unknown, 3 once in a million, 6 a function word."""
    code = base(lang)
    frequency: float = _answers(code).of(word, lambda: _frequency(word, code))
    return frequency


def _frequency(word: str, code: str) -> float:
    import wordfreq

    return wordfreq.zipf_frequency(word, code) if code in _known() else 3.0


@cache
def _answers(code: str) -> Answers:
    return Answers(f"frequencies-{code}", "wordfreq")


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    import wordfreq

    return frozenset(wordfreq.available_languages())


def forget() -> None:
    """Lets go of the lists of all languages, some 40 MB each; another word would load its own again."""
    wordfreq = sys.modules.get("wordfreq")
    if wordfreq:  # To import it takes half a second, and most runs know all their words.
        wordfreq.get_frequency_dict.cache_clear()
        wordfreq.get_frequency_list.cache_clear()
