"""Whether a text denies something, by the words of its language that do so and nothing else.

Languages deny in many ways, and a translator may put *only* for *no ... más que*. So there are two answers: a word that
denies its clause for sure (*not*, *nunca*, Persian نمی‌شود), and one in which a denial may hide (*without*, *until*).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aligner import languages
from aligner.model import Lang
from aligner.text.normal import normalize

_WORD = re.compile(r"[^\W\d_](?:[\w\u200c'’-]*\w)?")


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies."""

    word: str
    """As the text writes it."""
    sure: bool
    """Whether it denies its clause whatever stands around it."""


def denials(text: str, lang: Lang) -> list[Denial]:
    """All of them, in order; of a language whose grammar names none, nothing."""
    return list(_found(text, lang))


def _found(text: str, lang: Lang) -> Iterator[Denial]:
    own = languages.get(lang).grammar
    if not own.negators:
        return
    for match in _WORD.finditer(normalize(text, lang)):
        word = match[0].lower()
        if (
            word.split("\u200c")[0] in own.negators
            or word in own.negators
            or (own.negator_beginnings and word.startswith(own.negator_beginnings))
            or (own.negator_endings and word.endswith(own.negator_endings))
        ):
            yield Denial(match[0], True)
        elif word in own.denials or (own.denial_beginnings and word.startswith(own.denial_beginnings)):
            yield Denial(match[0], False)


def knows(lang: Lang) -> bool:
    """Whether the grammar of a language tells."""
    return bool(languages.get(lang).grammar.negators)
