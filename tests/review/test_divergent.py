"""Words of a row that not all of its languages say: kept, marked, looked for, and told in exports."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from aligner.exchange import exporting
from aligner.exchange.export_options import ExportOptions
from aligner.model import Divergence
from aligner.project import Project, paging, rows, units
from aligner.project.paging import Filter
from aligner.review import deciding, listing
from aligner.review.highlighting import Terms
from aligner.review.queue import Queue, Review
from aligner.web import rows as page_rows
from tests import fact_project as facts
from tests.cli.running import aligner
from tests.fact_project import CLOSED, MOVED, TEXTS, WARNED, span

COAST = Divergence(0, *span("en", 0, "to the coast"), ("es",))
AWAY = Divergence(1, *span("en", 2, "away"), ("es",))
BEFORE = Divergence(0, *span("fa", 1, "پیش از روز آخر"), ("en", "es"))
MARKED = (
    CLOSED,
    replace(MOVED, divergences={"en": (COAST, AWAY)}),
    replace(WARNED, divergences={"fa": (BEFORE,)}),
)


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with facts.project(tmp_path) as project:
        units.replace(project, facts.corpus(), MARKED)
        yield Review(project, "ana")


def row(review: Review, number: int) -> rows.Row:
    found = rows.at(review.project, number)
    assert found
    return found


def test_a_project_keeps_them(review: Review) -> None:
    assert [stored.unit.divergences for stored in units.load(review.project)] == [
        {},
        {"en": (COAST, AWAY)},
        {"fa": (BEFORE,)},
    ]


def test_they_stand_in_what_the_row_says(review: Review) -> None:
    text = review.texts(row(review, 2))["en"]
    found = review.divergent(row(review, 2))["en"]
    assert [(one.words, one.missing) for one in found] == [("to the coast", ("es",)), ("away", ("es",))]
    assert [text[one.start : one.end] for one in found] == ["to the coast", "away"]
    (persian,) = review.divergent(row(review, 3))["fa"]
    assert review.texts(row(review, 3))["fa"][persian.start : persian.end] == "پیش از روز آخر"
    assert persian.missing == ("en", "es")


def test_of_words_that_a_person_wrote_nothing_is_known(review: Review) -> None:
    deciding.edit(review, row(review, 3).key, {"en": "Nobody said a thing."})
    assert [one.missing for one in review.divergent(row(review, 3))["fa"]] == [("es",)]
    deciding.edit(review, row(review, 3).key, {"fa": "هیچ‌کس چیزی نگفت."})
    assert review.divergent(row(review, 3)) == {}


def test_rows_with_them_can_be_looked_for(review: Review) -> None:
    queue = Queue(divergent=True, in_order=True)
    assert [found.key for found in queue.all(review.project)] == [row(review, n).key for n in (2, 3)]
    assert queue.left(review.project) == 2
    assert {found.key for found in Queue(divergent=True).all(review.project)} == {row(review, n).key for n in (2, 3)}
    assert paging.count(review.project, Filter(divergent=True)) == 2


def test_the_list_tells_them(review: Review) -> None:
    found = {one["number"]: one.get("divergent") for one in listing.rows(review, Queue(in_order=True))}
    assert found[1] is None
    assert [(own["words"], own["missing"]) for own in found[2]["en"]] == [("to the coast", ["es"]), ("away", ["es"])]


def test_the_command_asks_for_them(review: Review) -> None:
    project = review.project.path
    run = aligner("review", project, "--list", "--divergent")
    assert run.code == 0
    assert "not in es: to the coast" in run.out
    assert TEXTS["es"][0] not in run.out  # Row 1 has none.
    lines = aligner("review", project, "--list", "--divergent", "--in-order", "--json").out.splitlines()
    assert [sorted(json.loads(line)["divergent"]) for line in lines] == [["en"], ["fa"]]
    refused = aligner("review", project, "--divergent", "--terms")
    assert refused.code == 2
    assert "--terms" in refused.err


def test_the_page_marks_them_in_sentences(review: Review) -> None:
    shown = page_rows.shown(review, row(review, 2), Terms(()))
    english = next(cell for cell in shown.cells if cell.tongue.lang == "en")
    marks = [p.text for part in english.parts for run in part.runs for p in run.pieces if p.kind == "divergent"]
    assert marks == ["to the coast", "away"]
    persian = next(c for c in page_rows.shown(review, row(review, 3), Terms(())).cells if c.tongue.lang == "fa")
    marks = [p.text for part in persian.parts for run in part.runs for p in run.pieces if p.kind == "divergent"]
    assert marks == ["پیش از روز آخر"]


def test_exports_tell_them(review: Review, tmp_path: Path) -> None:
    found = exporting.memory(review.project, "comparable").units
    assert found[1].props["en.divergent"] == "to the coast (not es) | away (not es)"
    assert found[2].props["fa.divergent"] == "پیش از روز آخر (not en, es)"
    assert not [name for name in found[0].props if name.endswith("divergent")]
    exporting.one(review.project, tmp_path / "rows.xlf", "memory", ExportOptions(pivot="en", target="es"), "comparable")
    text = (tmp_path / "rows.xlf").read_text(encoding="utf-8")
    assert "only en: to the coast (not es) | away (not es)</note>" in text


def test_a_project_of_the_version_before_has_none(tmp_path: Path) -> None:
    with facts.project(tmp_path) as project:
        project.run("ALTER TABLE unit DROP COLUMN divergences")
        project.run("PRAGMA user_version = 11")
    with Project(tmp_path / "project.aligner") as project:
        assert all(not stored.unit.divergences for stored in units.load(project))
