"""A project of six rows in three languages, ready for review without aligning."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.model import Concept, Term, Unit
from aligner.project import Project, concepts, documents, runs, units
from aligner.project.documents import Corpus
from aligner.steps.reviewing import Review
from tests.project.making import document


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    texts = {
        lang: [f"{word} {n}." for n in range(6)] for lang, word in (("en", "Sheep"), ("es", "Oveja"), ("fa", "گوسفند"))
    }
    corpus = Corpus(tuple(document(f"{lang}.txt", lang, *own) for lang, own in texts.items()))
    with Project(tmp_path / "project.aligner", create=True) as project:
        documents.replace(project, corpus.documents)
        units.replace(project, corpus, [Unit(dict.fromkeys(texts, (n,)), 0.1 + n / 10) for n in range(6)])
        runs.record(project, "align", "test", [1], {"pivot": "en"})
        concepts.replace(
            project,
            [
                Concept(
                    {"en": (Term("sheep", ("Sheep",), 6, 1),), "es": (Term("oveja", (), 6, 1),)}, 0.9, evidence=(2,)
                ),
                Concept({"en": (Term("ewe"),), "fa": (Term("میش"),)}, 0.4),
            ],
        )
        runs.record(project, "mine", "test", [1], {})
        yield Review(project, "ana")
