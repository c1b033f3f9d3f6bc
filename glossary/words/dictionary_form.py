"""The form a dictionary would list: singular, with the language's agreement kept."""

from functools import lru_cache

from aligner import languages
from aligner.text.rarity import zipf
from glossary.words import facts
from glossary.words.lemmas import lemma


@lru_cache(maxsize=200_000)
def singular(form: str, code: str) -> str:
    """Singular of one lower-case noun or adjective, gender kept (*electrónicos* -> *electrónico*); the form itself if
    it is none.

    The lemma dictionary proposes where it gives a noun; else an ending is replaced if that makes a known word.
    """
    grammar = languages.get(code).grammar
    if grammar.singular is not None:
        return grammar.singular(form, facts.of(code))
    proposed = lemma(form, code)
    if any(form.endswith(ending) and proposed == form.removesuffix(ending) for ending in grammar.dictionary_plurals):
        return proposed
    for ending, other in grammar.plurals:
        if form == ending or (form.endswith(ending) and len(form) > len(ending) + 1):
            if form.endswith(grammar.singulars):
                break
            candidate = form.removesuffix(ending) + other
            if candidate == proposed or zipf(candidate, code) > max(1.0, zipf(form, code) - 2.0):
                return candidate
    return form


def phrase(forms: tuple[str, ...], code: str, *, always: bool = False) -> str | None:
    """Singular of a whole term from its words, or None if it is one already or its plural is the natural form.

    The head and what agrees with it change; behind a linker nothing does. Unless ``always``, a plural stays where
    general language prefers it: eight times for a single word (*datos*), by half for the head of several (*gastos de
    capital*). Where heads are marked (Persian ezafe), terms of several words stay as they are written, since a made
    singular would lose what the plural shows.
    """
    grammar = languages.get(code).grammar
    lower = [form.lower() for form in forms]
    cut = next((i for i, form in enumerate(lower) if form in grammar.linkers), len(forms))
    head = cut - 1 if grammar.modifier_first else 0
    changed = list(forms)
    for i in range(cut) if grammar.agreement else [head]:
        changed[i] = _as(forms[i], singular(lower[i].lstrip("-"), code))
    if changed[head].lstrip("-") == forms[head].lstrip("-"):
        return None
    if not always:
        if grammar.marked_heads:
            return None if len(forms) > 1 else changed[0]
        preferred = zipf(lower[head], code) - zipf(changed[head].lower(), code)
        if preferred > (0.9 if len(forms) == 1 else 0.18):
            return None
    return " ".join(changed)


def trimmed(forms: tuple[str, ...], code: str) -> tuple[str, ...]:
    """A term without what only its place in the sentence gave its words."""
    trim = languages.get(code).grammar.trim
    return trim(forms, facts.of(code)) if trim is not None else forms


def _as(form: str, lower: str) -> str:
    """``lower`` with the capitals of ``form`` where only an ending went."""
    dash = "-" * form.startswith("-")
    if dash + lower == form.lower() or form.rstrip("s").isupper():
        return form
    lower = dash + lower
    if form.lower().startswith(lower):
        return form[: len(lower)]
    if form[:1].isupper() and form[1:].islower():
        return lower[:1].upper() + lower[1:]
    return lower
