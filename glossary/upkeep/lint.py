"""What is wrong in a glossary, whatever it is used for."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner import formats, languages
from aligner.exchange import memory_files
from aligner.exchange.sources import given
from aligner.model import Concept, Lang, Term
from aligner.text.decode import decode
from glossary.checking.forms import bare
from glossary.checking.lines import Lines

RULES = {
    "empty-term": "a language has an entry without a word in it",
    "blanks": "a term begins or ends with blanks, or has several in a row",
    "duplicate": "a concept lists a term twice, or two concepts have the same terms throughout",
    "near-duplicate": "two terms of a language differ in case, accents, marks, blanks or joiners alone",
    "two-concepts": "a term stands in several concepts, of which it is not told which is meant when",
    "status": "statuses contradict each other",
    "one-language": "a concept has terms in one language alone",
}
"""What each rule finds."""
_TABLES = (".csv", ".tsv", ".tab", ".utf8", ".txt")
Placed = tuple[Concept, Lang, Term]


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong."""

    rule: str
    line: int
    """Counted from 1; 0: not known."""
    concept: str
    """Id of the concept, of the first of several."""
    message: str


def lint(name: str) -> list[Trouble]:
    """What is wrong in a glossary file, in its order. Raises InputError, LanguageError, UnknownNameError."""
    path = given(name)[1]
    concepts = memory_files.glossary(name).concepts
    lines = _lines_of(path, concepts)
    found = [*_blank_cells(path), *_of_concepts(concepts, lines), *_of_terms(concepts, lines)]
    return sorted(dict.fromkeys(found), key=lambda one: (one.line, one.concept, one.rule, one.message))


def _lines_of(path: Path, concepts: Iterable[Concept]) -> dict[str, int]:
    """The line in which each concept begins."""
    lines = Lines(path)
    found = {}
    for concept in concepts:
        texts = [own[0].text for own in concept.terms.values() if own]
        found[concept.id] = lines.unit(texts[0]) if texts else 0
    return found


def _blank_cells(path: Path) -> Iterator[Trouble]:
    """Blanks at the edges of the cells of a table, which readers take away."""
    if formats.ending_of(path) not in _TABLES:
        return
    text = decode(path.read_bytes(), str(path))
    rows = csv.reader(text.splitlines(keepends=True), delimiter="\t" if "\t" in text.split("\n", 1)[0] else ",")
    for row in rows:
        for cell in row:
            if cell != cell.strip():
                yield Trouble("blanks", rows.line_num, "", f"{cell!r} begins or ends with blanks; remove them.")


def _of_concepts(concepts: Sequence[Concept], lines: dict[str, int]) -> Iterator[Trouble]:
    same: dict[frozenset[tuple[Lang, str]], Concept] = {}
    for concept in concepts:
        line = lines[concept.id]
        yield from _of_concept(concept, line)
        whole = frozenset((lang, bare(t.text, lang)) for lang, own in concept.terms.items() for t in own)
        if len(concept.terms) > 1 and whole in same:
            message = f"{_named(concept)} has the terms of {same[whole].id} (line {lines[same[whole].id]}); keep one."
            yield Trouble("duplicate", line, concept.id, message)
        same.setdefault(whole, concept)


def _of_concept(concept: Concept, line: int) -> Iterator[Trouble]:
    def trouble(rule: str, message: str) -> Trouble:
        return Trouble(rule, line, concept.id, message)

    name = _named(concept)
    for lang, own in concept.terms.items():
        yield from (trouble(rule, message) for rule, message in _of_list(name, lang, own))
        if sum(term.status == "preferred" for term in own) > 1:
            yield trouble("status", f"{name} prefers several terms in {lang}; choose one.")
        if own and not any(term.usable for term in own) and concept.status == "approved":
            yield trouble("status", f"{name} is approved, but no term in {lang} may be used; add one.")
    kept = {term.text for own in concept.terms.values() for term in own}
    if concept.status == "do-not-translate" and len(concept.terms) > 1 and len(kept) == len(concept.terms):
        yield trouble("status", f"{name} is not to be translated, but is; decide.")
    if len(concept.terms) == 1 and concept.status not in ("do-not-translate", "forbidden", "rejected"):
        yield trouble("one-language", f"{name} has terms in one language; add others.")


def _of_list(name: str, lang: Lang, own: Sequence[Term]) -> Iterator[tuple[str, str]]:
    """Rule and message of what is wrong with the terms of a language, each by itself."""
    seen: set[str] = set()
    for term in own:
        plain = " ".join(term.text.split())
        if not plain:
            yield "empty-term", f"{name} has an empty term in {lang}; fill it."
        elif term.text != plain:
            yield "blanks", f"{term.text!r} has blanks too many; write {plain!r}."
        for form in (term.text, *term.variants):
            if form in seen:
                yield "duplicate", f"{name} lists {form!r} twice in {lang}; keep it once."
            seen.add(form)


def _of_terms(concepts: Sequence[Concept], lines: dict[str, int]) -> Iterator[Trouble]:
    """What terms of different concepts have against each other."""
    written: dict[tuple[Lang, str], list[Placed]] = defaultdict(list)
    folded: dict[tuple[Lang, str], list[Placed]] = defaultdict(list)
    for concept in concepts:
        for lang, own in concept.terms.items():
            for term in own:
                written[lang, term.text].append((concept, lang, term))
                folded[lang, _folded(term.text, lang)].append((concept, lang, term))
    for (lang, text), places in written.items():
        others = list(dict.fromkeys(concept.id for concept, _, _ in places))
        if len(others) > 1 and text.strip():
            yield from _in_several(text, lang, places, lines)
    for (_, key), places in folded.items():
        spelled = list(dict.fromkeys(term.text for _, _, term in places))
        if key and len(spelled) > 1:
            concept, lang, _ = places[-1]
            names = " and ".join(map(repr, spelled[:3]))
            message = f"{names} in {lang} are one term written in two ways; choose one."
            yield Trouble("near-duplicate", lines[concept.id], concept.id, message)


def _in_several(text: str, lang: Lang, places: Sequence[Placed], lines: dict[str, int]) -> Iterator[Trouble]:
    first, last = places[0][0], places[-1][0]
    states = {_state(concept, term) for concept, _, term in places}
    where = f"{first.id} (line {lines[first.id]}) and {last.id}"
    if "forbidden" in states and len(states) > 1:
        message = f"{text!r} in {lang} is forbidden in one of {where} and allowed in the other; decide."
        yield Trouble("status", lines[last.id], last.id, message)
    elif not _told_apart(places):
        message = f"{text!r} in {lang} stands in {where}; join them, or tell them apart by part of speech or subject."
        yield Trouble("two-concepts", lines[last.id], last.id, message)


def _state(concept: Concept, term: Term) -> str:
    bad = concept.status in ("forbidden", "rejected") or term.status in ("deprecated", "superseded")
    return "forbidden" if bad else "allowed"


def _told_apart(places: Sequence[Placed]) -> bool:
    """Whether part of speech or facts (subject, context) differ in each of the concepts."""
    told = [(term.part_of_speech, tuple(f.text for f in concept.facts if not f.lang)) for concept, _, term in places]
    return len(set(told)) == len(told)


def _folded(text: str, lang: Lang) -> str:
    """What is left of a term without case, accents, joiners, blanks and hyphens."""
    return "".join(c for c in bare(text, languages.base(lang)) if c.isalnum())


def _named(concept: Concept) -> str:
    first = next((term.text for own in concept.terms.values() for term in own), "")
    return f"{concept.id} ({first})" if first else concept.id
