"""Stories told independently in four languages, with gold facts and terms (``bench/stories/README.md``)."""

import csv
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligner.model import Document, Lang, Segment, Span
from aligner.text.segment import segment
from aligner.text.structure import blocks

FOLDER = Path(__file__).parent / "stories"
ASIDE = ("asteroid-probe", "derailment", "opera-renovation", "pension-fund")
"""Stories that no weight, threshold or choice has seen: reported on, never fitted on."""
LANGUAGES: tuple[Lang, ...] = ("en", "es", "fa", "pt")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that texts state."""

    name: str
    core: bool
    """Whether it must be found; else it may be."""
    places: Mapping[Lang, tuple[Span, ...]]
    """Where each language states it: code points of its text."""


@dataclass(frozen=True, slots=True)
class Story:
    """One story in several languages."""

    name: str
    documents: Mapping[Lang, Document]
    segments: Mapping[Lang, tuple[Segment, ...]]
    """Without boilerplate."""
    facts: tuple[Fact, ...]

    def texts(self, lang: Lang) -> list[str]:
        """Texts of the segments of a language."""
        text = self.documents[lang].text
        return [text[s.start : s.end] for s in self.segments[lang]]


def names(*, aside: bool = False) -> list[str]:
    """The stories that may be fitted on, or those set aside."""
    return sorted(p.name for p in FOLDER.iterdir() if p.is_dir() and (p.name in ASIDE) == aside)


def load(folder: str | Path) -> Story:
    """A story by its name, or of any folder of the same form."""
    path = FOLDER / folder if (FOLDER / folder).is_dir() else Path(folder)
    documents, segments = {}, {}
    for lang in LANGUAGES:
        file = path / f"{lang}.txt"
        if file.exists():
            text = unicodedata.normalize("NFC", file.read_text(encoding="utf-8"))
            own = blocks(text, lang)
            documents[lang] = Document(file.name, lang, text, own)
            segments[lang] = tuple(s for s in segment(text, lang, blocks=own) if not s.boilerplate)
    return Story(path.name, documents, segments, tuple(_facts(path / "facts.tsv", documents)))


def _facts(file: Path, documents: Mapping[Lang, Document]) -> Sequence[Fact]:
    with file.open(encoding="utf-8", newline="") as stream:
        return [
            Fact(
                row["fact"],
                row["grade"] == "core",
                {
                    lang: places
                    for lang, document in documents.items()
                    if (places := tuple(_places(document.text, row.get(lang) or "")))
                },
            )
            for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def _places(text: str, cell: str) -> Sequence[Span]:
    found = []
    for place in cell.split(" | "):
        words = [re.escape(word) for word in unicodedata.normalize("NFC", place).split()]
        match = re.search(_SPACE.pattern.join(words), text) if words else None
        if match:
            found.append(match.span())
    return found


def letters(text: str, span: Span) -> int:
    """Characters of a span that are no white space."""
    return sum(not c.isspace() for c in text[slice(*span)])


def union(spans: Sequence[Span]) -> list[Span]:
    """Sorted, without overlaps."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def inside(one: Span, among: Sequence[Span]) -> int:
    """Code points of ``one`` that lie in any of ``among``, which do not overlap."""
    return sum(max(0, min(one[1], b) - max(one[0], a)) for a, b in among)


def stated(facts: Sequence[Fact], lang: Lang, cell: Sequence[Span]) -> set[str]:
    """Facts of which the cell holds at least half of one place."""
    own = union(cell)
    return {
        fact.name
        for fact in facts
        if any(2 * inside(place, own) >= place[1] - place[0] for place in fact.places.get(lang, ()))
    }
