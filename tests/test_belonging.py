"""Which documents belong together: by what stands in common rows, one of a language in a group unless it is sure."""

import csv
from pathlib import Path

import pytest

from aligner.belonging import groups, mixed
from aligner.model import Block, Corpus, Document, Segment, Unit
from tests.cli.running import aligner

SIZE = 10


def corpus(*names: str) -> Corpus:
    """Documents of ten segments each; the language is told by the first two letters of their names."""
    text = "\n".join("abcdefghij")
    segments = tuple(Segment(2 * n, 2 * n + 1) for n in range(SIZE))
    return Corpus(tuple((Document(name, name[:2], text, (Block(0, len(text)),)), segments) for name in names))


def rows(**cells: range) -> list[Unit]:
    """The n-th of each range in the n-th row."""
    return [
        Unit(dict(zip(cells, ((i,) for i in each), strict=True)), 0.9) for each in zip(*cells.values(), strict=True)
    ]


def told(found: Corpus, units: list[Unit]) -> tuple[list[tuple[str, ...]], list[str]]:
    own, alone = groups(found, units)
    return [tuple(member.name for member in group.members) for group in own], [member.name for member in alone]


def test_what_stands_in_common_rows_belongs_together() -> None:
    found = corpus("en1", "en2", "es1", "es2", "fa1")
    units = [*rows(en=range(10), es=range(10, 20), fa=range(10)), *rows(en=range(10, 20), es=range(10))]
    assert told(found, units) == ([("en1", "es2", "fa1"), ("en2", "es1")], [])
    own, _ = groups(found, units)
    assert [round(group.score, 2) for group in own] == [1.0, 1.0]
    assert [(member.segments, member.aligned) for member in own[0].members] == [(10, 10)] * 3


def test_what_nothing_says_the_same_as_is_left_over() -> None:
    assert told(corpus("en1", "en2", "es1"), rows(en=range(10), es=range(10))) == ([("en1", "es1")], ["en2"])
    assert told(corpus("en1", "es1"), []) == ([], ["en1", "es1"])


def test_a_chance_row_makes_no_group_bigger() -> None:
    units = [
        *rows(en=range(10), es=range(10)),
        *rows(en=range(10, 20), es=range(10, 20)),
        *rows(en=range(1), es=range(19, 20)),
    ]
    assert told(corpus("en1", "en2", "es1", "es2"), units) == ([("en1", "es1"), ("en2", "es2")], [])


def test_a_second_article_joins_where_it_is_near_enough() -> None:
    units = [*rows(en=range(10), es=range(10)), *rows(en=range(3), es=range(10, 13))]
    assert told(corpus("en1", "es1", "es2"), units) == ([("en1", "es1", "es2")], [])


def test_one_document_a_language_is_no_question() -> None:
    assert not mixed(corpus("en1", "es1"))
    assert mixed(corpus("en1", "es1", "es2"))


STORIES = {
    "harbour": {
        "en": "The harbour was closed on Monday.\n\nForty ships are waiting outside.\n\nThe storm broke two cranes.",
        "es": "El puerto se cerró el lunes.\n\nCuarenta barcos esperan fuera.\n\nLa tormenta rompió dos grúas.",
    },
    "school": {
        "en": "The school will serve free milk.\n\nParents asked for it last year.\n\nEach child gets one glass.",
        "es": "La escuela servirá leche gratis.\n\nLos padres lo pidieron el año pasado.\n\nCada niño recibe un vaso.",
    },
}


def test_a_folder_of_mixed_documents_is_told_apart(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    # Their names tell nothing of which belong together.
    for number, own in enumerate(STORIES.values()):
        (texts / f"{7 - number}.en.txt").write_text(own["en"], "utf-8")
        (texts / f"{3 + number}.es.txt").write_text(own["es"], "utf-8")
    (texts / "9.es.txt").write_text("Un gato duerme en la ventana azul.", "utf-8")
    done = aligner("build", texts, "--out", tmp_path / "out")
    assert done.code == 0, done.err
    assert "groups      2 of documents that belong together; 1 document left over: 9.es.txt" in done.out
    with (tmp_path / "out/documents.csv").open(encoding="utf-8", newline="") as stream:
        listed = list(csv.DictReader(stream))
    found: dict[str, set[str]] = {}
    for row in listed:
        found.setdefault(row["group"], set()).add(row["document"])
    assert sorted(map(sorted, found.values())) == [["3.es.txt", "7.en.txt"], ["4.es.txt", "6.en.txt"], ["9.es.txt"]]
    tmx = (tmp_path / "out/alignment.tmx").read_text("utf-8")
    for prop in ('<prop type="x-en.document">7.en.txt</prop>', '<prop type="x-es.document">3.es.txt</prop>'):
        assert prop in tmx
    aligner("export", tmp_path / "out", "--out", tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as stream:
        pairs = {(row["x-en.document"], row["x-es.document"]) for row in csv.DictReader(stream)}
    assert pairs == {("7.en.txt", "3.es.txt"), ("6.en.txt", "4.es.txt")}
    assert aligner("report", tmp_path / "out", "--out", tmp_path / "report.html").code == 0
    assert '<p class="at">3.es.txt:1</p>' in (tmp_path / "report.html").read_text("utf-8")


def test_a_name_that_is_a_formula_is_text_in_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNER_ENCODER", "lexical")
    for name, text in (("a.en.txt", "Doctor Ruiz visits Lima."), ("=1+1.es.txt", "Doctor Ruiz visita Lima.")):
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "b.en.txt").write_text("Nobody asked.", "utf-8")
    assert aligner("build", tmp_path, "--out", tmp_path / "out").code == 0
    with (tmp_path / "out/documents.csv").open(encoding="utf-8", newline="") as stream:
        assert "'=1+1.es.txt" in {row["document"] for row in csv.DictReader(stream)}
