"""``aligner glossary`` of a folder that holds many works: one list, and files of every format."""

import json
from pathlib import Path

import pytest

from aligner import formats
from aligner.model import Concept, Corpus, Term, Unit
from aligner.project import Project, concepts, documents, runs, units
from tests.cli.running import aligner, refused
from tests.project.making import document


def project(folder: Path, *words: tuple[str, str]) -> None:
    """A project of one row, in which these words are terms."""
    folder.mkdir(parents=True)
    own = Corpus((document(f"{folder.name}/en.txt", "en", "The key."), document("es.txt", "es", "La clave.")))
    with Project(folder / "project.aligner", create=True) as made:
        documents.replace(made, own.documents)
        units.replace(made, own, [Unit({"en": (0,), "es": (0,)}, 0.9)])
        runs.record(made, "align", "test", [1], {"pivot": "en", "order": "ordered"})
        rows = [Concept({"en": (Term(a, (), 2, 1),), "es": (Term(b, (), 2, 1),)}, 0.9, evidence=(0,)) for a, b in words]
        concepts.replace(made, rows)
        runs.record(made, "mine", "test", [1], {})


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Three works, one of them deeper than the others."""
    out = tmp_path / "out"
    project(out / "first", ("key", "clave"), ("lock", "cerrojo"))
    project(out / "second", ("key", "llave"))
    project(out / "part/third", ("key", "clave"))
    return out


def test_concepts_are_joined_counted_by_work_and_quarrels_are_told(tree: Path, tmp_path: Path) -> None:
    result = aligner("glossary", tree, "--out", tmp_path / "terms.csv", "--limit", "1")
    assert result.code == 0, result.err
    assert result.err.startswith("2 concepts in 3 works.\n")
    assert "  es    clave (4), llave (2)\n" in result.out
    assert "  in 3 works: first (2), part/third (2), second (2)\n" in result.out
    assert "  inconsistent: es: clave (first, part/third), llave (second)\n" in result.out
    read = formats.read(tmp_path / "terms.csv", "glossary")
    assert {fact.name: fact.text for fact in read.concepts[0].facts} == {
        "works": "3",
        "work-counts": "first (2), part/third (2), second (2)",
        "inconsistent": "es: clave (first, part/third), llave (second)",
    }
    (told,) = json.loads(aligner("glossary", tree, "--limit", "1", "--json").out)["concepts"]
    assert {"name": "works", "lang": "", "text": "3"} in told["facts"]
    quarrels = aligner("glossary", tree, "--inconsistent")
    assert ("key" in quarrels.out, "lock" in quarrels.out) == (True, False)


@pytest.mark.parametrize("ending", ["csv", "jsonl", "tbx", "tmx", "po", "xlsx", "utf8"])
def test_every_format_takes_it(tree: Path, tmp_path: Path, ending: str) -> None:
    result = aligner("glossary", tree, "--out", tmp_path / f"terms.{ending}", "--lang", "es")
    assert result.code == 0, result.err
    (made,) = tmp_path.glob(f"terms*.{ending}")
    assert made.stat().st_size
    if ending == "jsonl":
        key = json.loads(made.read_text("utf-8").splitlines()[1])["concept"]
        assert {"name": "works", "text": "3", "lang": ""} in key["facts"]


def test_what_was_approved_in_one_work_is_so_for_all(tree: Path) -> None:
    assert aligner("review", tree / "second", "--terms", stdin="a\nq\n").code == 0
    approved = aligner("glossary", tree, "--status", "approved").out
    assert "llave (2), clave (4, provisional)" in approved


def test_a_work_that_cannot_be_read_is_left_out_and_told(tree: Path) -> None:
    (tree / "second/project.aligner").write_bytes(b"")  # As a build leaves it that is killed at its first moment.
    result = aligner("glossary", tree)
    assert result.code == 0
    assert result.err.startswith("Left out: second; ")
    assert "2 concepts in 2 works.\n" in result.err
    for name in ("first", "part/third"):
        (tree / name / "project.aligner").write_bytes(b"")
    refused(aligner("glossary", tree), "None of 3 projects can be read", "first")


def test_a_folder_with_a_project_is_that_project_and_places_are_told_of_one(tree: Path) -> None:
    assert "works" not in aligner("glossary", tree / "first").out
    told = aligner("glossary", tree, "--explain", "key")
    assert (told.code, f"{tree}/first" in told.err) == (2, True)
    assert "key" in aligner("glossary", tree / "first", "--explain", "key").out
