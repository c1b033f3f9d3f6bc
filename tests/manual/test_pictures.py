"""The pictures of the pages show what the program prints today; ``make pictures`` draws them anew."""

import re
from pathlib import Path

import pytest

from manual import pictures
from manual.drawing import svg
from tests.cli.running import ROOT

FOLDER = ROOT / "docs/pictures"


def texts(picture: str) -> list[str]:
    """The lines of a picture, figures apart: a score that moves in its last place makes no other picture."""
    return [re.sub(r"\d", "0", line) for line in re.findall(r"<text[^>]*>(.*)</text>", picture)]


@pytest.mark.slow
def test_they_show_what_is_printed(tmp_path: Path) -> None:
    pictures.prepare(tmp_path)
    for name, scene in pictures.SCENES.items():
        assert texts(pictures.drawn(scene, tmp_path)) == texts((FOLDER / f"{name}.svg").read_text("utf-8")), name


def test_each_is_small_and_on_a_page() -> None:
    pages = "".join(page.read_text("utf-8") for page in (ROOT / "docs").rglob("*.md"))
    for file in FOLDER.iterdir():
        assert file.stat().st_size < 150_000, file
        assert f"pictures/{file.name}" in pages, file


def test_persian_runs_from_the_right_and_markup_is_text() -> None:
    drawn = svg("aligner x", ["  fa  مجوز <b>", "  en  a & b"], 40)
    assert '<text x="64.4" y="50" direction="rtl" text-anchor="end">مجوز &lt;b&gt;</text>' in drawn
    assert ">a &amp; b</text>" in drawn


def test_a_long_line_is_broken_as_far_in_as_it_begins() -> None:
    assert texts(svg("aligner x", ["  en  one two three four"], 14))[1:] == ["en", "one two", "three", "four"]
