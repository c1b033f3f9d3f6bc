"""In which order terms are shown: on the page, in the terminal, in the list."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from aligner.cli._review_terms import ConceptSession
from aligner.cli._screen import Screen
from aligner.model import Concept, Term
from aligner.project import Project, concepts
from aligner.review.highlighting import Terms
from aligner.review.queue import Review
from aligner.web.app import make_app
from aligner.web.guard import Keys
from aligner.web.session import Session
from tests.cli.running import aligner
from tests.web import making

PORT = 8124
HOST = f"127.0.0.1:{PORT}"
FOUND = [
    Concept({"en": (Term("kiln", count=1),), "es": (Term("horno", count=1),)}, 0.6, worth=0.8),
    Concept({"en": (Term("bread", count=1),), "es": (Term("pan", count=1),)}, 0.9, worth=0.3),
    Concept({"en": (Term("year", count=1),), "es": (Term("año", count=1),)}, 0.95, worth=0.02, is_general=True),
    Concept({"en": (Term("Ana", count=1),), "es": (Term("Ana", count=1),)}, 0.99, is_name=True),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = making.project(tmp_path / "out", {"en": ["Bread and a kiln."], "es": ["Pan y un horno."]})
    with Project(made) as project:
        concepts.replace(project, FOUND)
    return made


@pytest.fixture
def page(folder: Path) -> Iterator[FlaskClient]:
    keys, session = Keys(), Session(folder)
    client = make_app(session, keys, PORT).test_client()
    client.get(f"/?token={keys.new()}", headers={"Host": HOST})
    yield client
    session.close()


def shown(page: FlaskClient, query: str) -> tuple[list[str], str]:
    html = page.get(f"/api/terms{query}", headers={"Host": HOST}).get_json()["html"]
    return re.findall(r'lang="en"[^>]*>\s*<li><bdi class="term"[^>]*>([^<]+)', html), html


def test_the_page_begins_with_what_is_worth_having_or_with_what_is_sure(page: FlaskClient) -> None:
    order, html = shown(page, "")
    assert order == ["kiln", "bread", "year", "Ana"]
    assert "worth 0.80" in html
    assert re.findall(r'<span class="kind">(\w+)', html) == ["general", "name"]
    assert shown(page, "?sort=confidence")[0] == ["bread", "kiln", "year", "Ana"]


@pytest.mark.parametrize(("sure", "first"), [(False, "kiln"), (True, "bread")])
def test_so_does_the_terminal(folder: Path, sure: bool, first: str) -> None:
    with Project(folder) as project:
        session = ConceptSession(Review(project, "ana"), Screen(True, "off", terms=Terms(FOUND)), sure=sure)
        lines = session.picture() or ()
    assert first in "\n".join(lines)
    assert re.search(r"score 0\.\d\d, worth 0\.\d\d, open", lines[0])


def test_and_the_list(folder: Path) -> None:
    for options, order in (
        ([], ["kiln", "bread", "year", "Ana"]),
        (["--sort", "confidence"], ["bread", "kiln", "year", "Ana"]),
    ):
        listed = aligner("glossary", folder, *options).out
        assert re.findall(r"^  en    (\w+)", listed, re.MULTILINE) == order


def test_rows_have_another_order(folder: Path) -> None:
    done = aligner("review", folder, "--sort", "confidence")
    assert done.code == 2
    assert "--sort goes with --terms" in done.err
