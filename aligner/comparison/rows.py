"""Which passages of two languages belong together, which stand alone, and which only at another place.

The aligner joins and parts sentences as translators do. Where one side of a row is longer, one of its sentences may
be missing on the other side all the same: then what is left is nearer to the other side without it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from aligner.alignment import align
from aligner.comparison.likeness import Likeness
from aligner.comparison.page import Page
from aligner.model import Order

FEW = 8
"""Passages of the shorter side below which nobody can tell translations from independent texts."""
REARRANGED = 0.85
"""Share of passages with a counterpart from which texts that the aligner takes for no translations in order are such,
rearranged."""
MOVED, MOVED_SHORT = 0.5, 0.8
"""Similarity, in units of what translations have in these two texts, of passages that stand alone on both sides and
are the same; the latter of those of a few words. Unrelated ones have some .2."""
FAR = 0.25
"""The same of two passages that the order alone brought together: they say different things."""
APART = 0.5
"""The same of passages that were joined to a row of as many on each side, from which each is a row of its own."""
LONE, NEARLY = 0.5, 0.75
"""The same of a sentence with a row that holds it, below which it may be missing on the other side; and below which it
is if it also brings no word of the other side closer."""
BRINGS = 0.012
"""Mean gain in the cosine of the other side's words below which a sentence brings them nothing. Of translations
measured: .016 and more, mostly .1; of sentences put in, up to .008."""
OF_ITS_OWN = 0.9
"""As ``NEARLY``, of a heading, an item or a paragraph of its own: people do not join these."""
JOINS = 0.04
"""As ``BRINGS``, of such."""
RISES = 0.02
"""Gain in similarity of a row by a sentence that stood alone beside it, from which it belongs there."""
JOINED = ((0.05, 0.012), (0.12, 0.02))
"""Loss in similarity, and the gain as in ``BRINGS``, by which it does, too. Of sentences whose counterpart was deleted,
those that cost less bring .005 at most."""
SPARE = 0.03
"""By how much the rest of a row may be less similar than all of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """What belongs together; one side may be empty."""

    source: tuple[int, ...]
    """Positions of ``Page.passages``, ascending."""
    target: tuple[int, ...]
    near: float = 0.0
    """How similar both are, 1: as translations in these texts usually are."""
    sure: float = 1.0
    """0..1: that it is so: that they belong together, or that the one side has no counterpart."""
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """All passages of a page in two languages."""

    rows: tuple[Row, ...] = ()
    """In the order of the source; what only the target has stands where it would be."""
    independent: bool = False
    """They tell the same story, each in its own words and order: there is nothing to be in step with."""


def rows(source: Page, target: Page, order: Order = "auto") -> Rows:
    """The rows of a page beside its source; both have a passage at least."""
    if not source.passages or not target.passages:
        return Rows((*(Row((i,), ()) for i in range(len(source.passages))), *_alone(range(len(target.passages)))))
    texts = {"source": source.texts, "target": target.texts}
    langs = _apart(source.lang, target.lang)
    texts = dict(zip(langs, texts.values(), strict=True))
    if order == "comparable":
        return Rows(independent=True)
    found = align(texts, order)
    doubtful = found.order == "comparable"
    if doubtful and any(unit.is_fact for unit in found.units) and not _few(source, target):
        return Rows(independent=True)
    if doubtful:
        # Too short to tell, or the same passages rearranged: what was moved is looked for below.
        found = align(texts, "ordered")
    near = Likeness(texts, langs)
    beads = [(unit.cells.get(langs[0], ()), unit.cells.get(langs[1], ())) for unit in found.units]
    parted = _joined([own for bead in beads for own in _parted(bead, near, source, target)], near, source, target)
    made = [_judged(row, near) for row in _with_moved(parted, near, source, target)]
    if doubtful and not _few(source, target):
        shared = sum(len(row.source) + len(row.target) for row in made if row.near >= APART)
        if shared < REARRANGED * 2 * min(len(source.passages), len(target.passages)):
            return Rows(independent=True)
    return Rows(tuple(made))


def _few(source: Page, target: Page) -> bool:
    return min(len(source.passages), len(target.passages)) < FEW


def _alone(positions: Iterable[int]) -> list[Row]:
    return [Row((), (j,)) for j in positions]


def _apart(source: str, target: str) -> tuple[str, str]:
    """Names for two languages that may be one (British and American English)."""
    return (source, target) if source != target else (source, f"{target}-x-other")


