"""``aligner glossary --explain`` and --known on a real project."""

import csv
from pathlib import Path

import pytest

from glossary.concordance import Line, Passage, passages
from tests.cli.running import Result, aligner

EN = "The library lends bicycles.\nA library card costs ten euros.\nThe late fee is one euro.\n"
ES = (
    "La biblioteca presta bicicletas.\nEl carné de biblioteca cuesta diez euros.\n"
    "El recargo por retraso es de un euro.\n"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("glossary")
    (folder / "en.txt").write_text(EN, encoding="utf-8")
    (folder / "es.txt").write_text(ES, encoding="utf-8")
    assert run("build", str(folder), "--out", str(folder / "out")).code == 0
    assert run("glossary", str(folder / "out"), "--mine", "--preset", "recall").code == 0
    return folder


def run(*arguments: str) -> Result:
    return aligner(*arguments)


def test_every_passage_with_a_term_stands_there_once_marked_in_all_languages(project: Path) -> None:
    shown = run("glossary", str(project / "out"), "--explain", "libraries").out
    assert (
        "en.txt:1  es.txt:1\n  en    The [library] lends bicycles.\n  es    La [biblioteca] presta bicicletas.\n"
        in shown
    )
    assert "A [library] card costs ten euros." in shown
    assert "en.txt:2" in shown
    assert shown.count("costs ten euros") == shown.count("lends bicycles") == 1


def test_a_language_with_another_word_is_shown_whole_and_no_place_is_lost() -> None:
    lines = [
        Line("en", "en.txt", 1, "A ", "fee", " is a fee.", (("es", "La tasa es esto. Y más."),), (4,)),
        Line("en", "en.txt", 1, "A fee is a ", "fee", ".", (("es", "La tasa es esto. Y más."),), (4,)),
        Line("es", "es.txt", 3, "Una ", "tarifa", " sola.", (), ()),
        Line("es", "es.txt", 9, "Otra ", "tarifa", ".", (), ()),
    ]
    assert passages(lines) == [
        Passage(("en.txt:1",), (("en", "A [fee] is a [fee]."), ("es", "La tasa es esto. Y más."))),
        Passage(("es.txt:3",), (("es", "Una [tarifa] sola."),)),
        Passage(("es.txt:9",), (("es", "Otra [tarifa]."),)),
    ]


def test_a_term_there_is_not_is_answered_with_similar_ones(project: Path) -> None:
    result = run("glossary", str(project / "out"), "--explain", "librarian")
    assert result.code == 1
    assert "library" in result.err


def test_known_terms_are_not_offered(project: Path) -> None:
    known = project / "known.csv"
    known.write_text("en,es,status\nlibrary,biblioteca,rejected\nlibrary card,carné de biblioteca,approved\n", "utf-8")
    everything = run("glossary", str(project / "out")).out
    new = run("glossary", str(project / "out"), "--known", str(known)).out
    assert "  en    library (2)\n" in everything
    assert "  en    library (2)\n" not in new
    assert "  en    library card (1)\n" not in new


def test_filters(project: Path) -> None:
    def listed(*options: str) -> str:
        return run("glossary", str(project / "out"), *options).out

    assert listed("--languages", "3") == ""
    assert listed("--status", "approved") == ""
    assert listed("--min-count", "4").count("mined") < listed().count("mined")


def test_a_memory_is_mined_as_well(project: Path) -> None:
    out = project / "terms.csv"
    result = run("glossary", str(project / "out" / "alignment.tmx"), "--out", str(out))
    assert result.code == 0
    assert "in 3 units" in result.err
    assert out.read_text("utf-8").startswith("concept,en,es")


def test_a_project_of_many_units_is_mined_as_a_memory_is(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = project / "many"
    (project / "en.again.txt").write_text(EN, encoding="utf-8")
    (project / "es.again.txt").write_text(ES, encoding="utf-8")
    monkeypatch.setattr("glossary.steps.LARGE", 2)
    assert run("build", *(str(project / f"{lang}{n}.txt") for lang in ("en", "es") for n in ("", ".again")),
               "--out", str(out)).code == 0  # fmt: skip
    shown = run("glossary", str(out)).out
    assert "biblioteca" in shown
    rows = list(csv.DictReader((out / "glossary.csv").read_text("utf-8").splitlines()))
    assert all(row["example-en"] and row["references"] for row in rows)
    assert "Found in 4 units." in "".join(row["reasons"] for row in rows)


def test_every_language_of_a_concept_has_an_example(project: Path) -> None:
    out = project / "glossary.csv"
    assert run("export", str(project / "out"), "--terms", "--out", str(out)).code == 0
    rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
    assert rows
    for row in rows:
        for lang in ("en", "es"):
            assert bool(row[f"example-{lang}"]) == bool(row[lang])
