"""Units and concepts as rows of a sheet for people; CSV and XLSX share it, ``reading`` is the way back.

A glossary row is a concept: ``concept`` (its id), one column a language code (pivot first), ``score``, ``kind`` (term,
general or name), ``status``, then counts and evidence, and who decided last (``changeid``) and when (``changedate``). A
language's cell holds its terms and after them the variants, separated by ``|`` (see ``_lists``); its ``count-`` and
``documents-`` cells hold one number a term and so tell where terms end, its ``part-of-speech-`` cell one word a term
(``?``: not known). Mined concepts have their ``worth``, too. Where a file brought them, ``term-status-`` cells hold
one status a term, and ``facts`` further facts (see ``_term_facts``). Concepts of many works tell in ``works`` how many
have them, in ``work-counts`` how often each does, and in ``inconsistent`` where they do not agree. A memory row is a
unit: ``id``, the languages, ``score``, ``status``, ``note`` and a column ``x-NAME`` for each prop.
"""

from collections.abc import Iterator, Sequence

from aligner.formats._clean import Losses, clean
from aligner.formats._facts import number, parts_of_speech
from aligner.formats._ids import Ids, concept_id, content_id
from aligner.formats._lists import join
from aligner.formats._term_facts import fact_lines, status_words
from aligner.formats._terms import cleaned
from aligner.model import BY_WORK, INCONSISTENT, WORKS, Concept, Exchange, Lang, TranslationUnit

_OVER_WORKS = (WORKS, BY_WORK, INCONSISTENT)
"""Facts with columns of their own, where a concept has them."""


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
    over = [name for name in _OVER_WORKS if any(f.name == name for c in exchange.concepts for f in c.facts)]
    told = any(
        any(f.name not in over for f in c.facts) or any(t.facts for own in c.terms.values() for t in own)
        for c in exchange.concepts
    )
    weighed = any(c.worth for c in exchange.concepts)
    more = [*(f"term-status-{lang}" for lang in langs if ranked), *(["facts"] if told else [])]
    more = [*(["worth"] if weighed else []), *more]
    yield [*head, "references", "evidence", "reasons", "note", "changeid", "changedate", *over, *more]
    for concept in exchange.concepts:
        row = _concept_row(concept, langs, ids, losses)
        name = concept_id(concept)
        own = {fact.name: fact.text for fact in concept.facts}
        row += [clean(own.get(fact, ""), name, "", losses, fact) for fact in over]
        row += [number(concept.worth)] if weighed else []
        row += ["|".join(status_words(concept.terms.get(lang, ()))) for lang in langs if ranked]
        yield [*row, join(fact_lines(concept, name, langs, losses, over))] if told else row


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
        concept.kind,
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
