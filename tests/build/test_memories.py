"""Memories as documents whose stretches are rows."""

from dataclasses import replace

from aligner.build import memories, segmenting
from aligner.build.settings import Settings
from aligner.model import Corpus, Exchange, Segment, TranslationUnit, Unit
from aligner.project import pinning

MEMORY = Exchange(
    ("en", "fa"),
    (
        TranslationUnit("a", {"en": " Rain\nand snow. ", "fa": "باران و برف."}, 0.5, note="wet"),
        TranslationUnit("b", {"fa": "مه."}),
        TranslationUnit("c", {"en": "Fog.\ud800", "fa": "مه."}, 7.0),
        TranslationUnit("d", {"en": "", "fa": " "}),
    ),
)


def corpus() -> Corpus:
    return segmenting.segmented(memories.documents(MEMORY, "m.tmx"), Settings())


def test_texts_stay_as_they_are_but_for_their_ends_and_halves_of_characters() -> None:
    assert corpus().texts == {"en": ("Rain\nand snow.", "Fog."), "fa": ("باران و برف.", "مه.", "مه.")}


def test_rows_with_their_scores_between_0_and_1() -> None:
    found = [row.unit for row in memories.rows(corpus())]
    assert [dict(unit.cells) for unit in found] == [{"en": (0,), "fa": (0,)}, {"fa": (1,)}, {"en": (1,), "fa": (2,)}]
    assert [unit.score for unit in found] == [0.5, 0.0, 1.0]


def test_rows_count_the_segments_of_other_documents_and_those_that_people_cut() -> None:
    other = segmenting.segmented([replace(memories.documents(MEMORY, "x")[0], origins=(), name="x.txt")], Settings())
    (document, (first, *more)), persian = corpus().documents
    cut = (Segment(first.start, first.start + 4), Segment(first.start + 5, first.end), *more)
    both = Corpus((*other.documents, (document, cut), persian))
    size = len(other.texts["en"])
    assert [dict(row.unit.cells) for row in memories.rows(both)] == [
        {"en": (size, size + 1), "fa": (0,)},
        {"fa": (1,)},
        {"en": (size + 2,), "fa": (2,)},
    ]


def test_what_people_arranged_comes_before_what_the_memory_says() -> None:
    whole = corpus()
    rows = [row.unit for row in memories.rows(whole)]
    pins = pinning.Pins((Unit({"en": (1,), "fa": (1,)}),), (Unit({"en": (0,), "fa": (0,)}),), ())
    kept, left = memories.arranged(whole, rows, pins)
    assert [dict(unit.cells) for unit in kept] == [{"en": (0,)}, {"fa": (0,)}, {"en": (1,), "fa": (1,)}, {"fa": (2,)}]
    assert left.accepted == ()
    assert memories.free(whole, kept) == {}
