"""What a word is, for the whole house: mining, counting, highlighting and the checks of a row cut texts here.

Punctuation and apostrophes are cut by Moses (sacremoses), by the rules of each language: English *John's* and French
*l'eau* are two words each. What Moses would tear apart is taken out before: addresses, figures with inner marks
(1.234,56; 14:30), initials (U.S., R&D). Zero-width non-joiners and marks above letters are letters to it. Of its tokens
those with a letter or digit are words, cut at hyphens, without marks at their edges.

Moses sees each distinct piece between white space once, and only if there are marks inside; that makes it nearly as
fast as a regular expression. Offsets stay exact, as a piece is only ever cut, never changed."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from aligner import languages
from aligner.kept import Answers
from aligner.model import Lang
from aligner.text import markup

_PIECE = re.compile(r"\S+")
_LETTER = r"[^\W\d_]"
_WHOLE = re.compile(
    "|".join(
        (
            r"(?:https?://|www\.)[^\s<>«»“”]*[^\s<>«»“”.,;:!?؟،؛)\]}'\"]",
            r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
            r"(?<![\w.])[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,4}(?![\w-])",
            r"(?<![\w&])[^\W\d_a-z][a-z]*[_&][a-z]+(?!\w)",
            r"[^\W_]+\.[ºª]",
            r"[^\W_]*\d(?:[.,:/٫٬'’]\d+)+[^\W_]*",
            rf"(?<!\w){_LETTER}{{1,3}}(?:&{_LETTER}{{1,3}})+(?!\w)",
            rf"(?<!\w)(?:{_LETTER}{{1,2}}\.){{2,}}(?!{_LETTER}{{3}})",
        )
    )
)
"""Addresses (of pages, of mail, *weather.com*), words with an access key inside (*E&xit*), figures and versions,
ordinals (25.º), initials."""
_NAME = re.compile(rf"(?<!\w)[OD]['’](?={_LETTER}{{2}})")
"""The beginning of a name, which is no contraction: *O'Brien*, *D'Angelo*."""
_INNER = re.compile(r"(?<=\w)['’](?=\w)")
_KNOWN_APOSTROPHES = frozenset({"en", "fr", "it"})
"""Languages of which Moses knows what an apostrophe parts; in others a word may hold one (Portuguese *d'água*)."""
_CUT = re.compile(r"[-‐‑.]")
_LONGEST = 300
"""Code points of a piece; longer ones are data, not words, and are cut roughly."""
_ROUGH = re.compile(r"[^\W_][\w\u200c]*")
_MARK = "\u0300-\u036f\u064b-\u065f\u0670\u200c"
_SIMPLE = re.compile(rf"[^\w{_MARK}]*([^\W_](?:[^\W_]|[{_MARK}])*)[^\w{_MARK}]*")
"""One word with marks at its edges alone, which need no rules: most pieces that are more than letters."""
Span = tuple[int, int]


def spans(text: str, lang: Lang) -> list[Span]:
    """Start and end of each word, in code points of the text, in order. They never overlap, hold no white space, and
    each holds a letter or digit. Placeholders, tags and the like (``aligner.text.markup``) hold none; an address is one
    word, as both sides of a translation have it."""
    code = languages.get(lang).code
    found = []
    for match in _PIECE.finditer(markup.without(text)):
        piece, at = match.group(), match.start()
        if piece.isalnum():
            found.append((at, at + len(piece)))
        else:
            found += [(at + start, at + end) for start, end in _cuts(piece, code)]
    return found


def in_piece(piece: str, lang: Lang) -> tuple[Span, ...]:
    """The words of a stretch without white space, of a text in which nothing is markup: so ``spans`` cuts each."""
    return ((0, len(piece)),) if piece.isalnum() else _cuts(piece, languages.get(lang).code)


def words(text: str, lang: Lang) -> list[str]:
    """The words of a text as they are written."""
    return [text[start:end] for start, end in spans(text, lang)]


@lru_cache(maxsize=1 << 17)
def _cuts(piece: str, code: str) -> tuple[Span, ...]:
    """The words of a piece without white space."""
    if len(piece) > _LONGEST:
        return tuple(match.span() for match in _ROUGH.finditer(piece))
    if simple := _SIMPLE.fullmatch(piece):
        return (simple.span(1),)
    cuts: list[Span] = []
    done = 0
    for whole in _WHOLE.finditer(piece):
        cuts += _by_moses(piece, done, whole.start(), code)
        cuts.append(whole.span())
        done = whole.end()
    return tuple(cuts + _by_moses(piece, done, len(piece), code))


def _by_moses(piece: str, start: int, end: int, code: str) -> list[Span]:
    """The words of ``piece[start:end]``, in which nothing must stay whole."""
    found = []
    for first, behind in _tokens(piece[start:end], code):
        at = start + first
        for part in _CUT.split(piece[at : start + behind]):
            inside = [i for i, c in enumerate(part) if c.isalnum()]
            if inside:
                last = inside[-1] + 1
                while last < len(part) and _binds(part[last]):
                    last += 1
                found.append((at + inside[0], at + last))
            at += len(part) + 1
    return found


def _tokens(part: str, code: str) -> list[Span]:
    """Where Moses cuts, as spans that cover the part."""
    if part.isalnum() or not part:
        return [(0, len(part))]
    masked = "".join("x" if _binds(c) else "'" if c == "’" else c for c in part)
    masked = _NAME.sub(lambda match: match[0][0] + "x", masked)
    if code not in _KNOWN_APOSTROPHES:
        masked = _INNER.sub("x", masked)
    tokens: list[str] = _moses(code).of(masked, lambda: _tokenizer(code).tokenize(masked, escape=False))
    if "".join(tokens) != masked:
        # Moses drops control characters.
        return [match.span() for match in _ROUGH.finditer(part)]
    ends = [sum(map(len, tokens[: n + 1])) for n in range(len(tokens))]
    return list(zip([0, *ends], ends, strict=False))


def _binds(c: str) -> bool:
    """Whether a character belongs to the word it stands in though it is no letter: a joiner or a combining mark."""
    return c > "\x7f" and unicodedata.category(c) in ("Cf", "Mn", "Mc", "Me")


@cache
def _moses(code: str) -> Answers:
    return Answers(f"tokens-{code}", "sacremoses")


@cache
def _tokenizer(code: str) -> Any:
    from sacremoses import MosesTokenizer

    # Of a language without abbreviations of its own Moses would print a warning; those of English change no word here.
    return MosesTokenizer(lang=code if code in ("en", "es", "pt", "fr", "de", "it") else "en")
