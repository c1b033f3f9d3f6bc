"""Is a passage of a translation still in the language of the source?"""

import re

from aligner import languages
from aligner.comparison.page import Passage
from aligner.languages import base
from aligner.model import Lang
from aligner.text import words

LIKE_SOURCE = 2
"""Function words that only the source language has, from which other words are looked at no more."""
COMMON = 3.3
"""Zipf frequency from which a word is one of the language, not a name or a term that is left as it is."""
BEYOND = 0.8
"""How much more frequent words must be in the source language, on an average, to be of it."""


def untranslated(target: Passage, source_lang: Lang, target_lang: Lang, source: str = "") -> float:
    """How sure, 0..1, that a passage is in the source's language; 0: it is not. ``source``: what it stands for.

    Code inside is passed over. A name, a title or a command is no sentence of any language: where nothing but such
    words is left, it is 0, though both sides be equal.
    """
    if base(source_lang) == base(target_lang):
        return 0.0
    own = _plain(target)
    theirs, ours = (_function_words(own, lang) for lang in (source_lang, target_lang))
    only = [word for word in own if word in theirs and word not in ours and len(word) > 1]
    known = [word for word in own if word in ours and word not in theirs]
    if _same(target.text, source):
        if len(only) > len(known):
            return 0.99 if len(own) > 2 else 0.9
        return _of_source(target, source_lang, target_lang)
    if len(only) >= LIKE_SOURCE and len(only) > 2 * len(known):
        return 0.95 if len(only) > 3 * len(known) else 0.8
    return 0.0


def _plain(passage: Passage) -> list[str]:
    """Its words in small letters, without those of code."""
    text = passage.bare
    return [word.lower() for word in words.words(text, "en") if word.isalpha() or "'" in word or "\u200c" in word]


def _function_words(own: list[str], lang: Lang) -> set[str]:
    return {word for word in own if word in languages.get(lang).grammar.bounds}


def _same(one: str, other: str) -> bool:
    return bool(other) and _letters(one) == _letters(other)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def _of_source(passage: Passage, source_lang: Lang, target_lang: Lang) -> float:
    """How sure it is, 0..1, of headings and short items: their words are far more usual in the source's language.

    Capitals all through are those of a heading, or of a name that stays as it is.
    """
    from aligner.text.rarity import zipf

    own = [word for word in words.words(passage.bare, source_lang) if word.isalpha() and len(word) > 2]
    plain = [word.lower() for word in own if word.islower() or passage.kind == "heading"]
    titled = len(plain) < len(own) / 2
    if titled:
        plain = [word.lower() for word in own]
    if len(plain) < 2:
        return 0.0
    usual = [(zipf(word, source_lang), zipf(word, target_lang)) for word in plain]
    more = sum(here - there for here, there in usual) / len(usual)
    if more <= BEYOND or sum(here >= COMMON and here > there for here, there in usual) < len(usual) / 2:
        return 0.0
    return 0.6 if titled else 0.9
