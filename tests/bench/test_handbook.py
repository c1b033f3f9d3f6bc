"""The Debian handbook is read to paragraphs that stand beside each other."""

from pathlib import Path

import pytest

from aligner.errors import InputError
from bench import handbook, make_sets, paragraphs

PAGE = """<html><head><link rel="up" href="{up}"/></head><body><ul><li>Next</li></ul>
<div class="section"><h2 class="title">1.1. {lang} <code>dpkg</code></h2>
<div class="para">{lang} one <em>and</em>
  the same: <ul><li><div class="para">{lang} item</div></li></ul> its end.</div>
<pre class="screen">$ ls</pre>{more}</div></body></html>"""


def write(folder: Path, name: str, up: str = "a.html", **more: str) -> None:
    for lang, own in handbook.FOLDERS.items():
        (folder / own).mkdir(exist_ok=True)
        (folder / own / name).write_text(PAGE.format(up=up, lang=lang, more=more.get(lang, "")), "utf-8")


def test_each_paragraph_has_its_own_text_alone(tmp_path: Path) -> None:
    write(tmp_path, "p.html")
    [page] = handbook.read(tmp_path)
    assert [line["pt"] for line in page.lines] == ["1.1. pt dpkg", "pt one and the same: its end.", "pt item"]
    assert [line["fa"] for line in page.lines] == ["1.1. fa dpkg", "fa one and the same: its end.", "fa item"]
    assert (page.name, page.part_of) == ("p.html", "a.html")


def test_a_page_that_one_language_arranged_otherwise_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "p.html")
    write(tmp_path, "q.html", fa='<div class="para">one more</div>')
    assert [page.name for page in handbook.read(tmp_path)] == ["p.html"]


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    write(tmp_path, "p.html")
    for path in (tmp_path / "fa-IR").iterdir():
        path.unlink()
    (tmp_path / "fa-IR").rmdir()
    with pytest.raises(InputError, match="fa-IR is missing"):
        handbook.read(tmp_path)


def test_whole_chapters_are_kept_apart(tmp_path: Path) -> None:
    for name, up in {"b.html": "one.html", "c.html": "two.html", "d.html": "one.html"}.items():
        write(tmp_path, name, up)
    pages = handbook.read(tmp_path)
    assert [page.name for page in make_sets.parted(pages, 0.5, held_out=False)] == ["b.html", "d.html"]
    assert [page.name for page in make_sets.parted(pages, 0.5, held_out=True)] == ["c.html"]


def test_paragraphs_are_found_again_by_their_sentences() -> None:
    kept = {
        "en": {0: "It rains. We stay at home today.", 1: "The ferry left at seven.", 2: "Nobody else has this one."},
        "es": {0: "Llueve. Hoy nos quedamos en casa.", 1: "El transbordador salió a las siete."},
    }
    whole = {frozenset({("en", 0), ("es", 0)}), frozenset({("en", 1), ("es", 1)})}
    assert paragraphs.gold(kept) == whole
    assert paragraphs.aligned(kept) == whole
