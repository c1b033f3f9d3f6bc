"""The lemma of a word form, by the dictionaries of simplemma."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from aligner.kept import Answers

if TYPE_CHECKING:
    from simplemma import Lemmatizer


@lru_cache(maxsize=200_000)
def lemma(form: str, code: str) -> str:
    """Dictionary lemma of a lower-case form, or the form itself where there is no dictionary."""
    found: str = _answers(code).of(form, lambda: _lemma(form, code))
    return found


def _lemma(form: str, code: str) -> str:
    try:
        found: str = _lemmatizer().lemmatize(form, lang=code)
    except ValueError:
        return form
    return found.lower()


@cache
def _answers(code: str) -> Answers:
    return Answers(f"lemmas-of-{code}", "simplemma")


@cache
def _lemmatizer() -> "Lemmatizer":
    """A lemmatizer of simplemma 2 that reads packed dictionaries: unpacked they take 100 MB a language."""
    import simplemma
    from simplemma.strategies import DefaultStrategy

    try:
        from glossary.words._packed import Dictionaries
    except ImportError:
        return simplemma.Lemmatizer()
    return simplemma.Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=Dictionaries()))


def forget() -> None:
    """Lets go of the dictionaries of all languages, some 10 MB each; another word would load its own again."""
    _lemmatizer.cache_clear()
