"""Split, merge, move, relink, add: the same segments in other rows.

Each is the same act: rows are named as they should be. Rows that lose a segment to them are hidden, and what is left of
those stays as a row of its own. New rows are open, and kept by the next alignment as they are.

Where a sentence ends inside a segment, a split or a move cuts it there; pieces that come together in one row again are
one segment again. Facts of independent texts cut nothing and claim nothing: see ``facts``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from aligner.errors import InputError
from aligner.model import Index, Lang, Unit
from aligner.project import rows
from aligner.project.decisions import Change, Decision
from aligner.project.rows import Row
from aligner.project.search import loose
from aligner.project.states import UnitState
from aligner.project.unit_key import key
from aligner.review import facts
from aligner.review.deciding import ARRANGED, Made, carry_out, commit, make, segments, state_of, without
from aligner.review.facts import Place
from aligner.review.queue import Review
from aligner.review.segment_cuts import cut, joins
from aligner.review.sharing import parts

Cells = Mapping[Lang, Sequence[Index]]


def split(review: Review, own: str, stay: Mapping[Lang, int | Place]) -> Decision:
    """Cuts a row in two: of each language the first ``stay[lang]`` segments stay in the first row (default: all).

    A Place may cut a segment. Raises InputError when one of the two rows, or a piece, would be empty.
    """
    row = review.row(own)
    if row.unit.is_fact:
        return facts.split(review, row, stay)
    with review.project.transaction():
        counts, cuts = cut(review, own, stay)
        cells = review.row(own).unit.cells
        first = {lang: cell[: counts.get(lang, len(cell))] for lang, cell in cells.items()}
        second = {lang: cell[len(first[lang]) :] for lang, cell in cells.items()}
        if not any(first.values()) or not any(second.values()):
            raise InputError("A split needs something in either row: say where the second one begins.")
        return arrange(review, "split", [first, second], cuts)


def place(review: Review, own: str, lang: Lang, words: str) -> Place:
    """Where these words begin in what a row says; spelling is looked at as in a search.

    Raises InputError when they do not stand there, or not only once.
    """
    if not words.strip():
        raise InputError("Words are needed to find a place by.")
    pattern = re.compile(loose(words), re.IGNORECASE)
    unit = review.row(own).unit
    found = [
        (n, match.start())
        for n, (i, (start, end)) in enumerate(parts(review, unit).get(lang, {}).items())
        for match in pattern.finditer(review.passages.text(lang, i), start, end)
    ]
    if not found:
        raise InputError(f"{words!r} does not stand in this row's {lang!r} text; type what stands there.")
    if len(found) > 1:
        raise InputError(f"{words!r} stands {len(found)} times in the {lang!r} text; type more words.")
    return found[0]


def merge(review: Review, own: str, others: Sequence[str]) -> Decision:
    """Makes one row of several."""
    several = [review.row(name) for name in (own, *others)]
    if any(row.unit.is_fact for row in several):
        return facts.merge(review, several)
    found = [row.unit.cells for row in several]
    langs = {lang for cells in found for lang in cells}
    return arrange(review, "merge", [{lang: [i for cells in found for i in cells.get(lang, ())] for lang in langs}])


def move(review: Review, own: str, lang: Lang, step: int, at: int | Place | None = None) -> Decision:
    """Moves a language's last segment into the next row (``step`` 1), or its first into the row before (-1).

    ``at``: all that stands from this place on, or before it, and may cut a segment. Raises InputError when there is
    nothing to move, or no row there.
    """
    with review.project.transaction():
        row = review.row(own)
        if not row.unit.cells.get(lang):
            raise InputError(f"The row has no segment in {lang!r} to move.")
        if row.unit.is_fact:
            if beside := rows.neighbour(review.project, row, step):
                return facts.move(review, row, beside, lang, step, at)
            raise InputError("There is no row on that side.")
        counts, cuts = cut(review, own, {} if at is None else {lang: at})
        row = review.row(own)
        other = rows.neighbour(review.project, row, step)
        if other is None:
            raise InputError("There is no row on that side.")
        cell = row.unit.cells[lang]
        before = counts.get(lang, len(cell) - 1 if step > 0 else 1)
        stays, moved = (cell[:before], cell[before:]) if step > 0 else (cell[before:], cell[:before])
        if not moved:
            raise InputError("Nothing stands on that side of the place; there is nothing to move.")
        mine = {**row.unit.cells, lang: stays}
        theirs = {**other.unit.cells, lang: [*other.unit.cells.get(lang, ()), *moved]}
        return arrange(review, "move", [mine, theirs], cuts)


def move_to(review: Review, own: str, lang: Lang, position: Index, other: str) -> Decision:
    """Moves one segment of a row into any other row. Raises InputError when the row does not hold it."""
    source, goal = review.row(own), review.row(other)
    cell = source.unit.cells.get(lang, ())
    if position not in cell:
        raise InputError(f"The row does not hold that segment in {lang!r}; somebody moved it meanwhile.")
    if source.id == goal.id:
        raise InputError("The segment is in that row already.")
    if source.unit.is_fact:
        return facts.move_to(review, source, goal, lang, position)
    mine = {**source.unit.cells, lang: [i for i in cell if i != position]}
    theirs = {**goal.unit.cells, lang: [*goal.unit.cells.get(lang, ()), position]}
    return arrange(review, "move", [mine, theirs])


def relink(review: Review, own: str, lang: Lang, positions: Sequence[Index]) -> Decision:
    """Puts other segments in the place of a language's; none: the language says nothing of it."""
    row = review.row(own)
    if row.unit.is_fact:
        _unit(review, {lang: positions})  # Are they there?
        return facts.relink(review, row, lang, sorted(set(positions)))
    return arrange(review, "relink", [{**row.unit.cells, lang: positions}])


