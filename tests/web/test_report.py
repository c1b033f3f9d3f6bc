"""The page as a file: it holds everything, runs nothing that is not its own, and its decisions come back."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from aligner.project import Project, units
from aligner.project.concepts import load
from aligner.project.decisions import concept_states
from tests.cli.running import aligner, refused
from tests.web.conftest import TEXTS
from tests.web.test_page import statuses


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
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in report, "the hostile row is there, as text"
    assert "<script>alert(1)" not in report
    assert "\u202e" not in report


def test_decisions_come_back_signed_once(built: Path, tmp_path: Path) -> None:
    keys = list(statuses(built))
    rows = {
        keys[0]: {"status": "accepted", "note": "Good."},
        keys[1]: {"status": "rejected"},
        keys[2]: {"texts": {"fa": "بلیت ۱۲ یورو است."}},
        "no-such-row": {"status": "accepted"},
    }
    done = returned(built, tmp_path, who="Bahar", rows=rows)
    assert done.code == 0, done.err
    assert done.out.startswith("2 decided, 1 edited, 1 commented")
    assert "no-such-row: accepted" in done.err
    with Project(built) as project:
        found = {stored.key: stored.state for stored in units.load(project)}
    assert (found[keys[0]].status, found[keys[0]].note) == ("accepted", "Good.")
    assert found[keys[1]].status == "rejected"
    assert found[keys[2]].texts == {"fa": "بلیت ۱۲ یورو است."}
    assert "Bahar" in aligner("history", built).out
    again = returned(built, tmp_path, who="Bahar", rows=rows)
    assert again.out.startswith("0 decided, 0 edited, 0 commented, 3 as they were")


def test_who_applies_may_sign_instead(built: Path, tmp_path: Path) -> None:
    returned(built, tmp_path, "--as", "Ana", who="Bahar", rows={next(iter(statuses(built))): {"status": "review"}})
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


OPEN = {"status": "open"}


def states(built: Path):
    with Project(built) as project:
        return {stored.key: stored.state for stored in units.load(project)}


def test_what_somebody_else_decided_since_is_a_conflict(built: Path, tmp_path: Path) -> None:
    keys = list(statuses(built))
    returned(built, tmp_path, who="Ana", rows={key: {"status": "accepted"} for key in keys[:2]})
    answers = {
        keys[0]: {"at": "20260102T030405Z", "row": 1, "text": "The museum", "status": "rejected", "before": OPEN},
        keys[1]: {"at": "20260102T030405Z", "status": "accepted", "before": OPEN},
        keys[2]: {"at": "20260102T030405Z", "status": "rejected", "before": OPEN},
    }
    done = returned(built, tmp_path, who="Bahar", rows=answers)
    assert done.out.startswith("1 decided, 0 edited, 0 commented, 1 as they were")
    assert "  row 1 “The museum”: rejected" in done.err
    assert list(statuses(built).values()) == ["conflict", "accepted", "rejected"]
    assert aligner("report", built, "--only", "conflict", "--out", tmp_path / "asked.html").code == 0
    assert "Two people disagree: Ana: accept, Bahar: reject" in (tmp_path / "asked.html").read_text("utf-8")
    history = aligner("history", built).out
    assert "2026-01-02 03:04  Bahar: reject" in history, "when it was decided, not when it came back"
    assert returned(built, tmp_path, who="Bahar", rows=answers).out.startswith("0 decided, 0 edited, 0 commented, 3 as")
    assert aligner("history", built).out == history


def test_words_that_somebody_else_wrote_since_are_both_kept(built: Path, tmp_path: Path) -> None:
    key = next(iter(statuses(built)))
    returned(built, tmp_path, who="Ana", rows={key: {"texts": {"en": "Ana's words."}, "note": "By Ana."}})
    before = {"texts": {"en": TEXTS["en"].split("\n")[0]}, "note": ""}
    returned(
        built, tmp_path, who="Bahar", rows={key: {"texts": {"en": "Hers."}, "note": "By Bahar.", "before": before}}
    )
    state = states(built)[key]
    assert (state.status, state.texts) == ("conflict", {"en": "Ana's words."})
    assert state.note.split("\n") == ["By Ana.", "By Bahar.", "Bahar, en: Hers."]


def test_two_comments_are_no_conflict(built: Path, tmp_path: Path) -> None:
    key = next(iter(statuses(built)))
    for who in ("Ana", "Bahar"):
        returned(built, tmp_path, who=who, rows={key: {"note": f"By {who}.", "before": {"note": ""}}})
    assert (states(built)[key].status, states(built)[key].note) == ("open", "By Ana.\nBy Bahar.")


def test_who_thinks_again_may(built: Path, tmp_path: Path) -> None:
    key = next(iter(statuses(built)))

    def at(minute: int, status: str) -> str:
        facts = {"at": f"20260102T03{minute:02}00Z", "status": status, "before": OPEN}
        returned(built, tmp_path, who="Bahar", rows={key: facts})
        return statuses(built)[key]

    assert at(10, "accepted") == "accepted"
    assert at(20, "rejected") == "rejected"
    assert at(10, "accepted") == "rejected", "an older file of the same person"
    assert at(30, "accepted") == "accepted"


def test_rows_that_are_gone_are_named(built: Path, tmp_path: Path) -> None:
    keys = list(statuses(built))
    aligner("review", built, "--in-order", "--plain", stdin="m\nq\n")
    rows = {keys[0]: {"row": 1, "text": "The \u202emuseum", "status": "accepted", "texts": {"fa": "نو"}}}
    done = returned(built, tmp_path, who="Bahar", rows=rows)
    assert "  row 1 “The \ufffdmuseum”: text of fa, accepted" in done.err
    assert done.out.startswith("0 decided, 0 edited")


def test_a_term_comes_back_renamed_or_disputed(built: Path, tmp_path: Path) -> None:
    with Project(built) as project:
        own = load(project)[0]
    old = own.terms["en"][0].text
    facts = {"terms": {"en": "cultural house"}, "before": {"terms": {"en": old}}}
    assert returned(built, tmp_path, who="Bahar", concepts={own.id: facts}).out.startswith("0 decided, 1 edited")
    with Project(built) as project:
        term = next(c for c in load(project) if c.id == own.id).terms["en"][0]
    assert (term.text, term.variants[0]) == ("cultural house", old)
    other = {"terms": {"en": "gallery"}, "status": "approved", "before": {"terms": {"en": old}, "status": "mined"}}
    done = returned(built, tmp_path, who="Ciro", concepts={own.id: {**other, "at": "20260102T030405Z"}})
    assert "text of en" in done.err
    with Project(built) as project:
        concept = next(c for c in load(project) if c.id == own.id)
        assert concept_states(project)[own.id][1].conflict
    assert (concept.terms["en"][0].text, concept.status) == ("cultural house", "mined")
    assert "Ciro, en: gallery" in concept.note
    assert aligner("report", built, "--out", tmp_path / "asked.html").code == 0
    assert "Two people disagree: Bahar: rename, Ciro: approve" in (tmp_path / "asked.html").read_text("utf-8")


def test_a_report_of_before_the_status_was_called_so(built: Path, tmp_path: Path) -> None:
    keys = list(statuses(built))
    answers = {
        keys[0]: {"standing": "accepted", "before": {"standing": "open"}},
        keys[1]: {"standing": "rejected", "before": {"standing": "accepted"}},
    }
    returned(built, tmp_path, who="Ana", rows={keys[1]: {"status": "accepted"}})
    done = returned(built, tmp_path, who="Bahar", rows=answers)
    assert done.out.startswith("2 decided, 0 edited, 0 commented, 0 as they were")
    assert list(statuses(built).values())[:2] == ["accepted", "rejected"]


def test_half_a_character_does_no_harm(built: Path, tmp_path: Path) -> None:
    key = next(iter(statuses(built)))
    assert returned(built, tmp_path, who="A\ud800", rows={key: {"note": "x\ud800"}}).code == 0
    assert states(built)[key].note == "x?"


@pytest.mark.parametrize(
    "content",
    [
        {"rows": []},
        {"rows": {"a": {"status": "gone"}}},
        {"rows": {"a": {"standing": "gone"}}},
        {"rows": {"a": {"texts": {"fa": 1}}}},
        {"concepts": {"a": {"status": ["approved"]}}},
        {"rows": {"a": {"at": "yesterday"}}},
        {"rows": {"a": {"before": []}}},
        {"who": 7},
        {"version": 2},
        {"format": "else"},
    ],
)
def test_a_damaged_file_changes_nothing(built: Path, tmp_path: Path, content: dict[str, object]) -> None:
    before = statuses(built)
    refused(returned(built, tmp_path, **content), "decisions.json")
    assert statuses(built) == before


def test_all_or_nothing(built: Path, tmp_path: Path) -> None:
    keys = list(statuses(built))
    rows = {keys[0]: {"status": "accepted"}, keys[1]: {"texts": {"xx": "No such language."}}}
    refused(returned(built, tmp_path, who="Bahar", rows=rows), "xx")
    assert set(statuses(built).values()) == {"open"}


def test_only_some_rows(built: Path, tmp_path: Path) -> None:
    aligner("review", built, "--accept-above", "0")
    refused(aligner("report", built, "--only", "review", "--out", tmp_path / "none.html"), "--only")
    assert not (tmp_path / "none.html").exists()
    assert aligner("report", built, "--first", "1", "--out", tmp_path / "one.html").code == 0
    assert len(re.findall(r'<article class="row accepted"', (tmp_path / "one.html").read_text("utf-8"))) == 1
