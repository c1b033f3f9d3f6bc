"""The concepts of the glossary and their terms."""

import json
from collections.abc import Iterable

from aligner.model import Concept, Lang, Occurrence, Term
from aligner.project.store import Project


def replace(project: Project, concepts: Iterable[Concept]) -> None:
    """Puts these concepts in the place of all that were there, in one transaction."""
    with project.transaction():
        clear(project)
        for concept in concepts:
            own = project.run(
                "INSERT INTO concept (key, score, is_name, evidence, reasons, status, note)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    concept.id,
                    concept.score,
                    concept.is_name,
                    _json(concept.evidence),
                    _json(concept.reasons),
                    concept.status,
                    concept.note,
                ),
            )
            project.run_many(
                "INSERT INTO term VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (own, lang, rank, t.text, _json(t.variants), t.count, t.documents, _occurrences(t))
                    for lang, terms in concept.terms.items()
                    for rank, t in enumerate(terms)
                ),
            )


def clear(project: Project) -> None:
    """Removes all concepts."""
    project.run("DELETE FROM concept")


def load(project: Project) -> tuple[Concept, ...]:
    """All concepts, in the order in which they were stored."""
    terms: dict[int, dict[Lang, list[Term]]] = {}
    for row in project.rows("SELECT * FROM term ORDER BY concept, lang, rank"):
        term = Term(
            row["text"],
            tuple(json.loads(row["variants"])),
            row["count"],
            row["documents"],
            tuple(Occurrence(*place) for place in json.loads(row["occurrences"])),
        )
        terms.setdefault(row["concept"], {}).setdefault(row["lang"], []).append(term)
    return tuple(
        Concept(
            {lang: tuple(own) for lang, own in terms.get(row["id"], {}).items()},
            row["score"],
            bool(row["is_name"]),
            tuple(json.loads(row["evidence"])),
            tuple(json.loads(row["reasons"])),
            row["status"],
            row["key"],
            row["note"],
        )
        for row in project.rows("SELECT * FROM concept ORDER BY id")
    )


def _json(values: Iterable[object]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _occurrences(term: Term) -> str:
    return json.dumps([(o.segment, o.start, o.end) for o in term.occurrences])
