"""Persian nouns: plurals, and the endings that a noun takes on in a sentence."""

from aligner.languages._fa_affixes import ALWAYS_SET_OFF, DEGREE, PLURAL
from aligner.languages._grammar import WordFacts

ZWNJ = "\u200c"
AGENTS = ("دار", "گذار", "کار", "گر", "بان", "مند", "ساز", "نویس", "پرداز", "فروش", "شناس")
"""Endings of words for people, whose plural is in -ān."""
PLURALS = (
    ("ندگان", "نده"),
    ("\u200cهای", ""),
    ("\u200cها", ""),
    ("\u200cهایی", ""),
    ("هایی", ""),
    ("ها", ""),
    ("ان", ""),
    ("ات", ""),
)
"""Plural ending and what replaces it in the singular, longest first."""

SECOND_MEMBERS = ALWAYS_SET_OFF | {"کشی", "داری", "شوی", "شویی", "کاوی", "سنجی", "زنی", "یاب", "پذیر"}
"""Second members of compounds that are hardly ever words of their own."""


def detached(before: str, form: str) -> bool:
    """Whether a form is a plural or compared ending, or a second member of a compound, of the word before it."""
    if form in PLURAL or form in DEGREE or form in SECOND_MEMBERS:
        return len(before) > 1
    return form == "ای" and len(before) > 2 and before.endswith("ه")


def singular(form: str, facts: WordFacts) -> str:
    """Singular of a noun, without possessive endings and indefinite ی; the form itself if it is one."""
    bare = without_clitic(form, facts)
    if bare != form:
        return singular(bare, facts)
    proposed = facts.lemma(form)
    for ending, other in PLURALS:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            candidate = (form.removesuffix(ending) + other).rstrip(ZWNJ)
            # What a joiner sets off is an ending, whether a dictionary knows the word or not.
            if candidate == proposed or ending == "ندگان" or ending.startswith(ZWNJ):
                return candidate
            # Arabic plurals are taken off by the dictionary alone.
            if ending != "ات" and _is_singular(candidate, form, ending, facts):
                return candidate
    return plain(form, facts)


def _is_singular(candidate: str, form: str, ending: str, facts: WordFacts) -> bool:
    """Whether a form less its plural ending is a word, by how common both are."""
    if ending.startswith("ها") and len(candidate) > 3 and not facts.zipf(form):
        # An unknown word with the productive ending: the language has more nouns than the dictionary.
        return True
    if ending == "ان" and candidate.endswith(AGENTS) and facts.zipf(candidate) > 2:
        return True
    if ending == "ان":
        return len(candidate) > 3 and facts.zipf(candidate) > facts.zipf(form) - 0.2
    return facts.zipf(candidate) > max(1.0, facts.zipf(form) - 2.0)


def trim(forms: tuple[str, ...], facts: WordFacts) -> tuple[str, ...]:
    """A term without what only its place in the sentence gave it: ezafe at the end, indefinite ی on the head.

    An adjective at the end keeps its ی (بلیت فصلی).
    """
    first, last = forms[0], forms[-1].removesuffix("\u0654")
    if len(forms) > 1 and not first.endswith(("های", "ای", "وی")):
        first = plain(without_clitic(first, facts), facts)
    last = without_clitic(last, facts)
    if last.endswith(("ه\u200cای", "ی\u200cای")) and (len(forms) == 1 or _is_indefinite(first, last, facts)):
        last = last.removesuffix("\u200cای")
    if last.endswith("های") and len(last) > 5:
        last = last.removesuffix("ی")
    elif len(forms) == 1 or last.endswith("وی"):
        last = plain(last, facts)
    return (last,) if len(forms) == 1 else (first, *forms[1:-1], last)


def without_clitic(form: str, facts: WordFacts) -> str:
    """A noun without the endings of *their*, *our*, *your* and *are*."""
    for ending in ("\u200cشان", "\u200cمان", "\u200cتان", "\u200cاند", "شان", "مان", "تان"):
        bare = form.removesuffix(ending)
        if bare != form and len(bare) > 3 and (ending[0] == ZWNJ or facts.zipf(bare) > facts.zipf(form) + 1.0):
            return bare
    return form


def plain(form: str, facts: WordFacts) -> str:
    """A noun without indefinite or linking ی."""
    bare = form.removesuffix("ی")
    if bare == form or len(bare) < 3:
        return form
    if bare.endswith(("ا", "و")) and facts.zipf(bare) > 2:
        return bare
    common = facts.zipf(bare) > facts.zipf(form) + 0.5
    return bare if ZWNJ not in bare and (common or facts.lemma(form) == bare) else form


def _is_indefinite(head: str, last: str, facts: WordFacts) -> bool:
    """Whether ‌ای makes *a data centre* (مرکز داده‌ای), not an adjective (هزینه‌های سرمایه‌ای): the head is no plural, and
    the word is known, and rare with the ending where it is common without."""
    known = facts.zipf(last)
    return not head.endswith(("ها", "های")) and 0 < known < facts.zipf(last.removesuffix("\u200cای")) - 2.5
