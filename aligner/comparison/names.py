"""Is another name in the place of a name? Said only where both sides have one that the other lacks.

Germany is Alemania, and Persian writes Zuckerberg in its own letters: so a name that is missing proves nothing, nor do
two that sound alike. What remains are rare names in Latin letters, of programs, firms, people and places, one on each
side, that have nothing to do with each other.
"""

import re

from aligner.model import Lang
from aligner.review.qa import COMMON, capitalised
from aligner.text import words

_QUOTED = re.compile(r"[\"“«][^\"“”«»]{1,200}[\"”»]")
ALIKE = 0.75
"""How alike two names may sound before they are taken for one."""
SHORT = 4
"""Letters below which a name is an abbreviation, of which each language has its own; so is one in capitals."""


def other_name(source: str, source_lang: Lang, target: str, target_lang: Lang) -> tuple[str, str] | None:
    """The name of the source and the one that stands for it; None: nothing of the kind is sure."""
    ours = _lone(source, source_lang, target, target_lang)
    theirs = _lone(target, target_lang, source, source_lang)
    if len(ours) != 1 or len(theirs) != 1:
        return None
    return ours[0], theirs[0]


def _lone(text: str, lang: Lang, other: str, other_lang: Lang) -> list[str]:
    """Rare names of a text that stand nowhere on the other side, nor anything that sounds alike."""
    from aligner.text.names import similarity
    from aligner.text.rarity import zipf

    known = [word.lower() for word in words.words(other, other_lang)]
    found = []
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for name, (start, _) in capitalised(text, lang).items():
        if any(first <= start < end for first, end in quoted):
            continue  # A title, which is translated.
        parts = [part for part in words.words(name, lang) if len(part) >= SHORT]
        parts = [part for part in parts if part.isascii() and part[1:].islower()]
        if not parts or any(zipf(part.lower(), lang) >= COMMON for part in parts):
            continue
        if all(similarity(part, word) < ALIKE for part in parts for word in known if len(word) > 2):
            found.append(name)
    return found
