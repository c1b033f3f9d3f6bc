"""What files say of terms and concepts beyond our own fields, in formats of lines and cells.

A status of terms is one word a term, ``?`` where its place says enough: ``?|deprecated``. A fact is a line that tells
what it is about: ``subjectField: energy`` of the concept, ``definition (en): ...`` of it in a language,
``termType (en 2): acronym`` of the second English term.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from aligner.formats._clean import Loss, Losses, clean
from aligner.model import FOUND, Concept, Fact, Lang, Term, TermStatus

_STATUSES: tuple[TermStatus, ...] = get_args(TermStatus)
_WORDS: dict[TermStatus, str] = {
    "preferred": "preferred standardized standardised legal regulated recommended approved",
    "admitted": "admitted allowed acceptable accepted",
    "superseded": "superseded obsolete outdated",
    "deprecated": "deprecated notrecommended forbidden prohibited rejected donotuse unapproved avoid notpreferred",
    "provisional": "provisional proposed tentative draft fuzzy new candidate tobechecked",
}
"""What files call a status of a term, its letters alone: the values of ``administrativeStatus`` and
``normativeAuthorization`` in ISO 12620, and what term tools write there instead."""
_OF_WORD = {word: status for status, words in reversed(_WORDS.items()) for word in words.split()}
_ORDER: Mapping[TermStatus, int] = {"preferred": 0, "provisional": 2, "superseded": 3, "deprecated": 4}
_LINE = re.compile(r"(?P<name>[^:()\n]+?)(?: \((?P<lang>[\w-]+)(?: (?P<rank>\d+))?\))?: (?P<text>.*)", re.DOTALL)


def term_status_of(text: str) -> TermStatus:
    """A status in our words: ``supersededTerm-admn-sts``, ``Obsolete``, ``not recommended``; empty for other words."""
    letters = re.sub(r"[^a-z]", "", text.lower()).removesuffix("admnsts").removesuffix("term")
    return _OF_WORD.get(letters, "")


def in_order(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Preferred terms first, then admitted ones, then those not to be used; a status that the place tells is left."""
    ordered = sorted(terms, key=lambda term: _ORDER.get(term.status, 1))
    implied = ("preferred", *["admitted"] * len(ordered))
    return tuple(
        replace(term, status="") if term.status == own else term for term, own in zip(ordered, implied, strict=False)
    )


def status_words(terms: Iterable[Term]) -> list[str]:
    """One word a term; empty if all are as their place says."""
    words = [str(term.status or "?") for term in terms]
    return words if any(word != "?" for word in words) else []


def with_statuses(terms: Iterable[Term], words: Sequence[str]) -> tuple[Term, ...]:
    """The terms with the statuses that ``status_words`` gave."""
    known: list[TermStatus] = [next((s for s in _STATUSES if s == word), "") for word in words]
    return tuple(
        replace(term, status=known[rank]) if rank < len(known) and known[rank] else term
        for rank, term in enumerate(terms)
    )


def fact_lines(
    concept: Concept, name: str, langs: Iterable[Lang], losses: Losses, without: Collection[str] = ()
) -> list[str]:
    """All facts of a concept and of its terms in these languages, as lines, but for those of some names."""
    langs = tuple(langs)

    def own(fact: Fact, lang: Lang) -> str:
        return clean(fact.text, name, lang, losses, fact.name)

    found = [
        f"{fact.name}{f' ({fact.lang})' if fact.lang else ''}: {text}"
        for fact in concept.facts
        if fact.name not in without and (not fact.lang or fact.lang in langs) and (text := own(fact, fact.lang))
    ]
    for lang in langs:
        for rank, term in enumerate(concept.terms.get(lang, ()), 1):
            found += [f"{f.name} ({lang} {rank}): {text}" for f in term.facts if (text := own(f, lang))]
    return found


def with_facts(concept: Concept, lines: Iterable[str]) -> Concept:
    """The concept with the facts of such lines; what is no such line is a note."""
    of_concept: list[Fact] = []
    of_terms: dict[tuple[Lang, int], list[Fact]] = {}
    for line in lines:
        match = _LINE.fullmatch(line)
        name, text = (match["name"], match["text"]) if match else ("note", line)
        lang, rank = (match["lang"] or "", match["rank"]) if match else ("", None)
        if rank:
            of_terms.setdefault((lang, int(rank)), []).append(Fact(name, text))
        else:
            of_concept.append(Fact(name, text, lang))
    if not of_concept and not of_terms:
        return concept
    terms = {
        lang: tuple(
            replace(term, facts=tuple(of_terms[lang, rank])) if (lang, rank) in of_terms else term
            for rank, term in enumerate(own, 1)
        )
        for lang, own in concept.terms.items()
    }
    return replace(concept, terms=terms, facts=tuple(of_concept))


def lose_facts(concept: Concept, name: str, langs: Iterable[Lang], losses: Losses) -> None:
    """Tells every fact of a concept, for a format that has no place for any; what mining itself found is no loss."""
    if losses is None:
        return
    for fact in concept.facts:
        if fact.name in FOUND:
            continue
        losses.append(Loss(name, fact.lang, "fact", fact.text, "", fact.name))
    for lang in langs:
        for term in concept.terms.get(lang, ()):
            losses.extend(Loss(name, lang, "fact", fact.text, "", fact.name) for fact in term.facts)


def usable(terms: Iterable[Term], name: str, lang: Lang, losses: Losses) -> tuple[Term, ...]:
    """The terms that a program may put into a translation; each other one is told, its status being the rule."""
    kept = []
    for rank, term in enumerate(terms):
        if term.usable:
            kept.append(term)
        elif losses is not None:
            losses.append(Loss(name, lang, term.status, term.text, "", "synonym" if rank else "text"))
    return tuple(kept)
