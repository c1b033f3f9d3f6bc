"""The picture of a concept: what matters most is there, whatever the size, and no line has two directions."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.cli._review_terms import ConceptSession
from aligner.cli._screen import Screen
from aligner.cli._text import width
from aligner.model import Concept, Corpus, Term, Unit
from aligner.project import Project, concepts, documents, runs, units
from aligner.review.highlighting import Terms
from aligner.review.queue import Review
from tests.project.making import document

TEXTS = {
    "en": "Long before the harbour was dredged and the pilots had charts of their own, every lighthouse had a keeper.",
    "fa": "پیش از آنکه لنگرگاه را لای‌روبی کنند، هر فانوس دریایی نگهبانی داشت.",
}


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ConceptSession]:
    corpus = Corpus(tuple(document(f"{lang}.txt", lang, text) for lang, text in TEXTS.items()))
    found = Concept(
        {"en": (Term("keeper", (), 1),), "fa": (Term("نگهبان", ("نگهبانی",), 1), Term("فانوس‌بان"))},
        0.9,
        evidence=(0,),
        reasons=("نگهبان (fa) is also written فانوس‌بان.", *(f"Reason number {n}." for n in range(9))),
        id="c1",
    )
    with Project(tmp_path / "project.aligner", create=True) as project:
        documents.replace(project, corpus.documents)
        units.replace(project, corpus, [Unit({"en": (0,), "fa": (0,)}, 0.9)])
        runs.record(project, "align", "test", [1], {"pivot": "en"})
        concepts.replace(project, [found])
        monkeypatch.setenv("COLUMNS", "50")
        monkeypatch.setenv("LINES", "16")
        yield ConceptSession(Review(project, "ana"), Screen(False, "terminal", terms=Terms([found])))


def test_a_small_screen_shows_every_term_and_an_example_with_it(session: ConceptSession) -> None:
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in session.picture() or ()]
    assert len(lines) + session.below <= 16
    assert all(width(line) <= 50 for line in lines)
    for term in ("keeper", "نگهبان", "فانوس‌بان"):
        assert any(term in line for line in lines[:8])
    example = lines[lines.index("  For example:") :]
    assert any("keeper" in line for line in example)


def test_no_line_of_it_has_two_directions(session: ConceptSession) -> None:
    for line in session.picture() or ():
        bare = re.sub(r"\x1b\[[0-9;]*m", "", line)
        if re.search("[\u0590-\u08ff]", bare):
            assert re.fullmatch("\u2067[^\u2069]*\u2069", bare)
