"""Terms that came from elsewhere: which mined concepts are known already, and which a person does not want."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from aligner.languages import base
from aligner.model import Concept, Lang
from aligner.text.names import skeleton
from glossary.words.forms import term_key, term_keys


@dataclass(frozen=True, slots=True)
class Marked:
    """A mined concept beside what is known."""

    concept: Concept
    """The mined concept; if it is known, with the status, id and note of the known one, and a reason for each language
    where they differ."""
    known: Concept | None
    """The concept that was known; None if the mined one is new."""


def mark(mined: Sequence[Concept], known: Iterable[Concept]) -> list[Marked]:
    """Mined concepts in their order, each with the known concept it matches; those a person rejected are left out.

    Regions of a language are one: a list for Brazil is known to a text from Portugal. Two concepts match when a term
    agrees in two languages or in all that both have; forms are compared without
    inflection, case and joiners. A rejected concept takes the mined one with it only if they agree wherever both have
    terms, or differ there in vowels alone: شرکا, partners, and شریک, partner.
    """
    listed = list(known)
    of: dict[tuple[Lang, str], list[int]] = {}
    for number, concept in enumerate(listed):
        for lang, key in _keys(concept):
            of.setdefault((base(lang), key), []).append(number)
    marked = []
    for concept in mined:
        votes: dict[int, set[Lang]] = {}
        for lang, key in _keys(concept):
            for number in of.get((base(lang), key), ()):
                votes.setdefault(number, set()).add(base(lang))
        found = [n for n, langs in votes.items() if len(langs) >= min(2, len(_shared(concept, listed[n])))]
        best = max(found, key=lambda n: (len(votes[n]), -n), default=None)
        if best is None:
            marked.append(Marked(concept, None))
            continue
        differing = sorted(_shared(concept, listed[best]) - votes[best])
        if listed[best].status == "rejected":
            if any(not _roots(concept, lang) & _roots(listed[best], lang) for lang in differing):
                marked.append(Marked(concept, None))
            continue
        marked.append(Marked(_joined(concept, listed[best], differing), listed[best]))
    return marked


def named(known: Sequence[Concept], mined: Sequence[Concept]) -> list[Concept]:
    """Known concepts of a file that does not tell its languages (OmegaT, DeepL), each column named after the language
    most of whose mined terms it holds; one that holds none keeps its name."""
    keys: dict[Lang, set[str]] = {}
    for concept in mined:
        for lang, key in _keys(concept):
            keys.setdefault(lang, set()).add(key)
    names: dict[Lang, Lang] = {}
    for column in dict.fromkeys(lang for concept in known for lang in concept.terms):
        texts = {term.text for concept in known for term in concept.terms.get(column, ())}
        met = {lang: sum(term_key(text, lang) in own for text in texts) for lang, own in keys.items()}
        best = max(met, key=lambda lang: (met[lang], lang == column), default=column)
        names[column] = best if met.get(best) and best not in names.values() else column
    return [replace(c, terms={names[lang]: found for lang, found in c.terms.items()}) for c in known]


def _joined(mined: Concept, known: Concept, differing: Sequence[Lang]) -> Concept:
    status = "approved" if known.status == "mined" else known.status
    said = tuple(
        f"The known term in {lang} is {found[0].text}."
        for lang, found in known.terms.items()
        if base(lang) in differing and found
    )
    states = {(base(lang), term_key(t.text, lang)): t.status for lang, own in known.terms.items() for t in own}
    terms = {
        lang: tuple(replace(t, status=states.get((base(lang), term_key(t.text, lang)), t.status)) for t in own)
        for lang, own in mined.terms.items()
    }
    return replace(
        mined,
        terms=terms,
        status=status,
        id=known.id,
        note=known.note or mined.note,
        reasons=(*said, *mined.reasons),
        facts=(*known.facts, *(fact for fact in mined.facts if fact not in known.facts)),
    )


def _keys(concept: Concept) -> Iterable[tuple[Lang, str]]:
    for lang, terms in concept.terms.items():
        for term in terms:
            yield from ((lang, key) for form in {term.text, *term.variants} for key in term_keys(form, lang))


def _roots(concept: Concept, lang: Lang) -> set[str]:
    """The consonants of the terms in a language: what inflection inside a word leaves."""
    return {skeleton(key) for own, key in _keys(concept) if base(own) == lang} - {""}


def _shared(one: Concept, two: Concept) -> set[Lang]:
    return {base(lang) for lang in one.terms} & {base(lang) for lang in two.terms}
