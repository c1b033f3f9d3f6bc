"""How rare a word is in general language."""

from functools import lru_cache

from aligner.languages import base


@lru_cache(maxsize=200_000)
def zipf(word: str, lang: str) -> float:
    """Zipf frequency of a word in general language: 0 unknown, 3 once in a million, 6 a function word."""
    import wordfreq

    code = base(lang)
    if code not in _known():
        return 3.0
    return wordfreq.zipf_frequency(word, code)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    import wordfreq

    return frozenset(wordfreq.available_languages())
