"""Function words for languages that have no list of their own: the commonest of a language are not terms."""

from functools import lru_cache

from aligner import languages


@lru_cache(maxsize=64)
def commonest(code: str, top: int = 150) -> frozenset[str]:
    """The ``top`` commonest words of a language without a list; empty where the language has one or no frequencies
    are known."""
    if languages.get(code).grammar.bounds:
        return frozenset()
    import wordfreq

    if code not in wordfreq.available_languages():
        return frozenset()
    return frozenset(wordfreq.top_n_list(code, top))
