"""Two people's copies of a project as one: whoever merges, in whichever order, gets the same.

The journals are joined and put in the order of time, so the later decision about a row stands, as if both had worked
on one file. Where both decided about the same row, or gave the same segment to different rows, and not the same way,
neither stands: the rows become a conflict, to be settled by a person. A segment that they cut in two ways is cut as the
later one said, and the rows that hold its pieces are in conflict. Facts claim nothing, but one for which they chose
different words is in conflict with itself.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner import formats
from aligner.errors import InputError, OutputError
from aligner.project import FILE_NAME, Project, decisions, documents, recutting, rows, runs, units
from aligner.project.decisions import Change, Decision, Kind
from aligner.project.segment_reader import Passages
from aligner.project.states import ConceptState, SegmentState, State, UnitState
from aligner.project.unit_key import Target
from aligner.review.qa import unit_priority

BY = "merge"
"""Who signs a conflict."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brought together."""

    path: Path
    shared: int
    """Decisions that both copies had."""
    from_a: int
    from_b: int
    conflicts: int
    """Rows and concepts to settle."""


def merge(a: Path, b: Path, out: Path) -> Merged:
    """Writes a new project to ``out``, a file or a folder; the two stay as they are.

    Texts and alignment are those of the copy that was aligned last. Raises InputError when the copies have no document
    in common, OutputError when there is a project at ``out`` already.
    """
    path = out / FILE_NAME if out.is_dir() or not out.suffix else out
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"The folder {path.parent} cannot be made ({error.strerror}); choose another one.") from None
    with formats.making(path) as aside:
        return replace(_merged(a, b, aside), path=path)


def _merged(a: Path, b: Path, path: Path) -> Merged:
    with Project(a) as one, Project(b) as two, one.snapshot(), two.snapshot():
        names = [{head.name for head in documents.heads(project)} for project in (one, two)]
        if not names[0] & names[1]:
            raise InputError(f"{a} and {b} have no document in common; they are no copies of one project.")
        base = max((one, two), key=_aligned)
        first, second = ({d.id: d for d in decisions.journal(project)} for project in (one, two))
        base.copy(path)
    every = {**first, **second}
    ordered = [every[name] for name in sorted(every)]
    only_a = [d for name, d in first.items() if name not in second]
    only_b = [d for name, d in second.items() if name not in first]
    found = _conflicts(list(first.values()), list(second.values()), only_a, only_b, ordered)
    with Project(path) as merged:
        decisions.rewrite(merged, [*ordered, *_settling(found, ordered)])
        passages = Passages(merged)
        for about, state in decisions.segment_states(merged).values():
            recutting.carry_out(merged, passages, about, state.cuts)
        corpus = documents.load(merged)
        units.replace(merged, corpus, units.aligned(merged), lambda unit: unit_priority(corpus, unit), all_rows=True)
        disputed = sum(state.conflict for _, state in decisions.concept_states(merged).values())
        disputed += rows.count(merged, ("conflict",))
    return Merged(path, len(first) - len(only_a), len(only_a), len(only_b), disputed)


def _aligned(project: Project) -> tuple[str, str]:
    run = runs.find(project, "align")
    return (run.created, run.digest) if run else ("", "")


Name = tuple[Kind, str]


def _conflicts(
    a: Sequence[Decision],
    b: Sequence[Decision],
    only_a: Sequence[Decision],
    only_b: Sequence[Decision],
    ordered: Sequence[Decision],
) -> list[Change]:
    in_a, in_b = decisions.states_after(a), decisions.states_after(b)
    touched_a, touched_b = decisions.states_after(only_a), decisions.states_after(only_b)
    now = decisions.states_after(ordered)
    targets = {(c.kind, c.key): c.target for d in ordered for c in d.changes}
    disputed: dict[Name, State] = {}
    for name in touched_a.keys() & touched_b.keys():
        if in_a[name] != in_b[name]:
            disputed[name] = _both(in_a[name], in_b[name], now[name])
    mine, theirs = ({n for n in touched if _claims(now[n])} for touched in (touched_a, touched_b))
    facts = {name for name in mine | theirs if _is_fact(now[name], targets[name])}
    for one, other in _overlaps(mine, theirs, targets):
        for name in (one, other) if not {one, other} <= facts else ():
            disputed.setdefault(name, _disputed(now[name]))
    for name in _resized(only_a, only_b, disputed):
        state = now[name]
        if isinstance(state, UnitState) and state.live and state.status != "rejected":
            disputed.setdefault(name, _disputed(state))
    return [
        Change(*name, targets[name], now[name], disputed[name])
        for name in sorted(disputed)
        if disputed[name] != now[name]
    ]


