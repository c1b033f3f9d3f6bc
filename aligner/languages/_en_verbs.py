"""English words that may be verbs or nouns: most may be both, so their neighbours and general frequencies decide."""

from functools import lru_cache

from aligner.languages._grammar import WordClass, WordFacts, words

DETERMINERS = words("a an the this these those its his her their our my your of s each any every no some another")
"""After these, ``of`` and ``'s`` a form that could be a verb is a noun (*the share*)."""
SUBJECTS = words(
    """
    to i you he she it we they who can could may might must shall should will would not cannot let also t don doesn
    didn
    """
)
"""After these a form that could be a noun is a verb (*to share*, *they host*)."""


def word_class(form: str, before: str, after: str, facts: WordFacts) -> WordClass:
    """Forms in -ed are participles; -ing is a verb before a determiner; others by how verbal the word is in general."""
    base = facts.lemma(form)
    verbal = _verbal(base, facts)
    if form.endswith("ed") and base != form and verbal:
        return "participle"
    if form.endswith("ing") and base != form:
        return "verb" if after in DETERMINERS or after in {"their", "to", "that"} else "noun"
    if not verbal or before in DETERMINERS or (before and facts.is_adjective(before)):
        return "noun"
    if before in SUBJECTS and verbal > 0.12:
        return "verb"
    if after in DETERMINERS and after != "of" and verbal > 0.2:
        return "verb"
    return "verb" if verbal > 0.9 else "noun"


@lru_cache(maxsize=100_000)
def _verbal(base: str, facts: WordFacts) -> float:
    """Frequency of the -ing and -ed forms over that of the base and -s forms: *reveal* 2, *share* .6, *model* .1."""
    stem = base.removesuffix("e")
    doubled = base + base[-1:]
    forms = {s + e for s in (base, stem, doubled) for e in ("ing", "ed")}
    forms = {f for f in forms if facts.lemma(f) == base} | (
        {base.removesuffix("y") + "ied"} if base.endswith("y") else set()
    )
    if not forms:
        return 0.0
    others = {base, base + "s", base + "es"}
    return sum(10 ** facts.zipf(f) for f in forms) / max(1.0, sum(10 ** facts.zipf(f) for f in others))
