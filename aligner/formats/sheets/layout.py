"""Units and concepts as rows of a sheet for people, and back; CSV and XLSX share it.

A glossary row is a concept: ``concept`` (its id), one column a language code (pivot first), ``score``, ``kind`` (term
or name), ``status``, then counts and evidence, and who decided last (``changeid``) and when (``changedate``). A
language's cell holds its terms and after them the variants, separated by ``|`` (see ``_lists``); its ``count-`` and
``documents-`` cells hold one number a term and so tell where terms end, its ``part-of-speech-`` cell one word a term
(``?``: not known). Where a file brought them, ``term-status-`` cells hold one status a term, and ``facts`` further
facts (see ``_term_facts``). A memory row is a unit: ``id``, the languages, ``score``, ``status``, ``note`` and a column
``x-NAME`` for each prop.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from aligner.errors import InputError
from aligner.formats._clean import Losses, clean
from aligner.formats._codes import canonical
from aligner.formats._facts import number, parts_of_speech, parts_of_speech_of, status_of, to_float
from aligner.formats._ids import Ids, concept_id, content_id
from aligner.formats._lists import join, split
from aligner.formats._rows import Units
from aligner.formats._term_facts import fact_lines, status_words, with_facts, with_statuses
from aligner.formats._terms import cleaned
from aligner.model import Concept, Exchange, Lang, Term, TranslationUnit

_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


def memory_rows(exchange: Exchange, losses: Losses) -> Iterator[list[str]]:
    """The names of the columns, then all units."""
    ids = Ids(losses)
    names = tuple(dict.fromkeys(name for unit in exchange.units for name in unit.props))
    yield ["id", *exchange.languages, "score", "status", "note", *(f"x-{name}" for name in names)]
    for unit in exchange.units:
        yield _unit_row(unit, exchange.languages, names, ids, losses)


def glossary_rows(exchange: Exchange, losses: Losses) -> Iterator[list[str]]:
    """The names of the columns, then all concepts in their order; rejected ones too, as ``status`` says."""
    ids = Ids(losses)
    langs = exchange.languages
    head = ["concept", *langs, "score", "kind", "status", *(f"count-{lang}" for lang in langs)]
    head += [f"documents-{lang}" for lang in langs] + [f"part-of-speech-{lang}" for lang in langs]
    head += [f"example-{lang}" for lang in langs]
    ranked = any(term.status for c in exchange.concepts for own in c.terms.values() for term in own)
    told = any(c.facts or any(t.facts for own in c.terms.values() for t in own) for c in exchange.concepts)
    more = [*(f"term-status-{lang}" for lang in langs if ranked), *(["facts"] if told else [])]
    yield [*head, "references", "evidence", "reasons", "note", "changeid", "changedate", *more]
    for concept in exchange.concepts:
        row = _concept_row(concept, langs, ids, losses)
        name = concept_id(concept)
        row += ["|".join(status_words(concept.terms.get(lang, ()))) for lang in langs if ranked]
        yield [*row, join(fact_lines(concept, name, langs, losses))] if told else row


def memory_units(rows: Iterable[Sequence[str]], name: str, losses: Losses) -> Units:
    """A memory of ours, or any table whose first row names languages by their codes. Raises InputError."""
    head, cells = _headed(rows, name)
    if head[:1] == ["concept"]:
        raise InputError(f"{name} is a glossary: read it as one (--known, or --terms), or give a memory.")
    langs = _languages(head, name)
    ids = Ids(losses)
    for row in cells:
        texts = {lang: row[column] for column, lang in langs.items() if row.get(column)}
        props = {name.removeprefix("x-"): value for name, value in row.items() if name.startswith("x-") and value}
        own = ids.take(row.get("id") or content_id(texts))
        score = to_float(row.get("score", ""))
        yield TranslationUnit(own, texts, score, row.get("status") or None, row.get("note", ""), props)
    return Exchange(tuple(langs.values()))


def glossary_of(rows: Iterable[Sequence[str]], name: str, losses: Losses) -> Exchange:
    """A glossary of ours, edited or not, or any table whose first row names languages by code. Raises InputError."""
    head, cells = _headed(rows, name)
    langs = _languages(head, name)
    ids = Ids(losses)
    concepts = []
    for row in cells:
        terms = {lang: _terms(row, column) for column, lang in langs.items() if split(row.get(column, ""))}
        concepts.append(
            with_facts(
                Concept(
                    terms,
                    score=to_float(row.get("score", "")) or 0.0,
                    is_name=row.get("kind") == "name",
                    evidence=tuple(int(n) for n in row.get("evidence", "").split() if n.isdecimal()),
                    reasons=tuple(split(row.get("reasons", ""))),
                    status=status_of(row.get("status", "")),
                    id=ids.take(row.get("concept") or content_id({k: v[0].text for k, v in terms.items()})),
                    note=row.get("note", ""),
                    examples={lang: row[f"example-{c}"] for c, lang in langs.items() if row.get(f"example-{c}")},
                    references=tuple(split(row.get("references", ""))),
                    changed_by=row.get("changeid", ""),
                    changed_at=row.get("changedate", ""),
                ),
                split(row.get("facts", "")),
            )
        )
    return Exchange(tuple(langs.values()), concepts=tuple(concepts))


def _headed(rows: Iterable[Sequence[str]], name: str) -> tuple[list[str], Iterator[dict[str, str]]]:
    found = iter(rows)
    first = next(found, None)
    if first is None:
        raise InputError(f"{name} is empty; its first row must name the columns.")
    head = [cell.strip() for cell in first]
    return head, (_cells(head, row, number, name) for number, row in enumerate(found, 2) if any(row))


def _cells(head: Sequence[str], row: Sequence[str], number: int, name: str) -> dict[str, str]:
    if any(row[len(head) :]):
        raise InputError(
            f"{name}, row {number}: more cells than the first row names columns; "
            f"put texts with the separator in them between quotes."
        )
    return dict(zip(head, row, strict=False))


def _unit_row(
    unit: TranslationUnit, langs: Sequence[Lang], names: Sequence[str], ids: Ids, losses: Losses
) -> list[str]:
    name = unit.id or content_id(unit.texts)
    texts = [clean(unit.texts.get(lang, ""), name, lang, losses) for lang in langs]
    facts = {"score": "" if unit.score is None else number(unit.score), "status": unit.status or "", "note": unit.note}
    props = {prop: unit.props.get(prop, "") for prop in names}
    own = [clean(value, name, "", losses, key) for key, value in (*facts.items(), *props.items())]
    return [ids.take(name), *texts, *own]


def _concept_row(concept: Concept, langs: Sequence[Lang], ids: Ids, losses: Losses) -> list[str]:
    name = concept_id(concept)
    terms = [cleaned(concept.terms.get(lang, ()), name, lang, losses) for lang in langs]
    cells = [join([*(t.text for t in found), *(v for t in found for v in t.variants)]) for found in terms]
    return [
        ids.take(name),
        *cells,
        number(concept.score),
        "name" if concept.is_name else "term",
        concept.status,
        *("|".join(str(t.count) for t in found) for found in terms),
        *("|".join(str(t.documents) for t in found) for found in terms),
        *(parts_of_speech(found) for found in terms),
        *(clean(concept.examples.get(lang, ""), name, lang, losses, "example") for lang in langs),
        join(clean(r, name, "", losses, "reference") for r in concept.references),
        " ".join(map(str, concept.evidence)),
        join(clean(r, name, "", losses, "reason") for r in concept.reasons),
        clean(concept.note, name, "", losses, "note"),
        clean(concept.changed_by, name, "", losses, "changeid"),
        clean(concept.changed_at, name, "", losses, "changedate"),
    ]


def _terms(row: dict[str, str], column: str) -> tuple[Term, ...]:
    forms = split(row[column])
    counts = split(row.get(f"count-{column}", ""))
    documents = split(row.get(f"documents-{column}", ""))
    size = max(1, min(len(counts), len(forms)))
    parts = parts_of_speech_of(split(row.get(f"part-of-speech-{column}", "")), size)
    terms = (
        Term(
            form,
            () if rank else tuple(forms[size:]),
            _whole(counts, rank),
            _whole(documents, rank),
            part_of_speech=parts[rank],
        )
        for rank, form in enumerate(forms[:size])
    )
    return with_statuses(terms, split(row.get(f"term-status-{column}", "")))


def _whole(numbers: Sequence[str], rank: int) -> int:
    return int(numbers[rank]) if rank < len(numbers) and numbers[rank].isdecimal() else 0


def _languages(head: Sequence[str], name: str) -> dict[str, Lang]:
    """Column to language: the columns between the first and ``score``, if their names look like codes."""
    end = head.index("score") if "score" in head else len(head)
    columns = [c for c in head[:end] if c not in ("id", "concept") and _TAG.fullmatch(c)]
    if not columns:
        raise InputError(f"{name} names no languages; its first row must hold their codes, such as: concept,en,es.")
    found = [canonical(column) for column in columns]
    if twice := [column for column in columns if found.count(canonical(column)) > 1]:
        raise InputError(f"{name} has several columns for one language ({', '.join(twice)}); name each language once.")
    return {column: canonical(column) for column in columns}
