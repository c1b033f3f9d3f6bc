"""Whether a source word is likely meant in another sense than the glossary's, by what stands around it.

A glossary gives *view* as a noun and *reply* as a verb; *View the site* and *a reply* are something else. No tagger is
asked: neighbours, and the form of the translation, tell enough to be silent. Of a translation into Persian nothing is
said: its verbs are made of the same nouns.
"""

from functools import lru_cache

from aligner import languages
from aligner.languages import words
from glossary.checking.forms import bare, is_verb, number_keys
from glossary.checking.side import Found, Side
from glossary.checking.termlist import Entry
from glossary.words.lemmas import lemma

_PARTICLES = words("up down in out off on back over away through forward")
"""Behind an English verb they make it another: *move up*, *log out*."""

_POINTING = words("new recent latest last all more other")
"""Before a plural."""
_BEFORE_GERUND = words("for by of before after when while without")


def is_another(entry: Entry, source: Side, found: Found, target: Side) -> bool:
    """Whether a term of one word is rather not the glossary's here; a term of several words is taken at its word."""
    one_word = found[1] - found[0] == 1 and len(entry.source.cut.parts) == 1
    if not one_word or source.code != "en" or entry.source.cased or languages.get(target.code).grammar.light_verbs:
        return False
    if len({own.verb for own in entry.accepted}) > 1:  # Either sense is agreed upon.
        return False
    term = bare(entry.source.text, source.code)
    return _is_noun(term, source, found) if entry.verb else _is_verb(term, source, found, target)


def _is_noun(term: str, source: Side, found: Found) -> bool:
    """Whether a term that is a verb is used as a noun: *a reply*, *New replies*, *a test run*; or with a particle."""
    form, before, after = _around(source, found)
    plural = form != term and term in number_keys(form, source.code)
    if after in _PARTICLES and not plural:
        return True
    if form != term and not plural:
        return False
    first = plural and not found[0]
    return first or before in _determiners() or (plural and before in _POINTING) or _heads(source, found[0])


def _is_verb(term: str, source: Side, found: Found, target: Side) -> bool:
    """Whether a term that is no verb is used as one: *to view it*, *View the site*, *for setting a password*."""
    form, before, after = _around(source, found)
    if form.endswith("ing"):
        return after in _determiners() and (not found[0] or before in _BEFORE_GERUND)
    if not _may_be_verb(term) or form not in (term, f"{term}s"):
        return False
    if not found[0] and after in _determiners():
        return True
    if form != term:
        return False
    if before in languages.get(source.code).grammar.verb_follows or before == "please":
        return True
    # A label that orders something: what is said first on either side is the verb.
    return not found[0] and bool(after) and bool(target.parts) and is_verb(target.parts[0], target.code)


def _around(source: Side, found: Found) -> tuple[str, str, str]:
    """A word as a key, and the words before and after it in lower case; empty at the edges."""
    before = source.parts[found[0] - 1].lower() if found[0] else ""
    after = source.parts[found[1]].lower() if found[1] < len(source.parts) else ""
    return source.bare(found[0]), before, after


def _heads(source: Side, at: int) -> bool:
    """Whether a word stands behind a noun or adjective in the singular, as the noun that it belongs to: *a test run*;
    behind a plural it may be a verb: *the tests run*."""
    if not at or source.text[source.spans[at - 1][1] : source.spans[at][0]] not in (" ", "-"):
        return False
    before = source.parts[at - 1].lower()
    bounds = languages.get(source.code).grammar.bounds
    return before.isalpha() and before not in bounds and not before.endswith(("s", "ly"))


def _determiners() -> frozenset[str]:
    return languages.get("en").grammar.noun_follows


@lru_cache(maxsize=10_000)
def _may_be_verb(word: str) -> bool:
    """Whether the dictionary has an English word in -ing: *viewing*, but not *errors*."""
    stem = word.removesuffix("e")
    return not word.endswith(("ed", "ing")) and any(
        lemma(form, "en") == word for form in (f"{stem}ing", f"{word}ing", f"{word}{word[-1]}ing")
    )
