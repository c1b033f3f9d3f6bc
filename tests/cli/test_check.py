from pathlib import Path

from aligner import clients
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


def test_check_counts_what_it_does_not_show(tmp_path: Path) -> None:
    path = tmp_path / "g.tsv"
    path.write_text("door\t\n" * 9, encoding="utf-8")
    result = aligner("check", path, "--for", "deepl")
    assert "empty: 4 more; --all shows them." in result.out
    assert len(aligner("check", path, "--for", "deepl", "--all").out.splitlines()) == 17


def test_check_refuses_what_it_does_not_know(tmp_path: Path) -> None:
    refused(aligner("check", tmp_path / "x.tmx", "--for", "word"), *clients.names())
    refused(aligner("check", tmp_path / "x.tmx", "--for", "omegat"), tmp_path / "x.tmx")
    refused(aligner("check", tmp_path / "x.doc", "--for", "omegat"), ".tmx")
