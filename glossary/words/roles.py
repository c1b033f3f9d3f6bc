"""What a word may do in a term: open it, close it, stand inside, or end it."""

from collections.abc import Mapping
from functools import lru_cache, partial

from aligner import languages
from aligner.languages import Language, WordClass
from aligner.text import markup, normal
from glossary.words import adjectives, stopwords, tagging, word_class
from glossary.words.sentence import Sentence

LONGEST = 60
"""Most letters of a word; longer ones are data."""
Tags = Mapping[str, float]
"""Probability of each part of speech, as the encoder tells it; empty where it tells nothing."""


def of_class(sentence: Sentence, i: int, tags: Tags) -> WordClass:
    """Whether a word is a noun, verb or participle: as the encoder says, else by form and neighbours."""
    return tagging.kind(tags, partial(_by_rule, sentence, i))


def _by_rule(sentence: Sentence, i: int) -> WordClass:
    word, code = sentence.words[i], sentence.language.code
    named = not word.opens and not sentence.title and word.text[:1].isupper() and not word.text.isupper()
    if named or len(word.text) > LONGEST:
        return "noun"
    if word.broken and i and sentence.after(i) and word_class.is_object_gerund(word.lower, code):
        return "verb"
    return word_class.kind(word.lower, sentence.before(i), sentence.after(i), code)


def is_bound(sentence: Sentence, i: int, tags: Tags, own: WordClass) -> bool:
    """Whether a word ends a term: a verb, a function word, a number; without tags an adverb, too, and the last word of
    a sentence whose language puts the verb there."""
    word, language = sentence.words[i], sentence.language
    if own == "verb":
        return True
    if not tags and language.grammar.verb_last and sentence.closed and i == len(sentence.words) - 1:
        return True
    return not is_weak(sentence, i, tags, own) and _is_function_word(word.lower, language.code, by_ending=not tags)


def is_weak(sentence: Sentence, i: int, tags: Tags, own: WordClass) -> bool:
    """Whether a word that only points or counts is taken for a noun here (*third*, *main*, *year*)."""
    form = sentence.words[i].lower
    return bool(tags) and own == "noun" and _is_listed(form, sentence.language.code) and not _is_data(form)


def is_linker(sentence: Sentence, i: int) -> bool:
    """Whether it may stand between the words of a term: a preposition, or the *and* of a fixed pair."""
    before, form, after = sentence.before(i), sentence.words[i].lower, sentence.after(i)
    grammar = sentence.language.grammar
    return form in grammar.linkers or (bool(before and after) and f"{before} {form} {after}" in grammar.binomials)


def is_preverb(sentence: Sentence, i: int, tags: Tags) -> bool:
    """Whether it is the noun part of a compound verb (Persian افزایش in افزایش داد)."""
    if not sentence.after(i):
        return False
    if tags:
        return tags.get("nominal", 0) > 0.5
    following = sentence.words[i + 2].lower if i + 2 < len(sentence.words) else ""
    return _is_light(sentence.after(i), following, sentence.language)


@lru_cache(maxsize=200_000)
def _is_function_word(form: str, code: str, *, by_ending: bool) -> bool:
    """Whether a form is a function word, by lists, and by the endings of adverbs if nothing better tells them."""
    if _is_data(form) or _is_listed(form, code) or adjectives.is_comparative(form, code):
        return True
    adverbs = languages.get(code).grammar.adverbs
    return by_ending and any(form.endswith(ending) and len(form) > len(ending) + 2 for ending in adverbs)


def _is_data(form: str) -> bool:
    """Whether a form is one letter, a number, an address, or too long for a word."""
    letters = sum(c.isalpha() for c in form.rstrip("ºª"))
    if len(form) == 1 or not letters or len(form) > LONGEST or "@" in form or "/" in form:
        return True
    return "." in form and markup.is_address(form)


@lru_cache(maxsize=1 << 16)
def _is_listed(form: str, code: str) -> bool:
    """Whether a form is listed as a function word, or as an abbreviation that stands beside a name or number
    (*p.m.*)."""
    language = languages.get(code)
    if form in language.grammar.bounds or normal.key(form, code) in _bound_keys(code):
        return True
    bare = form.removesuffix(".")
    return "." in bare and bare in (
        language.abbreviations | language.number_abbreviations | language.final_abbreviations
    )


@lru_cache(maxsize=64)
def _bound_keys(code: str) -> frozenset[str]:
    """The keys of a language's function words: a lost joiner hides none of them; accents are kept, as they tell words
    apart."""
    listed = languages.get(code).grammar.bounds
    return frozenset(normal.key(word, code) for word in listed) | stopwords.commonest(code)


def _is_light(form: str, following: str, language: Language) -> bool:
    """Whether a form is one of a light verb, with the verb prefix or without: کرد, می‌کند, می‌دهند."""
    light = language.grammar.light_verbs
    if form in light:
        return word_class.kind(form, "", following, language.code) == "verb"
    for prefix in language.grammar.verb_prefixes:
        if form.startswith(prefix):
            rest = form.removeprefix(prefix)
            return rest in light or "ب" + rest in light
    return False
