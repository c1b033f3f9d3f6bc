"""Which concept of a new mining an earlier decision was about."""

from collections.abc import Container, Iterable, Mapping, Sequence

from aligner.model import Concept, Lang, Term
from aligner.project.unit_key import Target

Seen = Mapping[Lang, tuple[str, ...]]
"""The terms of a concept in the languages in which a decision was made about one of them."""


def target(terms: Mapping[Lang, Sequence[Term]]) -> Target:
    """A concept said by its preferred terms."""
    return {lang: ((own[0].text, 0),) for lang, own in terms.items() if own}


def recognised(
    decided: Mapping[str, Target], found: Sequence[Concept]
) -> Iterable[tuple[str, tuple[str | None, Seen | None]]]:
    """Each decision's key with the id of its concept (None: it has none), weakest ties first as the last one counts."""
    by_id = {concept.id for concept in found}
    lost = [own for own in decided if own not in by_id]
    exact = {own: name for own in lost if (name := _same(decided[own], found))}
    taken = {*exact.values(), *(decided.keys() & by_id)}
    holders: dict[tuple[Lang, str], list[Concept]] = {}
    for concept in found if len(exact) < len(lost) else ():
        for lang, terms in concept.terms.items():
            for form in {form for term in terms for form in (term.text, *term.variants)}:
                holders.setdefault((lang, form), []).append(concept)
    for own in lost:
        if own not in exact:
            likely = _mostly(decided[own], holders, taken)
            taken |= {likely.id} if likely else set()
            yield own, (likely.id, _seen(decided[own], likely)) if likely else (None, None)
    yield from ((own, (name, None)) for own, name in exact.items())
    yield from ((own, (own, None)) for own in decided if own in by_id)


def _same(about: Target, found: Sequence[Concept]) -> str | None:
    for concept in found:
        own = target(concept.terms)
        shared = own.keys() & about.keys()
        if len(shared) > 1 and all(own[lang][0][0] == about[lang][0][0] for lang in shared):
            return concept.id
    return None


def _mostly(
    about: Target, holders: Mapping[tuple[Lang, str], Sequence[Concept]], taken: Container[str]
) -> Concept | None:
    """The concept nobody else decided about that has most of these terms: two at least, and more than it lacks."""
    votes: dict[str, int] = {}
    by_id: dict[str, Concept] = {}
    for lang, names in about.items():
        for concept in holders.get((lang, names[0][0]), ()):
            votes[concept.id] = votes.get(concept.id, 0) + 1
            by_id[concept.id] = concept
    likely = [
        name
        for name, number in votes.items()
        if name not in taken and number > max(1, len(by_id[name].terms.keys() & about.keys()) // 2)
    ]
    best = max(likely, key=votes.__getitem__, default=None)
    return by_id[best] if best is not None else None


def _seen(about: Target, concept: Concept) -> Seen:
    found = {}
    for lang, names in about.items():
        terms = concept.terms.get(lang, ())
        if any(names[0][0] in (term.text, *term.variants) for term in terms):
            found[lang] = tuple(term.text for term in terms)
    return found
