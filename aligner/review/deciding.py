"""Decisions about rows: each function is one act of one person, on the disk before it returns, and undone as one."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from aligner.errors import InputError, ProjectError
from aligner.model import Index, Lang, Unit
from aligner.project import Project, decisions, documents, recutting, rows, runs, units
from aligner.project.decisions import Change, Decision
from aligner.project.rows import Row
from aligner.project.states import SegmentState, UnitState
from aligner.project.status import UNIT_VERBS, UnitStatus
from aligner.project.unit_key import Identities, key
from aligner.review.queue import Review

ARRANGED = ("arranged by a reviewer",)
"""The reason of rows that people made."""


def set_status(review: Review, own: str, status: UnitStatus) -> Decision:
    """Accepts, rejects, marks for another look, or opens a row again.

    To accept a row hides those that claim a segment of it, as two rows cannot both be right; what else they held stays.
    Facts of independent texts claim none.
    Raises ProjectError when the row is no longer there.
    """
    with review.project.transaction():
        row = review.row(own)
        changes = [changed(review, row, lambda state: replace(state, status=status))]
        if status == "accepted":
            rivals = [r for r in rows.rivals(review.project, row) if r.state.status != "rejected"]
            changes += [changed(review, rival, lambda state: replace(state, status="gone")) for rival in rivals]
            claimed = [r for r in rivals if r.unit.contradicts(row.unit)]
            changes += [make(review, rest) for rest in _rests(review, row, claimed)]
        return commit(review, UNIT_VERBS[status], changes)


def edit(review: Review, own: str, texts: Mapping[Lang, str]) -> Decision | None:
    """Keeps other words for export; the documents stay as they are. None when they are the words there were.

    A language left out stays; one given the document's own words loses what was written before; an empty text means
    that the language says nothing here. Raises InputError for a language that the project does not have.
    """
    with review.project.transaction():
        row = review.row(own)
        if unknown := [lang for lang in texts if lang not in review.languages]:
            known = ", ".join(review.languages)
            raise InputError(f"There is no language {unknown[0]!r} in this project; it has {known}.")
        plain = review.said(row.unit)
        wanted = {**row.state.texts, **{lang: text.strip() for lang, text in texts.items()}}
        wanted = {lang: text for lang, text in wanted.items() if text != plain.get(lang, "")}
        if wanted == dict(row.state.texts):
            return None
        return commit(review, "edit", [changed(review, row, lambda state: replace(state, texts=wanted))])


def comment(review: Review, own: str, note: str) -> Decision | None:
    """Writes a note beside the row; an empty one takes it away. None when nothing changed."""
    with review.project.transaction():
        row = review.row(own)
        if note.strip() == row.state.note:
            return None
        return commit(review, "comment", [changed(review, row, lambda state: replace(state, note=note.strip()))])


def accept_above(review: Review, score: float) -> int:
    """Accepts the open rows of at least this score against which nothing speaks, in one decision; how many."""
    found: list[str] = []
    row = None
    # Looked through before the transaction: others go on writing meanwhile.
    while row := rows.first_in_order(review.project, ("open",), row):
        if row.unit.score >= score and not review.issues(row):
            found.append(row.key)
    decision = accept_all(review, found)
    return len(decision.changes) if decision else 0


def accept_all(review: Review, keys: Iterable[str]) -> Decision | None:
    """Accepts those of the rows that are open still, in one decision; None when none is."""
    with review.project.transaction():
        now = [row for key in keys if (row := rows.by_key(review.project, key)) and row.state.status == "open"]
        changes = [changed(review, row, lambda state: replace(state, status="accepted")) for row in now]
        return commit(review, "accept", changes) if changes else None


def undo(review: Review) -> Decision | None:
    """Takes the person's last decision back by writing its reverse; that decision, None when there is none left.

    It reaches back over sessions. Raises ProjectError when somebody decided about the same since.
    """
    project = review.project
    with project.transaction():
        last = decisions.last_by(project, review.who)
        if last is None:
            return None
        for change in last.changes:
            if decisions.state_of(project, change.kind, change.key) != change.after:
                raise ProjectError(
                    "Your last decision cannot be taken back: somebody decided about the same row since; decide anew."
                )
        reverse = [replace(change, before=change.after, after=change.before) for change in last.changes]
        commit(review, "undo", reverse, undoes=last.id)
        carry_out(review, reverse)
        _bring_back(review, reverse)
        return last


@dataclass(frozen=True)
class Made:
    """A row that a decision makes."""

    unit: Unit
    state: UnitState
    place: float | None = None
    """Sorts it among the rows in reading order; None: where its first segment belongs."""


def segments(unit: Unit) -> set[tuple[Lang, Index]]:
    """All segments of a row."""
    return set(unit.parts)


def without(unit: Unit, claimed: Collection[tuple[Lang, Index]]) -> Unit:
    """What is left of a row when these segments are taken from it."""
    return replace(unit.only(segments(unit).difference(claimed)), score=0.0, reasons=())


def _rests(review: Review, accepted: Row, rivals: Sequence[Row]) -> list[Made]:
    """Rows of what rivals held beside the accepted row, unless another row holds it."""
    gone = {accepted.id, *(rival.id for rival in rivals)}
    claimed = segments(accepted.unit)
    found: list[Made] = []
    for rival in rivals:
        others = rows.overlapping(review.project, without(rival.unit, claimed))
        for other in others:
            if other.id not in gone and other.state.status != "rejected":
                claimed |= segments(other.unit)
        rest = without(rival.unit, claimed)
        claimed |= segments(rest)
        if rest.cells:
            several = len(rest.cells) > 1
            unit = replace(rest, score=rival.unit.score, reasons=ARRANGED) if several else rest
            found.append(Made(unit, UnitState("open", made=several)))
    return found


def commit(review: Review, verb: str, changes: Iterable[Change], *, undoes: str = "") -> Decision:
    """Writes a person's decision and repeats its outcome beside the rows; inside the caller's transaction."""
    return record(review.project, review.who, verb, changes, undoes=undoes, made=review.when)


def record(
    project: Project, who: str, verb: str, changes: Iterable[Change], *, undoes: str = "", made: str = ""
) -> Decision:
    """Like ``commit``, for decisions that no person makes; ``made``: when, now if empty."""
    decision = Decision(decisions.new_id(project), made or runs.now(), who, verb, tuple(changes), undoes)
    decisions.append(project, decision)
    for change in decision.changes:
        if isinstance(change.after, UnitState) and (row := rows.by_key(project, change.key)):
            rows.set_state(project, row, change.after, row.priority)
    return decision


def carry_out(review: Review, changes: Iterable[Change]) -> None:
    """Cuts and joins segments in the file, as these changes say."""
    for change in changes:
        if isinstance(change.after, SegmentState):
            recutting.carry_out(review.project, review.passages, change.target, change.after.cuts)


def state_of(project: Project, own: str) -> UnitState:
    """What stands for a row; a row taken back that the aligner found by itself is like any other."""
    state = decisions.unit_state_of(project, own)
    return UnitState() if state is None or state.status == "absent" else state


def make(review: Review, made: Made) -> Change:
    """Puts a row in its place and tells the change that made it."""
    target = review.target(made.unit)
    own = key(target)
    row = rows.by_key(review.project, own)
    before = decisions.unit_state_of(review.project, own) or UnitState("absent" if row is None else "open")
    after = replace(made.state, relation=made.unit.relation)
    if row is None:
        place = units.place_of(review.project, made.unit) if made.place is None else made.place
        units.insert(review.project, own, made.unit, after, place, review.priority(made.unit), made=True)
    return Change("unit", own, target, before, after)


def changed(review: Review, row: Row, after: Callable[[UnitState], UnitState]) -> Change:
    """What stands for a row made into something else."""
    before = state_of(review.project, row.key)
    return Change("unit", row.key, review.target(row.unit), before, replace(after(before), relation=row.unit.relation))


def _bring_back(review: Review, changes: Iterable[Change]) -> None:
    """Rows that an undo wants again but that an alignment in between has swept away."""
    swept = [
        change
        for change in changes
        if isinstance(change.after, UnitState) and change.after.live and not rows.by_key(review.project, change.key)
    ]
    identities = Identities(documents.load(review.project)) if swept else None
    for change in swept:
        if not isinstance(change.after, UnitState) or not isinstance(change.before, UnitState):
            continue
        relation = change.after.relation or change.before.relation
        unit = identities.find(change.target, relation) if identities else None
        if unit:
            place = units.place_of(review.project, unit)
            units.insert(review.project, change.key, unit, change.after, place, review.priority(unit), made=True)
