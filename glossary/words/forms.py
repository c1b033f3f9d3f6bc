"""When two forms are one term: inflection, articles, case, marks and joiners do not matter."""

from functools import lru_cache

from aligner import languages
from aligner.languages import Language
from aligner.model import Lang
from aligner.text.normal import key
from glossary.words import dictionary_form
from glossary.words.sentence import MARKS
from glossary.words.tokens import tokens


@lru_cache(maxsize=100_000)
def term_key(form: str, lang: Lang) -> str:
    """Singular words of a form, articles left out, those of contractions too; its key if nothing is left."""
    language = languages.get(lang)
    words = [MARKS.sub("", token.text).lower() for token in tokens(form, lang)]
    plain = [language.contractions.get(word, word) for word in words if word not in language.grammar.articles]
    return " ".join(key(dictionary_form.singular(word, language.code), lang) for word in plain) or key(form, lang)


def term_keys(form: str, lang: Lang) -> set[str]:
    """All that two spellings of one term may have in common. Where a script has joiners, a blank, nothing and a joiner
    between parts of a word are the same: ``داده ها``, ``دادهها`` and ``داده‌ها``."""
    found = {term_key(form, lang)}
    if languages.get(lang).direction == "rtl":
        found |= {"".join(spelled.split()) for spelled in (*found, key(form, lang))}
    return found


def loose_key(form: str, lang: Lang) -> str:
    """Words of a form without articles and by rule alone without plural endings: looks nothing up, so it tells too
    little from one another for anything but the renderings of one term."""
    language = languages.get(lang)
    words = [MARKS.sub("", word).lower() for word in form.replace("-", " ").split()]
    plain = [language.contractions.get(word, word) for word in words if word not in language.grammar.articles]
    return " ".join(key(_stem(word, language), lang) for word in plain) or key(form, lang)


def _stem(word: str, language: Language) -> str:
    for ending, other in language.grammar.plurals:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + other
    return word
