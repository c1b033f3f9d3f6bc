"""Terms that came from elsewhere: which mined concepts are known already, and which a person does not want."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from aligner.model import Concept, Lang
from glossary.forms import term_key


@dataclass(frozen=True, slots=True)
class Marked:
    """A mined concept beside what is known."""

    concept: Concept
    """With the status, id and note of the known concept, and a reason for each language where they differ."""
    known: Concept | None
    """None: it is new."""


def mark(mined: Sequence[Concept], known: Iterable[Concept]) -> list[Marked]:
    """Mined concepts in their order, each with the known concept it matches; those a person rejected are left out.

    Two concepts match when a term agrees in two languages or in all that both have; forms are compared without
    inflection, case and joiners. A rejected concept takes the mined one with it only if they agree wherever both have
    terms.
    """
    listed = list(known)
    of: dict[tuple[Lang, str], list[int]] = {}
    for number, concept in enumerate(listed):
        for lang, key in _keys(concept):
            of.setdefault((_base(lang), key), []).append(number)
    marked = []
    for concept in mined:
        votes: dict[int, set[Lang]] = {}
        for lang, key in _keys(concept):
            for number in of.get((_base(lang), key), ()):
                votes.setdefault(number, set()).add(_base(lang))
        found = [n for n, langs in votes.items() if len(langs) >= min(2, len(_shared(concept, listed[n])))]
        best = max(found, key=lambda n: (len(votes[n]), -n), default=None)
        if best is None:
            marked.append(Marked(concept, None))
            continue
        differing = sorted(_shared(concept, listed[best]) - votes[best])
        if listed[best].status == "rejected":
            if differing:
                marked.append(Marked(concept, None))
            continue
        marked.append(Marked(_joined(concept, listed[best], differing), listed[best]))
    return marked


def _joined(mined: Concept, known: Concept, differing: Sequence[Lang]) -> Concept:
    status = "approved" if known.status == "mined" else known.status
    said = tuple(
        f"The known term in {lang} is {found[0].text}."
        for lang, found in known.terms.items()
        if _base(lang) in differing and found
    )
    return replace(mined, status=status, id=known.id, note=known.note or mined.note, reasons=(*said, *mined.reasons))


def _keys(concept: Concept) -> Iterable[tuple[Lang, str]]:
    for lang, terms in concept.terms.items():
        for term in terms:
            yield from ((lang, key) for key in {term_key(form, lang) for form in (term.text, *term.variants)})


def _shared(one: Concept, two: Concept) -> set[Lang]:
    return {_base(lang) for lang in one.terms} & {_base(lang) for lang in two.terms}


def _base(lang: Lang) -> Lang:
    """``pt`` of ``pt-BR``: a list for Brazil is known to a text from Portugal."""
    return lang.split("-")[0].lower()
