"""Which passages of two languages belong together, which stand alone, and which only at another place.

The aligner joins and parts sentences as translators do. Where one side of a row is longer, one of its sentences may
be missing on the other side all the same: then what is left is nearer to the other side without it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aligner.alignment import align, embedded
from aligner.comparison.page import Page
from aligner.model import Order

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

MOVED = 0.8
"""Similarity, in units of what translations have in these two texts, of passages that stand alone and are the same."""
FAR = 0.42
"""The same of two passages that the order alone brought together: they say different things."""
LONE = 0.5
"""The same of a sentence with a row that holds it, below which it may be missing on the other side."""


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
    places: dict[int, int] = field(default_factory=dict)
    """Source passage that stands alone to the target passage that it would stand before."""


def rows(source: Page, target: Page, order: Order = "auto") -> Rows:
    """The rows of a page beside its source; both have a passage at least."""
    if not source.passages or not target.passages:
        return Rows((*(Row((i,), ()) for i in range(len(source.passages))), *_alone(range(len(target.passages)))))
    texts = {"source": source.texts, "target": target.texts}
    langs = _apart(source.lang, target.lang)
    texts = dict(zip(langs, texts.values(), strict=True))
    found = align(texts, order)
    if found.order == "comparable":
        return Rows(independent=True)
    near = _Near(texts, langs)
    beads = [(unit.cells.get(langs[0], ()), unit.cells.get(langs[1], ())) for unit in found.units]
    parted = [own for bead in beads for own in _parted(bead, near, source, target)]
    return Rows(tuple(_with_moved(parted, near)))


def _alone(positions: Iterable[int]) -> list[Row]:
    return [Row((), (j,)) for j in positions]


def _apart(source: str, target: str) -> tuple[str, str]:
    """Names for two languages that may be one (British and American English)."""
    return (source, target) if source != target else (source, f"{target}-x-other")


class _Near:
    """How similar passages are, in units of what is usual between the two texts."""

    def __init__(self, texts: dict[str, list[str]], langs: tuple[str, str]) -> None:
        from aligner import encoders
        from aligner.scorers import Pair

        sides = embedded(texts, encoders.default())
        pair = Pair(sides[langs[0]], sides[langs[1]])
        self._pair = pair
        self._level = max(pair.level, 0.2)
        self.single: Matrix = pair.similarity(1, 1) / self._level

    def of(self, source: Sequence[int], target: Sequence[int]) -> float:
        """Of two runs of passages."""
        if len(source) == len(target) == 1:
            return float(self.single[source[0], target[0]])
        sides = (self._pair.source.folded, self._pair.target.folded)
        one, other = (
            side.vectors[list(own)].T @ side.sizes[list(own)]
            for side, own in ((self._pair.source, source), (self._pair.target, target))
        )
        del sides
        norm = float((one @ one) ** 0.5 * (other @ other) ** 0.5)
        return float(one @ other) / max(norm, 1e-9) / self._level


def _parted(bead: tuple[tuple[int, ...], tuple[int, ...]], near: _Near, source: Page, target: Page) -> list[Row]:
    """A bead as one row, or as several where its sides, or a passage of the longer one, do not belong together."""
    left, right = bead
    if not left or not right:
        return [Row((i,), ()) for i in left] + _alone(right)
    whole = near.of(left, right)
    if len(left) == len(right) == 1:
        if whole < FAR and _tells(source, left[0]) and _tells(target, right[0]):
            return [Row(left, ()), Row((), right)]
        return [Row(left, right, whole)]
    if len(left) > 1 and (lone := _lone(left, right, near, whole, source)) is not None:
        rest = tuple(i for i in left if i != lone)
        return sorted([Row((lone,), ()), *_parted((rest, right), near, source, target)], key=lambda row: row.source)
    if len(right) > 1 and (lone := _lone(right, left, _Turned(near), whole, target)) is not None:
        rest = tuple(j for j in right if j != lone)
        return sorted([Row((), (lone,)), *_parted((left, rest), near, source, target)], key=lambda row: row.target)
    return [Row(left, right, whole)]


class _Turned:
    def __init__(self, near: _Near) -> None:
        self._near = near

    def of(self, one: Sequence[int], other: Sequence[int]) -> float:
        """With the sides changed."""
        return self._near.of(other, one)


def _lone(
    own: tuple[int, ...], other: tuple[int, ...], near: "_Near | _Turned", whole: float, page: Page
) -> int | None:
    """The passage of the longer side that the other side does not say; None: it says all of them."""
    worst = min(own, key=lambda i: near.of((i,), other))
    if near.of((worst,), other) >= LONE or not _tells(page, worst):
        return None
    rest = tuple(i for i in own if i != worst)
    return worst if near.of(rest, other) >= whole else None


def _tells(page: Page, position: int) -> bool:
    """Whether a passage has words enough to be told apart by what it says."""
    return len(page.passages[position].text.split()) > 2


def _with_moved(found: Sequence[Row], near: _Near) -> list[Row]:
    """Passages that stand alone on both sides, and are each other's nearest, are one that was moved."""
    left = [row.source[0] for row in found if not row.target]
    right = [row.target[0] for row in found if not row.source]
    if not left or not right:
        return list(found)
    among = near.single[left][:, right]
    best = {}
    for n, i in enumerate(left):
        m = int(among[n].argmax())
        if among[n, m] >= MOVED and int(among[:, m].argmax()) == n:
            best[i] = right[m]
    moved = set(best.values())
    return [
        Row(row.source, (best[row.source[0]],), near.of(row.source, (best[row.source[0]],)), moved=True)
        if not row.target and row.source[0] in best
        else row
        for row in found
        if row.source or row.target[0] not in moved
    ]
