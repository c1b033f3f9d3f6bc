"""Blocks of code, front matter and images: compared as what they are, not as sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from aligner.comparison.addresses import alike
from aligner.comparison.changes import translated
from aligner.comparison.findings import Detail, Kind
from aligner.comparison.letters import likeness
from aligner.comparison.page import Page, Passage
from aligner.model import Lang

LIKE = 0.5
"""Share of their lines, or letters, that two blocks of code have in common from which one is the other, changed."""
LONG = 4_000
"""Letters of two blocks from which their lines are compared."""
_COMMENT = re.compile(r"(?:(?<=\s)|^)(?:#(?!!)|//|--\s|;;|<!--|/\*|\*\s).*$", re.MULTILINE)
_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|“[^”\n]*”|«[^»\n]*»")
_FIELD = re.compile(r"^([A-Za-z_][\w.-]*)[ \t]*[:=][ \t]*(.*)$")


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that only one side has, or has otherwise."""

    kind: Kind
    detail: Detail
    source: Passage | None
    target: Passage | None
    says: tuple[str, str] = ("", "")
    sure: float = 0.9


def code(source: Page, target: Page) -> list[Difference]:
    """Blocks of code that are missing, extra or changed. Comments, quoted words and white space may be translated."""
    ours, theirs = [_bare(p.text) for p in source.code], [_bare(p.text) for p in target.code]
    left, right = _unmatched(ours, theirs)
    found: list[Difference] = []
    for i in list(left):
        ranked = sorted(((_likeness(ours[i], theirs[j]), -abs(i - j), j) for j in right), reverse=True)
        if ranked and ranked[0][0] >= LIKE:
            j = ranked[0][2]
            left.remove(i)
            right.remove(j)
            if says := _differing(ours[i], theirs[j], (source.lang, target.lang)):
                found.append(Difference("changed", "code", source.code[i], target.code[j], says))
    # Output of programs and dialogues are translated whole: what is left at the same place may be the same block.
    for i in list(left):
        if len(ours) == len(theirs) and i in right:
            left.remove(i)
            right.remove(i)
            found.append(Difference("changed", "code", source.code[i], target.code[i], sure=0.5))
    found += [Difference("missing", "code", source.code[i], None) for i in left]
    found += [Difference("extra", "code", None, target.code[j]) for j in right]
    return found


def _bare(text: str) -> str:
    """Without comments, what stands in quotes, and white space that does not count."""
    kept = _QUOTED.sub('""', _COMMENT.sub("", text))
    return "\n".join(" ".join(line.split()) for line in kept.splitlines() if line.strip())


def _unmatched(ours: Sequence[str], theirs: Sequence[str]) -> tuple[list[int], list[int]]:
    """Positions of the blocks that have no equal one; equal ones may stand anywhere, the nearest first."""
    right = list(range(len(theirs)))
    left = []
    for i, own in enumerate(ours):
        same = [j for j in right if theirs[j] == own]
        if same:
            right.remove(min(same, key=lambda j: abs(i - j)))
        else:
            left.append(i)
    return left, right


def _likeness(one: str, other: str) -> float:
    if len(one) + len(other) > LONG:
        return SequenceMatcher(None, one.splitlines(), other.splitlines(), autojunk=False).ratio()
    return likeness(one, other, LIKE)


def _differing(one: str, other: str, langs: tuple[Lang, Lang]) -> tuple[str, str] | None:
    """The first lines that differ on both sides; None where only words of prose do."""
    a, b = one.splitlines(), other.splitlines()
    for tag, i0, i1, j0, j1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        left, right = " ".join(a[i0:i1]), " ".join(b[j0:j1])
        if tag != "equal" and not translated(left, right, langs):
            return left[:80], right[:80]
    return None


def front(source: Page, target: Page) -> Iterator[Difference]:
    """Fields of the front matter that are missing, extra, or have another figure, date or truth value."""
    if source.front is None and target.front is None:
        return
    ours, theirs = _fields(source.front), _fields(target.front)
    for name in ours:
        if name not in theirs:
            yield Difference("missing", "front matter", ours[name], None, (name, ""), 0.7)
        elif _is_value(ours[name].text) and ours[name].text != theirs[name].text:
            says = (f"{name}: {ours[name].text}", f"{name}: {theirs[name].text}")
            yield Difference("changed", "front matter", ours[name], theirs[name], says, 0.7)
    for name in theirs:
        if name not in ours:
            yield Difference("extra", "front matter", None, theirs[name], ("", name), 0.6)


def _fields(block: Passage | None) -> dict[str, Passage]:
    """Name to value, those at the left edge alone; nested ones belong to the name above them."""
    found: dict[str, Passage] = {}
    for number, line in enumerate(block.text.splitlines() if block else ()):
        if block and (match := _FIELD.match(line)):
            found[match[1]] = Passage(match[2].strip().strip("\"'"), "front", block.line + number)
    return found


def _is_value(text: str) -> bool:
    """Whether it is no text to translate: a figure, a date, a truth value."""
    return bool(re.fullmatch(r"[\d.:+TZ /-]+|true|false|null", text, re.IGNORECASE))


def images(source: Page, target: Page) -> Iterator[Difference]:
    """Images that only one side shows; one of the own language stands for the other."""
    langs = (source.lang, target.lang)
    left, right = list(source.images), list(target.images)
    for image in source.images:
        same = next((one for one in right if alike(image.text, one.text, langs)), None)
        if same:
            left.remove(image)
            right.remove(same)
    for image in left:
        yield Difference("missing", "images", image, None, (image.text, ""), 0.8)
    for image in right:
        yield Difference("extra", "images", None, image, ("", image.text), 0.8)
