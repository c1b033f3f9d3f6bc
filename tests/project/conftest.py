"""A small work in two languages, and a project that holds it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.model import Corpus, Unit
from aligner.project import Project, documents, units
from tests.project.making import document


@pytest.fixture
def corpus() -> Corpus:
    return Corpus(
        (
            document("a.en.txt", "en", "Share this page", "The bakery opened.", "It sells rye bread.", boilerplate=0),
            document("a.es.txt", "es", "Abrió la panadería.", "Vende pan de centeno.", "Abrió la panadería."),
            document("b.en.txt", "en", "The bakery opened."),
        )
    )


@pytest.fixture
def project(tmp_path: Path, corpus: Corpus) -> Iterator[Project]:
    with Project(tmp_path / "project.aligner", create=True) as project:
        documents.replace(project, corpus.documents)
        units.replace(
            project,
            corpus,
            [Unit({"en": (0,), "es": (0,)}, 0.9, ("same length",)), Unit({"en": (1,), "es": (1,)}, 0.4)],
        )
        yield project
