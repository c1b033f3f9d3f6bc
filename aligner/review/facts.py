"""Rows of facts, whose cells are words of segments, arranged anew: the same words in other rows.

Unlike rows of whole segments they claim nothing: other facts may stand in the same segment, and in the same words. A
row is replaced by the rows that a decision makes of it, and no other is touched.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from aligner.errors import InputError
from aligner.model import Index, Kind, Lang, Span, Unit
from aligner.project.decisions import Decision
from aligner.project.rows import Row
from aligner.project.states import UnitState
from aligner.project.unit_key import key
from aligner.review.deciding import ARRANGED, Made, commit, make
from aligner.review.queue import Review
from aligner.review.sharing import Parts, gone, parts, unit_of

Place = tuple[int, int]
"""A place in what a row says in one language: so many segments before it, and so many code points of the next."""
_KINDS: tuple[Kind, ...] = ("parallel", "partial", "comparable")


def split(review: Review, row: Row, stay: Mapping[Lang, int | Place]) -> Decision:
    """Cuts a row in two: of each language the first ``stay[lang]`` segments stay, or the words before a Place.

    No segment is cut.
    """
    first, second = Parts(), Parts()
    for lang, own in parts(review, row.unit).items():
        first[lang], second[lang] = _divided(review, lang, own, stay.get(lang, len(own)))
    if any(sum(map(bool, side.values())) < 2 for side in (first, second)):
        raise InputError("A split needs words of two languages in either row: say where the second one begins.")
    return _arrange(review, "split", [first, second], [row])


def merge(review: Review, found: Sequence[Row]) -> Decision:
    """Makes one row of several; of a segment that is in several all from the first words to the last."""
    return _arrange(review, "merge", [_union(parts(review, row.unit) for row in found)], found)


def move(review: Review, row: Row, other: Row, lang: Lang, step: int, at: int | Place | None) -> Decision:
    """Moves a language's last words into another row (``step`` 1), or its first: a segment's, or from a Place on."""
    own = parts(review, row.unit)
    size = len(own[lang])
    before, after = _divided(review, lang, own[lang], (size - 1 if step > 0 else 1) if at is None else at)
    stays, moved = (before, after) if step > 0 else (after, before)
    if not moved:
        raise InputError("Nothing stands on that side of the place; there is nothing to move.")
    return _moved(review, row, other, {**own, lang: stays}, {lang: moved})


def move_to(review: Review, row: Row, other: Row, lang: Lang, position: Index) -> Decision:
    """Moves one segment's words into any other row."""
    own = parts(review, row.unit)
    stays = {i: span for i, span in own[lang].items() if i != position}
    return _moved(review, row, other, {**own, lang: stays}, {lang: {position: own[lang][position]}})


def _moved(review: Review, row: Row, other: Row, mine: Parts, moved: Parts) -> Decision:
    if not other.unit.is_fact:
        raise InputError("The other row shares whole segments; words cannot be moved into it.")
    return _arrange(review, "move", [mine, _union([parts(review, other.unit), moved])], [row, other])


def relink(review: Review, row: Row, lang: Lang, positions: Iterable[Index]) -> Decision:
    """Whole segments in the place of a language's; those that it held already keep their words."""
    own = parts(review, row.unit)
    cell = {i: own.get(lang, {}).get(i) or (0, len(review.passages.text(lang, i))) for i in positions}
    return _arrange(review, "relink", [{**own, lang: cell}], [row])


def add(review: Review, cells: Mapping[Lang, tuple[Index, ...]]) -> Decision:
    """Makes a row of whole segments beside those there are."""
    return _arrange(review, "add", [parts(review, Unit(cells))], [])


def _divided(
    review: Review, lang: Lang, own: Mapping[Index, Span], at: int | Place
) -> tuple[dict[Index, Span], dict[Index, Span]]:
    """What stands before a place and after it."""
    number, offset = (at, 0) if isinstance(at, int) else at
    order = sorted(own)
    first = {i: own[i] for i in order[:number]}
    second = {i: own[i] for i in order[number:]}
    if offset and second:
        i = order[number]
        start, end = own[i]
        before = review.passages.text(lang, i)[start:offset].rstrip()
        first |= {i: (start, start + len(before))} if before else {}
        second = second | {i: (offset, end)} if offset < end else {k: v for k, v in second.items() if k != i}
    return first, second


def _union(several: Iterable[Parts]) -> Parts:
    found: Parts = {}
    for own in several:
        for lang, cell in own.items():
            for i, (start, end) in cell.items():
                first, last = found.setdefault(lang, {}).get(i, (start, end))
                found[lang][i] = min(first, start), max(last, end)
    return found


def _arrange(review: Review, verb: str, wanted: Sequence[Parts], sources: Sequence[Row]) -> Decision:
    """Makes these rows of others, which go. A row of one language alone states nothing together, and is not made."""
    with review.project.transaction():
        found = [unit for unit in map(unit_of, wanted) if len(unit.cells) > 1]
        if not found:
            raise InputError("No row of two languages would be left; reject the row if it is wrong.")
        kinds = [row.unit.kind for row in sources]
        relation: Kind = max(kinds, key=_KINDS.index, default="comparable")
        score = sum(row.unit.score for row in sources) / max(1, len(sources))
        made = []
        for unit in found:
            own = replace(unit, score=score, reasons=ARRANGED, relation=relation)
            made.append(Made(own, _inherited(own, sources), min((row.place for row in sources), default=None)))
        keys = {key(review.target(new.unit)) for new in made}
        old = [row for row in sources if row.key not in keys]
        kept = {row.key for row in sources} - {row.key for row in old}
        new = [own for own in made if key(review.target(own.unit)) not in kept]
        if not new:
            raise InputError("That is how the rows are already.")
        return commit(review, verb, [*(gone(review, row) for row in old), *(make(review, own) for own in new)])


def _inherited(unit: Unit, sources: Sequence[Row]) -> UnitState:
    """Notes come along, and what was written for a language whose words are the same."""
    texts = {
        lang: text
        for row in sources
        for lang, text in row.state.texts.items()
        if row.unit.only({place for place in row.unit.parts if place[0] == lang}).parts
        == unit.only({place for place in unit.parts if place[0] == lang}).parts
    }
    notes = dict.fromkeys(row.state.note for row in sources if row.state.note)
    return UnitState("open", texts, "\n".join(notes), made=True)
