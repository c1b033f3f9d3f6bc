"""Takes over the answers that come back from a report, see ``report_file``.

Each field (the status, the text of one language, a note) is compared three ways: what the person saw, what they want,
what stands now. Where somebody else decided otherwise since, nothing is overwritten: the row becomes a conflict.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from aligner.errors import InputError
from aligner.model import Concept, Index, Lang, Span, Status
from aligner.project import concepts, decisions, rows
from aligner.project.decisions import Change, Decision, Kind
from aligner.project.rows import Row
from aligner.project.states import State
from aligner.project.status import CONCEPT_VERBS, UNIT_VERBS, UnitStatus
from aligner.review import deciding, deciding_concepts, sharing
from aligner.review.applying import Applied
from aligner.review.merging import BY
from aligner.review.queue import Review
from aligner.review.report_file import Answer, Field, read, spans_of, spans_text

Settled = tuple[dict[Field, str], dict[Field, str]]
"""What becomes a decision, and what somebody else decided differently."""


def take_over(review: Review, path: Path, *, named: bool = False) -> Applied:
    """Takes over the answers of a file, all or none, signed by the name in it unless the review was ``named``.

    Only what differs from what stands becomes a decision, and none is made twice, however often a file is given.
    Raises InputError for a file that is none of a report.
    """
    found = read(path)
    if found.who and not named:
        review.who = found.who
    done = Applied()
    try:
        with review.project.transaction():
            for answer in found.rows:
                review.when = answer.at
                row = rows.by_key(review.project, sharing.latest(review, answer.key))
                if row and row.state.live:
                    _row(review, answer, row, done)
                else:
                    done.gone.append(f"{answer.name}: {_said(answer.wanted)}")
            there = {concept.id: concept for concept in concepts.load(review.project)} if found.concepts else {}
            for answer in found.concepts:
                review.when = answer.at
                if answer.key in there:
                    _concept(review, answer, there[answer.key], done)
                else:
                    done.gone.append(f"{answer.name}: {_said(answer.wanted)}")
    finally:
        review.when = ""
    return done


def _row(review: Review, answer: Answer, row: Row, done: Applied) -> None:
    texts = review.texts(row)
    now = {field: texts.get(field[1], "") for field in answer.wanted}
    now |= {field: spans_text(sharing.seen(review, row, field[1])) for field in now if field[0] == "spans"}
    now |= {("status", ""): row.state.status, ("note", ""): row.state.note}
    wanted, disputed = _settle(review, "unit", answer, row.key, now)
    if disputed:
        both = _in_words(review, row, {**wanted, **disputed})
        status = cast("UnitStatus", both.get(("status", ""), row.state.status))
        hers = replace(row.state, status=status, texts={**row.state.texts, **_words(both)})
        told = replace(row.state, status="conflict", note=_note(review.who, row.state.note, both))
        verb = UNIT_VERBS[status] if ("status", "") in both else "edit"
        _dispute(review, verb, deciding.changed(review, row, lambda _: hers), told)
        done.conflicts.append(f"{answer.name}: {_said(disputed)}")
        return
    key = row.key
    for (name, lang), text in wanted.items():
        if name == "spans":
            sharing.share(review, key, lang, _meant(review, row, lang, text))
            key = sharing.latest(review, key)
    if own := _words(wanted):
        deciding.edit(review, key, own)
    if ("note", "") in wanted:
        deciding.comment(review, key, wanted["note", ""])
    if chosen := wanted.get(("status", "")):
        deciding.set_status(review, key, cast("UnitStatus", chosen))
    _count(wanted, done)


def _meant(review: Review, row: Row, lang: Lang, text: str) -> dict[Index, Span]:
    """The words of a row's segments that a page showed as shared. Raises InputError where they do not fit the row."""
    cell, spans = row.unit.cells.get(lang, ()), spans_of(text)
    if len(cell) != len(spans):
        raise InputError(f"The shared words of {lang!r} are not those of a row that is there; decide in a new report.")
    return sharing.meant(review, lang, dict(zip(cell, spans, strict=True)))


def _in_words(review: Review, row: Row, both: Mapping[Field, str]) -> dict[Field, str]:
    """The fields without spans: in their place the words, to be read in the comment of a conflict."""
    found = {field: text for field, text in both.items() if field[0] != "spans"}
    for (name, lang), text in both.items():
        cell, spans = row.unit.cells.get(lang, ()), spans_of(text) if name == "spans" else []
        if spans and len(cell) == len(spans):
            own = _meant(review, row, lang, text)
            said = (review.passages.text(lang, i)[slice(*span)] for i, span in sorted(own.items()))
            found["words", lang] = " … ".join(said)
    return found


