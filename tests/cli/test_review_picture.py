"""The picture of a row: what is on it, and where it is set off. Read as lines, without a terminal."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from aligner.cli._review import RowSession
from aligner.cli._screen import Screen
from aligner.cli._text import width
from aligner.model import Concept, Corpus, Term, Unit
from aligner.project import Project, documents, runs, units
from aligner.review import deciding
from aligner.review.highlighting import Terms
from aligner.review.queue import Queue, Review
from tests.project.making import document

TEXTS = {
    "en": [
        "The pilot came aboard at dawn.",
        "In 1931 Nils Kessler paid 40 crowns for the lighthouse.",
        "It still burns.",
    ],
    "es": ["El práctico subió al alba.", "En 1931 Nils Kessler pagó 14 coronas por el faro.", "Aún arde."],
    "fa": ["راهنما سپیده‌دم سوار شد.", "او در ۱۹۳۱ برای فانوس دریایی ۴۰ کرون پرداخت.", "هنوز می‌سوزد."],
}
TERMS = Terms([Concept({"en": (Term("lighthouse"),), "es": (Term("faro"),), "fa": (Term("فانوس دریایی"),)}, id="c1")])
Picture = Callable[..., list[str]]


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    corpus = Corpus(tuple(document(f"{lang}.txt", lang, *own) for lang, own in TEXTS.items()))
    reasons = ((), ("numbers differ: en 40 crowns / es 14 coronas", "the layout speaks against it"), ())
    found = [Unit({"en": (n,), "es": (n,), "fa": (n,)}, score, reasons[n]) for n, score in enumerate((0.9, 0.99, 0.85))]
    with Project(tmp_path / "project.aligner", create=True) as project:
        documents.replace(project, corpus.documents)
        runs.record(project, "align", "test", [1], {"pivot": "en"})
        units.replace(project, corpus, found, Review(project, "ana").priority)
        yield Review(project, "ana")


@pytest.fixture
def picture(review: Review, monkeypatch: pytest.MonkeyPatch) -> Picture:
    def lines(columns: int = 80, height: int = 40, *, colour: bool = True) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("LINES", str(height))
        session = RowSession(review, Screen(False, "terminal", colour, TERMS), Queue())
        shown = list(session.picture() or ())
        assert len(shown) + session.below <= height
        assert all(width(bare(line)) <= columns for line in shown)
        return shown

    return lines


def bare(line: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", line)


def test_numbers_that_differ_come_before_rows_that_are_hardly_less_sure(picture: Picture) -> None:
    assert bare(picture()[0]) == "Row 2 of 3, score 0.99, open, 3 to go"


def test_the_lowest_score_comes_before_what_differs(review: Review) -> None:
    corpus = documents.load(review.project)
    doubtful = [
        replace(stored.unit, score=0.3) if n == 0 else stored.unit
        for n, stored in enumerate(units.load(review.project))
    ]
    units.replace(review.project, corpus, doubtful, review.priority)
    assert [row.unit.score for row in Queue().all(review.project)] == [0.3, 0.99, 0.85]


def test_what_disagrees_is_said_and_set_off_where_it_stands(picture: Picture) -> None:
    shown = picture()
    said = [bare(line) for line in shown if bare(line).startswith("!")]
    assert said[:1] == ["! numbers differ: en 40 crowns / es 14 coronas"]
    assert "! name missing in fa: en Nils Kessler" in said
    text = "\n".join(shown)
    for words in ("40 crowns", "14 coronas", "Nils Kessler"):
        assert f"\x1b[1;33m{words}\x1b[0m" in text
    assert "\x1b[1m40 crowns\x1b[0m" in "\n".join(picture(colour=False))


def test_terms_of_the_glossary_are_underlined_in_every_language(picture: Picture) -> None:
    text = "\n".join(picture())
    for term in ("lighthouse", "faro", "فانوس دریایی"):
        assert f"\x1b[4m{term}\x1b[0m" in text


def test_reasons_of_the_score_are_told_and_none_twice(picture: Picture) -> None:
    told = [bare(line).strip() for line in picture()]
    assert "(the layout speaks against it)" in told
    assert sum("numbers differ: en 40 crowns / es 14 coronas" in line for line in told) == 1


def test_the_rows_before_and_after_are_shown(picture: Picture) -> None:
    told = [bare(line) for line in picture()]
    assert "Before: en  The pilot came aboard at dawn." in told
    assert "After:  es  Aún arde." in told
    assert told[told.index("After:  fa") + 1].strip("\u2067\u2069") == TEXTS["fa"][2]


@pytest.mark.parametrize(("columns", "height"), [(80, 24), (60, 16), (40, 20), (30, 12)])
def test_any_size_shows_the_row_itself(review: Review, picture: Picture, columns: int, height: int) -> None:
    deciding.comment(review, units.load(review.project)[1].key, "A long question, " * 20)
    text = "".join(bare(line) for line in picture(columns, height))
    assert "In 1931" in text
    assert "En 1931" in text or height < 16
