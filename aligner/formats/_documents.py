"""What the readers of documents share: a text put together from blocks, a block with its places."""

from collections.abc import Iterable, Sequence

from aligner.errors import InputError
from aligner.model import Block, BlockKind, Document, Lang
from aligner.model.pages import PageMark, Part, PartKind
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


def part_of(
    text: str,
    kind: PartKind,
    line: int,
    breaks: Sequence[int],
    marks: Sequence[PageMark],
    boilerplate: bool = False,
) -> Part | None:
    """A block of a page without the white space at its ends; None where nothing is left, neither text nor an image."""
    bare = text.strip()
    if not bare and not any(mark.kind == "image" for mark in marks):
        return None
    first = text.index(bare) if bare else 0

    def moved(offset: int) -> int:
        return min(max(0, offset - first), len(bare))

    line += sum(offset <= first for offset in breaks)
    kept = tuple(offset - first for offset in breaks if first < offset < first + len(bare))
    own = sorted(
        (PageMark(moved(mark.start), moved(mark.end), mark.kind, mark.value) for mark in marks),
        key=lambda mark: mark.start,
    )
    return Part(bare, kind, line, kept, tuple(own), boilerplate)


def block_kind(kind: PartKind) -> BlockKind:
    """What a block of a page is in a document, where it is kept: code is a paragraph there."""
    return kind if kind in {"heading", "item"} else "paragraph"
