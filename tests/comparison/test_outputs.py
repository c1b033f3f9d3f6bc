"""Every output tells the same findings, and each keeps the rules of its kind."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import aligner
from aligner.comparison import outputs
from aligner.comparison.findings import Comparison, Fact, Finding, PageResult, Side, Told
from tests.cli.running import ROOT
from tests.cli.running import aligner as run
from tests.comparison.conftest import changed

EN, ES, FA = "docs/en/a b.md", "docs/es/a b.md", "docs/fa/a b.md"
AFTER = Side(FA, 6, "پس از ۵۴ دقیقه.")
FINDINGS = (
    Finding("missing", "es", Side(EN, 3, "Close *the* valve | now."), Side(ES, 2), 0.9),
    Finding("changed", "fa", Side(EN, 5, "After 45 minutes."), AFTER, 0.95, "figures", ("45", "۵۴")),
    Finding("missing", "fa", Side("docs/en/new.md", 1, "(2 passages)"), Side("", 0), 1.0, "page"),
    Finding("outdated", "es", Side(EN, 9, "<b>Two</b> keys."), Side(ES, 9, "Una llave."), 0.9, before="One key."),
)
FACTS = (Fact({"en": Side(EN, 1, "It rains.")}, 1.0), Fact({"es": Side(ES, 1, "Nieva.")}, 1.0))
DONE = Comparison(
    "en",
    ("es", "fa"),
    (
        PageResult("a b.md", "es", EN, ES, 10, 2, (FINDINGS[0], FINDINGS[3])),
        PageResult("a b.md", "fa", EN, FA, 10, 1, (FINDINGS[1],)),
        PageResult("new.md", "fa", "docs/en/new.md", "", 2, 2, (FINDINGS[2],)),
    ),
    (
        Told(
            "story.md",
            ("en", "es"),
            (Fact({"en": Side(EN, 1, "It rains.")}, 1.0), Fact({"es": Side(ES, 1, "Nieva.")}, 1.0)),
        ),
    ),
    signature="test",
)


def written(name: str) -> str:
    return "".join(outputs.written(DONE, name))


def test_percentages_are_of_all_passages_and_rounded_down() -> None:
    assert DONE.by_language == {"es": 80.0, "fa": 75.0}
    assert DONE.in_step == 77.2
    assert PageResult("a", "es", "a", "b", 3000, 1).in_step == 99.9


@pytest.mark.parametrize("name", outputs.names())
def test_every_output_has_every_finding(name: str) -> None:
    made = written(name)
    for finding in FINDINGS:
        assert finding.rule in made
    assert "پس از ۵۴ دقیقه." in made
    assert "Nieva." in made or name == "sarif"


def test_sarif_has_what_code_scanning_reads() -> None:
    log = json.loads(written("sarif"))
    assert (log["version"], "sarif-2.1.0" in log["$schema"]) == ("2.1.0", True)
    [own] = log["runs"]
    rules = own["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result, finding in zip(own["results"], DONE.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["level"] in {"warning", "note"}
        assert result["message"]["text"]
        [place] = result["locations"]
        assert place["physicalLocation"]["region"]["startLine"] >= 1
        uri = place["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[\w./%-]+", uri)
        assert 0 <= result["rank"] <= 100
    prints = [result["partialFingerprints"]["alignerCompare/v1"] for result in own["results"]]
    assert len(set(prints)) == len(prints)


def test_fingerprints_do_not_move_with_lines() -> None:
    one = FINDINGS[0]
    below = Finding(one.kind, one.lang, Side(EN, 33, one.source.text), Side(ES, 40), one.sure)
    assert one.fingerprint == below.fingerprint != FINDINGS[1].fingerprint


def test_json_is_as_its_schema_has_it() -> None:
    schema = json.loads((ROOT / "aligner/schemas/compare.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(written("json")))


def test_markdown_takes_texts_for_texts() -> None:
    made = written("markdown")
    assert "Close \\*the\\* valve" in made
    assert "\\<b\\>Two" in made
    table = [line for line in made.splitlines() if line.startswith("| a b.md")]
    assert {line.count("|") for line in table} == {made.splitlines()[0].count("|")}


def test_html_is_a_page_of_its_own_with_directions() -> None:
    made = written("html")
    assert "&lt;b&gt;Two" in made
    assert 'lang="fa" dir=rtl' in made
    assert not re.search(r"(?:src|href)=", made)
    HTMLParser().feed(made)


def test_the_command_writes_files_and_tells_by_its_status(tmp_path: Path) -> None:
    docs = changed(tmp_path / "docs", {"es": {"La garantía dura 24 meses.\n": ""}})
    out = tmp_path / "compare.sarif"
    done = run("compare", docs, "--format", "sarif", "--out", out, "--fail-under", "99")
    assert (done.code, done.out) == (1, "")
    assert "less than 99 %" in done.err
    assert [one["ruleId"] for one in json.loads(out.read_text("utf-8"))["runs"][0]["results"]] == ["missing"]
    assert run("compare", docs, "--fail-under", "90").code == 0
    made = json.loads(run("compare", docs, "--json").out)
    assert made["languages"]["es"]["in_step"] == aligner.compare(docs).by_language["es"] < 100
    page = docs / "es/guide.md"
    for wrong in (["--format", "pdf"], ["--source", "de"], ["--out", str(page)]):
        done = run("compare", docs, *wrong)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith("aligner: ")
    assert page.read_text("utf-8").startswith("---")
