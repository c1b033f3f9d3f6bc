"""Normal forms, computed beside a text that is never altered: one to show, one to match.

``normalize`` is for display and export: canonical composition, invisible litter out, and what the language repairs
(Persian: ي to ی, lost zero-width non-joiners). ``key`` is for matching and blind to everything a reader does not see
as a difference. ``explain`` names the steps, and ``NormalText`` leads from each offset back to the original.

The shape of plan, step and explanation is that of ftfy's ``fix_and_explain``.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from aligner import languages
from aligner.model import Lang
from aligner.text.keys import key

__all__ = ["NormalText", "Step", "explain", "key", "normal_text", "normalize"]

Edit = tuple[int, int, str]
"""Start, end (excluded) and what stands there instead; edits of one step are in order and do not overlap."""


@dataclass(frozen=True, slots=True)
class _Action:
    """One step of the plan, twice: fast, and with the offsets."""

    name: str
    apply: Callable[[str], str]
    edits: Callable[[str], Iterator[Edit]]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that normalisation did to a text."""

    name: str
    """``compose``, ``restore``, or the name the language gave its rule: ``Persian letters``."""
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class NormalText:
    """A text, its normal form, and the way between their offsets. All offsets are code points, ends excluded."""

    original: str
    text: str
    """The normal form."""
    starts: tuple[int, ...] | None
    """For each character of ``text`` where its origin starts; None when nothing was moved."""
    ends: tuple[int, ...] | None
    """One past the end of that origin. An inserted character has an empty origin."""

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The span of ``original`` that ``text[start:end]`` was made of.

        Inserted and removed characters at its edges are left out; those within are covered.
        """
        _check(start, end, self.text)
        if self.starts is None or self.ends is None:
            return start, end
        spans = [(a, b) for a, b in zip(self.starts[start:end], self.ends[start:end], strict=True) if a < b]
        if spans:
            return spans[0][0], spans[-1][1]
        place = self.starts[start] if start < len(self.starts) else len(self.original)
        return place, place

    def spans_to_original(self, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """``to_original`` of each span; in no time where nothing was moved."""
        return tuple(spans) if self.starts is None else tuple(self.to_original(*span) for span in spans)

    def from_original(self, start: int, end: int) -> tuple[int, int]:
        """The span of ``text`` that came of ``original[start:end]``; what an edge went through is covered."""
        _check(start, end, self.original)
        if self.starts is None or self.ends is None:
            return start, end
        inside = [n for n, (a, b) in enumerate(zip(self.starts, self.ends, strict=True)) if a < end and start < b]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


@lru_cache(maxsize=1 << 12)
def normalize(text: str, lang: Lang) -> str:
    """The form to show and export. Stable: normalising twice changes nothing more."""
    for action in _plan(lang):
        text = action.apply(text)
    return text


def explain(text: str, lang: Lang) -> list[Step]:
    """The steps of ``normalize`` that changed something, in order, each with the whole text before and after."""
    steps = []
    for action in _plan(lang):
        after = action.apply(text)
        if after != text:
            steps.append(Step(action.name, text, after))
        text = after
    return steps


# Facts, words in context and terms are looked for in the same segments one after the other.
@lru_cache(maxsize=1 << 12)
def normal_text(text: str, lang: Lang) -> NormalText:
    """``normalize``, with the way back to the offsets of ``text``."""
    current, starts, ends = text, list(range(len(text))), list(range(1, len(text) + 1))
    for action in _plan(lang):
        out: list[str] = []
        new_starts: list[int] = []
        new_ends: list[int] = []
        done = 0
        for start, end, new in action.edits(current):
            out += current[done:start], new
            new_starts += starts[done:start]
            new_ends += ends[done:start]
            if start < end:
                low, high = starts[start], ends[end - 1]
            else:
                low = high = ends[start - 1] if start else 0
            new_starts += [low] * len(new)
            new_ends += [high] * len(new)
            done = end
        if out:
            current = "".join(out) + current[done:]
            starts, ends = new_starts + starts[done:], new_ends + ends[done:]
    if current == text:
        return NormalText(text, text, None, None)
    return NormalText(text, current, tuple(starts), tuple(ends))


def _check(start: int, end: int, text: str) -> None:
    if not 0 <= start <= end <= len(text):
        raise IndexError(f"span {start}:{end} is not within a text of {len(text)} characters")


@cache
def _plan(lang: Lang) -> tuple[_Action, ...]:
    language = languages.get(lang)
    compose = _Action("compose", partial(unicodedata.normalize, "NFC"), _compose)
    rules = [_replacing(*rule) for rule in language.tidy]
    # Composed again, since what was removed may have stood between a letter and its mark.
    plan = [compose, *rules, compose]
    if language.restore is not None:
        plan.append(_adding("restore", language.restore))
    return tuple(plan)


def _replacing(name: str, pattern: str, new: str) -> _Action:
    compiled = re.compile(pattern)

    def edits(text: str) -> Iterator[Edit]:
        for match in compiled.finditer(text):
            yield match.start(), match.end(), new

    return _Action(name, partial(compiled.sub, new), edits)


def _adding(name: str, restore: Callable[[str], str]) -> _Action:
    def edits(text: str) -> Iterator[Edit]:
        place = 0
        for char in restore(text):
            if place < len(text) and text[place] == char:
                place += 1
            else:
                yield place, place, char

    return _Action(name, restore, edits)


def _compose(text: str) -> Iterator[Edit]:
    """NFC, one cluster of characters at a time, so that offsets are kept."""
    if unicodedata.is_normalized("NFC", text):
        return
    edits: list[Edit] = []
    pieces: list[str] = []
    start = 0
    for i in range(1, len(text) + 1):
        if i < len(text) and not _starts_cluster(text, start, i):
            continue
        pieces.append(unicodedata.normalize("NFC", text[start:i]))
        if pieces[-1] != text[start:i]:
            edits.append((start, i, pieces[-1]))
        start = i
    composed = unicodedata.normalize("NFC", text)
    # Clusters that are normal each and not together are not known to exist; if one does, the text is right all the
    # same, and its offsets are those of the whole.
    yield from edits if "".join(pieces) == composed else [(0, len(text), composed)]


def _starts_cluster(text: str, start: int, i: int) -> bool:
    """Does ``text[i]`` compose with nothing of the cluster before it?"""
    if text[i] < "\u0300":
        return True
    if unicodedata.combining(text[i]):
        return False
    cluster, char = text[start:i], text[i]
    together = unicodedata.normalize("NFC", cluster + char)
    return together == unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", char)
