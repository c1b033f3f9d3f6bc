"""``--srx``: the rules of a CAT tool in the place of the built-in ones."""

from pathlib import Path

from tests.cli.running import aligner

RULES = """<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="yes" cascade="no"/>
  <body>
    <languagerules><languagerule languagerulename="semicolon">
      <rule break="yes"><beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule>
    </languagerule></languagerules>
    <maprules><languagemap languagepattern=".*" languagerulename="semicolon"/></maprules>
  </body>
</srx>
"""


def test_sentences_end_where_the_file_says(tmp_path: Path) -> None:
    (tmp_path / "rules.srx").write_text(RULES, "utf-8")
    (tmp_path / "es.txt").write_text("Llueve. Hace frío; nadie sale.\n", "utf-8")
    told = aligner("segment", "--lang", "es", tmp_path / "es.txt", "--srx", tmp_path / "rules.srx")
    assert told.out.splitlines() == ["Llueve. Hace frío;", "nadie sale."]


def test_a_file_that_is_no_srx_is_named(tmp_path: Path) -> None:
    (tmp_path / "rules.srx").write_text("<html/>", "utf-8")
    (tmp_path / "es.txt").write_text("Llueve.\n", "utf-8")
    told = aligner("segment", "--lang", "es", tmp_path / "es.txt", "--srx", tmp_path / "rules.srx")
    assert told.code == 1
    assert "rules.srx" in told.err


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "es.txt").write_text("Llueve.\n", "utf-8")
    told = aligner("segment", "--lang", "es", tmp_path / "es.txt", "--srx", tmp_path / "none.srx")
    assert told.code == 1
    assert "none.srx" in told.err
