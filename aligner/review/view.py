"""What a screen or page shows of a row, and what stands around it in the texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from aligner.model import Lang
from aligner.project import rows
from aligner.project.rows import Row
from aligner.review import qa
from aligner.review.qa import Issue
from aligner.review.queue import Divergent, Marked, Review


@dataclass(frozen=True)
class View:
    """All that a screen or page shows of a row."""

    row: Row
    number: int
    """In reading order, from 1."""
    segments: Mapping[Lang, Sequence[str]]
    """The documents' words."""
    texts: Mapping[Lang, str]
    """What is exported: with what people wrote."""
    issues: Sequence[Issue]
    before: Mapping[Lang, str]
    """What the row before says; empty at the start."""
    after: Mapping[Lang, str]
    places: Mapping[Lang, tuple[str, int]]
    """Document and line of each language's first segment."""
    marked: Mapping[Lang, Sequence[Marked]]
    """The whole segments of a fact, with the words it shares; empty: whole segments are shared."""
    divergent: Mapping[Lang, Sequence[Divergent]]
    """Words of ``texts`` that other languages of the row do not say."""

    @cached_property
    def edited(self) -> tuple[Lang, ...]:
        """Languages whose text a person wrote."""
        return tuple(lang for lang in self.texts if lang in self.row.state.texts)


def around(review: Review, row: Row) -> dict[Lang, tuple[str, str, str]]:
    """For each language the sentence before the row in the text, what the text says there, and the sentence after."""
    found = {}
    for lang, texts in review.segments(replace(row.unit, spans={})).items():
        cell = row.unit.cells[lang]
        size = review.passages.sizes[lang]
        beside = [review.passages.text(lang, i) if 0 <= i < size else "" for i in (cell[0] - 1, cell[-1] + 1)]
        found[lang] = (beside[0], " ".join(texts), beside[1])
    return found


def view(review: Review, row: Row) -> View:
    """All that there is to show of a row."""
    beside = [rows.neighbour(review.project, row, step) for step in (-1, 1)]
    before, after = (review.texts(other) if other else {} for other in beside)
    texts = review.texts(row)
    places = {lang: review.passages.place(lang, cell[0]) for lang, cell in row.unit.cells.items()}
    number = rows.number(review.project, row)
    segments = review.segments(row.unit)
    marked = review.marked(row.unit)
    diverging = review.divergent(row)
    return View(row, number, segments, texts, qa.issues(texts), before, after, places, marked, diverging)
