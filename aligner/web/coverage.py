"""Who tells which fact, as the report shows it: a line a fact, a column a language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aligner.model import Lang
from aligner.project import Project
from aligner.review.coverage import Coverage, Said, Told, coverage
from aligner.web.bidi import Run, Span, runs
from aligner.web.rows import Language, tongue


@dataclass(frozen=True, slots=True)
class Cell:
    """What one language tells."""

    tongue: Language
    runs: Sequence[Run]
    """Empty: nothing."""
    place: str
    """``document:line``."""
    differs: bool = False
    cut: tuple[bool, bool] = (False, False)
    """Whether its sentence says more before it, and behind it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row, or what one language alone says."""

    key: str
    """Key of the row; empty: it is in none."""
    number: int
    kind: str
    """``sure``, ``doubtful`` (a row as likely wrong as right), ``alone``."""
    differences: Sequence[str]
    cells: Sequence[Cell]
    """One a language, pivot first."""

    @property
    def told_by(self) -> str:
        """The languages that tell it, parted by spaces."""
        return " ".join(cell.tongue.lang for cell in self.cells if cell.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """All lines, with what stands above them."""

    tongues: Sequence[Language]
    ordered: bool
    """Whether the texts are translations in order: then it holds only what a language lacks."""
    counts: str
    lines: Sequence[Line]


def table(project: Project) -> Table | None:
    """Coverage of a project as the page shows it; None where every language tells everything, in order."""
    found = coverage(project)
    told = [_told(found.languages, row) for row in found.told]
    only = [_only(found.languages, lang, said) for lang, own in found.only.items() for said in own]
    if not (told or only):
        return None
    ordered = found.order == "ordered"
    return Table([tongue(lang) for lang in found.languages], ordered, _counts(found), [*told, *only])


def _counts(found: Coverage) -> str:
    counts = found.counts
    alone = ", ".join(f"{lang} {count}" for lang, count in counts["only"].items() if count) or "none"
    if found.order == "ordered":
        return f"{len(found.told)} passages lack in some languages; in one only: {alone}"
    size = len(found.languages)
    everywhere = counts["by_languages"].get(str(size), 0)
    return (
        f"{counts['rows']} told by several, {everywhere} of them by all {size}; {counts['contradicted']} contradicted; "
        f"{counts['doubtful']} doubtful; sentences of one text only: {alone}"
    )


def _told(languages: Sequence[Lang], row: Told) -> Line:
    words: dict[Lang, list[str]] = {}
    for difference in row.differences:
        for lang, said in difference.said.items():
            words.setdefault(lang, []).append(said)
    cells = [_cell(lang, row.by.get(lang), words) for lang in languages]
    kind = "sure" if row.sure else "doubtful"
    return Line(row.key, row.number, kind, [difference.sentence for difference in row.differences], cells)


def _only(languages: Sequence[Lang], lang: Lang, said: Said) -> Line:
    return Line("", 0, "alone", (), [_cell(other, said if other == lang else None, {}) for other in languages])


def _cell(lang: Lang, said: Said | None, differing: Mapping[Lang, Sequence[str]]) -> Cell:
    own = tongue(lang)
    if said is None:
        return Cell(own, (), "")
    places = ((said.text.find(words), words) for words in dict.fromkeys(differing.get(lang, ())))
    spans: list[Span] = [(at, at + len(words), "issue") for at, words in places if at >= 0]
    return Cell(own, runs(said.text, sorted(spans), own.direction), said.at, bool(spans), said.cut)
