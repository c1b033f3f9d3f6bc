"""The concepts of the glossary and their terms: as they were mined, and as people decided about them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from dataclasses import replace as changed
from typing import Any

from aligner.model import Concept, Fact, Lang, Occurrence, Term
from aligner.project import decisions
from aligner.project.concept_matching import recognised, target
from aligner.project.decisions import Signed
from aligner.project.states import ConceptState
from aligner.project.store import Project
from aligner.project.unit_key import key

_LIVE_UNITS = "SELECT key FROM unit WHERE status NOT IN ('gone', 'absent') ORDER BY place, id"


def replace(
    project: Project, concepts: Iterable[Concept], units: Sequence[str] | Mapping[int, str] | None = None
) -> None:
    """Puts these concepts in the place of all that were mined before, in one transaction; decisions stay.

    A concept without an id gets one from its preferred terms. ``units``: the keys of the rows that their evidence
    counts; None: the rows that there are now.
    """
    if units is None:
        units = [row["key"] for row in project.rows(_LIVE_UNITS)]
    taken: dict[str, int] = {}
    with project.transaction():
        clear(project)
        for concept in concepts:
            wanted = name = concept.id or key(target(concept.terms))
            while name in taken:
                taken[wanted] += 1
                name = f"{wanted}-{taken[wanted]}"
            taken[name] = 1
            own = project.run(
                "INSERT INTO concept (key, score, is_name, evidence, reasons, status, note, facts, worth, is_general)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    name,
                    concept.score,
                    concept.is_name,
                    _json(units[n] for n in concept.evidence),
                    _json(concept.reasons),
                    concept.status,
                    concept.note,
                    _json(astuple(fact) for fact in concept.facts),
                    concept.worth,
                    concept.is_general,
                ),
            )
            project.run_many(
                "INSERT INTO term VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (
                        own,
                        lang,
                        rank,
                        t.text,
                        _json(t.variants),
                        t.count,
                        t.documents,
                        _occurrences(t),
                        t.part_of_speech,
                        t.status,
                        _json(astuple(fact) for fact in t.facts),
                    )
                    for lang, terms in concept.terms.items()
                    for rank, t in enumerate(terms)
                ),
            )


def clear(project: Project) -> None:
    """Removes all mined concepts; what was decided about them stays."""
    project.run("DELETE FROM concept")


def confidence(concept: Concept) -> tuple[bool, bool, float]:
    """What concepts are ordered by where the surest come first: terms, general words, names."""
    return concept.is_name, concept.is_general, -concept.score


def load(project: Project, found: Sequence[Concept] | None = None) -> tuple[Concept, ...]:
    """The concepts as people decided about them, in the order of mining; what only people know comes last.

    A decision finds its concept again after another mining: by its id, else by the preferred terms of two languages or
    more if no language that both have differs, else by its terms in most languages of both. The last holds only for the
    terms that the person saw. ``found``: what ``mined`` gives, if it is known.
    """
    found = mined(project) if found is None else found
    states = decisions.concept_states(project)
    forms = {(lang, t.text): t for concept in found for lang, terms in concept.terms.items() for t in terms}
    last = {own: by[-1] for own, by in decisions.signed(project, "concept").items()}
    known: dict[str, tuple[ConceptState, Signed | None]] = {}
    alone: list[str] = []
    for own, (name, seen) in recognised({own: about for own, (about, _) in states.items()}, found):
        about, state = states[own]
        if name is None:
            alone.append(own)
            continue
        if seen is not None and state.terms is None and state.status != "rejected":
            state = changed(state, terms={**{lang: (names[0][0],) for lang, names in about.items()}, **seen})
        known[name] = state, last.get(own)
    out = [_decided(concept, *known[concept.id], forms) if concept.id in known else concept for concept in found]
    for own in sorted(alone, key=list(states).index):
        about, state = states[own]
        if state.terms is not None or state.status in ("approved", "forbidden", "do-not-translate"):
            first = Concept({lang: (Term(names[0][0]),) for lang, names in about.items()}, id=own)
            out.append(_decided(first, state, last.get(own), forms))
    return tuple(concept for concept in out if concept is not None)


def _decided(
    concept: Concept, state: ConceptState, by: Signed | None, forms: Mapping[tuple[Lang, str], Term]
) -> Concept | None:
    """The concept as it stands; None when it was merged into another."""
    if state.gone:
        return None
    status = concept.status if state.status == "mined" else state.status
    terms = dict(concept.terms)
    if state.terms is not None:
        terms = {
            lang: _terms(texts, concept.terms.get(lang, ()), {t: forms[lang, t] for t in texts if (lang, t) in forms})
            for lang, texts in state.terms.items()
            if texts
        }
    who, made = (by.who, by.made) if by else ("", "")
    return changed(
        concept, terms=terms, status=status, note=state.note or concept.note, changed_by=who, changed_at=made
    )


def _terms(texts: Sequence[str], before: Sequence[Term], known: Mapping[str, Term]) -> tuple[Term, ...]:
    """Terms with their counts; a renamed one keeps those of the term whose place it took, and that as a variant."""
    freed = [term for term in before if term.text not in texts]
    out = []
    for text in texts:
        if text in known:
            out.append(known[text])
        elif freed:
            old = freed.pop(0)
            variants = tuple(dict.fromkeys((old.text, *(v for v in old.variants if v != text))))
            out.append(changed(old, text=text, variants=variants))
        else:
            out.append(Term(text))
    # Put first by a person, a term is no longer what a file said of it.
    moved = bool(out and before) and out[0].text != before[0].text
    return (changed(out[0], status=""), *out[1:]) if moved else tuple(out)


def mined(project: Project) -> tuple[Concept, ...]:
    """All concepts as they were mined, in the order in which they were stored."""
    terms: dict[int, dict[Lang, list[Term]]] = {}
    for row in project.rows("SELECT * FROM term ORDER BY concept, lang, rank"):
        term = Term(
            row["text"],
            tuple(_list(row["variants"])),
            row["count"],
            row["documents"],
            tuple(Occurrence(*place) for place in _list(row["occurrences"])),
            row["part_of_speech"],
            row["status"],
            _facts(row["facts"]),
        )
        terms.setdefault(row["concept"], {}).setdefault(row["lang"], []).append(term)
    stored = project.rows("SELECT * FROM concept ORDER BY id")
    wanted = {unit for row in stored for unit in json.loads(row["evidence"])}
    place = {row["key"]: n for n, row in enumerate(project.each(_LIVE_UNITS)) if row["key"] in wanted} if wanted else {}
    return tuple(
        Concept(
            {lang: tuple(own) for lang, own in terms.get(row["id"], {}).items()},
            row["score"],
            bool(row["is_name"]),
            tuple(place[unit] for unit in _list(row["evidence"]) if unit in place),
            tuple(_list(row["reasons"])),
            row["status"],
            row["key"],
            row["note"],
            facts=_facts(row["facts"]),
            worth=row["worth"],
            is_general=bool(row["is_general"]),
        )
        for row in stored
    )


def _facts(stored: str) -> tuple[Fact, ...]:
    return tuple(Fact(*fact) for fact in _list(stored))


def _list(stored: str) -> list[Any]:
    """Most lists are empty, and need no parser: a tree of works has hundreds of thousands."""
    return list(json.loads(stored)) if stored != "[]" else []


def _json(values: Iterable[object]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _occurrences(term: Term) -> str:
    return json.dumps([(o.segment, o.start, o.end) for o in term.occurrences])
