"""Many documents, of which nobody knows what belongs together: found, listed, edited, built."""

import csv
import json
from pathlib import Path

import pytest

from aligner.build import unchanged
from tests.cli.conftest import STORY
from tests.cli.running import aligner, refused

OTHER = {
    "en": """Ilona Berg won the Danube race in 51 minutes.
Second came Karl Novak of Linz, 40 seconds behind.
The race had 730 boats this year, and 28 of them sank.
Berg will row in Hamburg on 19 May.
""",
    "es": """Ilona Berg ganó la carrera del Danubio en 51 minutos.
Karl Novak, de Linz, llegó segundo, a 40 segundos.
Este año participaron 730 barcos, y 28 se hundieron.
Berg remará en Hamburgo el 19 de mayo.
""",
}


@pytest.fixture
def mixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two works whose names tell nothing, a near-duplicate, a stranger, and what cannot be read."""
    monkeypatch.setenv("ALIGNER_ENCODER", "lexical")
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "texts"
    (folder / "deep").mkdir(parents=True)
    files = {
        "1.txt": STORY["en"],
        "deep/2.txt": STORY["es"],
        "3.txt": OTHER["es"],
        "4.txt": OTHER["en"],
        "5.txt": OTHER["en"] * 3 + "A late line.\n",
        "6.txt": OTHER["en"] * 3,
        "=7.txt": "Somebody painted the old wooden door green, and everybody who walked past it liked it very much.",
        "8.txt": " ",
        "9.txt": "12 34",
    }
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def listed(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def written(path: Path, rows: list[dict[str, str]], delimiter: str = ",", encoding: str = "utf-8") -> None:
    with path.open("w", encoding=encoding, newline="") as stream:
        table = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
        table.writeheader()
        table.writerows(rows)


def test_each_document_is_in_a_work_left_over_or_told_why(mixed: Path, tmp_path: Path) -> None:
    done = aligner("discover", mixed, "--out", tmp_path / "works.csv")
    assert done.code == 0, done.err
    rows = listed(tmp_path / "works.csv")
    works: dict[str, set[str]] = {}
    for row in rows:
        works.setdefault(row["work"] or row["kind"], set()).add(row["document"])
    assert works == {
        "w1": {"texts/1.txt", "texts/deep/2.txt"},
        "w2": {"texts/3.txt", "texts/5.txt"},
        "near-duplicate": {"texts/4.txt", "texts/6.txt"},
        "left over": {"texts/=7.txt"},
        "not read": {"texts/8.txt", "texts/9.txt"},
    }
    told = {row["document"]: row for row in rows}
    assert {told[f"texts/{name}.txt"]["language"] for name in "1456"} == {"en"}
    assert "texts/5.txt in w2" in told["texts/4.txt"]["note"]
    assert "is empty" in told["texts/8.txt"]["note"]
    assert "too few letters" in told["texts/9.txt"]["note"]
    for row in rows:
        if row["kind"] != "not read":
            text = " ".join((tmp_path / row["document"]).read_text("utf-8").split())
            assert text.startswith(row["begins"].lstrip("'"))
            assert 0 < len(row["begins"]) <= 61
    assert all(0.5 < float(row["certainty"]) <= 1 for row in rows if row["work"])
    for words in ("works            2", "left over        1", "near-duplicate   2", "not read         2"):
        assert words in done.out


def test_what_a_person_edited_is_built(mixed: Path, tmp_path: Path) -> None:
    assert aligner("discover", mixed, "--out", "works.csv").code == 0
    rows = [row for row in listed(tmp_path / "works.csv") if row["document"] != "texts/5.txt"]
    for row in rows:
        if row["work"]:
            row["work"] = {"w1": "bakery", "w2": "sport/race"}[row["work"]]
        if row["document"] == "texts/6.txt":
            row["work"], row["language"] = "sport/race", "en-GB"
    # As Excel saves it where a comma parts decimals.
    written(tmp_path / "works.csv", rows, ";", "utf-8-sig")
    done = aligner("build", "works.csv", "--out", "out")
    assert done.code == 0, done.err
    assert "bakery:" in done.out
    assert "documents   2 (en-GB 1, es 1)" in done.out
    assert (tmp_path / "out/sport/race/alignment.tmx").exists()
    assert (tmp_path / "out/bakery/alignment.tmx").exists()
    assert "Nothing has changed" in aligner("build", "works.csv", "--out", "out").err
    before = unchanged.asked(["works.csv"], tmp_path / "out", "")
    for row in rows:
        row["language"] = row["language"].replace("en-GB", "en")
    written(tmp_path / "works.csv", rows)
    assert unchanged.asked(["works.csv"], tmp_path / "out", "") != before


def test_a_list_that_is_there_is_not_written_over(mixed: Path, tmp_path: Path) -> None:
    (tmp_path / "works.csv").write_text("mine", "utf-8")
    refused(aligner("discover", mixed, "--out", "works.csv"), "works.csv", "--force")
    assert (tmp_path / "works.csv").read_text("utf-8") == "mine"
    assert aligner("discover", mixed, "--out", "works.csv", "--force").code == 0
    refused(aligner("discover", mixed, "--out", "works.txt"), ".csv")
    refused(aligner("discover", mixed, "--out", "none/works.csv"), "none")
    refused(aligner("discover", tmp_path / "nowhere"), "nowhere", "does not exist")


def test_json_tells_the_same(mixed: Path) -> None:
    told = json.loads(aligner("discover", mixed, "--json").out)
    assert {len(work["documents"]) for work in told["works"]} == {2}
    assert (len(told["left_over"]), len(told["near_duplicates"]), len(told["not_read"])) == (1, 2, 2)


LIST = "work,document,language\n"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("w1,texts/1.txt,en\nw1,texts/none.txt,es\n", ("Line 3", "none.txt", "no file")),
        ("w1,texts/1.txt,en\nw2,texts/1.txt,en\n", ("texts/1.txt", "lines 2 and 3")),
        ("../w1,texts/1.txt,en\n", ("Line 2", "'../w1'")),
        ("w1,texts/1.txt,klingonese\n", ("Line 2", "'klingonese'")),
        ("w1,,en\n", ("Line 2", "no document")),
        (",texts/1.txt,en\n", ("No line", "work")),
        ("w1,texts/1.txt,en\nw1,texts/4.txt,en\n", ("Only one language",)),
    ],
)
def test_a_list_that_cannot_be_built_is_told_by_its_line(mixed: Path, rows: str, words: tuple[str, ...]) -> None:
    (mixed.parent / "works.csv").write_text(LIST + rows, "utf-8")
    refused(aligner("build", "works.csv", "--out", "out"), *words)


def test_a_work_in_one_language_stops_no_other_and_is_told(mixed: Path) -> None:
    rows = "w1,texts/1.txt,en\nw1,texts/deep/2.txt,es\nw2,texts/3.txt,es\n"
    (mixed.parent / "works.csv").write_text(LIST + rows, "utf-8")
    done = aligner("build", "works.csv", "--out", "out")
    assert done.code == 0, done.err
    assert "Left out: texts/3.txt" in done.err
