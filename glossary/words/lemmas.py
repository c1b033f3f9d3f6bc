"""The lemma of a word form, by the dictionaries of simplemma."""

from functools import lru_cache


@lru_cache(maxsize=200_000)
def lemma(form: str, code: str) -> str:
    """Dictionary lemma of a lower-case form, or the form itself where there is no dictionary."""
    import simplemma

    try:
        return simplemma.lemmatize(form, lang=code).lower()
    except ValueError:
        return form
