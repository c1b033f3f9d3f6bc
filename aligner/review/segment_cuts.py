"""Cuts inside segments that a split or a move asks for, and their end where the pieces come together again."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from aligner.errors import InputError
from aligner.model import Index, Lang, Unit
from aligner.project import cutting, decisions, recutting
from aligner.project.decisions import Change
from aligner.project.documents import SegmentName
from aligner.project.states import SegmentState
from aligner.project.unit_key import key
from aligner.review.facts import Place
from aligner.review.queue import Review


def cut(review: Review, own: str, at: Mapping[Lang, int | Place]) -> tuple[dict[Lang, int], list[Change]]:
    """Cuts segments of a row where the places say; how many segments then stand before each place, and the changes.

    Carried out in the file at once, since the rows to make of it are counted in pieces.
    """
    counts, changes = {}, []
    for lang, place in at.items():
        counts[lang], offset = (place, 0) if isinstance(place, int) else place
        if not offset:
            continue
        cell = review.row(own).unit.cells.get(lang, ())
        if counts[lang] >= len(cell):
            raise InputError(f"The row has no such segment in {lang!r} to cut.")
        changes.append(_cut_one(review, lang, cell[counts[lang]], offset))
        counts[lang] += 1
    return counts, changes


def _cut_one(review: Review, lang: Lang, position: Index, offset: int) -> Change:
    """Cuts a segment, or a piece of one, before ``offset`` of its text."""
    segment = review.passages.numbered(lang, position)
    name = segment.whole or segment.name
    inside = segment.start + cutting.start(segment.name[0], offset)
    cuts = sorted({*_cuts(review, lang, position), inside})
    change = _change(review, lang, name, cuts)
    first: Index = review.passages.pieces(lang, position)[0]["position"]
    recutting.carry_out(review.project, review.passages, change.target, cuts, first)
    return change


def joins(review: Review, made: Iterable[Unit]) -> list[Change]:
    """Changes that make one segment of pieces that follow each other in one row."""
    joined: dict[tuple[Lang, SegmentName], set[int]] = {}
    for unit in made:
        for lang, cell in unit.cells.items():
            numbered = [review.passages.numbered(lang, i) for i in cell]
            for one, other in pairwise(numbered):
                if one.whole and one.whole == other.whole and one.position + 1 == other.position:
                    joined.setdefault((lang, one.whole), set()).add(other.start)
    return [
        _change(review, lang, name, sorted(_cuts(review, lang, review.passages.whole(lang, name)) - starts))
        for (lang, name), starts in joined.items()
    ]


def _cuts(review: Review, lang: Lang, position: Index | None) -> set[int]:
    """Where the segment at a position, or the one it is a piece of, is cut, in code points of its text."""
    pieces = [] if position is None else review.passages.pieces(lang, position)
    return {piece["start"] - pieces[0]["start"] for piece in pieces[1:]}


def _change(review: Review, lang: Lang, name: SegmentName, cuts: Iterable[int]) -> Change:
    about = {lang: (name,)}
    before = decisions.state_of(review.project, "segment", key(about)) or SegmentState()
    return Change("segment", key(about), about, before, SegmentState(tuple(cuts)))
