"""One file a language, with all that is particular to it. Languages without a file get the neutral default."""

from contextlib import suppress
from functools import cache
from types import ModuleType

from aligner import registry
from aligner.errors import UnknownNameError
from aligner.languages._grammar import Grammar, WordClass, WordFacts
from aligner.languages._language import INVISIBLE, Language, words
from aligner.languages._naming import LONG_CODES, of_name

__all__ = [
    "INVISIBLE",
    "LONG_CODES",
    "Grammar",
    "Language",
    "WordClass",
    "WordFacts",
    "base",
    "get",
    "names",
    "of_name",
    "words",
]


def names() -> tuple[str, ...]:
    """Codes of the languages that have a file of their own."""
    return registry.names(__name__)


def trouble(module: ModuleType) -> str:
    """What a module of another package lacks to be a language; empty: nothing."""
    found = getattr(module, "LANGUAGE", None)
    return "" if isinstance(found, Language) else "it has no LANGUAGE, an aligner.languages.Language"


def base(tag: str) -> str:
    """The bare code of a language tag: ``pt`` of ``pt-BR`` and of ``PT_br``."""
    return tag.replace("_", "-").partition("-")[0].lower()


@cache
def get(lang: str) -> Language:
    """The language of a tag, region or not: ``pt-BR`` is answered by ``pt``; an unknown one by a neutral Language."""
    code = base(lang)
    if code in names():
        # One of another package that cannot be used is an unknown language; its texts are still texts.
        with suppress(UnknownNameError):
            language: Language = registry.get(__name__, code).LANGUAGE
            return language
    return Language(code=code, name=code)
