"""Sheets for people and JSON Lines: what is found in which line, and the mended copy."""

import io

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from aligner import formats, targets
from aligner.errors import InputError

HEAD = '{"format":"aligner-exchange","version":1,"languages":["en","fa"],"signature":"","created":""}\n'


def line(name="u1", **texts):
    parts = ",".join(f'"{lang}":"{text}"' for lang, text in texts.items())
    return f'{{"unit":{{"id":"{name}","texts":{{{parts}}}}}}}\n'


SOUND = HEAD + line(en="door", fa="در")


def checked(folder, name, tool, content):
    path, copy = folder / name, folder / f"mended-{name}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = targets.check(path, tool)
    assert {f.rule for f in targets.check(path, tool, copy)} == {f.rule for f in found}
    return [(f.rule, f.line, f.error) for f in found], copy


def book(*rows):
    made, data = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        made.active.append(row)
    made.save(data)
    return data.getvalue()


TABLES = [
    ("code", 1, False, [["en", "pt_br"], ["door", "porta"]]),
    ("illegal", 2, True, [["en", "fa"], ["do\x0bor", "در"]]),
    ("bidi", 2, False, [["en", "fa"], ["door", "\u202bدر"]]),
    ("nfc", 2, False, [["en", "es"], ["tomorrow", "man\u0303ana"]]),
    ("edges", 3, False, [["en", "fa"], ["a", "b"], ["door ", "در"]]),
    ("one-language", 3, False, [["en", "fa"], ["a", "b"], ["door", ""]]),
    ("id", 3, False, [["id", "en", "fa"], ["c1", "a", "b"], ["c1", "door", "در"]]),
]


