"""Text that every exchange format can hold, and an account of what had to change for it.

One rule set for all formats, so that a memory says the same in TMX, PO and CSV:

    newlines   CR and CRLF become LF, as XML parsers read them
    illegal    code points outside XML 1.0 ``Char`` go: one of them, even as ``&#x0B;``, makes a whole TMX unreadable
    bidi       embeddings, overrides and isolates without their partner go: they would reorder what follows
    nfc        NFC, as CAT tools match it
    edges      white space and byte order marks at both ends go: with them OmegaT loses the match

The zero-width non-joiner, left-to-right and right-to-left marks, tabs and inner line breaks stay.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from aligner.model import Lang

_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""Whatever the first three rules, and a mark at the edges, may touch."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The complement of the ``Char`` production of XML 1.0, fifth edition; lone surrogates are among it. Written as what it
is: to compile what it is not takes a hundred times as long."""
_EDGES = re.compile(r"\A[\s\ufeff]+|[\s\ufeff]+\Z")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_PDF, _PDI = "\u202c", "\u2069"
_ISOLATES = "\u2066\u2067\u2068"


@dataclass(frozen=True, slots=True)
class Loss:
    """One alteration, by one rule; applying all losses of a text in order gives the exported text."""

    unit: str
    """Id of the unit or concept."""
    lang: Lang
    """Empty where the text belongs to the whole unit."""
    rule: str
    """Name of the rule: one of this module's, or one a format documents."""
    before: str
    after: str
    """Empty where the format had to leave the text out."""
    field: str = "text"
    """``text``, ``note`` or the name of a prop."""


Losses = list[Loss] | None
"""Where a writer or reader puts what it had to alter; None: nobody asks."""


def clean(text: str, unit: str = "", lang: Lang = "", losses: Losses = None, field: str = "text") -> str:
    """The text as formats can hold it; each rule that altered it appends one Loss. Idempotent."""
    if text.isascii() and text.isprintable() and text[:1] != " " and text[-1:] != " ":
        return text
    if not _SUSPECT.search(text) and unicodedata.is_normalized("NFC", text) and text == text.strip():
        return text
    for rule, apply in _RULES:
        after = apply(text)
        if after != text and losses is not None:
            losses.append(Loss(unit, lang, rule, text, after, field))
        text = after
    return text


def unpaired(text: str) -> list[int]:
    """Positions of bidi controls without a partner (Unicode Annex 9, BD9 and BD11, over the whole text)."""
    opened: list[int] = []
    lost: list[int] = []
    for match in _BIDI.finditer(text):
        here, sign = match.start(), match.group()
        if sign == _PDF:
            if opened and text[opened[-1]] not in _ISOLATES:
                opened.pop()
            else:
                lost.append(here)
        elif sign == _PDI:
            # An isolate's end closes what was opened inside it, so those have no partner of their own.
            inside = len(opened)
            while inside and text[opened[inside - 1]] not in _ISOLATES:
                inside -= 1
            if inside:
                lost += opened[inside:]
                del opened[inside - 1 :]
            else:
                lost.append(here)
        else:
            opened.append(here)
    return sorted(lost + opened)


def _balanced(text: str) -> str:
    drop = set(unpaired(text))
    return "".join(c for i, c in enumerate(text) if i not in drop) if drop else text


_RULES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("newlines", lambda text: text.replace("\r\n", "\n").replace("\r", "\n")),
    ("illegal", lambda text: _ILLEGAL.sub("", text)),
    ("bidi", _balanced),
    ("nfc", lambda text: unicodedata.normalize("NFC", text)),
    ("edges", lambda text: _EDGES.sub("", text)),
)
