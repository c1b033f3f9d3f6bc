"""Who tells which fact, in reports and as JSON."""

import json
import re
from pathlib import Path

import pytest

from aligner.project import Project, rows
from aligner.review import deciding
from aligner.review.queue import Review
from tests import fact_project
from tests.cli.running import aligner, refused
from tests.web import making


@pytest.fixture
def work(tmp_path: Path) -> Path:
    fact_project.project(tmp_path).close()
    return tmp_path


def lines(work: Path, *options: str) -> list[str]:
    done = aligner("report", work, "--out", work / "report.html", *options)
    assert done.code == 0, done.err
    page = (work / "report.html").read_text("utf-8")
    return re.findall(r"<tr data-by.*?</tr>", page, re.DOTALL)


def plain(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


def test_a_line_a_fact_and_one_for_what_one_text_alone_says(work: Path) -> None:
    told = lines(work)
    by = [re.findall('data-by="([^"]*)"', line) for line in told]
    assert by == [["en es fa"], ["en es"], ["en es fa"], ["fa"]]
    assert "The Harlow mill closed in 1974" in plain(told[0])
    assert '<p class="text" lang="fa" dir="rtl">' in told[0]
    assert "—" in plain(told[1]), "Persian does not tell it"
    assert "آسیاب هارلو، که ۶۰ کارگر داشت …" in plain(told[3])


def test_what_contradicts_is_marked_and_said(work: Path) -> None:
    with Project(work) as project:
        first = rows.at(project, 1)
        assert first
        deciding.edit(Review(project, "ana"), first.key, {"en": "The Harlow mill closed in 1947"})
    told = lines(work)
    assert '<mark class="issue">1947</mark>' in told[0]
    assert "figures differ: en 1947 / es 1974" in plain(told[0])
    assert "figures differ" not in plain(told[1])


def test_a_report_of_some_rows_has_no_table(work: Path) -> None:
    assert lines(work, "--first", "1") == []


def test_translations_that_lack_nothing_have_no_table(tmp_path: Path) -> None:
    making.project(tmp_path, {"en": ["It rains."], "es": ["Llueve."]})
    assert lines(tmp_path) == []
    assert 'data-tool="coverage"' not in (tmp_path / "report.html").read_text("utf-8")


def test_json_is_printed_or_written(work: Path, tmp_path: Path) -> None:
    printed = aligner("report", work, "--json")
    assert printed.code == 0, printed.err
    assert [sorted(row["told"]) for row in json.loads(printed.out)["rows"]] == [
        ["en", "es", "fa"],
        ["en", "es"],
        ["en", "es", "fa"],
    ]
    assert aligner("report", work, "--json", "--out", tmp_path / "told.json").code == 0
    assert (tmp_path / "told.json").read_text("utf-8") == printed.out


def test_what_does_not_go_together_is_refused(work: Path) -> None:
    assert aligner("report", work, "--json", "--first", "1").code == 2
    assert "--out" in aligner("report", work).err
    refused(aligner("report", work / "nothing", "--json"), "nothing")
