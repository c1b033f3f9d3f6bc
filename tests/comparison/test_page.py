"""Pages are read with the lines of their files, and paired whatever a tree calls its languages."""

from pathlib import Path

import pytest

from aligner.comparison import page, pairing
from aligner.comparison.addresses import alike
from aligner.errors import InputError

HTML = """<!doctype html>
<html><head><title>No</title></head>
<body><nav><a href="/">Home</a></nav>
<h1>Pumps</h1>
<p>The pump
runs. It has
<a
 href="valve.html">two valves</a>.</p>
<pre>

pump --start
</pre><p>Type <code>pump
-h</code> for help. <img src="pump.png"></p>
</body></html>
"""


def test_sentences_of_a_web_page_have_the_lines_of_the_file() -> None:
    read = page.parsed(HTML.encode(), "a.html", "en", "html")
    assert [(one.text, one.line) for one in read.passages] == [
        ("Pumps", 4),
        ("The pump runs.", 5),
        ("It has two valves.", 6),
        ("Type pump -h for help.", 12),
    ]
    assert [(mark.kind, mark.value) for one in read.passages for mark in one.marks] == [
        ("link", "valve.html"),
        ("code", "pump -h"),
    ]
    [code] = read.code
    assert (code.text, code.line) == ("pump --start", 11)
    [image] = read.images
    assert (image.text, image.line) == ("pump.png", 13)


def test_marks_are_told_by_their_place_in_the_sentence() -> None:
    text = "First.\nSee `a b` and\n[the page](x.md). Last `c`.\n"
    read = page.parsed(text.encode(), "a.md", "en", "md")
    for passage in read.passages:
        for mark in passage.marks:
            assert passage.text[mark.start : mark.end] == {"a b": "a b", "x.md": "the page", "c": "c"}[mark.value]
    assert [(one.text, one.line) for one in read.passages] == [
        ("First.", 1),
        ("See a b and the page.", 2),
        ("Last c.", 3),
    ]


def test_an_empty_page_has_nothing_on_it() -> None:
    assert not page.parsed(b" \n", "a.md", "en", "md").passages


@pytest.mark.parametrize(
    ("paths", "name"),
    [
        (("en/a/guide.md", "pt-br/a/guide.md"), "a/guide.md"),
        (("a/guide.en.md", "a/guide.pt-BR.md"), "a/guide.md"),
        (("content/en/guide.md", "content/fa/guide.md"), "content/guide.md"),
        (("README.en.md", "README.es.md"), "README.md"),
    ],
)
def test_trees_are_paired_by_what_is_left_of_a_path(tmp_path: Path, paths: tuple[str, ...], name: str) -> None:
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("Text.\n", "utf-8")
    found = pairing.find([str(tmp_path)])
    assert list(found.pages) == [name]
    assert len(found.pages[name]) == 2
    assert found.source == "en"


def test_two_files_cannot_be_one_page(tmp_path: Path) -> None:
    for path in ("en/a.md", "es/a.md", "es/a.es.md"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("Text.\n", "utf-8")
    with pytest.raises(InputError, match="are the same page in es"):
        pairing.find([str(tmp_path)])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("/en/docs/a/", "/pt-br/docs/a/", True),
        ("https://en.wikipedia.org/wiki/Pump", "https://pt.wikipedia.org/wiki/Bomba", True),
        ("a.md#start", "a.md#comeco", True),
        ("#start", "#comeco", True),
        ("../en/a.html", "a.html", True),
        ("a.md", "b.md", False),
        ("https://example.org/a", "https://example.com/a", False),
        ("https://example.org/en/a", "https://example.org/pt/b", False),
        ("a.md", "#a", False),
    ],
)
def test_addresses_lead_to_the_same_in_another_language(one: str, other: str, same: bool) -> None:
    assert alike(one, other, ("en", "pt-BR")) is same
