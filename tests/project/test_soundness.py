"""A damaged project is told in a sentence, whatever in it is damaged; an error of ours stays one."""

import sqlite3
from pathlib import Path

import pytest

from aligner.errors import ProjectError
from aligner.exchange import exporting
from aligner.project import Project, decisions, soundness, units
from aligner.review import deciding
from aligner.review.queue import Review
from tests.cli.running import aligner, refused

DAMAGE = {
    "reasons": "UPDATE unit SET reasons = '['",
    "texts": "UPDATE unit SET texts = '{]'",
    "no UTF-8": "UPDATE unit SET note = CAST(x'ff20' AS TEXT)",
    "score": "UPDATE unit SET score = 'high'",
    "ends": "UPDATE segment SET end = 99999, start = -5",
    "places": "UPDATE segment SET position = position + 1 WHERE lang = 'en' AND position = 5",
    "evidence": "UPDATE concept SET evidence = '{'",
    "variants": "UPDATE term SET variants = ''",
    "settings": "UPDATE run SET settings = 'x'",
    "status": "UPDATE unit SET status = 'odd'",
}


def read_all(path: Path) -> None:
    with Project(path) as project:
        exporting.memory(project, "comparable")
        exporting.terms(project)


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_named(review: Review, name: str) -> None:
    path = review.project.path
    review.project.close()
    db = sqlite3.connect(path)
    assert not soundness.damage(db)
    db.execute(DAMAGE[name])
    db.commit()
    assert soundness.damage(db)
    db.close()


@pytest.mark.parametrize("name", ["reasons", "texts", "no UTF-8", "evidence", "variants", "settings"])
def test_reading_a_damaged_project_is_answered_with_a_sentence(review: Review, name: str) -> None:
    path = review.project.path
    review.project.close()
    db = sqlite3.connect(path)
    db.execute(DAMAGE[name])
    db.commit()
    db.close()
    with pytest.raises(ProjectError, match="restore a copy"):
        read_all(path)


def test_a_damaged_journal_is_told(review: Review) -> None:
    row = units.load(review.project)[0].key
    deciding.set_status(review, row, "accepted")
    path: Path = review.project.path
    review.project.close()
    db = sqlite3.connect(path)
    db.execute("DROP TRIGGER decision_is_never_changed")
    db.execute("UPDATE decision SET target = 'x'")
    db.commit()
    db.close()
    with pytest.raises(ProjectError, match=r"damaged \(target of a decision\)"), Project(path) as project:
        decisions.journal(project)


def test_an_error_of_ours_is_not_taken_for_damage(review: Review) -> None:
    with pytest.raises(KeyError), Project(review.project.path):
        raise KeyError("ours")


def test_a_bit_that_flipped_inside_a_text_is_told_and_the_next_build_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALIGNER_ENCODER", "lexical")
    for lang, text in (("en", "Sheep 1954.\nBread 7.\n"), ("es", "Oveja 1954.\nPan 7.\n")):
        (tmp_path / f"{lang}.txt").write_text(text)
    build = ("build", tmp_path / "en.txt", tmp_path / "es.txt", "--out", tmp_path / "out", "--segmented", "lines")
    assert aligner(*build).code == 0
    assert aligner("review", tmp_path / "out", "--accept-above", "0").code == 0
    path = tmp_path / "out/project.aligner"
    path.write_bytes(path.read_bytes().replace(b"Sheep 1954.\nBread", b"Sheep 1954.\nBraad"))
    for command in (("review", path, "--list", "--all"), ("export", path, "--out", tmp_path / "x.csv")):
        refused(aligner(*command), "The text of en.txt", "damaged", "aligner build")
    assert aligner(*build).code == 0
    listed = aligner("review", path, "--list", "--all")
    assert "Bread" in listed.out
    assert "accepted" in listed.out
