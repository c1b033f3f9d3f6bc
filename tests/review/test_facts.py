"""Decisions about rows of facts: their words widened and narrowed, and everything else that people decide."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.exchange import exporting
from aligner.exchange.export_options import ExportOptions
from aligner.model import Lang, Unit
from aligner.project import Project, decisions, documents, rows, units
from aligner.project.decisions import Decision
from aligner.review import applying, deciding, listing, merging, restructuring, sharing
from aligner.review.queue import CONFLICTS, Queue, Review
from aligner.review.view import view
from tests import fact_project as facts
from tests.fact_project import TEXTS, span


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with facts.project(tmp_path) as project:
        yield Review(project, "ana")


def key(review: Review, number: int) -> str:
    row = rows.at(review.project, number)
    assert row
    return row.key


def said(review: Review, number: int = 1) -> dict[Lang, str]:
    return review.texts(review.row(key(review, number)))


def everything(review: Review) -> list[tuple[dict[Lang, str], str, str, str]]:
    found = [rows.by_key(review.project, stored.key) for stored in units.load(review.project)]
    return [(review.texts(row), row.state.status, row.state.note, row.unit.kind) for row in found if row]


def resize(review: Review, lang: Lang, edge: sharing.Edge, step: int, number: int = 0, row: int = 1) -> str:
    sharing.resize(review, key(review, row), lang, number, edge, step)
    return said(review, row)[lang]


def test_words_are_added_and_taken_at_either_end(review: Review) -> None:
    assert resize(review, "en", "end", 1) == "The Harlow mill closed in 1974, and"
    assert resize(review, "en", "end", 1) == "The Harlow mill closed in 1974, and its"
    assert resize(review, "en", "end", -1) == "The Harlow mill closed in 1974, and"
    assert resize(review, "en", "start", 1) == "Harlow mill closed in 1974, and"
    assert resize(review, "fa", "start", -1) == "داشت، در ۱۹۷۴ بسته شد"
    assert rows.count(review.project) == 3
    assert said(review)["es"] == "El molino de Harlow cerró en 1974"


def test_the_closing_mark_is_the_last_step_and_then_the_next_sentence(review: Review) -> None:
    assert resize(review, "es", "end", 1) == "El molino de Harlow cerró en 1974."
    assert resize(review, "es", "end", 1) == "El molino de Harlow cerró en 1974. Sus"
    assert resize(review, "es", "end", -1, number=1) == "El molino de Harlow cerró en 1974."


def test_there_is_an_end(review: Review) -> None:
    with pytest.raises(InputError, match="no further word"):
        sharing.resize(review, key(review, 1), "en", 0, "start", -1)
    for _ in range(6):
        resize(review, "en", "end", -1) if len(said(review)["en"].split()) > 1 else None
    assert said(review)["en"] == "The"
    with pytest.raises(InputError, match="must stay"):
        sharing.resize(review, key(review, 1), "en", 0, "end", -1)


def test_a_second_place_without_words_leaves_the_row(review: Review) -> None:
    for _ in range(4):
        resize(review, "en", "end", -1, number=1, row=2)
    assert said(review, 2)["en"] == "its 60 workers moved to the coast"


def test_words_that_are_not_there_are_refused(review: Review) -> None:
    for wrong in ({0: (5, 5)}, {0: (0, 1000)}, {99: (0, 1)}, {0: (3, 4)}):
        with pytest.raises(InputError, match="no such words"):
            sharing.share(review, key(review, 1), "en", wrong)
    assert decisions.journal(review.project) == []


def test_rows_of_whole_segments_have_no_words_to_choose(review: Review) -> None:
    found = facts.corpus()
    units.replace(review.project, found, [Unit({"en": (0,), "es": (0,)}, 0.5)])
    with pytest.raises(InputError, match="whole segments"):
        sharing.resize(review, key(review, 1), "en", 0, "end", -1)


def test_an_accepted_row_stays_accepted_and_loses_what_was_written_for_other_words(review: Review) -> None:
    own = key(review, 1)
    deciding.set_status(review, own, "accepted")
    deciding.comment(review, own, "seen")
    deciding.edit(review, own, {"es": "El molino cerró", "fa": "بسته شد"})
    resize(review, "es", "end", 1)
    row = review.row(key(review, 1))
    assert (row.state.status, row.state.note, dict(row.state.texts)) == ("accepted", "seen", {"fa": "بسته شد"})
    assert row.unit.kind == "parallel"


Act = Callable[[Review], Decision | None]
ACTS: dict[str, Act] = {
    "accept": lambda r: deciding.set_status(r, key(r, 2), "accepted"),
    "reject": lambda r: deciding.set_status(r, key(r, 1), "rejected"),
    "edit": lambda r: deciding.edit(r, key(r, 1), {"es": "Cerró el molino"}),
    "comment": lambda r: deciding.comment(r, key(r, 1), "when?"),
    "resize": lambda r: sharing.resize(r, key(r, 1), "en", 0, "end", 1),
    "resize over a border": lambda r: sharing.share(
        r, key(r, 3), "en", {0: span("en", 0, "the coast."), 1: (0, len(TEXTS["en"][1]))}
    ),
    "split": lambda r: restructuring.split(
        r, key(r, 2), {"en": 1, "es": restructuring.place(r, key(r, 2), "es", "se")}
    ),
    "merge": lambda r: restructuring.merge(r, key(r, 1), [key(r, 2)]),
    "move": lambda r: restructuring.move(r, key(r, 2), "en", -1),
    "move to": lambda r: restructuring.move_to(r, key(r, 2), "en", 2, key(r, 1)),
    "relink": lambda r: restructuring.relink(r, key(r, 3), "es", [0, 1]),
    "add": lambda r: restructuring.add(r, {"en": [2], "fa": [0]}),
}


@pytest.mark.parametrize("name", ACTS)
def test_every_decision_is_told_kept_by_the_next_build_and_undone(review: Review, name: str) -> None:
    before = everything(review)
    made = ACTS[name](review)
    assert made
    assert made.verb == name.partition(" ")[0] if name not in ("resize over a border", "move to") else True
    after = everything(review)
    assert after != before
    facts.build(review.project)
    # What was rejected is not found again.
    assert sorted(map(repr, everything(review))) == sorted(repr(row) for row in after if row[1] != "rejected")
    assert [d.verb for d in listing.history(review.project, listing.Wanted())] == [made.verb]
    assert json.loads(json.dumps(listing.as_json(made)))["changes"]
    assert deciding.undo(review)
    assert sorted(map(repr, everything(review))) == sorted(map(repr, before))
    facts.build(review.project)
    assert sorted(map(repr, everything(review))) == sorted(map(repr, before))


def test_restructured_facts_hold_the_words_that_were_asked_for(review: Review) -> None:
    ACTS["split"](review)
    found = [texts for texts, *_ in everything(review)]
    assert {"en": "its 60 workers moved to the coast", "es": "Sus 60 obreros, sin aviso previo,"} in found
    assert {"en": "all 60 went away", "es": "se mudaron a la costa"} in found
    deciding.undo(review)
    ACTS["merge"](review)
    assert (
        said(review)["en"] == "The Harlow mill closed in 1974, and its 60 workers moved to the coast\nall 60 went away"
    )
    assert rows.count(review.project) == 2
    assert units.load(review.project)[0].unit.kind == "partial"
    assert len(documents.load(review.project).texts["en"]) == len(TEXTS["en"]), "no segment is cut"


def test_what_cannot_be_a_row_is_refused_in_a_sentence(review: Review) -> None:
    with pytest.raises(InputError, match="two languages in either row"):
        restructuring.split(review, key(review, 1), {"en": 0})
    with pytest.raises(InputError, match="already"):
        restructuring.relink(review, key(review, 1), "en", [0])


def test_accepting_a_fact_leaves_the_others_of_the_same_sentence(review: Review) -> None:
    deciding.set_status(review, key(review, 1), "accepted")
    deciding.set_status(review, key(review, 2), "accepted")
    assert [status for _, status, *_ in everything(review)] == ["accepted", "accepted", "open"]


def test_the_queue_looks_at_the_shared_words_alone(review: Review) -> None:
    shown = view(review, review.row(key(review, 1)))
    assert {issue.kind for issue in shown.issues} == {"name"}, "the 60 of the English sentence is in another row"
    assert [one.text[one.start : one.end] for one in shown.marked["en"]] == ["The Harlow mill closed in 1974"]
    listed = list(listing.rows(review, Queue(in_order=True)))
    assert [row["kind"] for row in listed] == ["parallel", "partial", "comparable"]
    for row in listed:
        for lang, sentences in row["sentences"].items():
            cut = [text[a:b] for text, (a, b) in zip(sentences, row["spans"][lang], strict=True)]
            assert "\n".join(cut) == row["texts"][lang]


@pytest.mark.parametrize("name", ["tmx", "xliff", "csv"])
def test_words_of_the_sentence_in_an_edited_file_are_the_shared_words(
    review: Review, tmp_path: Path, name: str
) -> None:
    file = tmp_path / f"rows.{name}"
    exporting.one(review.project, file, "memory", ExportOptions(format_=name, target="es"), "comparable")
    resize(review, "en", "start", 1)  # Meanwhile; the file's row is found all the same.
    text = file.read_text("utf-8").replace("cerró en 1974", "cerró").replace("all 60 went away", "60 went")
    file.write_text(text, "utf-8")
    done = applying.memory(review, file)
    assert (done.edited, done.unknown) == (2, 0)
    assert said(review)["es"] == "El molino de Harlow cerró"
    assert said(review, 2)["en"] == "its 60 workers moved to the coast\n60 went"
    assert not any(row.state.texts for stored in units.load(review.project) if (row := review.row(stored.key)))
    assert applying.memory(review, file).edited == 0


def test_other_words_in_an_edited_file_are_words_written_instead(review: Review, tmp_path: Path) -> None:
    file = tmp_path / "rows.tmx"
    exporting.one(review.project, file, "memory", ExportOptions(), "comparable")
    file.write_text(file.read_text("utf-8").replace("cerró en 1974<", "cerró en el 74<"), "utf-8")
    assert applying.memory(review, file).edited == 1
    row = review.row(key(review, 1))
    assert row.state.texts == {"es": "El molino de Harlow cerró en el 74"}


def copies(tmp_path: Path) -> tuple[Path, Path]:
    facts.project(tmp_path).close()
    one, two = tmp_path / "one.aligner", tmp_path / "two.aligner"
    with Project(tmp_path / "project.aligner") as project:
        project.copy(one)
        project.copy(two)
    return one, two


def test_two_people_may_decide_about_facts_of_one_sentence(tmp_path: Path) -> None:
    one, two = copies(tmp_path)
    with Project(one) as a, Project(two) as b:
        deciding.set_status(Review(a, "ana"), key(Review(a, "ana"), 1), "accepted")
        resize(Review(b, "bo"), "en", "start", -1, row=2)
    assert merging.merge(one, two, tmp_path / "both.aligner").conflicts == 0
    with Project(tmp_path / "both.aligner") as both:
        review = Review(both, "ana")
        assert [status for _, status, *_ in everything(review)] == ["accepted", "open", "open"]
        assert {texts["en"] for texts, *_ in everything(review)} >= {
            "and its 60 workers moved to the coast\nall 60 went away"
        }
        assert everything(review)[1][3] == "partial"


@pytest.mark.parametrize("other", ["resized", "accepted"])
def test_two_people_who_see_the_words_differently_are_asked(tmp_path: Path, other: str) -> None:
    one, two = copies(tmp_path)
    with Project(one) as a, Project(two) as b:
        resize(Review(a, "ana"), "en", "end", 1)
        resize(Review(a, "ana"), "en", "end", 1)
        if other == "resized":
            resize(Review(b, "bo"), "en", "start", 1)
        else:
            deciding.set_status(Review(b, "bo"), key(Review(b, "bo"), 1), "accepted")
    assert merging.merge(one, two, tmp_path / "both.aligner").conflicts == 2
    with Project(tmp_path / "both.aligner") as both:
        review = Review(both, "ana")
        row = CONFLICTS.after(both, None)
        assert row
        assert len(exporting.memory(both, "comparable").units) == 3
        deciding.set_status(review, row.key, "accepted")
        assert rows.count(both, ("conflict",)) == 0
        assert rows.count(both) == 3


def test_two_people_who_choose_the_same_words_agree(tmp_path: Path) -> None:
    one, two = copies(tmp_path)
    for path in (one, two):
        with Project(path) as project:
            resize(Review(project, path.stem), "en", "end", 1)
    assert merging.merge(one, two, tmp_path / "both.aligner").conflicts == 0


def test_words_are_recognised_whole_and_in_their_order(review: Review) -> None:
    row = review.row(key(review, 2))
    for words in ("60 workers\nall 60", "60 workers all 60"):
        assert sharing.chosen(review, row, "en", words) == {0: span("en", 0, "60 workers"), 2: span("en", 2, "all 60")}
    for other in ("60 work\nall 60", "all 60\n60 workers", "60 workers", ""):
        assert sharing.chosen(review, row, "en", other) is None
