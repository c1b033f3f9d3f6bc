"""Whether a form is a verb where it stands, without a tagger: by the lemma dictionary, word frequencies, and the words
before and after it."""

from functools import lru_cache

from aligner import languages
from aligner.languages import WordClass
from glossary.words import facts
from glossary.words.lemmas import lemma


def kind(form: str, before: str, after: str, code: str) -> WordClass:
    """What a lower-case form is between its neighbours (empty at a break). ``noun`` stands for everything that is no
    verb."""
    grammar = languages.get(code).grammar
    if form in grammar.noun_participles and after and not is_finite(after, code):
        return "noun"
    if is_finite(form, code):
        return "verb"
    if grammar.infinitives:
        return _by_lemma(form, before, code)
    if grammar.word_class is not None:
        return grammar.word_class(form, before, after, facts.of(code))
    return "noun"


def is_finite(form: str, code: str) -> bool:
    """Whether a form is listed or prefixed as a form of a verb."""
    grammar = languages.get(code).grammar
    return form in grammar.verb_forms or (bool(grammar.verb_prefixes) and form.startswith(grammar.verb_prefixes))


def _by_lemma(form: str, before: str, code: str) -> WordClass:
    grammar = languages.get(code).grammar
    if form.endswith(grammar.nominal):
        return "noun"
    if form.endswith(grammar.finite) and (lemma(form, code) == form or lemma(form, code).endswith(grammar.infinitives)):
        return "verb"
    if not _is_verb_lemma(lemma(form, code), code):
        return "noun"
    if form.endswith(grammar.participles):
        return "participle"
    if before in grammar.noun_follows and not form.endswith(grammar.infinitives):
        return "noun"
    return "verb"


@lru_cache(maxsize=100_000)
def _is_verb_lemma(word: str, code: str) -> bool:
    """Whether a word ends like an infinitive and has a gerund in the dictionary (*lugar* has none)."""
    grammar = languages.get(code).grammar
    for ending in grammar.infinitives:
        # Infinitives carry no accent but on the ending: *estándar*, *líder* are none.
        if word.endswith(ending) and word.removesuffix(ending).isascii() | ("ñ" in word) | ("ç" in word):
            stem = word.removesuffix(ending)
            return any(lemma(stem + end, code) == word for end in (*grammar.gerunds, *grammar.participles))
    return False


def is_object_gerund(form: str, code: str) -> bool:
    """Whether it is a verb form that is a noun by itself, but a verb behind a comma and before its object (*...,
    estimating costs*)."""
    return form.endswith(languages.get(code).grammar.verbal_nouns) and lemma(form, code) != form
