"""One glossary over many works: what each calls an idea, how often, and where they do not agree."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from aligner.languages import base
from aligner.model import BY_WORK, INCONSISTENT, WORKS, Concept, Exchange, Fact, Lang, Term
from glossary.checking.forms import bare, number_keys
from glossary.concepts.worth import place
from glossary.upkeep.join import Member, grouped, stronger

_APPROVED = ("approved", "do-not-translate")
_INSIDE = "Inconsistent in"
"""How the reason begins that tells of several words inside one work."""
SHOWN = 5
"""Works that are named beside a word; of more their number."""


@dataclass(frozen=True, slots=True)
class OfWork:
    """The glossary of one work."""

    name: str
    exchange: Exchange


def over_works(works: Sequence[OfWork], pivot: Lang | None = None) -> Exchange:
    """One concept for each term that works share, best first, with what all of them say of it.

    They are joined by ``pivot``, or else by the language that most works have first; what has no term in it by the next
    such language. A term counts what it counts in all works; facts tell how many works have the concept
    (``WORKS``), how often (``BY_WORK``), and which words works have for it that share none (``INCONSISTENT``).

    What a person approved in one work stands for all: its words come first, and words that only other works have are
    provisional beside it. What somebody rejected in a work takes no part in what others say, and is told there.
    """
    names = [work.name for work in works]
    languages = _languages(works, pivot)
    made: list[Concept] = []
    for lang, members in _groups([work.exchange.concepts for work in works], languages):
        rejected = [member for member in members if member[1].status == "rejected"]
        others = [member for member in members if member[1].status != "rejected"]
        made.append(_Joined(lang, names, others or rejected, rejected if others else ()).concept())
    made.sort(key=lambda one: (one.is_name, one.is_general, -place(one.worth, one.score), -one.score))
    created = max((work.exchange.created for work in works), default="")
    signature = "; ".join(dict.fromkeys(work.exchange.signature for work in works))
    return Exchange(languages, concepts=tuple(made), signature=signature, created=created)


def _languages(works: Sequence[OfWork], pivot: Lang | None) -> tuple[Lang, ...]:
    """All languages; first the one that most works have first, which ``pivot`` comes before."""
    firsts = [work.exchange.pivot for work in works]
    every = dict.fromkeys(lang for work in works for lang in work.exchange.languages)
    order = sorted(every, key=lambda lang: (base(lang) != base(pivot or ""), -firsts.count(lang)))
    return (order[0], *(lang for lang in every if lang != order[0])) if order else ()


def _groups(lists: Sequence[Iterable[Concept]], languages: Sequence[Lang]) -> Iterator[tuple[Lang, list[Member]]]:
    """The concepts that belong together, and the language of the term that they share."""
    for lang in languages:
        groups, rest = grouped(lists, lang)
        yield from ((lang, members) for members in groups)
        left: list[list[Concept]] = [[] for _ in lists]
        for number, concept in rest:
            left[number].append(concept)
        lists = left


@dataclass(slots=True)
class _Word:
    """A term of one language in all works."""

    term: Term
    works: set[int] = field(default_factory=set)
    """Those that have it."""
    approved: bool = False


class _Joined:
    """What many works say of one concept."""

    def __init__(
        self, first: Lang, names: Sequence[str], members: Sequence[Member], rejected: Sequence[Member] = ()
    ) -> None:
        self._first, self._names, self._rejected = first, names, rejected
        self._members = sorted(members, key=lambda m: (m[1].status not in _APPROVED, -m[1].score))
        """What people approved first, then what is surest."""
        self._works = sorted({number for number, _ in members})
        self._approved = {id(concept) for _, concept in members if concept.status in _APPROVED}
        self._words = {
            lang: self._of(lang) for lang in dict.fromkeys(lang for _, c in self._members for lang in c.terms)
        }

    def concept(self) -> Concept:
        best, every = self._members[0][1], [concept for _, concept in self._members]
        told = "; ".join(self._inconsistent())
        examples: dict[Lang, str] = reduce(lambda kept, concept: {**concept.examples, **kept}, every, {})
        changed = max(every, key=lambda concept: concept.changed_at)
        return replace(
            best,
            terms={lang: self._terms(lang) for lang in self._words},
            score=max(concept.score for concept in every),
            worth=max(concept.worth for concept in every),
            is_name=2 * sum(concept.is_name for concept in every) > len(every),
            is_general=2 * sum(concept.is_general for concept in every) > len(every),
            evidence=(),  # It counts the rows of one work.
            reasons=tuple(self._reasons(told)),
            status=reduce(stronger, (concept.status for concept in every)),
            note=" / ".join(dict.fromkeys(concept.note for concept in every if concept.note)),
            examples=examples,
            references=tuple(dict.fromkeys(place for concept in every for place in concept.references))[
                : len(examples)
            ],
            changed_by=changed.changed_by,
            changed_at=changed.changed_at,
            facts=(*self._facts(told), *dict.fromkeys(fact for concept in every for fact in concept.facts)),
        )

    def _of(self, lang: Lang) -> list[_Word]:
        """The terms of a language, those of approved concepts first, then by their count."""
        found: list[_Word] = []
        for number, concept in self._members:
            for term in concept.terms.get(lang, ()):
                word = next((word for word in found if _alike(word.term, term, lang)), None)
                if word is None:
                    found.append(word := _Word(replace(term, occurrences=())))
                else:
                    word.term = _both(word.term, term)
                word.works.add(number)
                word.approved |= id(concept) in self._approved
        return sorted(found, key=lambda word: (not word.approved, -word.term.count))

    def _terms(self, lang: Lang) -> tuple[Term, ...]:
        """Beside what a person approved nobody has looked at the rest."""
        return tuple(
            replace(word.term, status=word.term.status or "provisional")
            if self._approved and not word.approved
            else word.term
            for word in self._words[lang]
        )

    def _inconsistent(self) -> Iterator[str]:
        """Of each language the words of works that share none: ``es: red (a, b), malla (c)``."""
        for lang, words in self._words.items():
            groups = _parts([word.works for word in words])
            if len(groups) > 1:
                shown = ((next(word for word in words if word.works <= group), group) for group in groups)
                yield f"{lang}: " + ", ".join(f"{word.term.text} ({self._named(group)})" for word, group in shown)

    def _reasons(self, told: str) -> Iterator[str]:
        if told:
            yield f"Inconsistent over works: {told}."
        numbers = [number for number, _ in self._members]
        for number in sorted({number for number in numbers if numbers.count(number) > 1}):
            yield f"{self._names[number]} has the term more than once; its meanings are here together."
        decided = [(concept.status, number) for number, concept in self._members if concept.status != "mined"]
        if len({status for status, _ in decided}) > 1:
            yield "Decided otherwise: " + ", ".join(f"{how} ({self._names[number]})" for how, number in decided) + "."
        for number, concept in self._rejected:
            said = ", ".join(f"{own[0].text} ({lang})" for lang, own in concept.terms.items() if own)
            yield f"Rejected in {self._names[number]}: {said}."
        number, best = self._members[0]
        if len(self._works) == 1:
            yield from best.reasons
            return
        for lang, words in self._words.items():
            start = f"{_INSIDE} {lang}: "
            if any(reason.startswith(start) for _, concept in self._members for reason in concept.reasons):
                yield start + ", ".join(f"{word.term.text} ({word.term.count})" for word in words) + "."
        yield from (f"{self._names[number]}: {told}" for told in best.reasons if not told.startswith(_INSIDE))

    def _facts(self, told: str) -> Iterator[Fact]:
        yield Fact(WORKS, str(len(self._works)))
        counts = dict.fromkeys(self._works, 0)
        for number, concept in self._members:
            counts[number] += sum(term.count for term in concept.terms.get(self._first, ()))
        most = sorted(counts, key=lambda number: (-counts[number], number))
        yield Fact(BY_WORK, ", ".join(f"{self._names[number]} ({counts[number]})" for number in most))
        if told:
            yield Fact(INCONSISTENT, told)

    def _named(self, works: Iterable[int]) -> str:
        own = [self._names[number] for number in sorted(works)]
        more = len(own) - SHOWN
        return ", ".join([*own[:SHOWN], *([f"{more} more"] if more > 0 else [])])


def _alike(one: Term, other: Term, lang: Lang) -> bool:
    """Whether two works mean one term: words alike but for case, marks and number, or a form of the other's."""
    code = base(lang)
    own, its = bare(one.text, code), bare(other.text, code)
    if own == its or own in _forms(other, code) or its in _forms(one, code):
        return True
    words = one.text.split(), other.text.split()
    return len(words[0]) == len(words[1]) and all(
        number_keys(word, code) & number_keys(beside, code) for word, beside in zip(*words, strict=True)
    )


def _forms(term: Term, code: str) -> set[str]:
    return {bare(form, code) for form in term.variants}


def _both(one: Term, other: Term) -> Term:
    """A term of two works: called as the first calls it."""
    forms = dict.fromkeys((*one.variants, other.text, *other.variants))
    return replace(
        one,
        variants=tuple(form for form in forms if form != one.text),
        count=one.count + other.count,
        documents=one.documents + other.documents,
        part_of_speech=one.part_of_speech or other.part_of_speech,
        status=one.status or other.status,
        facts=tuple(dict.fromkeys((*one.facts, *other.facts))),
    )


def _parts(sets: Iterable[set[int]]) -> list[set[int]]:
    """Sets that share a member made one, the largest first."""
    parts: list[set[int]] = []
    for own in sets:
        near = [part for part in parts if part & own]
        parts = [part for part in parts if not part & own] + [own.union(*near)]
    return sorted(parts, key=lambda part: (-len(part), min(part)))
