"""What the readers of documents share: a text put together from blocks."""

from collections.abc import Iterable

from aligner.errors import InputError
from aligner.model import Block, BlockKind, Document, Lang
from aligner.text import boilerplate


def document(name: str, lang: Lang, parts: Iterable[tuple[str, BlockKind, bool]]) -> Document:
    """A document whose text is the parts, a blank line between them, each with its kind and boilerplate mark.

    Further boilerplate is marked by its words. Raises InputError if there is no text.
    """
    text, blocks, at = [], [], 0
    for part, kind, surround in parts:
        if stripped := part.strip():
            text.append(stripped)
            blocks.append(Block(at, at + len(stripped), kind, surround))
            at += len(stripped) + 2
    if not blocks:
        raise InputError(f"{name} holds no text: give a file with text in it.")
    whole = "\n\n".join(text)
    return Document(name, lang, whole, boilerplate.mark(whole, blocks, lang, plain=False))
