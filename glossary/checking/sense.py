"""Whether a source word is likely meant in another sense than the glossary's, by what stands around it.

A glossary gives *view* as a noun and *reply* as a verb; *View the site* and *a reply* are something else. No tagger is
asked: neighbours, and the form of the translation, tell enough to be silent.
"""

from aligner import languages
from aligner.languages import words
from glossary.checking.forms import is_verb
from glossary.checking.pattern import Found
from glossary.checking.side import Side
from glossary.checking.termlist import Entry

_PARTICLES = words("up down in out off on back over away through forward")
"""Behind an English verb they make it another: *move up*, *log out*."""


def is_another(entry: Entry, source: Side, found: Found, target: Side) -> bool:
    """Whether a term of one word is rather not the glossary's here; a term of several words is taken at its word."""
    if found[1] - found[0] > 1 or source.code != "en" or entry.source.cased:
        return False
    grammar = languages.get(source.code).grammar
    before = source.parts[found[0] - 1].lower() if found[0] else ""
    after = source.parts[found[1]].lower() if found[1] < len(source.parts) else ""
    if entry.verb:
        return before in grammar.noun_follows or after in _PARTICLES
    if before in grammar.verb_follows:
        return True
    # A label that orders something: what is said first on either side is the verb.
    orders = found[0] == 0 and bool(after) and bool(target.parts)
    return orders and is_verb(target.parts[0], target.code)
