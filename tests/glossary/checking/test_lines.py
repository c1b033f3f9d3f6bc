"""The line in which a text begins, in files that are read a stretch at a time."""

from pathlib import Path

import pytest

from glossary.checking import lines
from glossary.checking.lines import Lines


def test_lines_are_the_same_however_little_of_the_file_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "long.tmx"
    rows = [f"<tu><seg>source {n} ñ</seg>\r\n<seg>متن {n}</seg></tu>\n" for n in range(400)]
    path.write_bytes("".join(rows).encode())
    monkeypatch.setattr(lines, "CHUNK", 301)  # Also within characters of several bytes.
    monkeypatch.setattr(lines, "AHEAD", 500)
    file = Lines(path)
    for n in range(0, 400, 7):
        assert file.unit(f"source {n} ñ") == 2 * n + 1
        assert file.of(f"متن {n}") == 2 * n + 2
    assert file.unit("source 3 ñ") == 0, "it lies behind"


def test_what_is_before_a_line_is_passed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "long.po"
    path.write_text("".join(f"{n % 10}: same\n" for n in range(3000)), "utf-8")
    monkeypatch.setattr(lines, "CHUNK", 200)
    file = Lines(path)
    file.pass_by(2500)
    assert file.unit("same") == 2500
