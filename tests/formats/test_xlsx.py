"""Sheets for people."""

import io
import zipfile

import pytest

from aligner import formats
from aligner.errors import InputError
from aligner.formats import xlsx
from aligner.model import Exchange, TranslationUnit

openpyxl = pytest.importorskip("openpyxl")


def test_holds_what_csv_holds(memory, glossary, tmp_path):
    for content, exchange in (("memory", memory), ("glossary", glossary)):
        for ending in ("csv", "xlsx"):
            assert formats.write(exchange, tmp_path / f"x.{ending}", content) == []
        assert formats.read(tmp_path / "x.xlsx", content) == formats.read(tmp_path / "x.csv", content)


def test_nothing_is_a_formula_and_persian_reads_from_the_right(tmp_path):
    unit = TranslationUnit("1", {"en": "=1+1", "fa": "می‌خواهم"}, 0.5)
    formats.write(Exchange(("en", "fa"), (unit,)), tmp_path / "x.xlsx", "memory")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")
    assert sheet["C2"].value == "می‌خواهم"
    assert (sheet["B2"].alignment.readingOrder, sheet["C2"].alignment.readingOrder) == (1, 2)
    assert sheet.freeze_panes == "A2"


def test_what_people_type_is_read(tmp_path):
    book = openpyxl.Workbook()
    for row in (["en", "fa", "score"], ["door", "در", 0.5], [None, None, None], [12, "۱۲", 1]):
        book.active.append(row)
    book.save(tmp_path / "x.xlsx")
    back = formats.read(tmp_path / "x.xlsx", "memory")
    assert [(u.texts, u.score) for u in back.units] == [
        ({"en": "door", "fa": "در"}, 0.5),
        ({"en": "12", "fa": "۱۲"}, 1.0),
    ]


def test_a_cell_holds_32767_characters(tmp_path):
    unit = TranslationUnit("u", {"en": "word " * 8000 + "end", "es": "palabra"})
    losses = formats.write(Exchange(("en", "es"), (unit,)), tmp_path / "x.xlsx", "memory")
    assert [(loss.rule, loss.lang, loss.before) for loss in losses] == [("cell", "en", unit.texts["en"])]
    assert formats.read(tmp_path / "x.xlsx", "memory").units[0].texts["en"] == losses[0].after


def test_a_zip_bomb_is_not_opened():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (64 << 20))
    with pytest.raises(InputError, match="would unpack to 64 MB"):
        xlsx.read_memory(io.BytesIO(data.getvalue()))
