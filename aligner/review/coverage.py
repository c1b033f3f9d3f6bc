"""Who tells which fact: of independent texts and of translations, what each language says, lacks and says differently.

A plain structure; the report prints it, as a table or as JSON, and ``build`` in one line.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from aligner.errors import ProjectError
from aligner.model import Corpus, Index, Lang, Span, Unit
from aligner.project import Project, documents, runs, units
from aligner.project.status import UnitStatus
from aligner.project.units import StoredUnit
from aligner.review.differing import Difference, Names, differences
from aligner.text import words
from aligner.text.normal import normalize

LEAST = 5
"""Words from which the rest of a sentence, of which a row shares the others, is told as what one text alone says."""

Order = Literal["facts", "comparable", "ordered"]


@dataclass(frozen=True, slots=True)
class Said:
    """What one language says."""

    text: str
    """In normal form; what a person wrote for it, where somebody did."""
    at: str
    """``document:line`` where it begins."""
    cut: tuple[bool, bool] = (False, False)
    """Whether its sentence says more before it, and behind it, which others tell, too."""

    @property
    def part(self) -> bool:
        """Whether it is not the whole sentence."""
        return any(self.cut)


@dataclass(frozen=True, slots=True)
class Told:
    """A row: a fact, or a passage of translations."""

    number: int
    """As the review counts rows, from 1."""
    key: str
    score: float
    kind: str
    status: UnitStatus
    by: Mapping[Lang, Said]
    """In the order of ``Coverage.languages``."""
    differences: tuple[Difference, ...]
    sure: bool = True
    """Whether it is more likely right than wrong that all say the same."""

    @property
    def contradicted(self) -> frozenset[Lang]:
        """The languages that tell it differently."""
        return frozenset(lang for one in self.differences for lang in one.said)


@dataclass(frozen=True, slots=True)
class Coverage:
    """All rows that were not rejected, and what is in none."""

    languages: tuple[Lang, ...]
    """Pivot first."""
    order: Order
    """``facts``: independent texts. Of ``ordered`` text there is only what a language lacks."""
    told: tuple[Told, ...]
    only: Mapping[Lang, tuple[Said, ...]]
    """What one language alone says, in text order: sentences of which no row shares a word, and long rests of others.
    Headings are left out, as they repeat what their text says."""

    @property
    def counts(self) -> dict[str, Any]:
        """Of what is ``sure``: ``rows``; ``by_languages``: how many of them so many languages tell; ``contradicted``.
        ``doubtful``: the other rows; ``only``: whole sentences."""
        sure = [row for row in self.told if row.sure]
        sizes = Counter(len(row.by) for row in sure)
        return {
            "rows": len(sure),
            "by_languages": {str(size): sizes[size] for size in sorted(sizes)},
            "contradicted": sum(1 for row in sure if row.differences),
            "doubtful": len(self.told) - len(sure),
            "only": {lang: sum(not said.part for said in self.only[lang]) for lang in self.languages},
        }


def coverage(project: Project) -> Coverage:
    """Coverage of a project. Raises ProjectError when nothing in it is aligned yet."""
    run = runs.find(project, "align")
    if run is None:
        raise ProjectError(f"{project.path} holds no alignment yet; run `aligner build` to its end.")
    corpus = documents.load(project)
    first = run.settings["pivot"]
    languages = (first, *sorted(lang for lang in corpus.languages if lang != first))
    rows = [row for row in units.load(project) if row.status != "rejected"]
    numbered = _numbers(units.load(project))
    if run.settings["order"] == "ordered":
        lacking = [row for row in rows if len(row.unit.cells) < len(languages)]
        told = [_told(corpus, languages, row, numbered, None) for row in lacking if len(row.unit.cells) > 1]
        return Coverage(languages, "ordered", tuple(told), _omitted(corpus, languages, lacking))
    found = [row for row in rows if len(row.unit.cells) > 1]
    names = Names(corpus.texts)
    return Coverage(
        languages,
        "facts" if any(row.unit.is_fact for row in found) else "comparable",
        tuple(_told(corpus, languages, row, numbered, names) for row in found),
        {lang: tuple(_only(corpus, lang, [row.unit for row in found])) for lang in languages},
    )


def as_json(found: Coverage) -> dict[str, Any]:
    """With keys that stay: see docs/retellings.md."""
    return {
        "format": "passage-aligner coverage",
        "version": 1,
        "languages": list(found.languages),
        "order": found.order,
        "counts": found.counts,
        "rows": [
            {
                "number": row.number,
                "id": row.key,
                "score": round(float(row.score), 4),
                "kind": row.kind,
                "status": row.status,
                "told": {lang: {"text": said.text, "at": said.at} for lang, said in row.by.items()},
                "missing": [lang for lang in found.languages if lang not in row.by],
                "contradictions": [{"kind": one.kind, "said": dict(one.said)} for one in row.differences],
            }
            for row in found.told
        ],
        "only": {
            lang: [{"text": said.text, "at": said.at, "part": said.part} for said in own]
            for lang, own in found.only.items()
        },
    }


def _numbers(rows: Iterable[StoredUnit]) -> dict[str, int]:
    return {row.key: n for n, row in enumerate((row for row in rows if len(row.unit.cells) > 1), 1)}


def _told(
    corpus: Corpus, languages: Sequence[Lang], row: StoredUnit, numbered: Mapping[str, int], names: Names | None
) -> Told:
    """``names``: None where translations are not compared, as the review tells what differs between them."""
    said = {**row.unit.joined(corpus.texts), **row.state.texts}
    shown = {lang: normalize(said[lang], lang) for lang in languages if said.get(lang)}
    by = {
        lang: Said(text, _at(corpus, lang, row.unit.cells[lang][0]) if row.unit.cells.get(lang) else "")
        for lang, text in shown.items()
    }
    unit = row.unit
    found = differences(shown, names) if names else ()
    sure = names is None or unit.kind != "comparable" or row.status == "accepted"
    return Told(numbered[row.key], row.key, unit.score, unit.kind, row.status, by, found, sure)


def _omitted(corpus: Corpus, languages: Sequence[Lang], rows: Iterable[StoredUnit]) -> dict[Lang, tuple[Said, ...]]:
    """Rows of one language."""
    alone: dict[Lang, list[Said]] = {lang: [] for lang in languages}
    for row in rows:
        if len(row.unit.cells) == 1:
            ((lang, text),) = row.unit.joined(corpus.texts).items()
            alone[lang].append(Said(normalize(text, lang), _at(corpus, lang, row.unit.cells[lang][0])))
    return {lang: tuple(own) for lang, own in alone.items()}


def _only(corpus: Corpus, lang: Lang, rows: Iterable[Unit]) -> Iterator[Said]:
    held: dict[Index, list[Span]] = {}
    for unit in rows:
        for i in unit.cells.get(lang, ()):
            held.setdefault(i, []).append(unit.span(lang, i) or (0, len(corpus.texts[lang][i])))
    for i, place in enumerate(corpus.places[lang]):
        if place.segment.kind == "heading":
            continue
        if i not in held:
            yield Said(normalize(place.text, lang), _at(corpus, lang, i))
            continue
        for start, end in _rests(place.text, held[i]):
            rest = place.text[start:end]
            if len(words.spans(rest, lang)) >= LEAST:
                cut = bool(place.text[:start].strip()), bool(place.text[end:].strip())
                yield Said(normalize(rest, lang), _at(corpus, lang, i), cut)


_BEFORE = ' ,;:.،؛–—-"”’»)]'
_BEHIND = ' ,;:،؛–—-"“‘«(['


def _rests(text: str, held: Iterable[Span]) -> Iterator[Span]:
    """What stands between spans of a text, before and behind them, without marks that separated it."""
    at = 0
    for start, end in (*sorted(held), (len(text), len(text))):
        rest = text[at:start]
        bare = rest.lstrip(_BEFORE) if at else rest
        if bare.strip():
            yield at + len(rest) - len(bare), at + len(rest.rstrip(_BEHIND) if start < len(text) else rest)
        at = max(at, end)


def _at(corpus: Corpus, lang: Lang, index: Index) -> str:
    place = corpus.places[lang][index]
    return f"{place.document.name}:{place.line}"
