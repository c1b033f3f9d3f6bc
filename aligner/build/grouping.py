"""Which documents belong together: a folder of several works is built work by work."""

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.errors import InputError
from aligner.model import Document, Work


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that was read, and where it lay."""

    document: Document
    folder: tuple[str, ...]
    """Folders between the input folder and the file, those named by a language left out."""
    explicit: bool
    """Named by the user, not found in a folder."""
    work: str = ""
    """The work that a list of works puts it in; empty: its folder tells."""


def split(read: Sequence[ReadDocument]) -> tuple[list[Work], list[Document]]:
    """The works, and the documents left out because their folder has one language where others hold whole works.

    What a list puts into a work stays there. Else a folder below the input that holds two languages of its own is a
    work; anything else belongs to its parent. Raises InputError when there is one language only.
    """
    folders: dict[tuple[str, ...], list[ReadDocument]] = {(): []}
    listed: dict[str, list[ReadDocument]] = {}
    for item in read:
        if item.work:
            listed.setdefault(item.work, []).append(item)
        else:
            folders.setdefault(item.folder, []).append(item)
    works = [Work(name, tuple(i.document for i in own)) for name, own in listed.items() if _several_languages(own)]
    alone = [item for own in listed.values() if not _several_languages(own) for item in own]
    for folder in sorted(folders, key=len, reverse=True):
        own = folders[folder]
        if folder and not _several_languages(own):
            # A folder may lie so deep that its parent holds no file itself: climb to one that does, or to the top.
            parent = next(folder[:n] for n in range(len(folder) - 1, -1, -1) if folder[:n] in folders)
            folders[parent].extend(own)
        elif _several_languages(own):
            works.append(Work("/".join(folder), tuple(item.document for item in own)))
    rest = folders[()] if not _several_languages(folders[()]) else []
    if (rest or alone) and (not works or any(item.explicit for item in rest)):
        raise InputError(_one_language(rest or alone))
    return sorted(works, key=lambda work: work.name), [item.document for item in (*rest, *alone)]


def _several_languages(items: Sequence[ReadDocument]) -> bool:
    return len({item.document.lang for item in items}) > 1


def _one_language(items: Sequence[ReadDocument]) -> str:
    names = ", ".join(item.document.name for item in items[:3]) + (" ..." if len(items) > 3 else "")
    lang = items[0].document.lang
    return (
        f"Only one language ({lang}) was found, in {names}; alignment needs two: add a file in another language, "
        f"or name the language of a file yourself with LANG=FILE."
    )
