"""``aligner glossary lint``, ``diff`` and ``join``, and the listing beside them."""

import json
from pathlib import Path

import pytest

from tests.cli.running import aligner, refused


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with two small lists."""
    monkeypatch.chdir(tmp_path)
    Path("es.csv").write_text("en,es\npage,página\nfile,archivo\n", "utf-8")
    Path("fa.csv").write_text("en,fa\npage,صفحه\n", "utf-8")
    return tmp_path


def test_lists_are_joined_and_the_result_is_sound(folder: Path) -> None:
    result = aligner("glossary", "join", "es.csv", "fa.csv", "--out", "terms.tbx")
    assert (result.code, result.err) == (0, "2 concepts of 3 in terms.tbx; 1 have all 3 languages.\n")
    assert aligner("glossary", "lint", "terms.tbx") == type(result)(0, "", "0 findings.\n")
    refused(aligner("glossary", "join", "es.csv", "--out", "es.csv"), "es.csv")


def test_differences_have_a_status_as_those_of_diff(folder: Path) -> None:
    assert aligner("glossary", "diff", "es.csv", "es.csv").code == 0
    Path("new.csv").write_text("en,es\npage,página\nfile,fichero\n", "utf-8")
    result = aligner("glossary", "diff", "es.csv", "new.csv", "--json")
    assert result.code == 1
    assert [row["change"] for row in json.loads(result.out)] == ["added", "removed"]
    missing = aligner("glossary", "diff", "es.csv", "none.csv")
    assert missing.code == 2
    refused(missing, "none.csv")


def test_lint_names_line_rule_and_mend(folder: Path) -> None:
    Path("bad.csv").write_text("en,es\npage,página\npage ,hoja\n", "utf-8")
    result = aligner("glossary", "lint", "bad.csv")
    assert result.code == 1
    assert "bad.csv:3: blanks: 'page ' begins or ends with blanks; remove them.\n" in result.out
    assert json.loads(aligner("glossary", "lint", "bad.csv", "--json").out)[0]["line"] == 3


def test_the_listing_is_what_it_was_and_has_a_name_of_its_own(built: Path) -> None:
    usual = aligner("glossary", built / "out", "--lang", "es")
    assert (usual.code, bool(usual.out)) == (0, True)
    assert aligner("glossary", "list", built / "out", "--lang", "es") == usual
    assert aligner("glossary", "--lang", "es", built / "out") == usual
    said = aligner("glossary", "--help").out
    assert "--explain TERM" in said
    assert all(f"\n  {name} " in said for name in ("list", "lint", "diff", "join"))


@pytest.mark.parametrize("ending", ["csv", "jsonl", "tbx"])
def test_a_glossary_is_listed_whatever_its_format(folder: Path, ending: str) -> None:
    assert aligner("glossary", "join", "es.csv", "fa.csv", "--out", f"terms.{ending}").code == 0
    result = aligner("glossary", f"terms.{ending}")
    assert (result.code, result.err) == (0, "2 of 2 concepts.\n")
    assert all(term in result.out for term in ("página", "صفحه", "archivo"))


def test_a_list_in_which_nothing_would_be_is_not_written(folder: Path) -> None:
    result = aligner("glossary", "join", "es.csv", "fa.csv", "--out", "terms.csv")
    assert result.code == 0
    refused(aligner("glossary", "terms.csv", "--status", "approved", "--out", "ours.tbx"), "ours.tbx", "--status")
    assert not Path("ours.tbx").exists()
