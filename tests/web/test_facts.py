"""Facts on the page and in reports: the sentence with the shared words marked, and other words chosen."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from aligner.errors import InputError
from aligner.project import Project, decisions, rows
from aligner.review import deciding, report_import, sharing
from aligner.review.queue import CONFLICTS, Review
from aligner.web import report
from aligner.web.app import make_app
from aligner.web.guard import Keys
from aligner.web.session import Session
from tests import fact_project as facts
from tests.fact_project import TEXTS
from tests.web.test_page import HOST, PORT

PERSIAN = "در ۱۹۷۴ بسته شد"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    facts.project(tmp_path).close()
    return tmp_path


@pytest.fixture
def page(work: Path) -> Iterator[FlaskClient]:
    session = Session(work)
    keys = Keys()
    client = make_app(session, keys, PORT).test_client()
    assert client.get(f"/?token={keys.new()}", headers={"Host": HOST}).status_code == 303
    yield client
    session.close()


@pytest.fixture
def review(work: Path) -> Iterator[Review]:
    with Project(work) as project:
        yield Review(project, "ana")


def key(review: Review, number: int = 1) -> str:
    row = rows.at(review.project, number)
    assert row
    return row.key


def decide(page: FlaskClient, key: str, **asked: object) -> tuple[int, dict[str, str]]:
    known = {"Host": HOST, "Origin": f"http://{HOST}"}
    answer = page.post("/api/decide", json={"verb": "resize", "key": key, "who": "Ana", **asked}, headers=known)
    return answer.status_code, answer.get_json(silent=True) or {}


def shown(page: FlaskClient) -> str:
    found: str = page.get("/api/rows", headers={"Host": HOST}).get_json()["html"]
    return found


def plain(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


def test_the_page_shows_the_sentence_with_the_words_marked(page: FlaskClient) -> None:
    html = shown(page)
    sentences = re.findall(r'<span class="part sentence".*?</span>(?= |\s*</p>)', html, re.DOTALL)
    assert [plain(own) for own in sentences[:3]] == [TEXTS["en"][0], TEXTS["es"][0], TEXTS["fa"][0]]
    marked = [plain(own) for own in re.findall(r'<b class="shared">(.*?)</b>', html, re.DOTALL)]
    assert marked[:3] == ["The Harlow mill closed in 1974", "El molino de Harlow cerró en 1974", PERSIAN]
    assert 'data-words="0-30"' in html
    assert "0.90 parallel" in html


def test_words_are_chosen_on_the_page(page: FlaskClient, review: Review) -> None:
    status, done = decide(page, key(review), lang="en", number=0, edge="end", step=1)
    assert (status, done["done"]) == (200, "resize")
    assert review.texts(review.row(done["key"]))["en"] == "The Harlow mill closed in 1974, and"
    start = TEXTS["fa"][0].index("که")
    status, done = decide(page, done["key"], lang="fa", spans=[[0, start, len(TEXTS["fa"][0]) - 1]])
    assert status == 200
    assert review.texts(review.row(done["key"]))["fa"] == TEXTS["fa"][0][start:-1]
    # Of two places the one that is not named stays.
    status, done = decide(page, key(review, 2), lang="en", spans=[[2, 15, 22]])
    assert review.texts(review.row(done["key"]))["en"] == "its 60 workers moved to the coast\n60 went"
    assert [d.who for d in decisions.journal(review.project)] == ["Ana"] * 3


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ({"lang": "en", "spans": [[0, 5, 5]]}, "no such words"),
        ({"lang": "en", "spans": [[77, 0, 5]]}, "no such segment"),
        ({"lang": "xx", "spans": [[0, 0, 5]]}, "no such segment"),
        ({"lang": "en", "spans": [[0, 0]]}, "'spans' must be"),
        ({"lang": "en", "spans": {"en": 1}}, "'spans' must be"),
        ({"lang": "en", "number": 7, "edge": "end", "step": 1}, "no such passage"),
        ({"lang": "en", "edge": "end", "step": 1}, "whole number"),
        ({"lang": "en", "number": 0, "edge": "start", "step": -1}, "no further word"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    page: FlaskClient, review: Review, asked: dict[str, object], answer: str
) -> None:
    status, told = decide(page, key(review), **asked)
    assert status == 409
    assert answer in told["error"]
    assert decisions.journal(review.project) == []


def test_written_words_are_shown_with_the_shared_ones_behind(page: FlaskClient, review: Review) -> None:
    deciding.edit(review, key(review), {"es": "Cerró el molino"})
    html = shown(page)
    assert "Cerró el molino" in plain(html)
    assert "El molino de Harlow cerró en 1974" in plain(html)


def answers(folder: Path, **rows_: dict[str, object]) -> Path:
    path = folder / "decisions.json"
    content = {"format": "passage-aligner decisions", "version": 1, "who": "Bahar", "rows": rows_}
    path.write_text(json.dumps(content), "utf-8")
    return path


def seen(review: Review, lang: str) -> list[list[int]]:
    return [list(span) for span in sharing.seen(review, review.row(key(review)), lang)]


def test_words_chosen_in_a_report_are_taken_over_once(review: Review, work: Path) -> None:
    own, fa = key(review), [[0, len(TEXTS["fa"][0])]]
    file = answers(
        work,
        **{own: {"at": "20261120T140500Z", "spans": {"fa": fa}, "status": "accepted", "note": "whole",
                 "before": {"spans": {"fa": seen(review, "fa")}, "status": "open", "note": ""}}},
    )  # fmt: skip
    for _ in range(2):
        done = report_import.take_over(review, file)
        row = review.row(key(review))
        assert review.texts(row)["fa"] == TEXTS["fa"][0]
        assert (row.state.status, row.state.note, row.unit.kind) == ("accepted", "whole", "parallel")
        assert [d.verb for d in decisions.journal(review.project)] == ["resize", "comment", "accept"]
        assert not done.conflicts + done.gone
    assert {d.who for d in decisions.journal(review.project)} == {"Bahar"}


def test_what_was_decided_about_a_row_counts_for_what_it_became(review: Review, work: Path) -> None:
    file = answers(work, **{key(review): {"status": "accepted", "before": {"status": "open"}}})
    sharing.resize(review, key(review), "en", 0, "end", 1)
    done = report_import.take_over(review, file)
    assert (done.decided, done.gone, done.conflicts) == (1, [], [])
    assert review.row(key(review)).state.status == "accepted"


def test_two_who_choose_different_words_are_in_conflict(review: Review, work: Path) -> None:
    before = seen(review, "en")
    file = answers(work, **{key(review): {"spans": {"en": [[4, 15]]}, "before": {"spans": {"en": before}}}})
    sharing.resize(review, key(review), "en", 0, "end", 1)
    done = report_import.take_over(review, file)
    assert len(done.conflicts) == 1
    assert "words of en" in done.conflicts[0]
    row = CONFLICTS.after(review.project, None)
    assert row
    assert row.state.note == "Bahar, en: Harlow mill"
    assert review.texts(row)["en"].endswith("1974, and")


@pytest.mark.parametrize("spans", [{"en": [[4]]}, {"en": 7}, {"en": [[0, 900]]}, {"en": [[0, 3], [4, 9]]}, ["en"]])
def test_damaged_words_change_nothing(review: Review, work: Path, spans: object) -> None:
    file = answers(work, **{key(review): {"spans": spans, "status": "accepted"}})
    with pytest.raises(InputError):
        report_import.take_over(review, file)
    assert decisions.journal(review.project) == []


def test_the_report_holds_what_its_scripts_need(work: Path) -> None:
    report.write(work, work / "report.html")
    html = (work / "report.html").read_text("utf-8")
    assert html.count('class="part sentence"') == 9
    assert 'data-said="The Harlow mill closed in 1974"' in html
    assert "function resize(" in html
