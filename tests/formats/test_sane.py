"""Facts that make no sense are left out and told, whatever format said them."""

import csv
import io
from pathlib import Path

import pytest

from aligner import formats
from aligner.formats import csv as sheet
from aligner.model import Exchange, TranslationUnit

UNIT = (
    '{"unit":{"id":"u","texts":{"en":"a","es":"b"},"score":%s,"status":null,"note":"","props":{"changedate":"%s"}}}\n'
)
HEAD = '{"format":"aligner-exchange","version":1,"languages":["en","es"],"signature":"","created":""}\n'


@pytest.mark.parametrize("score", ["NaN", "Infinity", "-Infinity", "-5"])
def test_a_score_that_is_none_is_left_out_and_told(tmp_path: Path, score: str) -> None:
    path = tmp_path / "m.jsonl"
    path.write_text(HEAD + UNIT % (score, "20260101T000000Z"))
    for read in (lambda losses: formats.read(path, "memory", losses=losses), lambda _: formats.stream(path)):
        losses: list[formats.Loss] = []
        assert [unit.score for unit in read(losses).units] == [None]
        assert [(loss.rule, loss.field) for loss in losses] in ([("senseless", "score")], [])


@pytest.mark.parametrize("date", ["99999999T999999Z", "99991231T235959Z", "20260231T000000Z", "00000000T000000Z"])
def test_a_date_that_is_none_is_left_out_and_told(tmp_path: Path, date: str) -> None:
    path = tmp_path / "m.jsonl"
    path.write_text(HEAD + UNIT % ("0.5", date))
    losses: list[formats.Loss] = []
    assert [dict(unit.props) for unit in formats.read(path, "memory", losses=losses).units] == [{}]
    assert [(loss.rule, loss.field, loss.before) for loss in losses] == [("senseless", "changedate", date)]


def test_scores_of_hunalign_may_be_below_zero(tmp_path: Path) -> None:
    path = tmp_path / "m.en-es.hunalign"
    path.write_text("a\tb\t-0.3\n")
    assert [unit.score for unit in formats.read(path, "memory").units] == [-0.3]


TEXTS = (
    "foo;=cmd|'/c calc'!A0;bar",
    "a\t=1",
    "a\n=1",
    "=1",
    "＝1+1",
    "\u200b=1",
    ";'=1",
    "'=1",
    "a;-1\n'+2",
    "plain; text",
)


def test_no_reading_of_a_csv_begins_a_cell_with_a_formula(tmp_path: Path) -> None:
    units = tuple(TranslationUnit(f"u{n}", {"en": text, "es": "x"}) for n, text in enumerate(TEXTS))
    out = io.BytesIO()
    sheet.write_memory(Exchange(("en", "es"), units), out)
    text = out.getvalue().decode()
    for delimiter in ",;\t":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE
                              if delimiter != "," else csv.QUOTE_MINIMAL):  # fmt: skip
            assert not any(cell.lstrip("\u200b\ufeff").startswith(tuple("=+-@＝＋－＠")) for cell in row), row
    again = sheet.read_memory(io.BytesIO(out.getvalue()))
    assert [unit.texts["en"] for unit in again.units] == [formats.clean(text) for text in TEXTS]
