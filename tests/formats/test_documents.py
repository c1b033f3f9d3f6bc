"""Readers of documents: what a reader sees, block by block, and what is refused."""

import io
import zipfile
from types import ModuleType

import pytest

from aligner.errors import InputError
from aligner.formats import docx, html, md, txt
from aligner.model import Document

PROSE = "The mill stood empty for years before the town bought it back, and now it grinds flour again."
MORE = "Nobody remembers who locked the gate, or why the key was thrown away that night in March."

PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Mills</title><style>p {{}}</style></head><body>
<nav><a href="/">Home</a> <a href="/b">Blog</a></nav>
<article><h1>A mill</h1><p>{PROSE}</p><ul><li>One stone</li><li>Two <b>sto</b>nes</li></ul>
<h2>The&nbsp;gate</h2><p>{MORE}<br>A new line.</p><script>var x = "<p>no</p>";</script>
<table><tr><td>Flour</td><td>12 kg</td></tr></table></article>
<footer>All rights reserved</footer></body></html>"""

MARKDOWN = f"""---
title: Mills
---
# A *mill*

{PROSE}
It **turns**: [see](https://example.org/x).

3. One stone
4. Two stones
   - a small one

> {MORE}

```
code = 1
```
"""


def word_file() -> bytes:
    docx_module = pytest.importorskip("docx")
    document = docx_module.Document()
    document.add_heading("A mill", 1)
    document.add_paragraph(PROSE)
    document.add_paragraph("One stone", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Flour", "12 kg"
    document.add_paragraph(MORE)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def shape(document: Document) -> list[tuple[str, str]]:
    return [(b.kind[0], document.text[b.start : b.end]) for b in document.blocks if not b.boilerplate]


def boilerplate(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.boilerplate]


def test_text() -> None:
    document = txt.read_document(f"A mill\r\n\r\n{PROSE}\r\n".encode(), "a.txt", "en")
    assert document.text == f"A mill\r\n\r\n{PROSE}\r\n"
    assert shape(document) == [("h", "A mill"), ("p", PROSE)]


def test_markdown() -> None:
    document = md.read_document(MARKDOWN.encode(), "a.md", "en")
    assert shape(document) == [
        ("h", "A mill"),
        ("p", f"{PROSE}\nIt turns: see."),
        ("i", "3. One stone"),
        ("i", "4. Two stones"),
        ("i", "a small one"),
        ("p", MORE),
    ]


@pytest.mark.parametrize("extra", [True, False])
def test_web_page(extra: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if extra:
        pytest.importorskip("trafilatura")
    else:
        monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    document = html.read_document(PAGE.encode(), "a.html", "en")
    assert shape(document) == [
        ("h", "A mill"),
        ("p", PROSE),
        ("i", "One stone"),
        ("i", "Two stones"),
        ("h", "The\u00a0gate"),
        ("p", MORE),
        ("p", "A new line."),
        ("p", "Flour"),
        ("p", "12 kg"),
    ]
    assert boilerplate(document) == ["Home Blog", "All rights reserved"]


def test_surroundings_told_by_class_or_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    page = (
        f'<body class="has-sidebar menu"><div class="menu top"><p>World</p></div><div class="post"><p>{PROSE}</p></div>'
        f'<div id="sidebar"><p>Most read today</p></div><p>{MORE}</p></body>'
    )
    document = html.read_document(page.encode(), "a.html", "en")
    assert boilerplate(document) == ["World", "Most read today"]
    assert shape(document) == [("p", PROSE), ("p", MORE)]


def test_a_page_in_an_old_encoding_says_so_itself() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Ação e reação.</p></body></html>'
    assert html.read_document(page.encode("latin-1"), "a.html", "pt").text == "Ação e reação."


def test_a_deep_page_is_read() -> None:
    assert "end" in html.read_document(b"<div>" * 2000 + b"end", "a.html", "en").text


def test_a_page_that_is_all_navigation_is_kept() -> None:
    document = html.read_document(b"<nav><p>One</p><p>Two</p></nav>", "a.html", "en")
    assert [t for _, t in shape(document)] == ["One", "Two"]


def test_word_document() -> None:
    document = docx.read_document(word_file(), "a.docx", "en")
    assert shape(document) == [
        ("h", "A mill"),
        ("p", PROSE),
        ("i", "One stone"),
        ("p", "Flour"),
        ("p", "12 kg"),
        ("p", MORE),
    ]


def bomb() -> bytes:
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b"\0" * (50 << 20))
        return file.getvalue()


def archive(**files: bytes) -> bytes:
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as packed:
            for name, data in files.items():
                packed.writestr(name.replace("__", "/") + ".xml", data)
        return file.getvalue()


@pytest.mark.parametrize(
    ("reader", "data", "part"),
    [
        (txt, b"", "is empty"),
        (md, b"\n\n", "is empty"),
        (md, b"```\ncode\n```\n", "holds no text"),
        (md, b"%PDF-1.7", "a PDF"),
        (html, b"  ", "is empty"),
        (html, b"%PDF-1.7", "a PDF"),
        (html, b"<html><body><script>x</script></body></html>", "holds no text"),
        (docx, b"not a zip", "not a Word document"),
        (docx, archive(a=b"<a/>"), "no Word document"),
        (docx, archive(word__document=b"<a/>"), "damaged"),
        (docx, bomb(), "would unpack to 50 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(reader: ModuleType, data: bytes, part: str) -> None:
    with pytest.raises(InputError, match=r"in\.x") as error:
        reader.read_document(data, "in.x", "en")
    assert part in str(error.value)


def test_blocks_hold_all_that_is_not_white_space() -> None:
    for document in (
        md.read_document(MARKDOWN.encode(), "a.md", "en"),
        html.read_document(PAGE.encode(), "a.html", "en"),
        docx.read_document(word_file(), "a.docx", "en"),
    ):
        inside = "".join(document.text[b.start : b.end] for b in document.blocks)
        assert "".join(inside.split()) == "".join(document.text.split())


def test_a_document_holds_the_blocks_of_its_page() -> None:
    page = PAGE.replace(
        "<h2>", "<pre>\n  a  b\n\tc </pre><nav><pre>d</pre></nav><p>\n <br/> one  \n two&nbsp;</p><h2>"
    ).encode()
    shown = [" ".join(part.text.split()) for part in html.read_parts(page, "page.html") if part.text]
    read = html.read_document(page, "page.html", "en")
    assert [" ".join(read.text[b.start : b.end].split()) for b in read.blocks] == shown
