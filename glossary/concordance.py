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
    units: tuple[int, ...] = ()
    """Positions of the units it stands in."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit in which a term stands, in one language or several."""

    places: tuple[str, ...]
    """``document:line`` of each sentence with the term."""
    texts: tuple[tuple[Lang, str], ...]
    """By language: its sentences with the term in brackets, or, where it has another word, what it says."""


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
    units_of: dict[tuple[Lang, int], list[tuple[int, Unit]]] = {}
    for number, unit in enumerate(units):
        for part in unit.parts:
            units_of.setdefault(part, []).append((number, unit))
    found = []
    for lang, terms in concept.terms.items():
        for place in sorted(
            {place for t in terms for place in t.occurrences}, key=lambda p: (p.segment, p.start, -p.end)
        ):
            where = corpus.places[lang][place.segment]
            # Of facts that share the sentence those count that the term stands in.
            around = units_of.get((lang, place.segment), ())
            holders = [(number, unit) for number, unit in around if unit.holds(lang, place)]
            beside = tuple(
                (other, said)
                for _, unit in holders
                for other, said in sorted(unit.joined(corpus.texts).items())
                if other != lang
            )
            text = where.text
            cut = (text[: place.start], text[place.start : place.end], text[place.end :])
            held = tuple(number for number, _ in holders)
            found.append(Line(lang, where.document.name, where.line, *cut, beside, held))
    return found


def passages(found: Sequence[Line]) -> list[Passage]:
    """The lines by the units they stand in, each unit once; what stands in no unit is by itself."""
    groups: dict[object, list[Line]] = {}
    for number, line in enumerate(found):
        groups.setdefault(line.units or ("alone", number), []).append(line)
    return [
        Passage(tuple(dict.fromkeys(f"{line.document}:{line.line}" for line in own)), tuple(_texts(own).items()))
        for own in groups.values()
    ]


def _texts(lines: Sequence[Line]) -> dict[Lang, str]:
    """What each language says: of those with the term the sentences it stands in, all its places marked."""
    sentences: dict[Lang, dict[tuple[str, int, str], list[tuple[int, int]]]] = {}
    for line in lines:
        whole = (line.document, line.line, line.before + line.form + line.after)
        start = len(line.before)
        sentences.setdefault(line.lang, {}).setdefault(whole, []).append((start, start + len(line.form)))
    said = {
        lang: " ".join(_marked(text, spans) for (_, _, text), spans in own.items()) for lang, own in sentences.items()
    }
    for line in lines:
        for lang, text in line.beside:
            if lang not in sentences and text not in said.get(lang, ""):
                said[lang] = f"{said[lang]} / {text}" if lang in said else text
    return said


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text with brackets around places that do not overlap."""
    end = len(text) + 1
    for start, stop in sorted(spans, reverse=True):
        if stop <= end:
            text = f"{text[:start]}[{text[start:stop]}]{text[stop:]}"
            end = start
    return text
