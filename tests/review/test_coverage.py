"""Who tells which fact: rows by language, what differs inside them, and what one text alone says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.errors import ProjectError
from aligner.model import Lang
from aligner.project import Project, rows
from aligner.review import deciding
from aligner.review.coverage import Coverage, as_json, coverage
from aligner.review.queue import Review
from tests import fact_project
from tests.web import making


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with fact_project.project(tmp_path) as project:
        yield Review(project, "ana")


def only(found: Coverage) -> dict[Lang, list[str]]:
    return {lang: [said.text for said in own] for lang, own in found.only.items() if own}


def test_each_fact_with_the_words_of_those_who_tell_it(review: Review) -> None:
    found = coverage(review.project)
    assert (found.order, found.languages) == ("facts", ("en", "es", "fa"))
    assert [(row.number, list(row.by)) for row in found.told] == [
        (1, ["en", "es", "fa"]),
        (2, ["en", "es"]),
        (3, ["en", "es", "fa"]),
    ]
    assert found.told[0].by["fa"].text == "در ۱۹۷۴ بسته شد"
    assert found.told[0].by["es"].at == "es.txt:2"
    assert not any(row.differences for row in found.told)


def test_long_rests_of_sentences_are_told_by_one_alone(review: Review) -> None:
    assert only(coverage(review.project)) == {"fa": ["آسیاب هارلو، که ۶۰ کارگر داشت"]}
    assert coverage(review.project).counts["only"] == {"en": 0, "es": 0, "fa": 0}


def test_a_rejected_row_tells_nothing(review: Review) -> None:
    third = rows.at(review.project, 3)
    assert third
    deciding.set_status(review, third.key, "rejected")
    found = coverage(review.project)
    assert [row.number for row in found.told] == [1, 2]
    assert only(found)["en"] == ["Nobody had told them before the last day."]
    assert "هیچ‌کس پیش از روز آخر چیزی نگفت." in only(found)["fa"]


def test_a_row_about_the_same_is_doubtful_until_somebody_accepts_it(review: Review) -> None:
    assert [row.sure for row in coverage(review.project).told] == [True, True, False]
    third = rows.at(review.project, 3)
    assert third
    deciding.set_status(review, third.key, "accepted")
    assert [row.sure for row in coverage(review.project).told] == [True, True, True]


def test_words_that_a_person_wrote_count(review: Review) -> None:
    first = rows.at(review.project, 1)
    assert first
    deciding.edit(review, first.key, {"en": "The Harlow mill closed in 1947"})
    told = coverage(review.project).told[0]
    assert told.by["en"].text == "The Harlow mill closed in 1947"
    assert [one.sentence for one in told.differences] == [
        "figures differ: en 1947 / es 1974",
        "figures differ: en 1947 / fa",
    ]
    assert told.contradicted == {"en", "es", "fa"}


def test_of_translations_in_order_only_what_a_language_lacks(tmp_path: Path) -> None:
    texts = {
        "en": ["It rains.", "We stay.", "Nobody came in 1974."],
        "es": ["Llueve.", "Nos quedamos.", ""],
        "fa": ["باران می‌بارد.", "", ""],
    }
    making.project(tmp_path, texts)
    with Project(tmp_path) as project:
        found = coverage(project)
    assert found.order == "ordered"
    assert [(row.number, list(row.by)) for row in found.told] == [(2, ["en", "es"])]
    assert only(found) == {"en": ["Nobody came in 1974."]}


def test_the_keys_of_the_json(review: Review) -> None:
    told = as_json(coverage(review.project))
    assert told["counts"] == {
        "rows": 2,
        "by_languages": {"2": 1, "3": 1},
        "contradicted": 0,
        "doubtful": 1,
        "only": {"en": 0, "es": 0, "fa": 0},
    }
    second = told["rows"][1]
    assert second["missing"] == ["fa"]
    assert second["told"]["en"] == {
        "text": "its 60 workers moved to the coast\nall 60 went away",
        "at": "en.txt:2",
    }
    assert told["only"]["fa"] == [{"text": "آسیاب هارلو، که ۶۰ کارگر داشت", "at": "fa.txt:2", "part": True}]


def test_nothing_aligned_is_one_sentence(tmp_path: Path) -> None:
    with (
        Project(tmp_path / "project.aligner", create=True) as project,
        pytest.raises(ProjectError, match="no alignment"),
    ):
        coverage(project)