def _parted(bead: tuple[tuple[int, ...], tuple[int, ...]], near: Likeness, source: Page, target: Page) -> list[Row]:
    """A bead as one row, or as several where its sides, or a passage of the longer one, do not belong together."""
    left, right = bead
    if not left or not right:
        return [*(Row((i,), ()) for i in left), *_alone(right)]
    whole = near.of(left, right)
    if len(left) == len(right) == 1:
        if whole < FAR and _tells(source, left[0]) and _tells(target, right[0]):
            return [Row(left, ()), Row((), right)]
        return [Row(left, right, whole)]
    if len(left) == len(right) and all(near.single[i, j] >= APART for i, j in zip(left, right, strict=True)):
        return [Row((i,), (j,), float(near.single[i, j])) for i, j in zip(left, right, strict=True)]
    for side, own, other, page in ((0, left, right, source), (1, right, left, target)):
        lone = _lone(side, own, other, near, whole, page)
        if lone is None:
            continue
        rest = tuple(i for i in own if i != lone)
        alone = Row((lone,), ()) if side == 0 else Row((), (lone,))
        parted = _parted((rest, right) if side == 0 else (left, rest), near, source, target)
        # Before what follows it on its own side.
        place = next(
            (n for n, row in enumerate(parted) if max((row.source, row.target)[side], default=-1) > lone), None
        )
        parted.insert(len(parted) if place is None else place, alone)
        return parted
    return [Row(left, right, whole)]


def _lone(
    side: int, own: tuple[int, ...], other: tuple[int, ...], near: Likeness, whole: float, page: Page
) -> int | None:
    """The passage of a side of a row that the other side does not say; None: it says all of them."""
    if len(own) < 2:
        return None

    def of(positions: tuple[int, ...]) -> float:
        return near.of(positions, other) if side == 0 else near.of(other, positions)

    worst = min(own, key=lambda i: of((i,)))
    rest = tuple(i for i in own if i != worst)
    alike = of((worst,))
    apart = page.passages[worst].block not in {page.passages[i].block for i in rest}
    if not _tells(page, worst) or alike >= (OF_ITS_OWN if apart else NEARLY) or of(rest) < whole - SPARE:
        return None
    if alike < LONE and of(rest) >= whole:
        return worst
    return worst if near.brings(side, worst, rest, other) < (JOINS if apart else BRINGS) else None


def _joined(found: Sequence[Row], near: Likeness, source: Page, target: Page) -> list[Row]:
    """The rows, those that stand alone joined to a neighbour in the same paragraph that says them, too."""
    made: list[Row] = []
    rest = list(found)
    while rest:
        row = rest.pop(0)
        if made and (both := _both(made[-1], row, near, source, target)):
            made[-1] = both
        elif rest and (both := _both(row, rest[0], near, source, target)):
            rest[0] = both
        else:
            made.append(row)
    return made


def _both(first: Row, second: Row, near: Likeness, source: Page, target: Page) -> Row | None:
    """Two rows that follow each other as one, if one of them stands alone and the other says it; else None."""
    lone, row = (first, second) if not (first.source and first.target) else (second, first)
    if bool(lone.source) == bool(lone.target) or not (row.source and row.target):
        return None
    side = 0 if lone.source else 1
    own, other = (row.source, row.target) if side == 0 else (row.target, row.source)
    (place,) = lone.source or lone.target
    passages = (source, target)[side].passages
    if passages[place].block != passages[own[0]].block:
        return None
    cells = tuple(sorted({*first.source, *second.source})), tuple(sorted({*first.target, *second.target}))
    both = Row(*cells, near.of(*cells))
    nearer = both.near - row.near
    if nearer > RISES:
        return both
    gain = near.brings(side, place, own, other)
    return both if any(nearer >= -falls and gain >= least for falls, least in JOINED) else None


def _judged(row: Row, near: Likeness) -> Row:
    """The row with how sure it is: what stands alone is surer, the less there is on the other side that is like it."""
    if row.source and row.target:
        return row
    like = near.single[row.source[0]] if row.source else near.single[:, row.target[0]]
    return replace(row, sure=round(min(0.98, max(0.55, 1 - 0.5 * float(like.max(initial=0.0)))), 2))


def _tells(page: Page, position: int) -> bool:
    """Whether a passage has words enough to be told apart by what it says."""
    return len(page.passages[position].text.split()) > 2


def _with_moved(found: Sequence[Row], near: Likeness, source: Page, target: Page) -> list[Row]:
    """Passages that stand alone on both sides, and are each other's nearest, belong together: moved, if anything that
    stands before one of them stands behind the other."""
    left = [row.source[0] for row in found if not row.target]
    right = [row.target[0] for row in found if not row.source]
    if not left or not right:
        return list(found)
    among = near.single[left][:, right]
    best = {}
    for n, i in enumerate(left):
        m = int(among[n].argmax())
        least = MOVED if _tells(source, i) and _tells(target, right[m]) else MOVED_SHORT
        if among[n, m] >= least and int(among[:, m].argmax()) == n:
            best[i] = right[m]
    taken = set(best.values())
    fixed = [(row.source[0], row.target[0]) for row in found if row.source and row.target]
    made = []
    for row in found:
        if not row.target and row.source[0] in best:
            i, j = row.source[0], best[row.source[0]]
            crossing = any((i < k) != (j < m) for k, m in fixed)
            made.append(Row((i,), (j,), near.of((i,), (j,)), 0.95, moved=crossing))
        elif row.source or row.target[0] not in taken:
            made.append(row)
    return made
