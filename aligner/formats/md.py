"""Markdown: rendered to blocks without its marks, by markdown-it-py; code blocks are not text to translate.

LOSES: marks of emphasis, links and images; code blocks.
"""

import re
from collections.abc import Iterator
from typing import Any

from aligner.formats._documents import block_kind, document, part_of
from aligner.model import BlockKind, Document, Lang
from aligner.model.pages import PageMark, Part
from aligner.text.decode import decode

EXTENSIONS = (".md", ".markdown")

_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(?P<body>(?:.*\r?\n)*?)\1[ \t]*(?:\r?\n|$)")
"""YAML or TOML, as the makers of sites read it."""


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of a Markdown file (CommonMark and tables); a front matter between ``---`` lines is left out.

    Its text is what a reader sees: no ``#``, ``**`` or link targets; numbered items keep their number.
    Raises InputError if it is empty, binary or in no known encoding.
    """
    found = _parts(decode(data, name))
    prose = [part for part in found if part.kind not in ("code", "front")]
    return document(name, lang, [(part.text, block_kind(part.kind), False) for part in prose])


def read_parts(data: bytes, name: str) -> list[Part]:
    """The blocks of a Markdown file with their lines, marks, code and front matter. Raises InputError."""
    return list(_parts(decode(data, name)))


def _parts(text: str) -> Iterator[Part]:
    from markdown_it import MarkdownIt

    above = 0
    if front := _FRONT.match(text):
        yield Part(front["body"], "front", 2)
        above, text = front[0].count("\n"), text[front.end() :]
    around = _Around()
    line = 1
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.map:
            line = token.map[0] + 1 + above
        if token.type == "inline":
            if part := _inline(token, around.prefix, around.kind, line):
                yield part
            around.prefix = ""
        elif token.type in ("fence", "code_block"):
            if token.content.strip():
                yield Part(token.content.rstrip("\n"), "code", line + (token.type == "fence"))
        else:
            around.see(token)


class _Around:
    """In what a line of text stands."""

    def __init__(self) -> None:
        self.kind: BlockKind = "paragraph"
        self.prefix = ""
        """The number of an item, before its first line."""
        self._counters: list[int | None] = []

    def see(self, token: Any) -> None:
        """A token that opens or closes something."""
        match token.type:
            case "ordered_list_open":
                self._counters.append(int(token.attrs.get("start", 1)))
            case "bullet_list_open":
                self._counters.append(None)
            case "ordered_list_close" | "bullet_list_close":
                self._counters.pop()
            case "list_item_open":
                self.kind = "item"
                if (number := self._counters[-1]) is not None:
                    self.prefix = f"{number}. "
                    self._counters[-1] = number + 1
            case "heading_open":
                self.kind = "heading"
            case "list_item_close" | "heading_close":
                self.kind, self.prefix = "paragraph", ""


def _inline(token: Any, prefix: str, kind: BlockKind, line: int) -> Part | None:
    """Inline content without its marks."""
    text = prefix
    marks: list[PageMark] = []
    links: list[tuple[int, str]] = []
    for child in token.children or ():
        start = len(text)
        if child.type in ("text", "code_inline", "image"):
            text += child.content
        elif "break" in child.type:
            text += "\n"
        elif child.type == "link_open":
            links.append((start, str(child.attrs.get("href", ""))))
        elif child.type == "link_close" and links:
            begin, address = links.pop()
            marks.append(PageMark(begin, start, "link", address))
        if child.type == "code_inline":
            marks.append(PageMark(start, len(text), "code", child.content))
        elif child.type == "image":
            marks.append(PageMark(start, len(text), "image", str(child.attrs.get("src", ""))))
    return part_of(text, kind, line, [n + 1 for n, c in enumerate(text) if c == "\n"], marks)
