"""Apple's ``.strings``: messages of one language by key, that of the folder: ``fa.lproj/Localizable.strings``.

LOSES: the order of a comment's lines among others; nothing else.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from aligner.errors import InputError
from aligner.formats._catalogue import catalogue
from aligner.formats._clean import Losses
from aligner.model import Exchange, Lang
from aligner.text.decode import decode

EXTENSIONS = (".strings",)

_TOKEN = re.compile(
    r"\s*(?:/\*(?P<note>.*?)\*/|//(?P<line>[^\n]*)"
    r'|(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[\w.-]+))\s*=\s*"(?P<text>(?:[^"\\]|\\.)*)"\s*;)',
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(U[0-9A-Fa-f]{4}|.)", re.DOTALL)
_PLAIN = {"n": "\n", "t": "\t", "r": "\n"}


def read_memory(
    stream: BinaryIO, *, losses: Losses = None, source: Lang | None = None, target: Lang | None = None
) -> Exchange:
    """Every message as a unit of one language, the comment above it as its note. Raises InputError."""
    name = str(getattr(stream, "name", "The strings file"))
    found = catalogue(_messages(decode(stream.read(), name), name), name, target or source, losses)
    if not found.units:
        raise InputError(f'{name} holds no message, which are lines such as "key" = "text";.')
    return found


def _messages(text: str, name: str) -> Iterator[tuple[str, str, str]]:
    at, end, note = 0, len(text.rstrip()), ""
    while at < end:
        # Only here: looked for from each sign on, a long word would be gone through again and again.
        match = _TOKEN.match(text, at)
        if not match:
            line = text.count("\n", 0, len(text) - len(text[at:].lstrip())) + 1
            raise InputError(f'{name}, line {line}: not a message such as "key" = "text";; mend it.')
        at = match.end()
        if match["text"] is None:
            note = (match["note"] or match["line"] or "").strip()
            continue
        yield _plain(match["quoted"] or match["bare"] or ""), _plain(match["text"]).strip(), note
        note = ""


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda m: chr(int(m[1][1:], 16)) if len(m[1]) > 1 else _PLAIN.get(m[1], m[1]), text)
