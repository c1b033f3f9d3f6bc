"""Reads the Debian Administrator's Handbook: a manual whose paragraphs stand in the same order in every language.

Hertzog and Mas, *The Debian Administrator's Handbook*, GPL-2+ or CC BY-SA 3.0, as HTML in Debian's package
``debian-handbook``: ``apt-get download debian-handbook``, ``dpkg-deb -x debian-handbook*.deb .``; the folder is
``usr/share/doc/debian-handbook/html``. What translators had not reached yet stands there in English, much of the
Persian above all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

import lxml.html
import numpy as np

from aligner import segment
from aligner.errors import InputError
from aligner.model import Lang
from bench.ntrex import Article

FOLDERS: Mapping[Lang, str] = {"en": "en-US", "es": "es-ES", "pt": "pt-BR", "fa": "fa-IR"}
"""Our language codes, and the book's."""
BLOCKS = ("para", "title")
"""Classes of the elements that hold a paragraph or a heading; one of them may stand inside another."""
NEAR = 0.1
"""Share of a paragraph by which the ends of a sentence may differ from language to language."""


def is_handbook(folder: Path) -> bool:
    """Whether the folder is one of this book."""
    return (folder / FOLDERS["en"]).is_dir()


def source(pages: int) -> dict[str, str]:
    """What a set that is cut from so many pages says of itself."""
    return {"data": f"The Debian Administrator's Handbook, {pages} pages", "licence": "GPL-2+ or CC BY-SA 3.0"}


def read(folder: Path) -> list[Article]:
    """The pages in the order of their names, each of its chapter. Raises InputError, saying what is missing."""
    missing = [path for name in FOLDERS.values() if not (path := folder / name).is_dir()]
    if missing:
        raise InputError(f"{missing[0]} is missing: the handbook is needed in {', '.join(FOLDERS.values())}.")
    return [page for path in sorted((folder / FOLDERS["en"]).glob("*.html")) if (page := _page(folder, path.name))]


def by_sentences(page: Article) -> Article:
    """The page with each paragraph cut into its sentences, where all languages have as many of much the same length;
    other paragraphs stay whole."""
    return replace(page, lines=[line for paragraph in page.lines for line in _sentences(paragraph)])


def _sentences(paragraph: Mapping[Lang, str]) -> list[Mapping[Lang, str]]:
    cut = {lang: segment(text, lang) for lang, text in paragraph.items() if text}
    if len(cut) < len(paragraph) or len(set(map(len, cut.values()))) > 1:
        return [paragraph]
    ends = np.array([np.cumsum([len(one) for one in own]) / sum(map(len, own)) for own in cut.values()])
    if (ends.max(axis=0) - ends.min(axis=0)).max() > NEAR:
        return [paragraph]
    return [dict(zip(cut, line, strict=True)) for line in zip(*cut.values(), strict=True)]


def _page(folder: Path, name: str) -> Article | None:
    """None for a page without paragraphs, and for one that a language arranged otherwise."""
    trees = {lang: _tree(folder / own / name) for lang, own in FOLDERS.items() if (folder / own / name).exists()}
    texts = {lang: list(_paragraphs(tree)) for lang, tree in trees.items()}
    if len(texts) < len(FOLDERS) or len(set(map(len, texts.values()))) > 1 or not texts["en"]:
        return None
    lines = [dict(zip(texts, line, strict=True)) for line in zip_longest(*texts.values())]
    [chapter] = trees["en"].xpath("//link[@rel='up']/@href") or ["index.html"]
    return Article(name, lines, name if chapter == "index.html" else chapter)


def _tree(path: Path) -> Any:
    return lxml.html.parse(str(path), lxml.html.HTMLParser(encoding="utf-8")).getroot()


def _paragraphs(tree: Any) -> Iterator[str]:
    """The text of each block, without that of blocks and listings inside it."""
    for block in tree.xpath("//*[" + " or ".join(f"@class='{name}'" for name in BLOCKS) + "]"):
        inside = block.xpath(".//text()")
        own = [text for text in inside if _block(text.getparent(), text.is_tail) is block]
        yield " ".join("".join(own).split())


def _block(element: Any, tail: bool) -> Any:
    """The nearest block, list, table or listing that holds a text; ``tail``: the text stands behind ``element``."""
    if tail:
        element = element.getparent()
    while element is not None and element.tag in ("span", "em", "strong", "code", "a", "sup", "sub", "tt", "acronym"):
        element = element.getparent()
    return element
