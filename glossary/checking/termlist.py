"""A glossary ready to be checked against, for one pair of languages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from aligner import formats
from aligner.languages import base, words
from aligner.model import Concept, Fact, Lang, Term
from glossary.checking.forms import inflection_keys, number_keys
from glossary.checking.pattern import Matching, Pattern, has_case
from glossary.checking.side import Found, Side

CASE_FACTS = ("casesensitive", "matchcase", "case")
"""What a glossary calls the fact that the capitals of a term count, or do not; its letters alone."""
MATCHING_FACTS = ("matching", "match", "exactness", "exactmatch")
"""What it calls the fact that only the written form of a term is meant."""
_YES = words("yes true 1 sensitive cased exact on y x sí sim بله")
_NO = words("no false 0 insensitive off n não خیر")


@dataclass(frozen=True)
class Entry:
    """What is known of one source term: all concepts that have it, taken together."""

    source: Pattern
    accepted: tuple[Pattern, ...]
    """Terms of the target language that may stand for it, preferred first; empty where the glossary gives none."""
    forbidden: tuple[Pattern, ...] = ()
    """Terms that must not."""
    kept: bool = False
    """Not to be translated."""
    name: bool = False
    number: int = 0
    """Place in the list."""
    verb: bool = False
    """Whether every form of its first word says it, as of a verb."""

    @property
    def expected(self) -> tuple[str, ...]:
        """What should stand in a translation."""
        own = tuple(dict.fromkeys(pattern.term for pattern in self.accepted))
        return (self.source.term, *(text for text in own if text != self.source.term)) if self.kept else own


@dataclass(frozen=True)
class Hit:
    """A source term in a text."""

    entry: Entry
    found: Found


@dataclass(frozen=True)
class TermList:
    """The terms of a glossary for one pair of languages."""

    source: Lang
    target: Lang
    entries: tuple[Entry, ...]
    banned: tuple[Pattern, ...] = ()
    """Target terms that are forbidden whatever they stand for."""
    heads: dict[str, list[Entry]] = field(default_factory=dict, repr=False)
    """The entries by what their source terms begin with."""
    verbs: dict[str, list[Entry]] = field(default_factory=dict, repr=False)
    """Those that begin with a verb, by what all forms of it share."""

    def found(self, text: Side) -> list[Hit]:
        """The source terms in a text, longest first where they overlap; equal places give one hit an entry."""
        hits: list[Hit] = []
        for n in range(len(text.parts)):
            seen: dict[int, Entry] = {}
            for entry in self._beginning(text.parts[n], text.code):
                seen.setdefault(id(entry), entry)
            hits += [
                Hit(entry, found)
                for entry in seen.values()
                if (found := entry.source.follows(text, n, inflected=entry.verb))
            ]
        for i, j in text.joined:
            hits += [Hit(entry, (i, j)) for entry in self._in_one("".join(text.parts[i:j]), j - i, text.code)]
        return list(_longest(hits))

    def _beginning(self, part: str, code: str) -> Iterator[Entry]:
        # Only where there are verbs to be found, all forms of an English word are asked for.
        keys = number_keys(part, code) if code == "en" else inflection_keys(part, code)
        for own in keys:
            yield from self.heads.get(own, ())
        for own in inflection_keys(part, code) if self.verbs else ():
            yield from self.verbs.get(own, ())

    def _in_one(self, word: str, parts: int, code: str) -> Iterator[Entry]:
        """The terms that a word of several parts is, if they are written in another number of parts: *e-mail*."""
        for own in number_keys(word, code):
            for entry in self.heads.get(own, ()):
                if entry.source.whole == own and len(entry.source.cut.parts) != parts and not entry.source.cased:
                    yield entry


def _longest(hits: Iterable[Hit]) -> Iterator[Hit]:
    taken: list[Found] = []
    for hit in sorted(hits, key=lambda h: (h.found[0] - h.found[1], h.found[0], h.entry.number)):
        if all(hit.found == own or hit.found[1] <= own[0] or own[1] <= hit.found[0] for own in taken):
            taken.append(hit.found)
            yield hit


def compiled(concepts: Iterable[Concept], source: Lang, target: Lang) -> TermList:
    """The terms of a glossary for a pair of languages; rejected concepts and provisional terms are left out.

    A region of a language is answered by that very region's terms, else by those of the language.
    """
    raw: dict[tuple[str, bool], list[_Named]] = {}
    banned: list[Pattern] = []
    for concept in concepts:
        if concept.status == "rejected":
            continue
        own, other = (_terms(concept, lang) for lang in (source, target))
        if not own and other and concept.status == "forbidden":
            banned += [pattern for term in other for pattern in _patterns(term, concept, target)]
        for term in own if concept.status != "forbidden" or other else ():
            for pattern in _patterns(term, concept, source) if term.status != "provisional" else ():
                shown = pattern.text if pattern.cased else pattern.whole
                raw.setdefault((shown, pattern.cased), []).append((concept, term, pattern))
    entries = [entry for n, group in enumerate(raw.values()) if (entry := _entry(group, target, n))]
    heads: dict[str, list[Entry]] = {}
    verbs: dict[str, list[Entry]] = {}
    for entry in entries:
        for own_key in entry.source.heads:
            heads.setdefault(own_key, []).append(entry)
        for own_key in entry.source.keys[0] if entry.verb and entry.source.keys else ():
            verbs.setdefault(own_key, []).append(entry)
    return TermList(source, target, tuple(entries), tuple(banned), heads, verbs)


_Named = tuple[Concept, Term, Pattern]


def _entry(group: Sequence[_Named], target: Lang, number: int) -> Entry | None:
    accepted: list[Pattern] = []
    forbidden: list[Pattern] = []
    for concept, _, _ in group:
        for term in _terms(concept, target):
            own = _patterns(term, concept, target)
            if concept.status == "forbidden" or term.status in ("deprecated", "superseded"):
                forbidden += own
            elif term.status != "provisional":
                accepted += own
    allowed = {own.whole for own in accepted}
    forbidden = [own for own in forbidden if own.whole not in allowed]
    kept = any(concept.status == "do-not-translate" for concept, _, _ in group)
    if not accepted and not forbidden and not kept:
        return None
    verb = any(term.part_of_speech == "verb" for _, term, _ in group) or any(own.verb for own in accepted)
    return Entry(
        group[0][2],
        tuple(accepted),
        tuple(forbidden),
        kept,
        any(concept.is_name for concept, _, _ in group),
        number,
        verb and all(term.part_of_speech in ("", "verb") for _, term, _ in group),
    )


def _terms(concept: Concept, lang: Lang) -> tuple[Term, ...]:
    alike = formats.alike(lang, concept.terms) or next((own for own in concept.terms if base(own) == base(lang)), None)
    return concept.terms[alike] if alike else ()


def _patterns(term: Term, concept: Concept, lang: Lang) -> list[Pattern]:
    """A term and the other forms that the glossary lists of it."""
    matching: Matching = "exact" if _told(term, concept, MATCHING_FACTS) else "inflected"
    cased, code = _is_cased(term, concept), base(lang)
    variants = (Pattern(form, code, matching, cased, term.text) for form in term.variants)
    return [own for own in (Pattern(term.text, code, matching, cased), *variants) if own.cut.parts]


def _is_cased(term: Term, concept: Concept) -> bool:
    told = _told(term, concept, CASE_FACTS)
    return has_case(term.text) if told is None else told


def _told(term: Term, concept: Concept, names: Sequence[str]) -> bool | None:
    """What the glossary says of a term, or of its concept; None where it says nothing."""
    for fact in (*term.facts, *concept.facts):
        if _letters(fact.name) in names:
            return _truth(fact)
    return None


def _truth(fact: Fact) -> bool | None:
    word = fact.text.strip().lower()
    return True if word in _YES else False if word in _NO else None


@cache
def _letters(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalpha())
