"""Aligning one work: a pure function of its segments, their vectors and the pins of earlier decisions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from aligner._version import __version__
from aligner.errors import InputError, UnknownNameError
from aligner.given import check_all, check_texts
from aligner.model import Alignment, Lang, Order, Preset, Unit
from aligner.progress import Steps, quiet
from aligner.threads import one_thread

if TYPE_CHECKING:
    from aligner.encoders import Encoder
    from aligner.facts import Passages
    from aligner.pins import Bounds, Folding
    from aligner.scorers import Pair, Side

Item = TypeVar("Item")
Key = tuple[Lang, Lang]
"""Two languages."""

PRESETS: dict[Preset, tuple[float, float]] = {"balanced": (0.0, 0.0), "precise": (0.0, 0.9), "recall": (1.5, 0.0)}
"""Log odds that links of comparable text are given in advance, and the lowest score of a unit that is kept.

Measured on news: ``precise`` has .99 precision at .84 recall where ``balanced`` has .98 at .96.
"""
FEW = 8000
"""Segments of all languages of a work whose words are looked at unasked: they were computed with its vectors, and are
kept (MOST_WORDS of ``aligner/encoders/_cache.py``)."""
ORDERS: tuple[Order, ...] = get_args(Order)


@one_thread
def align(
    texts: Mapping[Lang, Sequence[str]],
    order: Order = "auto",
    *,
    preset: Preset = "balanced",
    pins: Sequence[Unit] = (),
    rejected: Sequence[Unit] = (),
    encoder: "Encoder | None" = None,
    words: bool | None = None,
    progress: Steps | None = None,
) -> Alignment:
    """Align the segments of two or more languages, all at once.

    ``texts`` gives each language's segments in reading order. ``ordered``: translations of one text, nothing moved;
    every segment ends up in exactly one unit. ``comparable``: texts that tell the same facts in their own order;
    segments without counterpart are left out. ``auto`` finds out which.

    ``preset`` chooses between few sure and many doubtful units of comparable text; in ordered text every segment has
    its unit anyway. Every unit says by its ``kind`` whether it is a translation or says partly the same.

    ``pins`` are units a person accepted: they come back as they are, and the rest is aligned around them. ``rejected``
    ones do not come back.

    ``words`` looks at words, too, which makes better units: in ordered text at those of what sentences leave in doubt.
    None: in works of up to FEW segments, whose words were computed along with the vectors. In larger ones they are
    computed each time, for up to a sixth of the time that vectors took. Encoders that give no words out do without.

    Units come in reading order, with zero-based indexes into the lists given. Raises InputError for fewer than two
    languages with text, for texts that are no lists of strings, and for pins that the texts do not have. ``progress``
    is called with (done, total) as the work goes on.
    """
    check_texts(texts)
    check_all(pins, Unit, "Pins")
    check_all(rejected, Unit, "Rejected ones")
    if order not in ORDERS:
        raise UnknownNameError("order", order, ORDERS)
    if preset not in PRESETS:
        raise UnknownNameError("preset", preset, PRESETS)
    if sum(1 for segments in texts.values() if segments) < 2:
        given = ", ".join(lang for lang, segments in texts.items() if segments) or "none"
        raise InputError(f"Two languages with text are needed to align; given: {given}.")

    from aligner import encoders
    from aligner.contradictions import judged
    from aligner.facts import units as facts_units
    from aligner.pairwise.order import looks_ordered

    encoder = encoder or encoders.default()
    tick = _Ticks(progress)
    sides = embedded(texts, encoder, tick.embedded)
    # Facts stand beside each other as they are; what is folded away are rows of whole segments.
    work = _prepared(texts, sides, [p for p in pins if not p.is_fact], [p for p in rejected if not p.is_fact])
    in_order = order == "ordered" or (order == "auto" and looks_ordered(work.pairs.values()))
    few = sum(map(len, texts.values())) <= FEW
    given_odds, least = PRESETS[preset]
    reader = encoder if words or (words is None and few) else None
    if in_order:
        units = _ordered(work, reader, tick)
    elif facts := _facts(texts, sides, encoder):
        units = [judged(unit, texts) for unit in facts_units(facts, pins, rejected, given_odds, least)]
        return Alignment(tuple(units), "comparable", f"aligner {__version__}, facts, {preset}, {encoder.signature}")
    else:
        units = _unordered(work, given_odds, reader)
    units = [judged(unit, texts) for unit in work.folding.unfold(units, keep_all=in_order)]
    if not in_order:
        units = [unit for unit in units if unit.score >= least]
    found: Literal["ordered", "comparable"] = "ordered" if in_order else "comparable"
    return Alignment(tuple(units), found, f"aligner {__version__}, {found}, {preset}, {encoder.signature}")


class _Ticks:
    """Tells how far an alignment is: half of it are the texts, half the pairs of languages."""

    def __init__(self, progress: Steps | None) -> None:
        self._progress = progress or quiet

    def embedded(self, done: int, total: int) -> None:
        """So many texts."""
        self._progress(500 * done // total, 1000)

    def each(self, items: Sequence[Item]) -> Iterator[Item]:
        """Parts of the work, each told when the next is asked for."""
        for number, item in enumerate(items, 1):
            yield item
            self._progress(500 + 500 * number // len(items), 1000)


@dataclass(frozen=True)
class _Work:
    """The texts of one work, ready to be aligned two by two; what people decided is folded away."""

    folding: "Folding"
    """Takes positions of the texts to positions of the pairs, and the units back."""
    pairs: Mapping[Key, "Pair"]
    """Each two languages, in the order of the texts."""
    bounds: Mapping[Key, "Bounds"]
    """What people decided about the segments of each pair."""

    @property
    def sizes(self) -> dict[Lang, int]:
        """Language to the number of its segments."""
        return {lang: len(cells) for lang, cells in self.folding.cells.items()}


def _prepared(
    texts: Mapping[Lang, Sequence[str]],
    sides: "Mapping[Lang, Side]",
    pins: Sequence[Unit],
    rejected: Sequence[Unit],
) -> _Work:
    from aligner.pins import Folding
    from aligner.scorers import Pair

    folding = Folding({lang: len(segments) for lang, segments in texts.items()}, pins, rejected)
    sides = {lang: side.folded(folding.cells[lang]) for lang, side in sides.items()}
    pairs = {(a, b): Pair(sides[a], sides[b]) for a, b in combinations(sides, 2)}
    outsiders = folding.outsiders({lang: side.vectors for lang, side in sides.items()})
    return _Work(folding, pairs, {(a, b): folding.bounds(a, b, outsiders) for a, b in pairs})


def _ordered(work: _Work, reader: "Encoder | None", tick: _Ticks) -> list[Unit]:
    """Units of translations; ``reader``: the encoder that looks at words where sentences leave doubt, if any."""
    from aligner.nway import vote
    from aligner.pairwise import ordered
    from aligner.scorers import Reader

    words = Reader(reader) if reader else None
    keys = list(work.pairs)
    # The pairs of a small work are aligned together, which takes less time; of a large one it is told how far it is.
    runs = [keys] if sum(work.sizes.values()) <= FEW else [[key] for key in keys]
    found: dict[Key, ordered.Aligned] = {}
    for run in tick.each(runs):
        found |= zip(run, ordered.align_all([(work.pairs[key], work.bounds[key]) for key in run], words), strict=True)
    considered = {key: one.considered for key, one in found.items()}
    return vote.join({key: one.beads for key, one in found.items()}, work.sizes, considered)


def _facts(
    texts: Mapping[Lang, Sequence[str]], sides: "Mapping[Lang, Side]", encoder: "Encoder"
) -> "Mapping[Lang, Passages] | None":
    """The passages of texts that were told independently; None for translations, where the encoder gives no words out,
    and where our weights were fitted for another model."""
    from aligner.facts import passages, told_independently, usable

    found = {lang: passages(side, texts[lang], encoder) for lang, side in sides.items()}
    seen = {lang: own for lang, own in found.items() if own is not None}
    return seen if len(seen) == len(found) and told_independently(seen) and usable(encoder) else None


def _unordered(work: _Work, given: float, reader: "Encoder | None") -> list[Unit]:
    """Units of comparable texts, block by block; ``given``: log odds that every link has in advance; ``reader``: the
    encoder that looks at words, if any."""
    from aligner.nway import blocks, cluster, consensus
    from aligner.pairwise import comparable
    from aligner.scorers import Reader

    words = Reader(reader) if reader else None
    units: list[Unit] = []
    for block in blocks.blocks(work.pairs):
        parts = {(a, b): work.pairs[a, b].part(block[a], block[b]) for a, b in combinations(block, 2)}
        inside = {(a, b): work.bounds[a, b].among(block[a], block[b]) for a, b in parts}
        read = words is not None and all(part.cover(words) for part in parts.values())
        odds = {key: comparable.log_odds(part, inside[key]) for key, part in parts.items()}
        odds = consensus.settled(odds, words=read)
        for key, matrix in odds.items():
            comparable.keep_to(inside[key], matrix)
        for unit in cluster.join(odds, {lang: len(own) for lang, own in block.items()}, given):
            cells = {lang: tuple(block[lang][place] for place in cell) for lang, cell in unit.cells.items()}
            units.append(replace(unit, cells=cells))
    return cluster.in_reading_order(units, list(dict.fromkeys(lang for pair in work.pairs for lang in pair)))


def embedded(
    texts: Mapping[Lang, Sequence[str]],
    encoder: "Encoder",
    progress: Steps | None = None,
) -> dict[Lang, "Side"]:
    """All languages with text, embedded in one go in their normal form."""
    from aligner import encoders
    from aligner.scorers import Side
    from aligner.text.normal import normalize

    shown = {lang: [normalize(text, lang) for text in segments] for lang, segments in texts.items()}
    # Whoever aligns a work is likely to mine it, too, and then asks for its words.
    vectors = encoders.embed([text for segments in shown.values() for text in segments], encoder, progress, words=True)
    sides, start = {}, 0
    for lang, segments in shown.items():
        if segments:
            rows = vectors[start : start + len(segments)]
            sides[lang] = Side(lang, segments, rows, encoder)
            start += len(segments)
    return sides
