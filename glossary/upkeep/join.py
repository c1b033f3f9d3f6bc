"""Many lists of terms made one glossary: concepts of all languages, joined by the language they share."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from aligner.errors import InputError
from aligner.languages import base
from aligner.model import Concept, Exchange, Lang, Status, Term
from glossary.checking.forms import bare

_STRONGER: tuple[Status, ...] = ("mined", "approved", "rejected", "do-not-translate", "forbidden")
"""Of two statuses of one concept the later one here holds."""


def join(lists: Sequence[Exchange], pivot: Lang | None = None) -> Exchange:
    """One concept for each term of the pivot, with what every list says of it; concepts without one stay as they are.

    ``pivot``: a language of all lists; the first that all have, if it is not given. Terms of the pivot are equal but
    for case, accents, joiners and marks, and where both tell a part of speech, in that. A list in which one term has
    two meanings gives both to one concept, with a reason that says so. Raises InputError where no language is shared.
    """
    shared = _shared(lists, pivot)
    langs = dict.fromkeys(lang for exchange in lists for lang in exchange.languages)
    first = next(lang for lang in langs if base(lang) == shared)
    joined: dict[str, dict[str, Concept]] = {}
    rest: list[Concept] = []
    for number, exchange in enumerate(lists, 1):
        met: set[tuple[str, str]] = set()
        for concept in exchange.concepts:
            named = replace(concept, terms={first if base(k) == shared else k: own for k, own in concept.terms.items()})
            if not named.terms.get(first):
                rest.append(concept)
                continue
            term = named.terms[first][0]
            text = bare(term.text, shared)
            parts = joined.setdefault(text, {})
            part = _alike(term.part_of_speech, parts)
            parts[part] = _merged(parts[part], named) if part in parts else named
            if (text, part) in met:
                parts[part] = _doubtful(parts[part], number)
            met.add((text, part))
    concepts = (*(concept for parts in joined.values() for concept in parts.values()), *rest)
    others = (lang for lang in langs if base(lang) != shared)
    return Exchange((first, *others), concepts=concepts)


def _alike(part: str, known: Mapping[str, Concept]) -> str:
    """The part of speech under which a term is known: its own, or any where one side tells none."""
    if part in known:
        return part
    return next(iter(known), part) if not part or "" in known else part


def _shared(lists: Sequence[Exchange], pivot: Lang | None) -> Lang:
    """Bare code of the language that all lists have."""
    own = [{base(lang) for lang in exchange.languages} for exchange in lists]
    common = [base(lang) for lang in lists[0].languages if all(base(lang) in langs for langs in own)]
    if pivot and base(pivot) in common:
        return base(pivot)
    if pivot or not common:
        known = "; ".join(", ".join(exchange.languages) for exchange in lists)
        raise InputError(f"The lists do not share {pivot or 'a language'}; they have: {known}.")
    return common[0]


def _merged(one: Concept, other: Concept) -> Concept:
    """Two concepts as one; terms of the first come first."""
    langs = (*one.terms, *other.terms)
    terms = {lang: _union(one.terms.get(lang, ()), other.terms.get(lang, ()), lang) for lang in langs}
    return replace(
        one,
        terms=terms,
        status=max(one.status, other.status, key=_STRONGER.index),
        is_name=one.is_name or other.is_name,
        note=" / ".join(dict.fromkeys(filter(None, (one.note, other.note)))),
        facts=tuple(dict.fromkeys((*one.facts, *other.facts))),
        reasons=tuple(dict.fromkeys((*one.reasons, *other.reasons))),
        score=max(one.score, other.score),
        worth=max(one.worth, other.worth),
    )


def _doubtful(concept: Concept, number: int) -> Concept:
    said = f"List {number} has the term more than once; its meanings are here together."
    return replace(concept, reasons=tuple(dict.fromkeys((*concept.reasons, said))))


def _union(one: Sequence[Term], other: Sequence[Term], lang: Lang) -> tuple[Term, ...]:
    """The terms of both; of two that differ in case or marks alone the first."""
    known = {bare(term.text, base(lang)) for term in one}
    return (*one, *(term for term in other if bare(term.text, base(lang)) not in known))
