"""A project of facts: two articles in English, Spanish and Persian that nobody translated."""

from pathlib import Path

from aligner.model import Corpus, Document, Lang, Segment, Unit
from aligner.project import Project, documents, pinning, runs, units

TEXTS: dict[Lang, tuple[str, ...]] = {
    "en": (
        "The Harlow mill closed in 1974, and its 60 workers moved to the coast.",
        "Nobody had told them before the last day.",
        "In the end all 60 went away.",
    ),
    "es": ("El molino de Harlow cerró en 1974.", "Sus 60 obreros, sin aviso previo, se mudaron a la costa."),
    "fa": ("آسیاب هارلو، که ۶۰ کارگر داشت، در ۱۹۷۴ بسته شد.", "هیچ‌کس پیش از روز آخر چیزی نگفت."),
}


def span(lang: Lang, index: int, words: str) -> tuple[int, int]:
    start = TEXTS[lang][index].index(words)
    return start, start + len(words)


CLOSED = Unit(
    {"en": (0,), "es": (0,), "fa": (0,)},
    0.9,
    ("Harlow, 1974",),
    {
        "en": (span("en", 0, "The Harlow mill closed in 1974"),),
        "es": (span("es", 0, "El molino de Harlow cerró en 1974"),),
        "fa": (span("fa", 0, "در ۱۹۷۴ بسته شد"),),
    },
    "parallel",
)
MOVED = Unit(
    {"en": (0, 2), "es": (1,)},
    0.8,
    ("60",),
    {
        "en": (span("en", 0, "its 60 workers moved to the coast"), span("en", 2, "all 60 went away")),
        "es": (span("es", 1, "Sus 60 obreros, sin aviso previo, se mudaron a la costa"),),
    },
    "partial",
)
WARNED = Unit({"en": (1,), "es": (1,), "fa": (1,)}, 0.7, (), {"es": (span("es", 1, "sin aviso previo"),)}, "comparable")
FACTS = (CLOSED, MOVED, WARNED)


def corpus() -> Corpus:
    found = []
    for lang, own in TEXTS.items():
        text, segments = "Title\n", []
        for sentence in own:
            segments.append(Segment(len(text), len(text) + len(sentence)))
            text += sentence + "\n"
        found.append((Document(f"{lang}.txt", lang, text), tuple(segments)))
    return Corpus(tuple(found))


def project(folder: Path) -> Project:
    """As ``aligner build`` leaves it, when the aligner found these facts."""
    made = Project(folder / "project.aligner", create=True)
    documents.replace(made, corpus().documents)
    build(made)
    return made


def build(made: Project) -> None:
    """Another build, in which the aligner finds the same facts, and the rows that people want."""
    found = corpus()
    pins = pinning.pins(made, found)
    kept = [unit for unit in FACTS if all((unit.cells, unit.spans) != (r.cells, r.spans) for r in pins.rejected)]
    kept = [unit for unit in kept if all((unit.cells, unit.spans) != (p.cells, p.spans) for p in pins.accepted)]
    units.replace(made, found, [*pins.accepted, *kept])
    runs.record(made, "align", "by hand", [*pins.accepted, *kept], {"pivot": "en", "order": "comparable"})
