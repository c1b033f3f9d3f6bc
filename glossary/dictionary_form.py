"""The form a dictionary would list: singular, with the language's agreement kept."""

from functools import lru_cache

from aligner import languages
from glossary.keyness import zipf

ZWNJ = "\u200c"


@lru_cache(maxsize=200_000)
def singular(form: str, code: str) -> str:
    """Singular of one lower-case noun or adjective, gender kept (*electrónicos* -> *electrónico*); the form itself if it is none.

    The lemma dictionary proposes where it gives a noun; else an ending is replaced if that makes a known word.
    """
    from glossary.verbs import lemma

    grammar = languages.get(code).grammar
    proposed = lemma(form, code)
    if form.endswith("es") and proposed == form.removesuffix("es"):
        return proposed
    for ending, other in grammar.plurals:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            candidate = form.removesuffix(ending) + other
            if code == "en" and form.endswith(("ss", "us", "is")):
                break
            if candidate == proposed:
                return candidate
            if ending != "ان" and zipf(candidate, code) > max(1.0, zipf(form, code) - 2.0):
                return candidate
    if code == "fa":
        bare = form.removesuffix("ی")
        if bare != form and bare.endswith("ا") and len(bare) > 3 and zipf(bare, "fa") > 2:
            return bare
        if (
            bare != form
            and ZWNJ not in bare
            and len(bare) > 2
            and (proposed == bare or zipf(bare, "fa") > zipf(form, "fa") + 0.8)
        ):
            return bare
    return form


def phrase(forms: tuple[str, ...], code: str, *, always: bool = False) -> str | None:
    """Singular of a whole term from its words, or None if it is one already or its plural is the natural form.

    The head and what agrees with it change; behind a linker nothing does. Unless ``always``, a plural stays where general language
    prefers it: clearly for a single word (*dados*), by half for the head of several (*gastos de capital*). Persian terms of several
    words stay as they are written, since a made singular would lose the ezafe that the plural shows.
    """
    grammar = languages.get(code).grammar
    lower = [form.lower() for form in forms]
    cut = next((i for i, form in enumerate(lower) if form in grammar.linkers), len(forms))
    head = cut - 1 if grammar.modifier_first else 0
    changed = list(forms)
    for i in range(head, head + 1) if grammar.modifier_first or code == "fa" else range(cut):
        changed[i] = _as(forms[i], singular(lower[i].lstrip("-"), code))
    if changed[head].lstrip("-") == forms[head].lstrip("-"):
        return None
    if not always:
        if code == "fa" and len(forms) > 1:
            return None
        preferred = zipf(lower[head], code) - zipf(changed[head].lower(), code)
        if preferred > (0.6 if len(forms) == 1 else 0.18):
            return None
    return " ".join(changed)


def end(form: str, code: str) -> str:
    """The last word of a Persian term without the ezafe or indefinite ی that only its place in the sentence gave it."""
    if code != "fa" or not form.endswith("ی"):
        return form
    bare = form.removesuffix("ی")
    if bare.endswith("های"):
        return bare
    if bare.endswith(("ا", "و")) and zipf(bare, "fa") > 2.5:
        return bare
    if form.endswith("\u200cهای"):
        return bare
    from glossary.verbs import lemma

    return bare if lemma(form, code) == bare else form


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
