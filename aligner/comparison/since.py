"""What changed in the source since a revision, and which passages of a translation stand for it.

What a translator has touched since that revision, too, is taken for done.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path

from aligner import formats
from aligner.comparison import page, revisions
from aligner.comparison.findings import Finding, Side
from aligner.comparison.letters import likeness
from aligner.comparison.page import Page
from aligner.comparison.rows import Row

AUTO = "auto"
"""The last revision that changed the translation."""
LIKE = 0.5
"""Likeness of letters from which a passage is another one, changed."""
SMALL = 0.9
"""Likeness from which a change may be one of spelling only."""


@dataclass(frozen=True, slots=True)
class Past:
    """What the source was, and what became of it."""

    revision: str
    changed: dict[int, str] = field(default_factory=dict)
    """Position of a passage that is new or different to what stood there; empty: nothing did."""
    removed: tuple[str, ...] = ()
    """Passages that are no longer there."""
    blocks: frozenset[str] = frozenset()
    """Code, front matter and images that are new or different."""
    touched: frozenset[str] = frozenset()
    """Passages of the translation that are new in it, too."""


def past(source: Page, target: Page, revision: str) -> Past | None:
    """What changed since a revision (``auto``: the last that changed the translation); None: it lacks one of the pages,
    so that nothing is known. Raises InputError."""
    where, there = Path(source.path), Path(target.path)
    if revision == AUTO:
        known = revisions.last_of(there)
        if not known:
            return None
    else:
        known = revisions.resolved(where, revision)
    before = _page(where, source, known)
    if before is None:
        return None
    old = _page(there, target, known)
    touched = set(target.texts) - set(old.texts) if old else set()
    changed, removed = _changes(before.texts, source.texts)
    return Past(known, changed, tuple(removed), frozenset(_blocks(source) - _blocks(before)), frozenset(touched))


def _page(path: Path, now: Page, revision: str) -> Page | None:
    data = revisions.content(path, revision)
    return None if data is None else page.parsed(data, now.path, now.lang, formats.of(path, "read_document"))


def _blocks(own: Page) -> set[str]:
    whole = [*own.code, *own.images, *([own.front] if own.front else [])]
    return {passage.text for passage in whole}


def _changes(before: Sequence[str], now: Sequence[str]) -> tuple[dict[int, str], list[str]]:
    """Positions of new and different passages with what they were, and those that are gone; marks and capitals do not
    count."""
    changed: dict[int, str] = {}
    removed: list[str] = []
    a, b = [_letters(text) for text in before], [_letters(text) for text in now]
    for tag, i0, i1, j0, j1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        free = list(range(i0, i1))
        for j in range(j0, j1):
            alike = [(likeness(a[i], b[j], LIKE), -i) for i in free]
            best = max(alike, default=(0.0, 0))
            changed[j] = ""
            if best[0] >= LIKE:
                changed[j] = before[-best[1]]
                free.remove(-best[1])
        removed += [before[i] for i in free]
    # Moved within the source: nothing new is said.
    elsewhere = set(a)
    return {j: old for j, old in changed.items() if b[j] not in elsewhere}, [
        text for text in removed if _letters(text) not in set(b)
    ]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def work(source: Page, target: Page, rows: Sequence[Row], found: Sequence[Finding], known: Past) -> list[Finding]:
    """The findings that have to do with what changed, and the passages that stand for it, in the order of lines."""
    new = {source.passages[j].text for j in known.changed}
    kept = [one for one in found if _is_about(one, new, known)]
    told = {one.source.text for one in kept if one.kind != "changed"}
    made = [one for one in _outdated(source, target, rows, known) if one.source.text not in told]
    return sorted([*kept, *made], key=lambda one: (one.target.line, one.source.line))


def _is_about(one: Finding, new: set[str], known: Past) -> bool:
    if one.detail in ("code", "images", "front matter") and one.source.text in known.blocks:
        return True
    if one.kind == "extra":
        return bool(known.removed) and one.target.text not in known.touched
    return any(text in one.source.text for text in new) and bool(one.source.text)


def _outdated(source: Page, target: Page, rows: Sequence[Row], known: Past) -> Iterator[Finding]:
    for row in rows:
        own = [i for i in row.source if i in known.changed]
        if not own or not row.target:
            continue
        theirs = [target.passages[j] for j in row.target]
        if any(passage.text in known.touched for passage in theirs):
            continue
        before = " ".join(known.changed[i] or "" for i in own).strip()
        text = " ".join(source.passages[i].text for i in row.source)
        sides = (
            Side(source.path, source.passages[row.source[0]].line, text),
            Side(target.path, theirs[0].line, " ".join(passage.text for passage in theirs)),
        )
        yield Finding("outdated", target.lang, *sides, _sure(before, text), before=before)


def _sure(before: str, now: str) -> float:
    """Less where hardly a letter changed, and none of a figure: a typing error was mended."""
    like = SequenceMatcher(None, before, now, autojunk=False).ratio()
    same_figures = re.findall(r"\d+", before) == re.findall(r"\d+", now)
    few = abs(len(before.split()) - len(now.split())) == 0
    return 0.6 if like >= SMALL and same_figures and few else 0.95


def marked(found: Sequence[Finding], known: Past) -> list[Finding]:
    """The same, of what is extra with what the source said, where that is plain: one passage went, one is left over."""
    extra = [one for one in found if one.kind == "extra" and not one.detail]
    if len(extra) == len(known.removed) == 1:
        return [replace(one, before=known.removed[0]) if one is extra[0] else one for one in found]
    return list(found)
