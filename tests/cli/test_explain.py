"""``aligner explain`` tells what speaks for a unit."""

import json
from pathlib import Path

import pytest

from tests import fact_project
from tests.cli.running import aligner
from tests.facts.stories import STORY

TEXTS = {
    "en": "The museum opens at nine.\n\nTickets cost twelve euros.\n\nThe garden is closed in winter.\n",
    "es": "El museo abre a las nueve.\n\nLas entradas cuestan doce euros.\n\nEl jardín cierra en invierno.\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explained")
    for lang, text in TEXTS.items():
        (folder / f"{lang}.txt").write_text(text, "utf-8")
    done = aligner("build", folder / "en.txt", folder / "es.txt", "--out", folder / "out")
    assert done.code == 0, done.err
    return folder / "out"


def test_terms_and_runners_up_are_printed(built: Path) -> None:
    told = aligner("explain", built, "2")
    assert told.code == 0, told.err
    assert "Tickets cost twelve euros." in told.out
    assert "en-es  similarity" in told.out
    assert "margin" in told.out
    assert "near" in told.out


def test_an_unknown_unit_is_answered_with_those_there_are(built: Path) -> None:
    told = aligner("explain", built, "99")
    assert told.code == 1
    assert "units 1 to 3" in told.err


def test_the_same_as_json(built: Path) -> None:
    told = json.loads(aligner("explain", built, "2", "--json").out)
    assert told["number"] == 2
    assert told["cells"]["es"] == [
        {"segment": 1, "text": "Las entradas cuestan doce euros.", "before": "", "after": ""}
    ]
    (pair,) = told["pairs"]
    assert pair["languages"] == ["en", "es"]
    assert "margin" in pair["terms"]
    assert pair["near"][0].keys() == {"lang", "segment", "text", "similarity"}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("story")
    for lang, sentences in STORY.items():
        (folder / f"{lang}.txt").write_text("\n\n".join(sentences) + "\n", "utf-8")
    done = aligner("build", *(folder / f"{lang}.txt" for lang in STORY), "--out", folder / "out")
    assert done.code == 0, done.err
    return folder / "out"


def rows(story: Path) -> list[dict[str, dict[str, dict[str, str]]]]:
    found: list[dict[str, dict[str, dict[str, str]]]] = json.loads(aligner("report", story, "--json").out)["rows"]
    return found


def bought(story: Path) -> str:
    """The number of the row that tells who bought the ship."""
    told = next(row for row in rows(story) if "8,4 millones" in row["told"].get("es", {}).get("text", ""))
    return str(told["number"])


def test_the_words_that_carry_a_fact_are_told(story: Path) -> None:
    told = aligner("explain", story, bought(story))
    assert told.code == 0, told.err
    lines = told.out[told.out.index("en-es") :].splitlines()
    assert "2016" in lines[1]
    assert "8.4 million euros – 8,4 millones de euros" in lines[1]
    assert any("Meridian – Meridian" in line for line in lines)
    assert "near, by log odds" in told.out


def test_the_json_of_a_fact_holds_all_words_and_what_was_near(story: Path) -> None:
    told = json.loads(aligner("explain", story, bought(story), "--json").out)
    pair = next(pair for pair in told["pairs"] if pair["languages"] == ["en", "es"])
    assert ["2016", "2016"] in pair["values"]
    assert ["Meridian", "Meridian"] in pair["names"]
    worth = [one["similarity"] * one["weight"] for one in pair["words"]]
    assert worth == pytest.approx(sorted(worth, reverse=True), abs=0.01)
    taken = {(lang, one["segment"]) for lang, own in told["cells"].items() for one in own}
    assert not taken & {(near["lang"], near["segment"]) for near in told["near"]}
    assert {near["lang"] for near in told["near"]} == set(STORY)


def test_what_else_a_sentence_says_is_told(tmp_path: Path) -> None:
    fact_project.project(tmp_path).close()
    told = aligner("explain", tmp_path, "1")
    rests = told.out[told.out.index("else in these sentences") :]
    assert "en  [...] and its 60 workers moved to the coast." in rests
    assert "آسیاب هارلو، که ۶۰ کارگر داشت" in rests
    assert "  es  " not in rests[: rests.index("near")], "the Spanish sentence says no more"
    (cell,) = json.loads(aligner("explain", tmp_path, "1", "--json").out)["cells"]["en"]
    assert cell["text"] == "The Harlow mill closed in 1974"
    assert (cell["before"], cell["after"]) == ("", "and its 60 workers moved to the coast.")


def test_a_build_of_independent_texts_tells_who_tells_what(story: Path, tmp_path: Path) -> None:
    again = aligner("build", *(story.parent / f"{lang}.txt" for lang in STORY), "--out", tmp_path / "out")
    line = next(line for line in again.out.splitlines() if line.strip().startswith("facts"))
    counts = json.loads(aligner("report", tmp_path / "out", "--json").out)["counts"]
    assert line.split()[1] == str(counts["rows"])
    assert f"en {counts['only']['en']}" in line
    assert line.endswith(f"contradicted {counts['contradicted']}")