def _is_fact(state: State, target: Target) -> bool:
    words = any(documents.names_words(name) for names in target.values() for name in names)
    return words or (isinstance(state, UnitState) and state.relation is not None)


def _resized(only_a: Sequence[Decision], only_b: Sequence[Decision], disputed: Collection[Name]) -> set[Name]:
    """Rows whose words one of the two chose, where the other chose others or decided otherwise about the row."""
    heirs_a, heirs_b = _heirs(only_a), _heirs(only_b)
    found: set[Name] = set()
    for name in {*heirs_a, *heirs_b}:
        ends = {heirs.get(name, name) for heirs in (heirs_a, heirs_b)}
        if name in disputed or (name in heirs_a and name in heirs_b and len(ends) > 1):
            found |= ends - {name}
    return found


def _heirs(made: Sequence[Decision]) -> dict[Name, Name]:
    """What rows have become in the end by choosing other words."""
    into: dict[Name, Name] = {}
    for decision in made:
        if decision.verb == "resize":
            old, new = (
                next(c for c in decision.changes if isinstance(c.after, UnitState) and c.after.live is live)
                for live in (False, True)
            )
            into = {name: (new.kind, new.key) if end == (old.kind, old.key) else end for name, end in into.items()}
            into[old.kind, old.key] = (new.kind, new.key)
    return {name: end for name, end in into.items() if name != end}


def _both(a: State, b: State, now: State) -> State:
    """A dispute; but two different comments on the same status are simply both kept."""
    if isinstance(a, SegmentState) or isinstance(b, SegmentState) or isinstance(now, SegmentState):
        # The rows are disputed. A cut lets both sides be seen, as the whole is found in its pieces.
        return next((state for state in (now, a, b) if isinstance(state, SegmentState) and state.cuts), now)
    notes = "\n".join(dict.fromkeys(sorted(note for note in (a.note, b.note) if note)))
    if replace(a, note="") == replace(b, note=""):
        return replace(a, note=notes)
    return _disputed(replace(now, note=notes))


def _disputed(state: State) -> State:
    if isinstance(state, ConceptState):
        return replace(state, conflict=True, gone=False)
    return replace(state, status="conflict") if isinstance(state, UnitState) else state


def _claims(state: State) -> bool:
    return isinstance(state, UnitState) and state.kept


def _overlaps(mine: set[Name], theirs: set[Name], targets: Mapping[Name, Target]) -> list[tuple[Name, Name]]:
    """Different rows of the two that claim the same segment."""
    owners: dict[tuple[str, str, int], set[Name]] = {}
    for name in theirs:
        for lang, cell in targets[name].items():
            for text, nth in cell:
                owners.setdefault((lang, text, nth), set()).add(name)
    found: set[tuple[Name, Name]] = set()
    for name in mine:
        for lang, cell in targets[name].items():
            for text, nth in cell:
                found.update((name, other) for other in owners.get((lang, text, nth), ()) if other != name)
    return sorted(found)


def _settling(changes: Sequence[Change], ordered: Sequence[Decision]) -> list[Decision]:
    """One decision that lays the conflicts open, the same whoever merges: its id comes from what it says."""
    if not changes:
        return []
    last = max(ordered, key=lambda decision: decision.id)
    digest = hashlib.sha256(repr([(c.kind, c.key, c.after) for c in changes]).encode("utf-8", "surrogatepass"))
    name = f"{int(last.id[:14], 16) + 1:014x}{digest.hexdigest()[:10]}"
    return [Decision(name, max(d.made for d in ordered), BY, "conflict", tuple(changes))]
