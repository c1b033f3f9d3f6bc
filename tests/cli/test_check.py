import re
from pathlib import Path

import openpyxl
import pytest

from aligner import targets
from tests.cli.running import aligner, refused

TMX = """<tmx version="1.4">
<header creationtool="x" creationtoolversion="1" segtype="block" o-tmf="" adminlang="en" srclang="*all*" datatype=""/>
<body>
<tu><tuv xml:lang="en"><seg>Door </seg></tuv><tuv xml:lang="fa"><seg>در</seg></tuv></tu>
</body></tmx>
"""


def test_check_names_line_rule_and_mend_and_fails_on_errors(tmp_path: Path) -> None:
    path = tmp_path / "theirs.tmx"
    path.write_text(TMX, encoding="utf-8")
    result = aligner("check", path, "--for", "weblate")
    assert result.code == 1
    assert f"{path}:2: error: srclang: srclang is '*all*': Weblate looks it up" in result.out
    assert 'Mend: write srclang="en".' in result.out
    assert f"{path}:4: warning: edges: " in result.out
    assert result.err == "1 errors, 1 warnings.\n"
    assert path.read_text(encoding="utf-8") == TMX


def test_check_mends_a_copy_and_then_has_nothing_to_say(tmp_path: Path) -> None:
    path, copy = tmp_path / "theirs.tmx", tmp_path / "mended.tmx"
    path.write_text(TMX, encoding="utf-8")
    result = aligner("check", path, "--for", "weblate", "--fix", copy)
    assert (result.code, result.err.splitlines()[-1]) == (0, f"2 mended in {copy}.")
    assert aligner("check", copy, "--for", "weblate") == type(result)(0, "", "0 errors, 0 warnings.\n")


BROKEN = {
    "x.tmx": ("weblate", TMX),
    "v2.tbx": (
        "weblate",
        '<martif type="TBX-Basic"><text><body><termEntry><langSet xml:lang="en"><tig><term>a</term></tig></langSet>'
        "<langSet/></termEntry></body></text></martif>",
    ),
    "v3.tbx": (
        "omegat",
        '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry>'
        '<langSec xml:lang="en"><termSec><term>a</term></termSec></langSec></conceptEntry></body></text></tbx>',
    ),
    "x.po": ("weblate", 'msgid ""\nmsgstr "Language: pt-BR\\n"\n\nmsgid "a"\nmsgstr "b\n'),
    "v1.xlf": (
        "omegat",
        '<xliff version="1.2"><file source-language="en" target-language="fa"><body><trans-unit id="1">'
        "<source>a</source></trans-unit></body></file></xliff>",
    ),
    "v2.xlf": (
        "memoq",
        '<xliff version="2.1" srcLang="en-US" trgLang="fa-IR"><file id="f"><unit id="1"><segment state="done">'
        "<source>a</source><target>b</target></segment></unit></file></xliff>",
    ),
    "x.utf8": ("omegat", "door\tدر\nlonely\n"),
    "x.tsv": ("deepl", "door\tpuerta\ndoor\tentrada\n"),
    "x.csv": ("google", "en,es,fa\ndoor,puerta\n"),
    "sheet.csv": ("memoq", "en,es\ndo\x01or,puerta\n"),
    "x.jsonl": (
        "aligner",
        '{"format":"aligner-exchange","version":1,"languages":["en","es"],"signature":"","created":""}\n'
        '{"unit":{"id":"1","texts":{"en":"door","es":"puerta"}}}\n{"unit":\n',
    ),
}


@pytest.mark.parametrize("name", [*BROKEN, "x.xlsx"])
def test_a_broken_file_of_each_kind_fails_with_line_rule_and_mend_and_its_mended_copy_passes(
    tmp_path: Path, name: str
) -> None:
    path, copy = tmp_path / name, tmp_path / f"mended-{name}"
    tool, content = BROKEN.get(name, ("memoq", ""))
    if content:
        path.write_text(content, encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        for row in (["en", "fa"], ["=1+1", "در"]):
            book.active.append(row)
        book.save(path)
    result = aligner("check", path, "--for", tool)
    assert result.code == 1
    shown = re.compile(re.escape(str(path)) + r":[1-9]\d*: (error|warning): [a-z-]+: \S.*\. Mend: \S.*\.")
    assert all(shown.fullmatch(line) or " more; --all" in line for line in result.out.splitlines())
    assert aligner("check", path, "--for", tool, "--fix", copy).code == 0
    assert aligner("check", copy, "--for", tool) == type(result)(0, "", "0 errors, 0 warnings.\n")


def test_check_counts_what_it_does_not_show(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    path.write_text("door\t\n" * 9, encoding="utf-8")
    result = aligner("check", path, "--for", "deepl")
    assert "empty: 4 more; --all shows them." in result.out
    assert len(aligner("check", path, "--for", "deepl", "--all").out.splitlines()) == 17


def test_check_refuses_what_it_does_not_know(tmp_path: Path) -> None:
    refused(aligner("check", tmp_path / "x.tmx", "--for", "word"), *targets.names())
    refused(aligner("check", tmp_path / "x.tmx", "--for", "omegat"), tmp_path / "x.tmx")
    refused(aligner("check", tmp_path / "x.doc", "--for", "omegat"), ".tmx")
