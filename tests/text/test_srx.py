"""Segmentation rules given by the user."""

from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.text.segment import segment

SRX = """<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="yes" cascade="{cascade}"/>
  <body>
    <languagerules>
      <languagerule languagerulename="Spanish">
        <rule break="no"><beforebreak>\\bSr\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
        <rule break="yes"><beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule>
      </languagerule>
      <languagerule languagerulename="Default">
        <rule break="yes"><beforebreak>[.?!]+</beforebreak><afterbreak>\\s+\\p{{Lu}}</afterbreak></rule>
      </languagerule>
    </languagerules>
    <maprules>
      <languagemap languagepattern="[Ee][Ss].*" languagerulename="Spanish"/>
      <languagemap languagepattern=".*" languagerulename="Default"/>
    </maprules>
  </body>
</srx>
"""
TEXT = "El Sr. Gil vino; trajo pan. Nadie comió."


def write(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "rules.srx"
    path.write_text(content, "utf-8")
    return path


def cut(text: str, lang: str, path: Path) -> list[str]:
    return [text[s.start : s.end] for s in segment(text, lang, srx=path)]


def test_rules_cascade_and_exceptions_win(tmp_path: Path) -> None:
    path = write(tmp_path, SRX.format(cascade="yes"))
    assert cut(TEXT, "es-MX", path) == ["El Sr. Gil vino;", "trajo pan.", "Nadie comió."]


def test_without_cascade_the_first_map_decides(tmp_path: Path) -> None:
    path = write(tmp_path, SRX.format(cascade="no"))
    assert cut(TEXT, "es", path) == ["El Sr. Gil vino;", "trajo pan. Nadie comió."]
    assert cut(TEXT, "pt", path) == ["El Sr.", "Gil vino; trajo pan.", "Nadie comió."]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("<srx", "is not an SRX file"),
        ("<tmx/>", "its root is <tmx>"),
        ('<srx xmlns="http://www.lisa.org/srx20"/>', "has no rules for en"),
        (SRX.format(cascade="yes").replace("[.?!]+", "[.?!"), "cannot be used"),
    ],
)
def test_bad_files_are_named(tmp_path: Path, content: str, part: str) -> None:
    path = write(tmp_path, content)
    with pytest.raises(InputError, match=r"rules\.srx") as error:
        segment("One. Two.", "en", srx=path)
    assert part in str(error.value)


def test_a_rule_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.text.srx._TIMEOUT", 0.2)
    path = write(tmp_path, SRX.format(cascade="yes").replace("[.?!]+", "(?:a|b|ab)+[c-f]"))
    with pytest.raises(InputError, match="takes too long"):
        segment("ab" * 5000 + " c", "en", srx=path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        segment("One. Two.", "en", srx=tmp_path / "none.srx")
