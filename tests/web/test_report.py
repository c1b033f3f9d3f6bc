"""The page as a file: it holds everything, runs nothing that is not its own, and its decisions come back."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from aligner.project import Project, units
from aligner.project.concepts import load
from tests.cli.running import aligner, refused
from tests.web.test_page import built, standings

__all__ = ["built"]


@pytest.fixture
def report(built: Path, tmp_path: Path) -> str:
    done = aligner("report", built, "--out", tmp_path / "report.html")
    assert done.code == 0, done.err
    return (tmp_path / "report.html").read_text("utf-8")


def returned(built: Path, tmp_path: Path, *options: str, **content: object):
    file = tmp_path / "decisions.json"
    file.write_text(json.dumps({"format": "passage-aligner decisions", "version": 1, **content}), "utf-8")
    return aligner("review", built, "--apply", file, *options)


def test_it_needs_nothing_from_elsewhere(report: str) -> None:
    assert not re.search(r"""(?:src|href)=["'](?!#)""", re.sub(r"<script>.*?</script>", "", report, flags=re.DOTALL))
    assert "url(" not in report
    assert "@import" not in report


def test_only_its_own_script_runs(report: str) -> None:
    scripts = re.findall(r"<script>(.*?)</script>", report, re.DOTALL)
    assert len(scripts) == 1, "hostile text would be a second one"
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in report.replace("&#39;", "'")
    assert "&lt;script&gt;" in report or "&lt;" in report
    assert "\u202e" not in report


def test_decisions_come_back_signed_once(built: Path, tmp_path: Path) -> None:
    keys = list(standings(built))
    rows = {
        keys[0]: {"standing": "accepted", "note": "Good."},
        keys[1]: {"standing": "rejected"},
        keys[2]: {"texts": {"fa": "بلیت ۱۲ یورو است."}},
        "no-such-row": {"standing": "accepted"},
    }
    done = returned(built, tmp_path, who="Bahar", rows=rows)
    assert done.code == 0, done.err
    assert done.out.startswith("2 decided, 1 edited, 1 commented")
    assert "no-such-row: accepted" in done.err
    with Project(built) as project:
        found = {stored.key: stored.state for stored in units.load(project)}
    assert (found[keys[0]].standing, found[keys[0]].note) == ("accepted", "Good.")
    assert found[keys[1]].standing == "rejected"
    assert found[keys[2]].texts == {"fa": "بلیت ۱۲ یورو است."}
    assert "Bahar" in aligner("history", built).out
    again = returned(built, tmp_path, who="Bahar", rows=rows)
    assert again.out.startswith("0 decided, 0 edited, 0 commented, 3 as they were")


def test_who_applies_may_sign_instead(built: Path, tmp_path: Path) -> None:
    returned(built, tmp_path, "--as", "Ana", who="Bahar", rows={next(iter(standings(built))): {"standing": "review"}})
    history = aligner("history", built).out
    assert "Ana" in history
    assert "Bahar" not in history


def test_concepts_come_back(built: Path, tmp_path: Path) -> None:
    with Project(built) as project:
        own = load(project)
    assert own, "the texts have a glossary"
    done = returned(built, tmp_path, who="Bahar", concepts={own[0].id: {"status": "forbidden", "note": "Never."}})
    assert done.code == 0, done.err
    with Project(built) as project:
        concept = next(c for c in load(project) if c.id == own[0].id)
    assert (concept.status, concept.note) == ("forbidden", "Never.")


@pytest.mark.parametrize(
    "content",
    [
        {"rows": []},
        {"rows": {"a": {"standing": "gone"}}},
        {"rows": {"a": {"texts": {"fa": 1}}}},
        {"concepts": {"a": {"status": ["approved"]}}},
        {"who": 7},
        {"version": 2},
        {"format": "else"},
    ],
)
def test_a_damaged_file_changes_nothing(built: Path, tmp_path: Path, content: dict[str, object]) -> None:
    before = standings(built)
    refused(returned(built, tmp_path, **content), "decisions.json")
    assert standings(built) == before


def test_all_or_nothing(built: Path, tmp_path: Path) -> None:
    keys = list(standings(built))
    rows = {keys[0]: {"standing": "accepted"}, keys[1]: {"texts": {"xx": "No such language."}}}
    refused(returned(built, tmp_path, who="Bahar", rows=rows), "xx")
    assert set(standings(built).values()) == {"open"}


def test_only_some_rows(built: Path, tmp_path: Path) -> None:
    aligner("review", built, "--accept-above", "0")
    refused(aligner("report", built, "--only", "review", "--out", tmp_path / "none.html"), "--only")
    assert not (tmp_path / "none.html").exists()
    assert aligner("report", built, "--first", "1", "--out", tmp_path / "one.html").code == 0
    assert len(re.findall(r'<article class="row accepted"', (tmp_path / "one.html").read_text("utf-8"))) == 1
