"""Is this form a verb here? Without a tagger: lemma dictionary, word frequencies, and the word before and after."""

from functools import lru_cache
from typing import Literal

from aligner import languages
from glossary.words.adjectives import is_adjective
from glossary.words.keyness import zipf
from glossary.words.lemmas import lemma

Kind = Literal["noun", "verb", "participle"]


def kind(form: str, before: str, after: str, code: str) -> Kind:
    """What a lower-case form is between its neighbours (empty at a break). ``noun`` stands for everything that is no
    verb."""
    grammar = languages.get(code).grammar
    if form in grammar.noun_participles and after and not is_finite(after, code):
        return "noun"
    if is_finite(form, code):
        return "verb"
    if grammar.infinitives:
        return _by_lemma(form, before, code)
    if grammar.modifier_first and code == "en":
        return _english(form, before, after, code)
    return "noun"


def is_finite(form: str, code: str) -> bool:
    """Listed or prefixed as a form of a verb."""
    grammar = languages.get(code).grammar
    return form in grammar.verb_forms or (bool(grammar.verb_prefixes) and form.startswith(grammar.verb_prefixes))


def _by_lemma(form: str, before: str, code: str) -> Kind:
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
    """Ends like an infinitive and has a gerund in the dictionary (*lugar* has none)."""
    grammar = languages.get(code).grammar
    for ending in grammar.infinitives:
        # Infinitives carry no accent but on the ending: *estándar*, *líder* are none.
        if word.endswith(ending) and word.removesuffix(ending).isascii() | ("ñ" in word) | ("ç" in word):
            stem = word.removesuffix(ending)
            return any(lemma(stem + end, code) == word for end in (*grammar.gerunds, *grammar.participles))
    return False


def _english(form: str, before: str, after: str, code: str) -> Kind:
    """Forms in -ed are participles; -ing is a verb before a determiner; others by how verbal the word is in general."""
    grammar = languages.get(code).grammar
    base = lemma(form, "en")
    verbal = _verbal(base)
    if form.endswith("ed") and base != form and verbal:
        return "participle"
    if form.endswith("ing") and base != form:
        return "verb" if after in grammar.noun_follows or after in {"their", "to", "that"} else "noun"
    if not verbal or before in grammar.noun_follows or (before and is_adjective(before, "en")):
        return "noun"
    if before in grammar.verb_follows and verbal > 0.12:
        return "verb"
    if after in grammar.noun_follows and after != "of" and verbal > 0.2:
        return "verb"
    return "verb" if verbal > 0.9 else "noun"


def is_gerund(form: str, code: str) -> bool:
    """An English -ing form: behind a comma and before its object it is a verb (*..., estimating costs*)."""
    return code == "en" and form.endswith("ing") and lemma(form, code) != form


@lru_cache(maxsize=100_000)
def _verbal(base: str) -> float:
    """Frequency of the -ing and -ed forms over that of the base and -s forms: *reveal* 2, *share* .6, *model* .1."""
    stem = base.removesuffix("e")
    doubled = base + base[-1:]
    forms = {s + e for s in (base, stem, doubled) for e in ("ing", "ed")}
    forms = {f for f in forms if lemma(f, "en") == base} | (
        {base.removesuffix("y") + "ied"} if base.endswith("y") else set()
    )
    other = {base, base + "s", base + "es"}
    if not forms:
        return 0.0
    return sum(10 ** zipf(f, "en") for f in forms) / max(1.0, sum(10 ** zipf(f, "en") for f in other))
