"""A file as passages with their lines, and what in it is no prose."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from aligner import formats
from aligner.errors import InputError
from aligner.model import Block, BlockKind, Lang
from aligner.model.pages import PageMark, Part, PartKind

PassageKind = PartKind | Literal["image"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, heading or list item; or a block of code or front matter as a whole."""

    text: str
    kind: PassageKind
    line: int
    """The line of the file that it begins in, from 1."""
    block: int = 0
    """Counts the blocks of the page: sentences of one paragraph have the same."""
    marks: tuple[PageMark, ...] = ()
    """Code and links that begin inside, by offsets in ``text``."""

    @property
    def bare(self) -> str:
        """The text with blanks in the place of code."""
        text = self.text
        for mark in self.marks:
            if mark.kind == "code":
                text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
        return text


@dataclass(frozen=True, slots=True)
class Page:
    """One file in one language."""

    path: str
    """As the user named it."""
    lang: Lang
    passages: tuple[Passage, ...]
    """Prose, in order."""
    code: tuple[Passage, ...] = ()
    """Blocks of code, in order."""
    front: Passage | None = None
    """What stands before a Markdown page."""
    images: tuple[Passage, ...] = ()
    """Their addresses, in order."""

    @property
    def texts(self) -> list[str]:
        """What the passages say, in order."""
        return [passage.text for passage in self.passages]


def read(path: Path, shown: str, lang: Lang) -> Page:
    """The page in a file. Raises InputError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{shown} cannot be read ({error.strerror or error}); check its name.") from None
    return parsed(data, shown, lang, formats.of(path, "read_document"))


def parsed(data: bytes, shown: str, lang: Lang, reader: str) -> Page:
    """The page of the bytes of a file, by the format ``reader``. Raises InputError."""
    return of_parts(parts(data, shown, lang, reader), shown, lang)


def parts(data: bytes, shown: str, lang: Lang, reader: str) -> list[Part]:
    """The blocks of the bytes of a file."""
    module = formats.get(reader)
    if not data.strip():
        return []
    formats.refuse_dense_text(data, shown)
    if hasattr(module, "read_parts"):
        found: list[Part] = module.read_parts(data, shown)
        return found
    document = module.read_document(data, shown, lang)
    made = []
    for block in document.blocks:
        text = document.text[block.start : block.end]
        breaks = tuple(n + 1 for n, c in enumerate(text) if c == "\n")
        line = document.text.count("\n", 0, block.start) + 1
        made.append(Part(text, block.kind, line, breaks, (), block.boilerplate))
    return made


def of_parts(found: Sequence[Part], shown: str, lang: Lang) -> Page:
    """The page of its blocks: prose is cut into sentences, what surrounds the article is left out."""
    passages: list[Passage] = []
    code: list[Passage] = []
    images: list[Passage] = []
    front = None
    for number, part in enumerate(found):
        if part.boilerplate:
            continue
        whole = Passage(part.text, part.kind, part.line, number)
        if part.kind == "front":
            front = whole
        elif part.kind == "code":
            code.append(whole)
        else:
            passages += _sentences(part, number, lang)
            images += [
                Passage(mark.value, "image", part.line_at(mark.start), number)
                for mark in part.marks
                if mark.kind == "image" and mark.value
            ]
    return Page(shown, lang, tuple(passages), tuple(code), front, tuple(images))


def _sentences(part: Part, number: int, lang: Lang) -> list[Passage]:
    from aligner.text.segment import segment

    found = []
    done = 0
    kind: BlockKind = "item" if part.kind == "item" else "heading" if part.kind == "heading" else "paragraph"
    for cut in segment(part.text, lang, blocks=[Block(0, len(part.text), kind)]) if part.text else ():
        marks = tuple(
            replace(mark, start=max(0, mark.start - cut.start), end=min(mark.end, cut.end) - cut.start)
            for mark in part.marks
            if mark.kind != "image" and done <= mark.start < cut.end
        )
        text = part.text[cut.start : cut.end].replace("\n", " ")
        found.append(Passage(text, part.kind, part.line_at(cut.start), number, marks))
        done = cut.end
    return found
