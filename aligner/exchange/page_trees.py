"""Trees of pages: ``en-US/help/start.html`` and ``fa-IR/help/start.html`` are one page, and each page is a work."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from aligner.exchange.sources import Source
from aligner.text.detect import from_name


def paged(found: Sequence[Source]) -> list[Source]:
    """The sources of a folder, those of a tree in a folder a page; a page of one language alone is marked.

    A tree is where two paths or more are the same in several languages but for the name of the language's folder.
    """
    pages: dict[tuple[str, ...], set[str]] = {}
    for source in found:
        if page := _page(source):
            pages.setdefault(page, set()).add(source.lang or "")
    shared = {page for page, langs in pages.items() if len(langs) > 1}
    if len(shared) < 2:
        return list(found)
    return [_on_page(source, shared) for source in found]


def _page(source: Source) -> tuple[str, ...]:
    """Its path without the languages; empty where no folder tells the language."""
    *folders, name = PurePosixPath(source.name).parts
    if source.about or source.work or from_name(name) or not any(map(from_name, folders)):
        return ()
    return (*source.folder, PurePosixPath(name).stem)


def _on_page(source: Source, shared: set[tuple[str, ...]]) -> Source:
    page = _page(source)
    if not page:
        return source
    return replace(source, folder=page) if page in shared else replace(source, alone=True)
