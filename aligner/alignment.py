"""Aligning one work: a pure function of its segments, their vectors and the pins of earlier decisions."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from aligner._version import __version__
from aligner.errors import InputError, UnknownNameError
from aligner.model import Alignment, Lang

if TYPE_CHECKING:
    from aligner.encoders import Encoder
    from aligner.scorers import Side

Order = Literal["auto", "ordered", "comparable"]
ORDERS: tuple[Order, ...] = ("auto", "ordered", "comparable")


def align(
    texts: Mapping[Lang, Sequence[str]],
    order: Order = "auto",
    *,
    encoder: "Encoder | None" = None,
    progress: Callable[[int, int], None] | None = None,
) -> Alignment:
    """Align the segments of two or more languages, all at once.

    ``texts`` gives each language's segments in reading order. ``ordered``: translations of one text, nothing moved;
    every segment ends up in exactly one unit. ``comparable``: texts that tell the same facts in their own order;
    segments without counterpart are left out. ``auto`` finds out which.

    Units come in reading order, with zero-based indexes into the lists given. Raises InputError for fewer than two
    languages. ``progress`` is called with (done, total) while texts are embedded.
    """
    if order not in ORDERS:
        raise UnknownNameError("order", order, ORDERS)
    if sum(1 for segments in texts.values() if segments) < 2:
        given = ", ".join(lang for lang, segments in texts.items() if segments) or "none"
        raise InputError(f"Two languages with text are needed to align; given: {given}.")

    from aligner import encoders
    from aligner.nway import cluster, vote
    from aligner.pairwise import comparable, ordered
    from aligner.pairwise.order import looks_ordered
    from aligner.scorers import Pair

    encoder = encoder or encoders.default()
    sides = _sides(texts, encoder, progress)
    pairs = {(a, b): Pair(sides[a], sides[b]) for a, b in combinations(sides, 2)}
    sizes = {lang: len(segments) for lang, segments in texts.items()}
    if order == "ordered" or (order == "auto" and looks_ordered(pairs.values())):
        units = vote.join({key: ordered.align(pair) for key, pair in pairs.items()}, sizes)
        return Alignment(tuple(units), "ordered", _signature("ordered", encoder))
    units = cluster.join({key: comparable.log_odds(pair) for key, pair in pairs.items()}, sizes)
    return Alignment(tuple(units), "comparable", _signature("comparable", encoder))


def _sides(
    texts: Mapping[Lang, Sequence[str]], encoder: "Encoder", progress: Callable[[int, int], None] | None
) -> dict[Lang, "Side"]:
    """All languages with text, embedded in one go."""
    from aligner import encoders, languages
    from aligner.scorers import Side

    shown = {}
    for lang, segments in texts.items():
        restore = languages.get(lang).restore or str
        shown[lang] = [restore(text) for text in segments]
    vectors = encoders.embed([text for segments in shown.values() for text in segments], encoder, progress)
    sides, start = {}, 0
    for lang, segments in shown.items():
        if segments:
            rows = vectors[start : start + len(segments)]
            sides[lang] = Side(lang, segments, rows, encoder.centre(lang))
            start += len(segments)
    return sides


def _signature(order: str, encoder: "Encoder") -> str:
    return f"aligner {__version__}, {order}, {encoder.signature}"
