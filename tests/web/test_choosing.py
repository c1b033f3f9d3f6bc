"""What the page does beside deciding row by row: all that is shown, other segments, why, and concepts made anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from aligner.errors import InputError
from aligner.model import Concept, Term
from aligner.project import Project, concepts, decisions, units
from aligner.review import deciding, deciding_concepts
from aligner.review.highlighting import Terms, telling
from aligner.review.queue import Review
from aligner.web.app import make_app
from aligner.web.guard import Keys
from aligner.web.session import Session
from tests.web import making

HOST = "127.0.0.1:8123"
TEXTS = {
    "en": ("The museum opens at nine.", "Tickets cost 12 euros.", "Dogs stay outside.", "It rains."),
    "fa": ("موزه ساعت نه باز می‌شود.", "بلیت ۱۵ یورو است.", "سگ‌ها بیرون می‌مانند.", "باران می‌بارد."),
}


@pytest.fixture
def work(tmp_path: Path) -> Path:
    return making.project(tmp_path / "work", TEXTS, (0.9, 0.9, 0.9, 0.2), terms="en=museum,fa=موزه", shown=[0])


@pytest.fixture
def page(work: Path) -> Iterator[FlaskClient]:
    session, keys = Session(work, "Ana"), Keys()
    client = make_app(session, keys, 8123).test_client()
    client.get(f"/?token={keys.new()}", headers={"Host": HOST})
    yield client
    session.close()


def ask(page: FlaskClient, address: str) -> dict[str, object]:
    found: dict[str, object] = page.get(address, headers={"Host": HOST}).get_json()
    return found


def decide(page: FlaskClient, verb: str, key: str = "", **facts: object) -> tuple[int, dict[str, str]]:
    answer = page.post(
        "/api/decide", json={"verb": verb, "key": key, **facts}, headers={"Host": HOST, "Origin": f"http://{HOST}"}
    )
    return answer.status_code, answer.get_json()


def statuses(work: Path) -> list[str]:
    with Project(work) as project:
        return [stored.status for stored in units.load(project)]


def key_of(work: Path, number: int) -> str:
    with Project(work) as project:
        return units.load(project)[number].key


def test_all_that_is_shown_is_accepted_but_not_what_something_speaks_against(page: FlaskClient, work: Path) -> None:
    assert ask(page, "/api/shown?least=0.5") | {"state": "", "counts": ""} == {
        "sure": 2, "doubtful": 1, "state": "", "counts": ""
    }  # fmt: skip
    assert decide(page, "accept-all", filters={"least": "0.5"})[1]["done"] == "accept 2"
    assert statuses(work) == ["accepted", "open", "accepted", "open"]
    decide(page, "undo")
    assert statuses(work) == ["open"] * 4
    decide(page, "accept-all", filters={"least": "0.5"}, doubtful=True)
    assert statuses(work) == ["accepted", "accepted", "accepted", "open"]
    with Project(work) as project:
        assert decisions.journal(project)[-1].who == "Ana"


@pytest.mark.parametrize("facts", [{}, {"filters": []}, {"filters": {"least": 1}}])
def test_what_is_shown_must_be_said(page: FlaskClient, work: Path, facts: dict[str, object]) -> None:
    assert decide(page, "accept-all", **facts)[0] == 409
    assert statuses(work) == ["open"] * 4


def test_a_row_is_linked_with_other_segments(page: FlaskClient, work: Path) -> None:
    key = key_of(work, 0)
    offered = ask(page, f"/api/rows/{key}/segments?text=rains")["segments"]
    assert isinstance(offered, dict)
    assert [own["position"] for own in offered["fa"] if own["chosen"]] == [0]
    assert any(own["text"] == "It rains." for own in offered["en"])
    assert decide(page, "link", key, lang="fa", cells={"fa": [0, 1]})[0] == 200
    with Project(work) as project:
        assert units.load(project)[0].unit.cells == {"en": (0,), "fa": (0, 1)}
    code, answer = decide(page, "link", key_of(work, 0), lang="fa", cells={"fa": [99]})
    assert (code, answer["error"]) == (409, "'fa' has no such segment; its segments are 1 to 4.")


def test_a_row_is_added(page: FlaskClient, work: Path) -> None:
    assert decide(page, "add", cells={"en": [3], "fa": [0]})[1]["done"] == "add"
    with Project(work) as project:
        assert {"en": (3,), "fa": (0,)} in [stored.unit.cells for stored in units.load(project)]


def test_why_tells_where_a_row_stands_and_how_near_its_languages_are(page: FlaskClient, work: Path) -> None:
    html = str(ask(page, f"/api/rows/{key_of(work, 1)}/why")["html"])
    for told in ("en.txt:2", "numbers differ", "en–fa", "alike"):
        assert told in html, told


def test_concepts_are_merged_split_preferred_and_added(page: FlaskClient, work: Path) -> None:
    code, answer = decide(page, "add", kind="concept", terms={"en": ["gallery", " show "], "fa": ["نگارخانه"]})
    assert (code, answer["done"]) == (200, "add")
    assert decide(page, "add", kind="concept", terms={"en": ["gallery"]})[1]["error"] == (
        "Concept 2 has these terms already."
    )
    with Project(work) as project:
        first, second = concepts.load(project)
        assert (second.id, second.status) == (answer["key"], "approved")
        assert [t.text for t in second.terms["en"]] == ["gallery", "show"]
    found = ask(page, f"/api/concepts?text=galler&key={first.id}")["concepts"]
    assert found == [{"key": second.id, "terms": "gallery | نگارخانه"}]
    assert decide(page, "merge", first.id, kind="concept", other=second.id)[0] == 200
    assert decide(page, "prefer", first.id, kind="concept", lang="en", text="show")[0] == 200
    assert decide(page, "split", first.id, kind="concept", away={"en": ["gallery"]})[0] == 200
    with Project(work) as project:
        terms = [[t.text for t in concept.terms["en"]] for concept in concepts.load(project)]
    assert terms == [["show", "museum"], ["gallery"]]
    for _ in range(4):
        decide(page, "undo")
    with Project(work) as project:
        assert [concept.id for concept in concepts.load(project)] == [first.id]


def test_all_concepts_that_are_shown_are_approved(page: FlaskClient, work: Path) -> None:
    assert decide(page, "accept-all", kind="concept", filters={"text": "museum"})[1]["done"] == "approve 1"
    with Project(work) as project:
        assert [concept.status for concept in concepts.load(project)] == ["approved"]


def test_a_concept_needs_a_term_of_a_language_that_is_there(work: Path) -> None:
    with Project(work) as project:
        review = Review(project, "Ana")
        for texts, told in (({"en": [" "]}, "needs a term"), ({"de": ["Haus"]}, "no language 'de'")):
            with pytest.raises(InputError, match=told):
                deciding_concepts.add(review, texts)
        assert deciding.accept_all(review, []) is None


def concept(text: str, **facts: object) -> Concept:
    return Concept({"en": (Term(text),)}, id=text, **facts)  # type: ignore[arg-type]


def test_marked_is_what_tells_something() -> None:
    found = [
        concept("place", score=0.9, worth=0.05),
        concept("licence", score=0.9, worth=0.6),
        concept("doubtful", score=0.2, worth=0.9),
        concept("Orion", score=0.9, worth=0.6, is_name=True),
        concept("page", score=0.1, worth=0.01, status="approved"),
        concept("site", score=0.1, status="forbidden"),
        concept("wrong", score=0.9, worth=0.9, status="rejected"),
        concept("of a file", score=0.9),
    ]
    assert [own.id for own in telling(found)] == ["licence", "page", "site", "of a file"]
    assert Terms(telling(found)).statuses["site"] == "forbidden"


def test_whoever_started_the_page_signs(work: Path) -> None:
    keys = Keys()
    session = Session(work, "Bahar")
    shown = make_app(session, keys, 8123).test_client()
    shown.get(f"/?token={keys.new()}", headers={"Host": HOST})
    answer = shown.get("/", headers={"Host": HOST}).text
    session.close()
    assert 'value="Bahar" data-named' in answer
