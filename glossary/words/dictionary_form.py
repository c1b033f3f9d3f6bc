"""The form a dictionary would list: singular, with the language's agreement kept."""

from functools import lru_cache

from aligner import languages
from glossary.words.keyness import zipf
from glossary.words.lemmas import lemma

ZWNJ = "\u200c"
AGENTS = ("دار", "گذار", "کار", "گر", "بان", "مند", "ساز", "نویس", "پرداز", "فروش", "شناس")
"""Endings of Persian words for people, whose plural is in -ān."""


@lru_cache(maxsize=200_000)
def singular(form: str, code: str) -> str:
    """Singular of one lower-case noun or adjective, gender kept (*electrónicos* -> *electrónico*); the form itself if
    it is none.

    The lemma dictionary proposes where it gives a noun; else an ending is replaced if that makes a known word.
    """
    grammar = languages.get(code).grammar
    proposed = lemma(form, code)
    if form.endswith("es") and proposed == form.removesuffix("es"):
        return proposed
    if code == "fa" and (bare := _without_clitic(form)) != form:
        return singular(bare, code)
    for ending, other in grammar.plurals:
        if form == ending or (form.endswith(ending) and len(form) > len(ending) + 1):
            candidate = form.removesuffix(ending) + other
            if code == "en" and form.endswith(("ss", "us", "is")):
                break
            if candidate == proposed or ending == "ندگان":
                return candidate
            if ending == "ات":
                continue
            if _is_singular(candidate, form, ending, code):
                return candidate
    return _plain(form) if code == "fa" else form


def _is_singular(candidate: str, form: str, ending: str, code: str) -> bool:
    """Whether a form less its plural ending is a word, by how common both are."""
    if code == "fa" and ending.startswith("ها") and len(candidate) > 3 and not zipf(form, code):
        # An unknown word with the productive ending: the language has more nouns than the dictionary.
        return True
    if code == "fa" and ending == "ان" and candidate.endswith(AGENTS) and zipf(candidate, code) > 2:
        return True
    if code == "fa" and ending == "ان":
        return len(candidate) > 3 and zipf(candidate, code) > zipf(form, code) - 0.2
    return zipf(candidate, code) > max(1.0, zipf(form, code) - 2.0)


def _without_clitic(form: str) -> str:
    """Persian noun without the endings of *their*, *our*, *your* and *are*."""
    for ending in ("\u200cشان", "\u200cمان", "\u200cتان", "\u200cاند", "شان", "مان", "تان"):
        bare = form.removesuffix(ending)
        if bare != form and len(bare) > 3 and (ending[0] == ZWNJ or zipf(bare, "fa") > zipf(form, "fa") + 1.0):
            return bare
    return form


def _plain(form: str) -> str:
    """Persian noun without indefinite or linking ی."""
    bare = form.removesuffix("ی")
    if bare == form or len(bare) < 3:
        return form
    if bare.endswith(("ا", "و")) and zipf(bare, "fa") > 2:
        return bare
    common = zipf(bare, "fa") > zipf(form, "fa") + 0.5
    return bare if ZWNJ not in bare and (common or lemma(form, "fa") == bare) else form


def phrase(forms: tuple[str, ...], code: str, *, always: bool = False) -> str | None:
    """Singular of a whole term from its words, or None if it is one already or its plural is the natural form.

    The head and what agrees with it change; behind a linker nothing does. Unless ``always``, a plural stays where
    general language prefers it: eight times for a single word (*datos*), by half for the head of several (*gastos de
    capital*). Persian terms of several words stay as they are written, since a made singular would lose the ezafe
    that the plural shows.
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
        if code == "fa":
            return " ".join(changed)
        preferred = zipf(lower[head], code) - zipf(changed[head].lower(), code)
        if preferred > (0.9 if len(forms) == 1 else 0.18):
            return None
    return " ".join(changed)


def end(forms: tuple[str, ...], code: str) -> tuple[str, ...]:
    """A Persian term without what only its place in the sentence gave it: ezafe at the end, indefinite ی on the head.

    An adjective at the end keeps its ی (بلیت فصلی).
    """
    if code != "fa":
        return forms
    first, last = forms[0], forms[-1].removesuffix("\u0654")
    if len(forms) > 1 and not first.endswith(("های", "ای", "وی")):
        first = _plain(_without_clitic(first))
    last = _without_clitic(last)
    if last.endswith("ه\u200cای") and (len(forms) == 1 or _indefinite(first, last)):
        last = last.removesuffix("\u200cای")
    if last.endswith("های") and len(last) > 5:
        last = last.removesuffix("ی")
    elif len(forms) == 1 or last.endswith("وی"):
        last = _plain(last)
    return (last,) if len(forms) == 1 else (first, *forms[1:-1], last)


def _indefinite(head: str, last: str) -> bool:
    """Whether ‌ای makes *a data centre* (مرکز داده‌ای), not an adjective (هزینه‌های سرمایه‌ای): the head is no plural, and
    the word is known, and rare with the ending where it is common without."""
    known = zipf(last, "fa")
    return not head.endswith(("ها", "های")) and 0 < known < zipf(last.removesuffix("\u200cای"), "fa") - 2.5


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
