"""What a collection holds, as the lines of a list of works."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from aligner.discover.collection import Sources
from aligner.discover.works import Alone, Copy, Discovered, Work
from aligner.exchange.work_list import Entry
from aligner.languages import base
from aligner.model import Lang

NEAR_DUPLICATE, LEFT_OVER, NOT_READ = "near-duplicate", "left over", "not read"
TOLD = 0.1
"""How likely the nearest of a document that is left over must belong to it to be worth a word."""


def entries(found: Discovered, files: Sources, folder: Path) -> list[Entry]:
    """A line a document: works first, then what belongs to none, near-duplicates, and what could not be read.

    ``folder``: of the list; paths are told from there. A work in one language cannot be built: its documents are left
    over, and say with whom they go.
    """
    shown = {name: _path(path, folder) for name, path in files.paths.items()}
    works = [work for work in found.works if len(work.languages) > 1]
    width = len(str(len(works)))
    named = {f"w{n:0{width}}": work for n, work in enumerate(works, 1)}
    of = {member.portrait.name: name for name, work in named.items() for member in work.members}
    lines = [entry for name, work in named.items() for entry in _of_work(name, work)]
    for work in found.works:
        if len(work.languages) == 1:
            lines += _of_one_language(work, shown)
    lines += [_left_over(alone, shown) for alone in found.alone]
    lines += [_copy(copy, of, shown) for copy in found.copies]
    portraits = [member.portrait for work in found.works for member in work.members]
    portraits += [alone.portrait for alone in found.alone] + [copy.portrait for copy in found.copies]
    begins = {portrait.name: portrait.begins for portrait in portraits}
    listed = [
        replace(
            entry,
            document=shown[entry.document],
            note=_notes(entry.note, files.notes.get(entry.document)),
            begins=begins[entry.document],
        )
        for entry in lines
    ]
    unread = [Entry("", _path(u.path, folder), None, NOT_READ, note=u.reason) for u in files.unread]
    return [*listed, *unread]


def _of_work(name: str, work: Work) -> Iterator[Entry]:
    called = _called(work)
    for member in work.members:
        own = member.portrait
        yield Entry(name, own.name, called.get(own.lang, own.lang), work.kind, member.certainty, own.size)


def _called(work: Work) -> dict[Lang, Lang]:
    """A bare language for which the work has one with a region, too, as that: ``pt`` beside ``pt-BR``."""
    langs = dict.fromkeys(member.portrait.lang for member in work.members)
    regions = {lang: [other for other in langs if other != lang and base(other) == lang] for lang in langs}
    return {lang: found[0] for lang, found in regions.items() if len(found) == 1}


def _of_one_language(work: Work, shown: Mapping[str, str]) -> Iterator[Entry]:
    for member in work.members:
        own = member.portrait
        others = ", ".join(shown[other.portrait.name] for other in work.members if other is not member)
        note = f"tells the same as {others}, but no other language does"
        yield Entry("", own.name, own.lang, LEFT_OVER, member.certainty, own.size, note)


def _left_over(alone: Alone, shown: Mapping[str, str]) -> Entry:
    own, other = alone.portrait, alone.nearest
    note = f"nearest: {shown[other.name]} ({alone.likely:.2f})" if other and alone.likely >= TOLD else ""
    return Entry("", own.name, own.lang, LEFT_OVER, None, own.size, note)


def _copy(copy: Copy, works: Mapping[str, str], shown: Mapping[str, str]) -> Entry:
    own = copy.portrait
    where = f" in {works[copy.of.name]}" if copy.of.name in works else ""
    note = f"nearly the same as {shown[copy.of.name]}{where}, which is taken"
    return Entry("", own.name, own.lang, NEAR_DUPLICATE, copy.share, own.size, note)


def _notes(*notes: str | None) -> str:
    return "; ".join(filter(None, notes))


def _path(path: Path, folder: Path) -> str:
    """From the folder, with slashes; whole where there is no way from there."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # Another drive of Windows.
        return path.resolve().as_posix()
