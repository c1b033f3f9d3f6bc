"""Words with exact offsets, their lemmas and matching keys.

sacremoses cuts, simplemma looks lemmas up; both sit behind ``words`` and nothing else in the house calls them. They
are asked once for each distinct piece between white space, not once for each place it stands: that is what makes it
fast, and it keeps offsets exact, because a piece is only ever cut, never changed.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from aligner import languages
from aligner.languages import Language
from aligner.model import Lang
from aligner.text import normal

_PIECE = re.compile(r"\S+")
# What the tokenizer would tear apart: addresses, figures with their inner marks.
_WHOLE = re.compile(
    r"(?:https?://|www\.)[^\s<>«»“”]+[^\s<>«»“”.,;:!?؟،؛)\]}'\"]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\d+(?:[.,:٫٬'’/]\d+)+"
)
_ROUGH = re.compile(r"[\w\u200c]+(?:['’-][\w\u200c]+)*|[^\w\s]")
_LONGEST = 300
"""Code points of a piece; longer ones are data, not words, and are cut roughly."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, figure or mark of a text."""

    start: int
    """In code points of the text."""
    end: int
    """One past the last code point."""
    text: str
    """``text[start:end]``, unaltered."""
    lemma: str
    """Dictionary form, lower case; of a contraction its preposition (Portuguese ``do``: ``de``)."""
    key: str
    """Matching form of the lemma; empty for marks."""


def words(text: str, lang: Lang) -> list[Word]:
    """The words and marks of a text, in order; all that is not white space is in exactly one."""
    found = []
    code = languages.get(lang).code
    for piece in _PIECE.finditer(text):
        at = piece.start()
        for start, end in _cuts(piece.group(), code):
            token = text[at + start : at + end]
            lemma, key = _forms(token, code)
            found.append(Word(at + start, at + end, token, lemma, key))
    return found


@lru_cache(maxsize=1 << 17)
def _cuts(piece: str, code: str) -> tuple[tuple[int, int], ...]:
    """Where a piece without white space falls into words and marks; the cuts cover it."""
    cuts: list[tuple[int, int]] = []
    done = 0
    if len(piece) <= _LONGEST:
        for whole in _WHOLE.finditer(piece):
            cuts += _by_moses(piece, done, whole.start(), code)
            cuts.append(whole.span())
            done = whole.end()
    cuts += _by_moses(piece, done, len(piece), code)
    return tuple(cuts)


def _by_moses(piece: str, start: int, end: int, code: str) -> list[tuple[int, int]]:
    if start >= end:
        return []
    part = piece[start:end]
    if part.isalnum():
        return [(start, end)]
    # Joiners and combining marks are letters here: the tokenizer cuts Persian words at the zero-width non-joiner.
    masked = "".join("x" if _binds(c) else "'" if c == "’" else c for c in part)
    tokens = _tokenizer(code).tokenize(masked, escape=False) if len(part) <= _LONGEST else []
    if "".join(tokens) != masked:
        rough = [(start + m.start(), start + m.end()) for m in _ROUGH.finditer(part)]
        return rough if sum(b - a for a, b in rough) == len(part) else [(start, end)]
    cuts, at = [], start
    for token in tokens:
        cuts.append((at, at + len(token)))
        at += len(token)
    return cuts


def _binds(c: str) -> bool:
    import unicodedata

    return c > "\x7f" and unicodedata.category(c) in ("Cf", "Mn", "Mc", "Me")


@cache
def _tokenizer(code: str) -> Any:
    from sacremoses import MosesTokenizer

    # Without prefixes of its own a language gets those of English; they only matter for the stop after a word.
    return MosesTokenizer(lang=code if code in ("en", "es", "pt", "fr", "de", "it") else "en")


@lru_cache(maxsize=1 << 17)
def _forms(token: str, code: str) -> tuple[str, str]:
    """Lemma and key of a token."""
    language = languages.get(code)
    lemma = _lemma(token, language)
    return lemma, normal.key(lemma, code) if any(c.isalnum() for c in lemma) else ""


def _lemma(token: str, language: Language) -> str:
    lowered = normal.normalize(token, language.code).lower()
    if not any(c.isalpha() for c in lowered) or (len(token) > 1 and token.isupper()):
        return lowered  # acronyms have no other forms: AWS is no plural
    if len(token) > 2 and token[-1] == "s" and token[:-1].isupper():
        return lowered[:-1]  # but GPUs is one
    if preposition := language.contractions.get(lowered):
        return preposition
    lookup = _dictionary(language.code)
    found = language.lemma(lowered, lookup) if language.lemma else lookup(lowered)
    return (found or lowered).lower()


@cache
def _dictionary(code: str) -> Any:
    """The dictionary of a language as a function: word to lemma, None for a word it does not know."""
    import simplemma

    try:
        simplemma.is_known("a", lang=code)
    except ValueError:
        return lambda word: None

    def lookup(word: str) -> str | None:
        try:
            return simplemma.lemmatize(word, lang=code) if simplemma.is_known(word, lang=code) else None
        except UnicodeEncodeError:  # half a surrogate pair
            return None

    return lookup
