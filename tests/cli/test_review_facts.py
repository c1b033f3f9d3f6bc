"""Facts under review: the sentence is seen with the shared words set off, and keys make these more or fewer."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.cli._review import RowSession
from aligner.cli._screen import Screen
from aligner.project import Project, decisions, documents, rows, units
from aligner.review import deciding
from aligner.review.queue import Queue, Review
from tests import fact_project as facts
from tests.cli.running import aligner
from tests.fact_project import TEXTS


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with facts.project(tmp_path) as project:
        yield Review(project, "ana")


def seen(review: Review, monkeypatch: pytest.MonkeyPatch, *, plain: bool = False, columns: int = 100) -> str:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("LINES", "40")
    session = RowSession(review, Screen(plain, "off" if plain else "terminal", not plain), Queue(in_order=True))
    return "\n".join(session.picture() or ())


def bold(line: str) -> str:
    return "".join(re.findall(r"\x1b\[1(?:;[0-9;]*)?m([^\x1b]*)", line))


def line(shown: str, start: str) -> str:
    return next(own for own in shown.splitlines() if start in re.sub(r"\x1b\[[0-9;]*m", "", own))


def test_the_shared_words_are_bold_in_their_sentence(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = seen(review, monkeypatch)
    assert "Row 1 of 3, parallel, score 0.90" in shown
    assert bold(line(shown, "en The")) == "The Harlow mill closed in 1974"
    assert TEXTS["en"][0] in re.sub(r"\x1b\[[0-9;]*m", "", line(shown, "en The"))
    persian = line(shown, TEXTS["fa"][0])
    assert bold(persian) == "در ۱۹۷۴ بسته شد"
    assert re.sub(r"\x1b\[[0-9;]*m", "", persian) == f"\u2067{TEXTS['fa'][0]}\u2069", "alone on its line"


def test_brackets_where_nothing_can_be_bold(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = seen(review, monkeypatch, plain=True)
    assert "  en [The Harlow mill closed in 1974], and its 60" in shown
    assert "\nآسیاب هارلو، که ۶۰ کارگر داشت، [در ۱۹۷۴ بسته شد]." in shown


def test_brackets_where_lines_are_put_in_the_order_of_the_eye(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("bidi")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LINES", "40")
    shown = RowSession(review, Screen(False, "visual", True), Queue(in_order=True)).picture() or ()
    persian = [own for own in shown if any("\u0590" < c < "\u08ff" or "\ufb50" < c < "\ufefc" for c in own)]
    assert len(persian) == 1
    assert "\x1b" not in persian[0]
    assert persian[0].strip().startswith(".["), "the sentence ends at the left, its last words in brackets"


def test_a_long_sentence_is_shown_where_it_shares_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(facts.TEXTS, "en", ("word " * 800 + TEXTS["en"][0], *TEXTS["en"][1:]))
    start = 4000
    unit = facts.Unit(facts.CLOSED.cells, 0.9, (), {**facts.CLOSED.spans, "en": ((start, start + 30),)}, "parallel")
    with Project(tmp_path / "long.aligner", create=True) as project:
        documents.replace(project, facts.corpus().documents)
        units.replace(project, facts.corpus(), [unit])
        facts.runs.record(project, "align", "", [], {"pivot": "en"})
        for columns in (40, 100):
            shown = seen(Review(project, "ana"), monkeypatch, columns=columns)
            first = shown[shown.index("\x1b[2m… ") if "\x1b[2m… " in shown else shown.index("… ") :]
            assert "Harlow mill" in bold(first)


def test_written_words_stand_in_the_place_of_the_sentence(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    row = rows.at(review.project, 1)
    assert row
    deciding.edit(review, row.key, {"es": "Cerró el molino de Harlow"})
    assert "  es Cerró el molino de Harlow" in seen(review, monkeypatch)


def test_keys_widen_and_narrow(review: Review, tmp_path: Path) -> None:
    answers = ["[", "fa", "[", "]", "b", "es", "}", "}", "u", "{", "=", "en", "Harlow mill closed", "a", "q"]
    result = aligner("review", tmp_path, "--in-order", "--as", "Ana", stdin="\n".join(answers) + "\n")
    assert result.code == 0
    assert [d.verb for d in decisions.journal(review.project)] == ["resize"] * 5 + [
        "undo",
        "resize",
        "resize",
        "accept",
    ]
    row = rows.at(review.project, 1)
    assert row
    assert row.state.status == "accepted"
    assert review.texts(row) == {
        "en": "Harlow mill closed",
        "es": "molino de Harlow cerró en",
        "fa": "کارگر داشت، در ۱۹۷۴ بسته شد.",
    }
    assert "8 decided now" not in result.out
    assert "7 decided now; 2 of 3" in result.out


def test_a_place_of_two_is_asked_for_and_the_end_is_told(review: Review, tmp_path: Path) -> None:
    answers = ["n", "]", "en", "2", "]", "]", "=", "en", "60 workers", "60 ovejas", "q"]
    result = aligner("review", tmp_path, "--in-order", stdin="\n".join(answers) + "\n")
    assert "Which of its 2 sentences" in result.out
    assert "There is no further word." in result.err
    assert "do not stand together there" in result.err
    row = rows.at(review.project, 2)
    assert row
    assert review.texts(row)["en"].endswith("\nall 60 went away.")


def test_works_of_whole_segments_have_no_such_keys(built: Path) -> None:
    result = aligner("review", built / "out", stdin="[\n?\nq\n")
    assert "'[' is no key here" in result.err
    assert "shared words" not in result.out


def test_lists_tell_sentences_and_spans(review: Review, tmp_path: Path) -> None:
    listed = [json.loads(row) for row in aligner("review", tmp_path, "--list", "--json").out.splitlines()]
    assert {row["kind"] for row in listed} == {"parallel", "partial", "comparable"}
    for row in listed:
        for lang, sentences in row["sentences"].items():
            cut = [text[a:b] for text, (a, b) in zip(sentences, row["spans"][lang], strict=True)]
            assert "\n".join(cut) == row["texts"][lang]
    history = aligner("history", tmp_path, "--json").out
    assert history == ""