def _concept(review: Review, answer: Answer, concept: Concept, done: Applied) -> None:
    first = {lang: terms[0].text for lang, terms in concept.terms.items() if terms}
    now = {field: first.get(field[1], "") for field in answer.wanted}
    now |= {("status", ""): concept.status, ("note", ""): concept.note}
    wanted, disputed = _settle(review, "concept", answer, answer.key, now)
    if disputed:
        both = {**wanted, **disputed}
        before = deciding_concepts.state_of(review, concept)
        hers = replace(before, status=cast("Status", both.get(("status", ""), before.status)))
        told = replace(before, conflict=True, note=_note(review.who, concept.note, both))
        _dispute(review, CONCEPT_VERBS[hers.status], deciding_concepts.changed(review, concept, hers), told)
        done.conflicts.append(f"{answer.name}: {_said(disputed)}")
        return
    for lang, text in _words(wanted).items():
        if text in [term.text for term in concept.terms.get(lang, ())]:
            deciding_concepts.prefer(review, concept.id, lang, text)
        else:
            deciding_concepts.rename(review, concept.id, lang, first.get(lang, ""), text)
    if ("note", "") in wanted:
        deciding_concepts.comment(review, concept.id, wanted["note", ""])
    if status := wanted.get(("status", "")):
        deciding_concepts.set_status(review, concept.id, CONCEPT_VERBS[cast("Status", status)])
    _count(wanted, done)


def _count(wanted: Mapping[Field, str], done: Applied) -> None:
    names = {name for name, _ in wanted}
    done.decided += "status" in names
    done.edited += bool(names & {"texts", "terms", "spans"})
    done.commented += "note" in names
    done.same += not names


def _settle(review: Review, kind: Kind, answer: Answer, key: str, now: Mapping[Field, str]) -> Settled:
    """``key``: of what the row has become when other words of it were shared since, else the answer's own."""
    keys = (answer.key, key)
    journal = [d for own in dict.fromkeys(keys) for d in decisions.of_target(review.project, kind, own)]
    if answer.at and any(d.who == review.who and d.made >= answer.at for d in journal):
        return {}, {}  # Taken over already, or the person thought again since.
    wanted: dict[Field, str] = {}
    disputed: dict[Field, str] = {}
    for field, text in answer.wanted.items():
        asked, stands = text.strip(), now[field]
        if asked == stands:
            continue
        if not _changed_since(answer, field, stands) or _author(journal, keys, field) == review.who:
            wanted[field] = asked
        elif field == ("note", ""):  # Two comments are no dispute.
            wanted[field] = "\n".join(dict.fromkeys([*stands.split("\n"), asked]))
        else:
            disputed[field] = asked
    return wanted, disputed


def _changed_since(answer: Answer, field: Field, stands: str) -> bool:
    """Whether a field is not as the person saw it, if that is told."""
    return field in answer.before and answer.before[field].strip() != stands


def _author(journal: Sequence[Decision], keys: Collection[str], field: Field) -> str:
    """Who gave a field of the row or concept the value it has; empty: nobody."""
    for decision in reversed(journal):
        if field[0] == "spans":
            if decision.verb == "resize":
                return decision.who
        elif any(c.key in keys and _value(c.before, field) != _value(c.after, field) for c in decision.changes):
            return decision.who
    return ""


def _value(state: State, field: Field) -> object:
    name, lang = field
    found = getattr(state, name)
    return (found or {}).get(lang) if lang else found


def _dispute(review: Review, verb: str, change: Change, told: State) -> None:
    """Writes what the person decided, and after it that it is disputed, as after a merge of two copies."""
    deciding.commit(review, verb, [change])
    who, review.who = review.who, BY
    try:
        deciding.commit(review, "conflict", [replace(change, before=change.after, after=told)])
    finally:
        review.who = who


def _words(wanted: Mapping[Field, str]) -> dict[Lang, str]:
    return {lang: text for (name, lang), text in wanted.items() if lang and name not in ("spans", "words")}


def _note(who: str, note: str, both: Mapping[Field, str]) -> str:
    """A comment that holds the words of the person, so that they are seen where the conflict is settled."""
    words = [f"{who}, {lang}: {text or '—'}" for (_, lang), text in both.items() if lang]
    return "\n".join(dict.fromkeys(filter(None, [*both.get(("note", ""), note).split("\n"), *words])))


def _said(wanted: Mapping[Field, str]) -> str:
    """In a few words."""
    named = {"note": "comment", "spans": "words of {}", "texts": "text of {}", "terms": "text of {}"}
    return ", ".join(named.get(name, text).format(lang) for (name, lang), text in wanted.items())
