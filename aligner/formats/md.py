"""Markdown: rendered to blocks without its marks, by markdown-it-py; code blocks are not text to translate.

LOSES: marks of emphasis, links and images; code blocks.
"""

from typing import Any

from aligner.formats._documents import document
from aligner.model import BlockKind, Document, Lang
from aligner.text.decode import decode

EXTENSIONS = (".md", ".markdown")


def read_document(data: bytes, name: str, lang: Lang) -> Document:
    """The document of a Markdown file (CommonMark and tables); a front matter between ``---`` lines is left out.

    Its text is what a reader sees: no ``#``, ``**`` or link targets; numbered items keep their number.
    Raises InputError if it is empty, binary or in no known encoding.
    """
    from markdown_it import MarkdownIt

    text = _without_front_matter(decode(data, name))
    parts: list[tuple[str, BlockKind, bool]] = []
    kind: BlockKind = "paragraph"
    counters: list[int | None] = []
    prefix = ""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        match token.type:
            case "ordered_list_open":
                counters.append(int(token.attrs.get("start", 1)))
            case "bullet_list_open":
                counters.append(None)
            case "ordered_list_close" | "bullet_list_close":
                counters.pop()
            case "list_item_open":
                kind = "item"
                if (number := counters[-1]) is not None:
                    prefix = f"{number}. "
                    counters[-1] = number + 1
            case "heading_open":
                kind = "heading"
            case "list_item_close" | "heading_close":
                kind, prefix = "paragraph", ""
            case "inline":
                parts.append((prefix + _plain(token), kind, False))
                prefix = ""
    return document(name, lang, parts)


def _plain(token: Any) -> str:
    """Inline content without its marks."""
    return "".join(
        child.content if child.type in ("text", "code_inline", "image") else "\n" * ("break" in child.type)
        for child in token.children or ()
    )


def _without_front_matter(text: str) -> str:
    if text.startswith("---\n") and (end := text.find("\n---", 4)) > 0:
        return text[end + 4 :]
    return text
