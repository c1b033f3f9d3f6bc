"""When two forms are one term: inflection, articles, case, marks and joiners do not matter."""

from functools import lru_cache

from aligner import languages
from aligner.model import Lang
from aligner.text.normal import key
from glossary import dictionary_form
from glossary.tokens import MARKS, tokens


@lru_cache(maxsize=100_000)
def term_key(form: str, lang: Lang) -> str:
    """Singular words of a form, articles left out, those of contractions too; its key if nothing is left."""
    language = languages.get(lang)
    words = [MARKS.sub("", token.text).lower() for token in tokens(form, lang)]
    plain = [language.contractions.get(word, word) for word in words if word not in language.grammar.articles]
    return " ".join(key(dictionary_form.singular(word, language.code), lang) for word in plain) or key(form, lang)
