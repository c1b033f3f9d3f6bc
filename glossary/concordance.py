"""Every place where a term stands, with what the other languages say there."""

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.errors import InputError
from aligner.model import Concept, Corpus, Lang, Unit
from glossary.words.forms import term_keys


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence of a term, with what stands around and beside it."""

    lang: Lang
    document: str
    line: int
    """Number of the line in the document, from 1."""
    before: str
    form: str
    """The term as it is written there."""
    after: str
    beside: tuple[tuple[Lang, str], ...]
    """What the other languages say in the same unit; empty outside units."""


def find(concepts: Sequence[Concept], wanted: str) -> list[Concept]:
    """The concepts that have this term in any language, in any of its forms. Raises InputError, which names similar
    terms, when there is none."""
    found = [
        concept
        for concept in concepts
        if any(
            term_keys(wanted, lang) & {key for form in (term.text, *term.variants) for key in term_keys(form, lang)}
            for lang, terms in concept.terms.items()
            for term in terms
        )
    ]
    if not found:
        from difflib import get_close_matches

        known = sorted({term.text for c in concepts for terms in c.terms.values() for term in terms})
        close = get_close_matches(wanted, known, n=3, cutoff=0.5)
        close += [text for text in known if wanted.casefold() in text.casefold()][: 3 - len(close)]
        hint = (
            f" Similar: {', '.join(dict.fromkeys(close))}." if close else " Run `aligner glossary PROJECT` for a list."
        )
        raise InputError(f"{wanted!r} is no term of this glossary.{hint}")
    return found


def lines(concept: Concept, corpus: Corpus, units: Sequence[Unit]) -> list[Line]:
    """All occurrences of a concept's terms, language by language in text order."""
    units_of: dict[tuple[Lang, int], list[Unit]] = {}
    for unit in units:
        for part in unit.parts:
            units_of.setdefault(part, []).append(unit)
    found = []
    for lang, terms in concept.terms.items():
        for place in sorted(
            {place for t in terms for place in t.occurrences}, key=lambda p: (p.segment, p.start, -p.end)
        ):
            where = corpus.places[lang][place.segment]
            # Of facts that share the sentence those count that the term stands in.
            holders = [unit for unit in units_of.get((lang, place.segment), ()) if unit.holds(lang, place)]
            beside = tuple(
                (other, said)
                for unit in holders
                for other, said in sorted(unit.joined(corpus.texts).items())
                if other != lang
            )
            text = where.text
            cut = (text[: place.start], text[place.start : place.end], text[place.end :])
            found.append(Line(lang, where.document.name, where.line, *cut, beside))
    return found
