"""All pages of all languages beside their source."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aligner._version import __version__
from aligner.comparison import blocks, page, pairing, since, told
from aligner.comparison.changes import Cell, changes
from aligner.comparison.findings import Comparison, Finding, PageResult, Side, Told
from aligner.comparison.page import Page, Passage
from aligner.comparison.rows import Row, Rows, rows
from aligner.comparison.untranslated import untranslated
from aligner.model import Lang, Order
from aligner.progress import Steps, quiet

LEAST = 0.5
"""How sure a finding must be to be told."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a comparison is asked for."""

    source: Lang | None = None
    order: Order = "auto"
    least: float = LEAST
    since: str | None = None
    """A revision of git, or ``auto``."""


def compare(inputs: Sequence[str], wishes: Wishes, progress: Steps = quiet) -> Comparison:
    """The comparison of the pages that the inputs hold. Raises InputError, LanguageError."""
    found, notes = pairing.by_content(pairing.find(inputs, wishes.source))
    results: list[PageResult] = []
    independent: list[Told] = []
    for number, (name, files) in enumerate(found.pages.items(), 1):
        pages = {lang: page.read(file.path, file.shown, lang) for lang, file in files.items()}
        aside = []
        for lang in found.languages:
            if result := _result(name, found.source, lang, pages, wishes, notes):
                results.append(result)
            elif lang in pages:
                aside.append(lang)
        if aside:
            independent.append(told.told(name, [pages[lang] for lang in (found.source, *aside)]))
        progress(number, len(found.pages))
    signature = f"aligner {__version__}, compare, {wishes.order}"
    return Comparison(found.source, found.languages, tuple(results), tuple(independent), tuple(notes), signature)


def _result(
    name: str, first: Lang, lang: Lang, pages: dict[Lang, Page], wishes: Wishes, notes: list[str]
) -> PageResult | None:
    """One page in one language; None where its texts are independent of each other, or neither has it."""
    source, target = pages.get(first), pages.get(lang)
    if source is None and target is None:
        return None
    if source is None or target is None:
        return _whole(name, lang, source, target)
    found = rows(source, target, wishes.order)
    if found.independent:
        return None
    findings = findings_of(source, target, found)
    if wishes.since:
        known = since.past(source, target, wishes.since)
        if known is None:
            notes.append(f"{target.path} is compared as a whole: no revision is known that has it and {source.path}.")
        else:
            findings = since.marked(since.work(source, target, found.rows, findings, known), known)
    return in_one(name, source, target, [one for one in findings if one.sure >= wishes.least])


def _whole(name: str, lang: Lang, source: Page | None, target: Page | None) -> PageResult:
    """A page that one language lacks: one finding, and all of its passages are behind."""
    own = source or target
    if own is None:
        raise ValueError("neither language has the page")
    side = Side(own.path, 1, f"({len(own.passages)} passages)")
    size = len(own.passages) + len(own.code)
    if source:
        finding = Finding("missing", lang, side, Side("", 0), 1.0, "page")
        return PageResult(name, lang, source.path, "", size, size, (finding,))
    finding = Finding("extra", lang, Side("", 0), side, 1.0, "page")
    return PageResult(name, lang, "", own.path, size, size, (finding,))


def in_one(name: str, source: Page, target: Page, findings: Sequence[Finding]) -> PageResult:
    """The figures of a page: passages of the source, and those that only the translation has."""
    size = len(source.passages) + len(source.code)
    size += sum(one.kind == "extra" and one.detail in ("", "code") for one in findings)
    behind = {
        one.source if one.source.text else one.target
        for one in findings
        if one.kind != "moved" and one.detail not in ("front matter", "images")
    }
    return PageResult(name, target.lang, source.path, target.path, size, min(size, len(behind)), tuple(findings))


def findings_of(source: Page, target: Page, found: Rows) -> list[Finding]:
    """All findings of a page in two languages, in the order of the lines of the translation."""
    made = [*_of_rows(source, target, found.rows), *_of_blocks(source, target)]
    return sorted(made, key=lambda one: (one.target.line, one.source.line))


def _of_rows(source: Page, target: Page, found: Sequence[Row]) -> Iterator[Finding]:
    at = [1, 1]
    for row in found:
        ours, theirs = [source.passages[i] for i in row.source], [target.passages[j] for j in row.target]
        if not row.moved:
            at = [own[0].line if own else line for own, line in zip((ours, theirs), at, strict=True)]
        sides = (_side(source, ours, at[0]), _side(target, theirs, at[1]))
        if not theirs:
            yield Finding("missing", target.lang, *sides, row.sure)
            continue
        text = " ".join(passage.text for passage in ours)
        sure = [untranslated(passage, source.lang, target.lang, text) for passage in theirs]
        if any(sure):
            for passage, own in zip(theirs, sure, strict=True):
                if own:
                    yield Finding("untranslated", target.lang, sides[0], _side(target, [passage], at[1]), own)
            continue
        if not ours:
            yield Finding("extra", target.lang, *sides, row.sure)
            continue
        if row.moved:
            yield Finding("moved", target.lang, *sides, row.sure)
        cells = (_cell(source, row.source), _cell(target, row.target))
        for change in changes(*cells):
            yield Finding("changed", target.lang, *sides, change.sure, change.detail, change.says)


def _side(page: Page, passages: Sequence[Passage], line: int) -> Side:
    return Side(page.path, passages[0].line if passages else line, " ".join(passage.text for passage in passages))


def _cell(own: Page, positions: tuple[int, ...]) -> Cell:
    """A side of a row, with its paragraph and what stands before and behind it."""
    passages = tuple(own.passages[i] for i in positions)
    blocks = {passage.block for passage in passages}
    first, last = positions[0], positions[-1]
    while first and (own.passages[first - 1].block in blocks or first == positions[0]):
        first -= 1
    while last + 1 < len(own.passages) and (own.passages[last + 1].block in blocks or last == positions[-1]):
        last += 1
    around = tuple(own.passages[i] for i in range(first, last + 1) if i not in positions)
    return Cell(own.lang, passages, around)


def _of_blocks(source: Page, target: Page) -> Iterator[Finding]:
    for one in _differences(source, target):
        ours = [one.source] if one.source else []
        theirs = [one.target] if one.target else []
        sides = (_side(source, ours, _before(source, ours)), _side(target, theirs, _before(target, theirs)))
        yield Finding(one.kind, target.lang, *sides, one.sure, one.detail, one.says)


def _before(own: Page, passages: Sequence[Passage]) -> int:
    return passages[0].line if passages else 1


def _differences(source: Page, target: Page) -> Iterable[blocks.Difference]:
    yield from blocks.front(source, target)
    yield from blocks.code(source, target)
    yield from blocks.images(source, target)
