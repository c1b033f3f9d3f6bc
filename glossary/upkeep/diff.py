"""What two glossaries differ in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aligner.model import Concept, Lang

Kind = str
"""``added``, ``removed`` or ``changed``."""


@dataclass(frozen=True, slots=True)
class Change:
    """One concept that is not in both glossaries as it is."""

    kind: Kind
    concept: Concept
    """As the new glossary has it; as the old one has it, if it was removed."""
    details: tuple[str, ...] = ()
    """What changed, one thing a line: ``es: + contraseña``."""


def diff(old: Sequence[Concept], new: Sequence[Concept]) -> list[Change]:
    """The changes from one glossary to another, in the order of the new one, removed concepts last.

    Two concepts are the same if they have one id, else if they share a term in two languages, or in all that both
    have. Scores, counts and examples do not count.
    """
    partner = _partners(old, new)
    changes: list[Change] = []
    for n, concept in enumerate(new):
        if n not in partner:
            changes.append(Change("added", concept))
        elif details := tuple(_details(old[partner[n]], concept)):
            changes.append(Change("changed", concept, details))
    left = set(range(len(old))) - set(partner.values())
    return changes + [Change("removed", old[n]) for n in sorted(left)]


def _partners(old: Sequence[Concept], new: Sequence[Concept]) -> dict[int, int]:
    """Place of a concept in the new glossary to its place in the old one."""
    by_id = {concept.id: n for n, concept in enumerate(old) if concept.id}
    partner = {n: by_id[concept.id] for n, concept in enumerate(new) if concept.id in by_id}
    taken = set(partner.values())
    places: dict[tuple[Lang, str], list[int]] = {}
    for n, concept in enumerate(old):
        for key in _keys(concept):
            places.setdefault(key, []).append(n)
    for n, concept in enumerate(new):
        if n in partner:
            continue
        shared: dict[int, set[Lang]] = {}
        for lang, text in _keys(concept):
            for other in places.get((lang, text), ()):
                shared.setdefault(other, set()).add(lang)
        fit = [
            other
            for other, langs in shared.items()
            if other not in taken and len(langs) >= min(2, len(concept.terms.keys() & old[other].terms.keys()))
        ]
        if fit:
            best = max(fit, key=lambda other: (len(shared[other]), -other))
            partner[n] = best
            taken.add(best)
    return partner


def _keys(concept: Concept) -> set[tuple[Lang, str]]:
    return {(lang, term.text) for lang, own in concept.terms.items() for term in own}


def _details(old: Concept, new: Concept) -> Iterable[str]:
    if old.status != new.status:
        yield f"status: {old.status} -> {new.status}"
    for lang in dict.fromkeys((*old.terms, *new.terms)):
        before, after = (_states(concept, lang) for concept in (old, new))
        yield from (f"{lang}: - {text}" for text in before if text not in after)
        yield from (f"{lang}: + {text}" for text in after if text not in before)
        for text in after:
            if text in before and before[text] != after[text]:
                yield f"{lang}: {text}: {before[text] or 'usual'} -> {after[text] or 'usual'}"
    if old.note != new.note:
        yield f"note: {old.note or 'none'} -> {new.note or 'none'}"


def _states(concept: Concept, lang: Lang) -> Mapping[str, str]:
    return {term.text: term.status for term in concept.terms.get(lang, ())}