def add(review: Review, cells: Cells) -> Decision:
    """Makes a row of segments that the aligner did not bring together."""
    if sum(1 for cell in cells.values() if cell) < 2:
        raise InputError("A row needs segments of two languages or more.")
    if rows.any_facts(review.project):
        return facts.add(review, _unit(review, cells).cells)
    return arrange(review, "add", [cells])


def arrange(review: Review, verb: str, wanted: Sequence[Cells], cuts: Sequence[Change] = ()) -> Decision:
    """Makes these rows, as one decision, with ``cuts``. Raises InputError for segments not there or wanted twice."""
    with review.project.transaction():
        old, new = _replaced(review, [unit for cells in wanted if (unit := _unit(review, cells)).cells])
        if not new:
            raise InputError("That is how the rows are already.")
        made = [make(review, Made(_scored(unit, old), _inherited(unit, old))) for unit in new]
        hidden = [_hidden(review, row) for row in old]
        joined = joins(review, new)
        recut = {
            change.key: change for change in (*cuts, *joined)
        }  # Of a segment cut and joined, how it is in the end.
        decision = commit(review, verb, [*hidden, *made, *recut.values()])
        carry_out(review, joined)
        return decision


def _replaced(review: Review, wanted: Sequence[Unit]) -> tuple[list[Row], list[Unit]]:
    """The rows that go where these are wanted, and the units that come: these, and what is left of the rows.

    What would go and come again stays out of both. Raises InputError for segments that are wanted twice.
    """
    claimed = [segment for unit in wanted for segment in segments(unit)]
    if len(set(claimed)) < len(claimed):
        raise InputError("A segment can be in one row only.")
    touched = {row.id: row for unit in wanted for row in rows.overlapping(review.project, unit)}
    old = [row for row in touched.values() if row.state.status != "rejected"]
    rests = [without(row.unit, set(claimed)) for row in old]
    new = {key(review.target(unit)): unit for unit in [*wanted, *(rest for rest in rests if rest.cells)]}
    there = {row.key for row in old}
    return [row for row in old if row.key not in new], [unit for own, unit in new.items() if own not in there]


def _hidden(review: Review, row: Row) -> Change:
    before = state_of(review.project, row.key)
    return Change("unit", row.key, review.target(row.unit), before, replace(before, status="gone"))


def candidates(review: Review, lang: Lang, near: Row, reach: int = 5) -> list[Index]:
    """Segments of a language around a row, to link it with: its own, and ``reach`` on either side."""
    own = near.unit.cells.get(lang)
    beside: Row | None = near
    while not own and (beside := rows.neighbour(review.project, beside, -1) if beside else None):
        own = beside.unit.cells.get(lang)
    first, last = (own[0], own[-1]) if own else (0, 0)
    return list(range(max(0, first - reach), min(review.passages.sizes[lang], last + reach + 1)))


def _unit(review: Review, cells: Cells) -> Unit:
    for lang, cell in cells.items():
        size = review.passages.sizes.get(lang, 0)
        if any(not 0 <= i < size for i in cell):
            raise InputError(f"{lang!r} has no such segment; its segments are 1 to {size}.")
    return Unit({lang: tuple(sorted(set(cell))) for lang, cell in cells.items() if cell})


def _shared(unit: Unit, sources: Sequence[Row]) -> list[Row]:
    return [r for r in sources if any(set(cell) & set(r.unit.cells.get(lang, ())) for lang, cell in unit.cells.items())]


def _scored(unit: Unit, sources: Sequence[Row]) -> Unit:
    """With the mean score of the rows it was made of: nothing better is known without aligning again."""
    if len(unit.cells) < 2:
        return unit
    scores = [row.unit.score for row in _shared(unit, sources)] or [0.0]
    return replace(unit, score=sum(scores) / len(scores), reasons=ARRANGED)


def _inherited(unit: Unit, sources: Sequence[Row]) -> UnitState:
    """Notes come along, and what was written for a language whose segments are the same."""
    shared = _shared(unit, sources)
    texts = {
        lang: row.state.texts[lang]
        for row in shared
        for lang in row.state.texts
        if row.unit.cells.get(lang, ()) == unit.cells.get(lang, ())
    }
    notes = dict.fromkeys(row.state.note for row in shared if row.state.note)
    several = len(unit.cells) > 1
    return UnitState("open", texts if several else {}, "\n".join(notes) if several else "", several)
