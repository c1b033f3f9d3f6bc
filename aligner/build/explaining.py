"""Why a unit of a project was made."""

from dataclasses import dataclass

from aligner.errors import InputError
from aligner.explanation import PairExplanation, explain, explain_fact
from aligner.facts import FactExplanation
from aligner.model import Corpus, Lang
from aligner.project import Project, documents, units
from aligner.project.units import StoredUnit

LARGEST = 20_000
"""Segments; to compare a row with all that is near takes too long for a key or a click in a larger project."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A unit and what is behind it."""

    number: int
    """As the alignment counts its rows, from 1."""
    stored: StoredUnit
    corpus: Corpus
    pairs: tuple[PairExplanation, ...]
    """Of whole segments; empty for a fact whose words are told."""
    fact: FactExplanation | None


def explained(project: Project, name: str) -> Explained:
    """The unit of a number (from 1, as ``aligner align`` prints it) or of an id (the beginning will do).

    Raises InputError when there is none, or more than one.
    """
    rows = units.load(project)
    corpus = documents.load(project)
    if name.isdecimal() and 1 <= int(name) <= len(rows):
        found = [int(name) - 1]
    else:
        found = [k for k, row in enumerate(rows) if row.key.startswith(name)]
    if len(found) != 1:
        if found:
            raise InputError(f"{len(found)} units begin with {name!r}; give more of the id.")
        there = f"{project.path} has units 1 to {len(rows)}, and ids as in the exported files"
        raise InputError(f"There is no unit {name!r}: {there}.")
    stored = rows[found[0]]
    texts: dict[Lang, list[str]] = {lang: list(corpus.texts[lang]) for lang in corpus.languages}
    fact = explain_fact(texts, stored.unit) if stored.unit.is_fact else None
    pairs = () if fact else explain(texts, stored.unit)
    return Explained(found[0] + 1, stored, corpus, pairs, fact)
