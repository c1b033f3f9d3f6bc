"""Many lists of terms made one glossary: concepts of all languages, joined by the language they share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce

from aligner.errors import InputError
from aligner.languages import base
from aligner.model import Concept, Exchange, Lang, Status, Term
from glossary.checking.forms import bare

Member = tuple[int, Concept]
"""A concept and the number of the list that it is of, from 0."""
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
    groups, rest = grouped([exchange.concepts for exchange in lists], first)
    others = (lang for lang in langs if base(lang) != shared)
    return Exchange((first, *others), concepts=(*map(_one, groups), *(concept for _, concept in rest)))


def grouped(lists: Sequence[Iterable[Concept]], first: Lang) -> tuple[list[list[Member]], list[Member]]:
    """The concepts of many lists that have one term in the language ``first``, together; and those that have none.

    Of those that have, the language is called ``first``, whatever region of it a list names.
    """
    shared = base(first)
    joined: dict[str, dict[str, list[Member]]] = {}
    rest: list[Member] = []
    for number, concepts in enumerate(lists):
        for concept in concepts:
            named = replace(concept, terms={first if base(k) == shared else k: own for k, own in concept.terms.items()})
            if not named.terms.get(first):
                rest.append((number, concept))
                continue
            term = named.terms[first][0]
            parts = joined.setdefault(bare(term.text, shared), {})
            parts.setdefault(_alike(term.part_of_speech, parts), []).append((number, named))
    return [members for parts in joined.values() for members in parts.values()], rest


def stronger(one: Status, other: Status) -> Status:
    """What of two statuses of one concept holds."""
    return max(one, other, key=_STRONGER.index)


def _one(members: Sequence[Member]) -> Concept:
    lists = [number for number, _ in members]
    concept = reduce(_merged, (concept for _, concept in members))
    for number in sorted({number for number in lists if lists.count(number) > 1}):
        said = f"List {number + 1} has the term more than once; its meanings are here together."
        concept = replace(concept, reasons=tuple(dict.fromkeys((*concept.reasons, said))))
    return concept


def _alike(part: str, known: Mapping[str, object]) -> str:
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
        status=stronger(one.status, other.status),
        is_name=one.is_name or other.is_name,
        note=" / ".join(dict.fromkeys(filter(None, (one.note, other.note)))),
        facts=tuple(dict.fromkeys((*one.facts, *other.facts))),
        reasons=tuple(dict.fromkeys((*one.reasons, *other.reasons))),
        score=max(one.score, other.score),
        worth=max(one.worth, other.worth),
    )


def _union(one: Sequence[Term], other: Sequence[Term], lang: Lang) -> tuple[Term, ...]:
    """The terms of both; of two that differ in case or marks alone the first."""
    known = {bare(term.text, base(lang)) for term in one}
    return (*one, *(term for term in other if bare(term.text, base(lang)) not in known))
