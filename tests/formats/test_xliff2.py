"""XLIFF 2: reviewed elsewhere, read again."""

import io

import pytest

from aligner import formats
from aligner.errors import InputError
from aligner.formats import xliff2

OTHERS = """<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en_us" trgLang="fa">
<file id="f"><group id="g"><unit id="1"><notes><note>Look.</note></notes>
<segment state="final">
<source>Press <pc id="1">any</pc> key.<ph id="2"/></source><target>کلیدی بزنید.</target></segment>
<ignorable><source> </source></ignorable>
<segment state="translated"><source>Wait.</source></segment></unit></group></file></xliff>
"""


def test_the_one_file_name_reads_both_versions(memory, tmp_path):
    formats.write(memory, tmp_path / "x.xlf", "memory", "xliff2", target="fa")
    back = formats.read(tmp_path / "x.xlf", "memory")
    assert back == formats.read(tmp_path / "x.xlf", "memory", "xliff2")
    assert (back.languages, back.signature, back.created) == (("en", "fa"), memory.signature, memory.created)
    for old, new in zip(memory.units, back.units, strict=True):
        assert (new.id, new.score, new.status, new.note, new.props) == (
            old.id, old.score, old.status, old.note, old.props
        )  # fmt: skip
    text = (tmp_path / "x.xlf").read_text(encoding="utf-8")
    (tmp_path / "y.xlf").write_text(text.replace("UTF-8", "UTF-16"), encoding="utf-16")
    assert formats.read(tmp_path / "y.xlf", "memory").units == back.units


def test_approval_is_given_and_taken_back(memory, tmp_path):
    formats.write(memory, tmp_path / "x.xlf", "memory", "xliff2", target="es")
    text = (tmp_path / "x.xlf").read_text(encoding="utf-8")
    swapped = text.replace('"final"', '"?"').replace('"translated"', '"final"').replace('"?"', '"reviewed"')
    back = xliff2.read_memory(io.BytesIO(swapped.encode()))
    assert [unit.status for unit in back.units] == [None, "accepted", "accepted", "accepted"]


def test_each_segment_of_a_unit_is_a_row_without_markup():
    losses = []
    back = xliff2.read_memory(io.BytesIO(OTHERS.encode()), losses=losses)
    assert back.languages == ("en-US", "fa")
    assert [(u.id, u.note, u.status) for u in back.units] == [("1.1", "Look.", "accepted"), ("1.2", "", None)]
    assert [u.texts for u in back.units] == [{"en-US": "Press any key.", "fa": "کلیدی بزنید."}, {"en-US": "Wait."}]
    assert [loss.rule for loss in losses] == ["inline-markup"]


def test_ids_that_xml_cannot_hold_stay(memory):
    out = io.BytesIO()
    odd = formats.only(memory, "en", "fa")
    unit = odd.units[0].__class__("سطر/1", odd.units[0].texts)
    xliff2.write_memory(odd.__class__(odd.languages, (unit,)), out)
    assert [u.id for u in xliff2.read_memory(io.BytesIO(out.getvalue())).units] == ["سطر/1"]


def test_version_1_is_refused():
    data = b'<xliff version="1.2"><file><body><trans-unit id="1"/></body></file></xliff>'
    with pytest.raises(InputError, match="XLIFF 1"):
        xliff2.read_memory(io.BytesIO(data))
