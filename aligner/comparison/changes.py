"""What differs in a row that is translated: figures, a negation, names, links, code.

Each check would rather say nothing than cry wolf: a translator converts miles, says *only* for *no más que*, and moves
a link into the next sentence. What is said lies between 0 and 1 by how often such a difference was a true one.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from aligner.comparison.addresses import alike
from aligner.comparison.findings import Detail
from aligner.comparison.names import other_name
from aligner.comparison.page import Passage
from aligner.model import Lang
from aligner.text import measures
from aligner.text.measures import Said
from aligner.text.negation import denials, knows
from aligner.text.normal import normalize
from aligner.text.numbers import Value, agree, numbers

WORD = 2.5
"""Zipf frequency from which a piece of code is a word of the language."""
_PIECES = re.compile(r"[^\W\d_]+|\d+")
_DIGITS = re.compile(r"\d+")


_Read = tuple[str, Sequence[Value], Counter[str]]
"""A text, its numbers, and the runs of digits that only it has."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs."""

    detail: Detail
    says: tuple[str, str]
    """In the source and in the translation; empty where it is missing."""
    sure: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row, and what stands around it."""

    lang: Lang
    passages: tuple[Passage, ...]
    around: tuple[Passage, ...]
    """Of the same paragraph, and the neighbours: a translator may have put a link or a command there."""

    @property
    def text(self) -> str:
        return " ".join(passage.text for passage in self.passages)

    @property
    def bare(self) -> str:
        """The text with blanks in the place of code."""
        return " ".join(passage.bare for passage in self.passages)

    def values(self, kind: str) -> list[str]:
        """Of its links or codes."""
        return [mark.value for passage in self.passages for mark in passage.marks if mark.kind == kind]

    def near(self, kind: str) -> list[str]:
        """Of those around."""
        return [mark.value for passage in self.around for mark in passage.marks if mark.kind == kind]


def changes(source: Cell, target: Cell) -> list[Change]:
    """All that differs."""
    found = [*_figures(source, target), *_negation(source, target), *_links(source, target), *_code(source, target)]
    if other := other_name(source.bare, source.lang, target.bare, target.lang):
        found.append(Change("names", other, 0.6))
    return found


def _figures(source: Cell, target: Cell) -> Iterator[Change]:
    one, two = normalize(source.text, source.lang), normalize(target.text, target.lang)
    left, right = _runs(one), _runs(two)
    if left == right:
        return
    ours, theirs = numbers(one, source.lang), numbers(two, target.lang)
    matching, conflicting = agree(ours, theirs)
    known: set[int] = set()
    for x, y in matching:
        known |= {id(x), id(y)}
    gone, new = left - right, right - left
    for x, y in conflicting:
        a, b = Said(one, source.lang, x), Said(two, target.lang, y)
        known |= {id(x), id(y)}
        if measures.are_the_same(a, b) or not (_has(a.written, gone) or _has(b.written, new)):
            continue
        yield Change("figures", (a.written, b.written), 0.95 if _has(a.written, gone) and _has(b.written, new) else 0.6)
    lone = [
        *_lone(one, ours, known, gone, source, target, first=True),
        *_lone(two, theirs, known, new, target, source, first=False),
    ]
    yield from lone
    if not lone and not conflicting and gone.total() == new.total() == 1:
        yield from _one_for_one((one, ours, gone), (two, theirs, new), (source.lang, target.lang))


def _one_for_one(left: _Read, right: _Read, langs: tuple[Lang, Lang]) -> Iterator[Change]:
    """The only figure of each side that the other has not, though they be read as of different kinds: *at 6 in the
    morning*, *a las 8*. Converted measures and hours counted from noon are none, nor what is a word there."""
    said = []
    for (text, values, runs), (_, others, _) in ((left, right), (right, left)):
        (run,) = runs.elements()
        own = next((value for value in values if _runs(text[value.start : value.end])[run]), None)
        if own is None or any(value.value == run for value in others):
            return
        said.append((own, run, text))
    if abs(int(said[0][1]) - int(said[1][1])) == 12:
        return
    one, two = (Said(text, lang, value) for (value, _, text), lang in zip(said, langs, strict=True))
    if measures.are_the_same(one, two):
        return
    yield Change("figures", (one.written, two.written), 0.7)


def _runs(text: str) -> Counter[str]:
    """The figures as runs of digits, in the digits of ASCII, without zeros that only fill."""
    return Counter(str(int(run)) for run in _DIGITS.findall(text) if len(run) < 30)


def _has(written: str, runs: Counter[str]) -> bool:
    return any(runs[own] for own in _runs(written))


def _lone(
    text: str, values: Sequence[Value], known: set[int], left: Counter[str], own: Cell, other: Cell, *, first: bool
) -> Iterator[Change]:
    """Figures that one side alone has: two digits at least, and nowhere around on the other side."""
    near = _runs(normalize(" ".join(passage.text for passage in other.around), other.lang))
    hours = {str(int(run) + 12) for run in _runs(normalize(other.text, other.lang)) if len(run) < 3}
    for value in values:
        written = text[value.start : value.end]
        runs = _runs(written)
        if id(value) in known or not runs or any(len(run) < 2 for run in runs) or not all(left[run] for run in runs):
            continue
        if any(near[run] for run in runs) or hours.intersection(run for run in runs if "12" < run < "24"):
            continue  # Also a time of the afternoon that the other side counts from noon.
        yield Change("figures", (written, "") if first else ("", written), 0.7)


def _negation(source: Cell, target: Cell) -> Iterator[Change]:
    if not knows(source.lang) or not knows(target.lang):
        return
    ours, theirs = denials(source.bare, source.lang), denials(target.bare, target.lang)
    sure = [[found.word for found in own if found.sure] for own in (ours, theirs)]
    if sure[0] and not theirs:
        yield Change("negation", (sure[0][0], ""), 0.7)
    elif sure[1] and not ours:
        yield Change("negation", ("", sure[1][0]), 0.7)


def _links(source: Cell, target: Cell) -> Iterator[Change]:
    yield from _differing(source, target, "link", 0.8)


def _code(source: Cell, target: Cell) -> Iterator[Change]:
    yield from _differing(source, target, "code", 0.8)


def _differing(source: Cell, target: Cell, kind: str, sure: float) -> Iterator[Change]:
    langs = (source.lang, target.lang)
    gone = _left(source.values(kind), target, lambda own, other: _same(own, other, kind, langs), kind)
    new = _left(target.values(kind), source, lambda own, other: _same(other, own, kind, langs), kind)
    detail: Detail = "links" if kind == "link" else "code"
    for n in range(max(len(gone), len(new))):
        says = (gone[n] if n < len(gone) else "", new[n] if n < len(new) else "")
        yield Change(detail, says, sure if all(says) else sure - 0.1)


def _left(values: Sequence[str], other: Cell, same: Callable[[str, str], bool], kind: str) -> list[str]:
    """What the other side has not, neither there nor around; code also not as mere words."""
    theirs = [*other.values(kind), *other.near(kind)]
    text = " ".join(passage.text for passage in (*other.passages, *other.around))
    return [
        value
        for value in dict.fromkeys(values)
        if not any(same(value, one) for one in theirs) and not (kind == "code" and value in text)
    ]


def _same(one: str, other: str, kind: str, langs: tuple[Lang, Lang]) -> bool:
    if kind == "link":
        return alike(one, other, langs)
    return one == other or _fold(one) == _fold(other) or translated(one, other, langs)


def translated(one: str, other: str, langs: tuple[Lang, Lang]) -> bool:
    """Whether two codes differ by words of language alone: what only stands for something (``apt install PACKAGE``,
    ``user@machine``) and what a program says are translated, the rest of a command is not."""
    from aligner.text.rarity import zipf

    a, b = _PIECES.findall(one.lower()), _PIECES.findall(other.lower())
    gone: list[str] = []
    new: list[str] = []
    for tag, i0, i1, j0, j1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += a[i0:i1]
            new += b[j0:j1]
    if not gone or not new or not all(piece.isalpha() for piece in (*gone, *new)):
        return False
    if min(len(gone), len(new)) == 1 and min(map(len, (*gone, *new))) == 1:
        return False  # The switch of a command.
    more = [zipf(piece, langs[1]) - zipf(piece, langs[0]) if piece.isascii() else 1.0 for piece in new]
    return sum(more) >= 0 and all(zipf(piece, langs[0]) >= WORD for piece in gone)


def _fold(code: str) -> str:
    return re.sub(r"[\s\u200c\"'“”«»]+", "", code).lower()
