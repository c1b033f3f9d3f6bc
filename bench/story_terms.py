"""Scores the glossary of independently told stories against the terms a terminologist listed: ``python -m bench.terms
--stories [STORY_DIR...]``.

Figures are those of ``bench.terms``; of the first rows only *right and listed* counts: every term of the row belongs to
one gold concept, in a language that has it there. *Strays* are rows of the first 50 of which some term belongs to a
gold concept and another does not: a wrong cell, or one whose word nobody listed.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import aligner
import glossary
from aligner.encoders import embed
from aligner.model import Concept, Lang, Unit
from bench import stories
from bench.report import markdown
from bench.terms import Forms, Score, is_right, row_of, score
from glossary.words.forms import term_key


@dataclass(frozen=True, slots=True)
class Work:
    """A story with its gold, aligned."""

    name: str
    texts: dict[Lang, list[str]]
    units: tuple[Unit, ...]
    gold: Sequence[Forms]


def load(folder: str | Path) -> Work:
    """A story by its name, or of any folder of the same form."""
    story = stories.load(folder)
    texts = {lang: story.texts(lang) for lang in story.documents}
    path = stories.FOLDER / folder if (stories.FOLDER / folder).is_dir() else Path(folder)
    return Work(story.name, texts, aligner.align(texts).units, gold(path / "terms.tsv"))


def gold(file: Path) -> list[Forms]:
    """Per concept the lemmas of its forms in each language that has any."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        {
            lang: frozenset(term_key(form, lang) for form in cell.split("|"))
            for lang in stories.LANGUAGES
            if (cell := (row[lang] or "").strip())
        }
        for row in rows
    ]


def strays(concepts: Sequence[Concept], gold: Sequence[Forms], first: int = 50) -> int:
    """Of the first rows, names apart, those that hold a term of a gold concept beside one that is not of it."""
    rows = [row_of(concept) for concept in concepts if not concept.is_name][:first]
    touched = [
        row
        for row in rows
        if any(forms & known.get(lang, frozenset()) for known in gold for lang, forms in row.items())
    ]
    return sum(not is_right(row, gold) for row in touched)


def figures(found: Score, stray: int) -> list[float]:
    """What is told of a story: cells, complete, P@20, P@50, strays."""
    return [found.cells, found.complete / max(1, found.concepts), found.listed20, found.listed50, stray]


def main(folders: Sequence[str]) -> None:
    """The stories that may be fitted on, those set aside, and the folders given, a mean of each kind."""
    rows = [["story", "cells", "complete", "P@20", "P@50", "strays"]]
    for kind, names in (
        ("fitted on", stories.names()),
        ("set aside", stories.names(aside=True)),
        ("given", list(folders)),
    ):
        told = []
        for name in names:
            work = load(name)
            concepts = glossary.mine(work.texts, work.units, embed=embed)
            told.append(figures(score(concepts, work.gold), strays(concepts, work.gold)))
            rows.append([work.name, *(f"{x:.2f}" for x in told[-1][:4]), f"{told[-1][4]:.0f}"])
        if told:
            rows.append([f"mean, {kind}", *(f"{fmean(column):.2f}" for column in zip(*told, strict=True))])
    print(markdown(rows))
