"""Rows of facts in exchange files: the shared words are the text, their sentence is told beside."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner import formats
from aligner.exchange import exporting
from aligner.exchange.export_options import ExportOptions
from aligner.project import Project, documents
from aligner.review import deciding
from aligner.review.queue import Review
from tests import fact_project as facts
from tests.fact_project import TEXTS


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with facts.project(tmp_path) as project:
        yield project


def test_the_shared_words_are_the_text(project: Project) -> None:
    found = exporting.memory(project, "comparable").units
    assert [unit.texts for unit in found] == [
        {
            "en": "The Harlow mill closed in 1974",
            "es": "El molino de Harlow cerró en 1974",
            "fa": "در ۱۹۷۴ بسته شد",
        },
        {
            "en": "its 60 workers moved to the coast\nall 60 went away",
            "es": "Sus 60 obreros, sin aviso previo, se mudaron a la costa",
        },
        {"en": TEXTS["en"][1], "es": "sin aviso previo", "fa": TEXTS["fa"][1]},
    ]


def test_the_kind_is_what_the_aligner_found(project: Project) -> None:
    for kind, count in (("parallel", 1), ("partial", 2), ("comparable", 3)):
        assert len(exporting.memory(project, kind).units) == count  # type: ignore[arg-type]
    assert [unit.props["kind"] for unit in exporting.memory(project, "comparable").units] == [
        "parallel",
        "partial",
        "comparable",
    ]


def test_offsets_lead_to_the_words_and_their_sentence_in_the_document(project: Project) -> None:
    texts = {document.name: document.text for document, _ in documents.load(project).documents}
    for unit in exporting.memory(project, "comparable").units:
        for lang, said in unit.texts.items():
            own = texts[unit.props[f"{lang}.document"]]
            cut = {
                name: [own[slice(*map(int, part.split("-")))] for part in unit.props[f"{lang}.{name}"].split(" | ")]
                for name in ("passage", "sentence")
            }
            assert "\n".join(cut["passage"]) == said
            assert all(part in whole for part, whole in zip(cut["passage"], cut["sentence"], strict=True))
            context = unit.props.get(f"{lang}.context", "")
            assert context == ("" if cut["passage"] == cut["sentence"] else " | ".join(cut["sentence"]))


@pytest.mark.parametrize("name", ["tmx", "csv", "jsonl", "xlsx"])
def test_sentence_offsets_and_kind_come_back_from_the_file(project: Project, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"rows.{name}"
    lost = exporting.one(project, file, "memory", ExportOptions(format_=name), "comparable")
    assert not any(lost.values())
    back = formats.read(file, "memory", name).units
    assert [(u.texts, u.props) for u in back] == [
        (u.texts, u.props) for u in exporting.memory(project, "comparable").units
    ]


@pytest.mark.parametrize("name", ["po", "xliff", "xliff2"])
def test_a_file_of_two_languages_tells_the_facts_of_these_two(project: Project, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"rows.{name}"
    exporting.one(project, file, "memory", ExportOptions(format_=name, target="es"), "comparable")
    first = formats.read(file, "memory", name).units[0]
    assert first.texts["es"] == "El molino de Harlow cerró en 1974"
    assert (first.props["en.context"], first.props["es.context"]) == (TEXTS["en"][0], TEXTS["es"][0])
    assert first.props["kind"] == "parallel"
    assert not any(key.startswith("fa.") for key in first.props)


@pytest.mark.parametrize("name", ["xliff", "xliff2"])
def test_a_translator_sees_the_sentence_in_a_note(project: Project, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"rows.{name}"
    exporting.one(project, file, "memory", ExportOptions(format_=name, target="fa"), "comparable")
    note = f"en: {TEXTS['en'][0]}\nfa: {TEXTS['fa'][0]}"
    assert note in file.read_text("utf-8")
    assert all(not unit.note for unit in formats.read(file, "memory", name).units)


def test_a_file_that_tells_kinds_is_chosen_from_by_them(project: Project, tmp_path: Path) -> None:
    exporting.one(project, tmp_path / "all.tmx", "memory", ExportOptions(), "comparable")
    lost = exporting.converted(str(tmp_path / "all.tmx"), tmp_path / "few.csv", "memory", ExportOptions(), "partial")
    assert [unit.props["kind"] for unit in formats.read(tmp_path / "few.csv", "memory").units] == [
        "parallel",
        "partial",
    ]
    assert {loss.rule for losses in lost.values() for loss in losses} == {"kind"}


def test_a_persons_row_is_exported_beside_facts_in_the_same_words(project: Project) -> None:
    review = Review(project, "ana")
    own = exporting.memory(project, "comparable").units[2].id
    deciding.set_status(review, own, "accepted")
    assert [unit.status for unit in exporting.memory(project, "parallel").units] == ["mined", "approved"]