@pytest.mark.parametrize("tool", ["aligner", "memoq", "trados"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize(("rule", "number", "error", "rows"), TABLES)
def test_a_sheet_is_found_out_and_mended(tmp_path, tool, ending, rule, number, error, rows):
    if ending == "xlsx" and rule == "illegal":
        return  # openpyxl refuses to write one, as Excel does
    content = book(*rows) if ending == "xlsx" else "".join(",".join(row) + "\n" for row in rows)
    found, copy = checked(tmp_path, f"g.{ending}", tool, content)
    assert found == [(rule, number, error)]
    assert targets.check(copy, tool) == []
    assert formats.read(copy, "memory").units


@pytest.mark.parametrize(
    ("rule", "number", "content"),
    [
        ("header", 1, "english,farsi\ndoor,در\n"),
        ("header", 1, "pt-BR,pt_br\nporta,porta\n"),
        ("columns", 2, "en,fa\ndoor,در,a note of mine\n"),
    ],
)
def test_what_only_a_person_can_mend_in_a_sheet_is_told_and_left(tmp_path, rule, number, content):
    found, copy = checked(tmp_path, "g.csv", "memoq", content)
    assert (rule, number, True) in found
    assert rule in [f.rule for f in targets.check(copy, "memoq")]


def test_what_spreadsheets_save_is_no_fault_but_for_another_encoding(tmp_path):
    assert checked(tmp_path, "g.csv", "memoq", "\ufeffen;fa\r\ndoor;در\r\n")[0] == []
    with pytest.warns(UserWarning, match="was read as"):
        found, copy = checked(tmp_path, "h.csv", "memoq", "en,es\ntomorrow,mañana por la mañana\n".encode("cp1252"))
    assert found == [("encoding", 2, True)]
    assert "mañana" in copy.read_text(encoding="utf-8")


def test_a_mended_csv_keeps_its_delimiter_and_a_cell_of_two_lines(tmp_path):
    _, copy = checked(tmp_path, "g.csv", "memoq", 'en;fa\n"two\nlines";دو \n')
    assert copy.read_text(encoding="utf-8") == 'en;fa\n"two\nlines";دو\n'


def test_a_mended_workbook_keeps_its_looks_and_its_other_sheets(tmp_path):
    made = openpyxl.Workbook()
    for row in (["en", "fa", "score"], ["door ", "در", 0.5], ["only", None, 1], ["key", "کلید", 1]):
        made.active.append(row)
    made.active["A2"].fill = PatternFill("solid", fgColor="FFFF00")
    made.create_sheet("mine")["A1"] = "keep me"
    made.save(tmp_path / "g.xlsx")
    found = targets.check(tmp_path / "g.xlsx", "memoq", tmp_path / "h.xlsx")
    assert [(f.rule, f.line) for f in found] == [("edges", 2), ("one-language", 3)]
    back = openpyxl.load_workbook(tmp_path / "h.xlsx")
    assert [[cell.value for cell in row] for row in back.worksheets[0]] == [
        ["en", "fa", "score"],
        ["door", "در", 0.5],
        ["key", "کلید", 1],
    ]
    assert back.worksheets[0]["A2"].fill.fgColor.rgb == "00FFFF00"
    assert back["mine"]["A1"].value == "keep me"


def test_a_formula_becomes_the_text_it_is(tmp_path):
    found, copy = checked(tmp_path, "g.xlsx", "memoq", book(["en", "fa"], ["=1+1", "در"]))
    assert found == [("formula", 2, True)]
    cell = openpyxl.load_workbook(copy).worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_weblate_goes_by_the_names_source_and_target(tmp_path):
    assert checked(tmp_path, "g.xlsx", "weblate", book(["source", "target"], ["door", "در"]))[0] == []
    found, _ = checked(tmp_path, "h.xlsx", "weblate", book(["en", "fa"], ["door", "در"]))
    assert found == [("header", 1, True)] * 2
    assert checked(tmp_path, "i.csv", "weblate", "source,target\ndoor , در\n")[0] == [("edges", 2, False)] * 2


@pytest.mark.parametrize("name", ["g.csv", "g.xlsx", "g.jsonl"])
@pytest.mark.parametrize("content", ["memory", "glossary"])
def test_sheets_and_lines_of_ours_are_left_in_peace(tmp_path, request, name, content):
    formats.write(request.getfixturevalue(content), tmp_path / name, content)
    found = targets.check(tmp_path / name, "aligner")
    assert {f.rule for f in found} <= {"one-language"}, "but for concepts of one language"


@pytest.mark.parametrize(
    ("rule", "number", "error", "content"),
    [
        ("line", 3, True, SOUND + '{"unit":\n' + line("u2", en="a", fa="b")),
        ("line", 3, True, SOUND + '{"unit":{"id":"u2","texts":{"en":5}}}\n'),
        ("line", 3, True, SOUND + '{"something":1}\n'),
        ("id", 3, False, SOUND + line("u1", en="a", fa="b")),
        ("edges", 3, False, SOUND + line("u2", en="a ", fa="b")),
        ("illegal", 3, False, SOUND + line("u2", en="a\\u000b", fa="b")),
    ],
)
def test_json_lines_are_found_out_and_mended(tmp_path, rule, number, error, content):
    found, copy = checked(tmp_path, "m.jsonl", "aligner", content)
    assert found == [(rule, number, error)]
    assert targets.check(copy, "aligner") == []
    assert formats.read(copy, "memory").units[0].texts == {"en": "door", "fa": "در"}


def test_a_language_the_head_does_not_name_is_told(tmp_path):
    found, _ = checked(tmp_path, "m.jsonl", "aligner", SOUND + line("u2", en="a", de="b"))
    assert found == [("language", 3, True)]


@pytest.mark.parametrize("content", ["", "{}\n", line(en="a"), "[1]\n"])
def test_lines_without_a_head_are_refused(tmp_path, content):
    (tmp_path / "m.jsonl").write_text(content)
    with pytest.raises(InputError, match=r"m\.jsonl"):
        targets.check(tmp_path / "m.jsonl", "aligner")
