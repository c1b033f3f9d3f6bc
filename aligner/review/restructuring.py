"""Split, merge, move, relink, add: the same segments in other rows.

Each is the same act: rows are named as they should be. Rows that lose a segment to them are hidden, and what is left of
those stays as a row of its own. New rows are open, and kept by the next alignment as they are.

Where a sentence ends inside a segment, a split or a move cuts it there; pieces that come together in one row again are
one segment again. Facts of independent texts cut nothing and claim nothing: see ``facts``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from aligner.errors import InputError
from aligner.model import Index, Lang, Unit
from aligner.project import cutting, decisions, rows
from aligner.project.decisions import Change, Decision
from aligner.project.documents import SegmentName
from aligner.project.rows import Row
from aligner.project.search import loose
from aligner.project.states import SegmentState, UnitState
from aligner.project.unit_key import key
from aligner.review import facts
from aligner.review.deciding import ARRANGED, Made, carry_out, commit, make, segments, state_of, without
from aligner.review.facts import Place
from aligner.review.queue import Review
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
        counts, cuts = _cut(review, own, stay)
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
        counts, cuts = _cut(review, own, {} if at is None else {lang: at})
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


def _cut(review: Review, own: str, at: Mapping[Lang, int | Place]) -> tuple[dict[Lang, int], list[Change]]:
    """Cuts segments of a row where the places say; how many segments then stand before each place, and the changes."""
    counts = {lang: place if isinstance(place, int) else place[0] for lang, place in at.items()}
    changes = []
    for lang, place in at.items():
        cell = review.row(own).unit.cells.get(lang, ())
        offset = 0 if isinstance(place, int) else place[1]
        if not offset:
            continue
        if counts[lang] >= len(cell):
            raise InputError(f"The row has no such segment in {lang!r} to cut.")
        pieces = review.passages.pieces(lang, cell[counts[lang]])
        segment = review.passages.numbered(lang, cell[counts[lang]])
        name, inside = segment.whole or segment.name, segment.start + cutting.start(segment.name[0], offset)
        cuts = sorted({*(piece["start"] - pieces[0]["start"] for piece in pieces[1:]), inside})
        changes.append(_recut(review, lang, name, cuts))
        counts[lang] += 1
        # At once, since the rows to make are counted in pieces.
        cutting.carry_out(review.project, review.passages, changes[-1].target, cuts, pieces[0]["position"])
    return counts, changes


def _recut(review: Review, lang: Lang, name: SegmentName, cuts: Iterable[int]) -> Change:
    about = {lang: (name,)}
    before = decisions.state_of(review.project, "segment", key(about)) or SegmentState()
    return Change("segment", key(about), about, before, SegmentState(tuple(cuts)))


def arrange(review: Review, verb: str, wanted: Sequence[Cells], cuts: Sequence[Change] = ()) -> Decision:
    """Makes these rows, as one decision, with ``cuts``. Raises InputError for segments not there or wanted twice."""
    project = review.project
    with project.transaction():
        units = [_unit(review, cells) for cells in wanted]
        units = [unit for unit in units if unit.cells]
        claimed = [segment for unit in units for segment in segments(unit)]
        if len(set(claimed)) < len(claimed):
            raise InputError("A segment can be in one row only.")
        touched = {row.id: row for unit in units for row in rows.overlapping(project, unit)}
        old = [row for row in touched.values() if row.state.status != "rejected"]
        new = units + [rest for row in old if (rest := without(row.unit, set(claimed))).cells]
        same = {row.key for row in old} & {key(review.target(unit)) for unit in new}
        old = [row for row in old if row.key not in same]
        new = [unit for unit in new if key(review.target(unit)) not in same]
        if not new:
            raise InputError("That is how the rows are already.")
        changes = [make(review, Made(_scored(unit, old), _inherited(unit, old))) for unit in new]
        gone: list[Change] = []
        for row in old:
            before = state_of(project, row.key)
            gone.append(Change("unit", row.key, review.target(row.unit), before, replace(before, status="gone")))
        joins = _joins(review, new)
        recut = {change.key: change for change in (*cuts, *joins)}  # Of a segment cut and joined, how it is in the end.
        decision = commit(review, verb, [*gone, *changes, *recut.values()])
        carry_out(review, joins)
        return decision


def _joins(review: Review, made: Iterable[Unit]) -> list[Change]:
    """Changes that make one segment of pieces that follow each other in one row."""
    joined: dict[tuple[Lang, SegmentName], set[int]] = {}
    for unit in made:
        for lang, cell in unit.cells.items():
            numbered = [review.passages.numbered(lang, i) for i in cell]
            for one, other in pairwise(numbered):
                if one.whole and one.whole == other.whole and one.position + 1 == other.position:
                    joined.setdefault((lang, one.whole), set()).add(other.start)
    found = []
    for (lang, name), starts in joined.items():
        first = review.passages.whole(lang, name)
        pieces = review.passages.pieces(lang, first) if first is not None else []
        cuts = {piece["start"] - pieces[0]["start"] for piece in pieces[1:]} - starts
        found.append(_recut(review, lang, name, sorted(cuts)))
    return found


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
