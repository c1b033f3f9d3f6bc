"""Rows of a table of any make as units and concepts; CSV, tabs and XLSX share it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from aligner.errors import GlossaryFileError, InputError
from aligner.formats._clean import Losses
from aligner.formats._facts import (
    ACCEPTED,
    part_of_speech_of,
    parts_of_speech_of,
    positions_of,
    status_of,
    to_float,
    whole,
)
from aligner.formats._ids import Ids, content_id
from aligner.formats._lists import split
from aligner.formats._rows import Units
from aligner.formats._term_facts import term_status_of, with_facts, with_statuses
from aligner.formats.sheets.columns import Columns, columns_of
from aligner.languages import words
from aligner.model import Concept, Exchange, Fact, Lang, PartOfSpeech, Status, Term, TranslationUnit

_HELD = words(
    "id concept score worth kind status part-of-speech note references evidence reasons changeid changedate facts"
)
"""Columns of a glossary that a concept has a place for."""
_BY_LANGUAGE = ("count-", "documents-", "part-of-speech-", "example-", "term-status-")


@dataclass(frozen=True, slots=True)
class _Row:
    texts: Mapping[Lang, str]
    facts: Mapping[str, str]
    """Cells that are not empty, by the name of their column."""


def memory_units(rows: Iterable[Sequence[str]], name: str, losses: Losses, given: Sequence[Lang] = ()) -> Units:
    """A memory of ours, or any table whose first row names languages by codes or names. Raises InputError.

    ``given``: the languages, in the order of the columns where the first row does not name them.
    """
    columns, found = _table(rows, name, given)
    if columns.facts.get(0) == "concept" and not given:
        raise GlossaryFileError(f"{name} is a glossary: read it as one (--known, or --terms), or give a memory.")
    ids = Ids(losses)
    for row in found:
        props = {
            key.removeprefix("x-"): value
            for key, value in row.facts.items()
            if key not in ("id", "score", "status", "note")
        }
        own = ids.take(row.facts.get("id") or content_id(row.texts))
        score = to_float(row.facts.get("score", ""))
        yield TranslationUnit(own, row.texts, score, row.facts.get("status"), row.facts.get("note", ""), props)
    return Exchange(tuple(columns.languages.values()))


def glossary_of(rows: Iterable[Sequence[str]], name: str, losses: Losses, given: Sequence[Lang] = ()) -> Exchange:
    """A glossary of ours, edited or not, or any such table. Raises InputError."""
    columns, found = _table(rows, name, given)
    ids = Ids(losses)
    concepts = tuple(_concept(row, ids) for row in found)
    return Exchange(tuple(columns.languages.values()), concepts=concepts)


def _concept(row: _Row, ids: Ids) -> Concept:
    facts = row.facts
    terms = {lang: _terms(row, lang, text) for lang, text in row.texts.items() if split(text)}
    own = [Fact(key, value) for key, value in facts.items() if key not in _HELD and not key.startswith(_BY_LANGUAGE)]
    status, note = _status(facts.get("status", "")), facts.get("note", "")
    if facts.get("status") and status == "mined" != facts["status"]:
        own.append(Fact("status", facts["status"]))
    if not note and (definition := facts.get("definition", "")):
        note = definition
        own.remove(Fact("definition", definition))
    if part := facts.get("part-of-speech", ""):
        word = part_of_speech_of(part)
        own += [] if word else [Fact("partOfSpeech", part)]
        terms = {lang: (_with_part(found[0], word), *found[1:]) for lang, found in terms.items()}
    concept = Concept(
        terms,
        score=to_float(facts.get("score", "")) or 0.0,
        worth=to_float(facts.get("worth", "")) or 0.0,
        is_name=facts.get("kind") == "name",
        is_general=facts.get("kind") == "general",
        evidence=positions_of(facts.get("evidence", "")),
        reasons=tuple(split(facts.get("reasons", ""))),
        status=status,
        id=ids.take(facts.get("concept") or facts.get("id") or content_id({k: v[0].text for k, v in terms.items()})),
        note=note,
        examples={lang: facts[f"example-{lang}"] for lang in row.texts if facts.get(f"example-{lang}")},
        references=tuple(split(facts.get("references", ""))),
        changed_by=facts.get("changeid", ""),
        changed_at=facts.get("changedate", ""),
    )
    told = with_facts(concept, split(facts.get("facts", "")))
    return replace(told, facts=(*told.facts, *own))


def _with_part(term: Term, part: PartOfSpeech) -> Term:
    return replace(term, part_of_speech=term.part_of_speech or part)


def _status(word: str) -> Status:
    """In our words, from what others call the status of a row of their glossary."""
    own = status_of(word.strip().lower())
    if own != "mined" or word.lower() == "mined":
        return own
    if word.lower() in ACCEPTED or term_status_of(word) in ("preferred", "admitted"):
        return "approved"
    return "forbidden" if term_status_of(word) in ("deprecated", "superseded") else "mined"


def _terms(row: _Row, lang: Lang, cell: str) -> tuple[Term, ...]:
    forms = split(cell)
    counts, documents, parts = (
        split(row.facts.get(f"{what}-{lang}", "")) for what in ("count", "documents", "part-of-speech")
    )
    size = max(1, min(len(counts), len(forms)))
    found = parts_of_speech_of(parts, size)
    terms = (
        Term(form, () if rank else tuple(forms[size:]), _whole(counts, rank), _whole(documents, rank), (), found[rank])
        for rank, form in enumerate(forms[:size])
    )
    return with_statuses(terms, split(row.facts.get(f"term-status-{lang}", "")))


def _whole(numbers: Sequence[str], rank: int) -> int:
    return (whole(numbers[rank]) or 0) if rank < len(numbers) else 0


def _table(rows: Iterable[Sequence[str]], name: str, given: Sequence[Lang]) -> tuple[Columns, Iterator[_Row]]:
    found = iter(rows)
    start = list(islice(found, 2))
    if not start:
        raise InputError(f"{name} is empty; its first row must name the columns.")
    columns = columns_of(start[0], start[1] if len(start) > 1 else (), given, name)
    content = chain(start[1:] if columns.headed else start, found)
    # The columns of a language have the code in their names, as the head spells it.
    of_head = {start[0][place].strip(): lang for place, lang in columns.languages.items()} if columns.headed else {}
    facts = {place: _of_language(fact, of_head) for place, fact in columns.facts.items()}
    width = len(start[0]) if columns.headed else 0
    first = 2 if columns.headed else 1
    return columns, (
        _row(row, number, columns, facts, width, name) for number, row in enumerate(content, first) if any(row)
    )


def _of_language(fact: str, of_head: Mapping[str, Lang]) -> str:
    start = next((start for start in _BY_LANGUAGE if fact.startswith(start)), "")
    return f"{start}{of_head.get(fact.removeprefix(start), fact.removeprefix(start))}"


def _row(row: Sequence[str], number: int, columns: Columns, facts: Mapping[int, str], width: int, name: str) -> _Row:
    if width and any(row[width:]):
        raise InputError(
            f"{name}, row {number}: more cells than the first row names columns; "
            f"put texts with the separator in them between quotes."
        )
    return _Row(
        {lang: row[place] for place, lang in columns.languages.items() if place < len(row) and row[place]},
        {fact: row[place] for place, fact in facts.items() if place < len(row) and row[place]},
    )
