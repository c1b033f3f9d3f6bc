"""Files of about a size for every reader there is: one as a program writes it, and others that ask for much."""

import io
from collections.abc import Callable
from pathlib import Path

from aligner import formats
from aligner.model import Concept, Exchange, Term, TranslationUnit
from tests.attacks.archives import OFFICE, docx, epub, odt, xlsx

Make = Callable[[int], bytes]
"""Gives a file of about so many bytes."""

SAID = "The museum opens at nine, and the guide waits at the door. "
ODT = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'  # noqa: E501


def repeated(start: str, part: str, end: str = "") -> Make:
    """The part again and again between a start and an end; ``#`` in it counts."""

    def make(size: int) -> bytes:
        parts = [start]
        left = size - len(start.encode()) - len(end.encode())
        number = 0
        while left > 0:
            own = part.replace("#", str(number))
            parts.append(own)
            left -= len(own.encode())
            number += 1
        return ("".join(parts) + end).encode()

    return make


def nested(start: str, opening: str, closing: str, end: str = "") -> Make:
    """Elements in each other, as deep as the size allows."""

    def make(size: int) -> bytes:
        depth = max(1, (size - len(start) - len(end)) // (len(opening) + len(closing)))
        return (start + opening * depth + "x" + closing * depth + end).encode()

    return make


def marked_up(start: str, end: str, unit: str) -> dict[str, Make]:
    """What can be done to any XML; ``unit``: an element of the format with ``{}`` where its text stands."""
    before, after = unit.split("{}")
    return {
        "deep": nested(start + before, "<a>", "</a>", after + end),
        "deep units": nested(start, before, after, end),
        "attributes": repeated(start + "<a ", "a#='1' ", f"/>{unit.format('x')}{end}"),
        "namespaces": repeated(start + "<a ", "xmlns:a#='b#' ", f"/>{unit.format('x')}{end}"),
        "a long line": repeated(start + before, SAID, after + end),
        "a long word": repeated(start + before, "a", after + end),
        "tiny elements": repeated(start, "<a/>", unit.format("x") + end),
        "tiny elements inside": repeated(start + before, "<a/>", after + end),
        "tiny units": repeated(start, unit.format("#"), end),
        "empty units": repeated(start, unit.format(""), end),
        "references": repeated(start + before, "&amp;", after + end),
        "comments": repeated(start, "<!---->", unit.format("x") + end),
    }


def lines(start: str = "", end: str = "\n") -> dict[str, Make]:
    """What can be done to any text of lines."""
    return {
        "a long line": repeated(start, SAID, end),
        "a long word": repeated(start, "a", end),
        "empty lines": repeated(start, "\n", end),
        "tiny lines": repeated(start, "x\n", end),
        "quotes": repeated(start, '"', end),
        "commas": repeated(start, ",", end),
        "tabs": repeated(start, "\t", end),
        "tabbed lines": repeated(start, "\t\n", end),
        "brackets": repeated(start, "[", end),
        "braces": repeated(start, "{", end),
        "backslashes": repeated(start, "\\", end),
        "blanks": repeated(start, " ", "x" + end),
        "digits": repeated(start, "9", end),
        "colons": repeated(start, ":", end),
    }


def packed(inside: Make, wrap: Callable[[bytes], bytes], ratio: int = 1) -> Make:
    """The part of an archive that is about so large, or ``ratio`` times so large unpacked."""
    return lambda size: wrap(inside(size * ratio))


def written(name: str, content: formats.Content) -> Make:
    """As our own writer writes it."""

    def make(size: int) -> bytes:
        out = io.BytesIO()
        units = max(1, size // 400)
        if content == "memory":
            texts = {"en": SAID + SAID, "es": "El museo abre a las nueve y el guía espera en la puerta, n.º {}. "}
            rows = tuple(
                TranslationUnit(f"u{n}", {lang: text.format(n) for lang, text in texts.items()}, 0.5)
                for n in range(units)
            )
            exchange = Exchange(("en", "es"), rows)
        else:
            concepts = tuple(
                Concept({"en": (Term(f"museum {n}"),), "es": (Term(f"museo {n}"),)}, 0.5, id=f"c{n}")
                for n in range(units)
            )
            exchange = Exchange(("en", "es"), concepts=concepts)
        formats.get(name).__dict__[f"write_{content}"](exchange, out, losses=None)
        return out.getvalue()

    return make


def zipped(start: str, end: str, unit: str, wrap: Callable[[bytes], bytes]) -> dict[str, Make]:
    """The same inside an archive, packed ten times closer, too."""
    inside = marked_up(start, end, unit)
    made = {name: packed(own, wrap) for name, own in inside.items()}
    return made | {f"{name}, dense": packed(inside[name], wrap, 10) for name in ("deep", "tiny elements", "tiny units")}


WORD = f'<w:document xmlns:w="{OFFICE}/wordprocessingml/2006/main"><w:body>'
SHEET = f'<worksheet xmlns="{OFFICE}/spreadsheetml/2006/main"><sheetData>'
HEAD = '<row><c t="inlineStr"><is><t>en</t></is></c><c t="inlineStr"><is><t>es</t></is></c></row>'
CELL = '<c t="inlineStr"><is><t>{}</t></is></c>'
MARKUP: dict[str, tuple[str, str, str]] = {
    "tmx": (
        '<tmx version="1.4"><header srclang="en"/><body>',
        "</body></tmx>",
        '<tu><tuv xml:lang="en"><seg>{}</seg></tuv><tuv xml:lang="es"><seg>y</seg></tuv></tu>',
    ),
    "tbx": (
        '<martif type="TBX-Basic" xml:lang="en"><text><body>',
        "</body></text></martif>",
        '<termEntry><langSet xml:lang="en"><tig><term>{}</term></tig></langSet></termEntry>',
    ),
    "xliff": (
        '<xliff version="1.2"><file source-language="en" target-language="es"><body>',
        "</body></file></xliff>",
        "<trans-unit><source>{}</source><target>y</target></trans-unit>",
    ),
    "xliff2": (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="es"><file id="f">',
        "</file></xliff>",
        "<unit><segment><source>{}</source><target>y</target></segment></unit>",
    ),
    "android": ("<resources>", "</resources>", '<string name="a">{}</string>'),
    "ttml": ('<tt xmlns="http://www.w3.org/ns/ttml"><body><div>', "</div></body></tt>", '<p begin="00:00:01">{}</p>'),
    "intertext": (
        '<linkGrp fromDoc="text.en.xml" toDoc="text.es.xml">', "</linkGrp>", '<link xtargets="1;1">{}</link>',
    ),
    "html": ("<html><body>", "</body></html>", "<p>{}</p>"),
}  # fmt: skip
OFFICES: dict[str, tuple[str, str, str, Callable[[bytes], bytes]]] = {
    "docx": (WORD, "</w:body></w:document>", "<w:p><w:r><w:t>{}</w:t></w:r></w:p>", docx),
    "odt": (
        f"<office:document {ODT}><office:body><office:text>", "</office:text></office:body></office:document>",
        "<text:p>{}</text:p>", odt,
    ),
    "epub": ("<html><body>", "</body></html>", "<p>{}</p>", epub),
    "xlsx": (SHEET + HEAD, "</sheetData></worksheet>", f"<row>{CELL}{CELL.format('y')}</row>", xlsx),
}  # fmt: skip
JSON = '{"format": "aligner-exchange", "version": 1, "languages": ["en", "es"], "signature": "", "created": ""}\n'
STARTS = {
    "csv": "en,es\n", "google": "en,es\n", "deepl": "", "omegat": "", "lf_aligner": "", "hunalign": "",
    "vecalign": "", "jsonl": JSON, "strings": "", "md": "", "txt": "", "sbv": "",
    "srt": "1\n00:00:01,000 --> 00:00:02,000\n",
    "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n", "ass": "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,",
    "po": 'msgid ""\nmsgstr "Language: es\\n"\n\n',
}  # fmt: skip
MORE: dict[str, dict[str, Make]] = {
    "html": {
        "unclosed": repeated("", "<b>"),
        "unclosed cells": repeated("", "<table>"),
        "closed only": repeated("", "</p>"),
        "lists": nested("", "<ul><li>", "</li></ul>"),
        "open tags": repeated("", "<"),
        "entities": repeated("", "&"),
    },
    "md": {
        "quotes in quotes": repeated("", "> ", "x"),
        "lists": repeated("", "- ", "x"),
        "stars": repeated("", "*"),
        "links": repeated("", "[a]("),
        "backticks": repeated("", "`a ``b "),
        "rows": repeated("| a | b |\n|---|---|\n", "| c | d |\n"),
        "columns": repeated("", "| a "),
        "headings": repeated("", "# x\n"),
        "underlines": repeated("", "x\n===\n"),
        "tags": repeated("", "<a>"),
    },
    "csv": {
        "columns": repeated("en,es", ",x#", "\na,b\n"),
        "languages": repeated("en,es", ",fr", "\na,b\n"),
        "tiny rows": repeated("en,es\n", "a,b\n"),
        "quoted": repeated('en,es\n"', '""', '",b\n'),
    },
    "google": {"tiny rows": repeated("en,es\n", "a,b\n"), "columns": repeated("en,es", ",fr", "\na,b\n")},
    "deepl": {"tiny rows": repeated("", "a\tb\n")},
    "omegat": {"tiny rows": repeated("", "a\tb\n")},
    "lf_aligner": {"tiny rows": repeated("", "a\tb\n")},
    "hunalign": {"tiny rows": repeated("", "a\tb\n"), "breaks": repeated("a", " ~~~ ", "\tb\n")},
    "ladder": {
        "rungs": repeated("0\t0\t1\n", "1\t1\t1\n"),
        "wide rungs": lambda size: b"".join(f"{n}0000\t{n}0000\t1\n".encode() for n in range(size // 17)),
    },
    "vecalign": {
        "a bead": repeated("[0]:[0]:0.1\n", "\n"),
        "beads": repeated("", "[0]:[0]:0.1\n"),
        "long beads": repeated("[", "0,", "0]:[0]\n"),
        "many long beads": repeated("", f"[{'0,' * 100}0]:[0]\n"),
        "far beads": repeated("", "[9999999#]:[0]\n"),
    },
    "intertext": {
        "long links": repeated(
            MARKUP["intertext"][0], f'<link xtargets="{"1 " * 100};1"/>', MARKUP["intertext"][1],
        ),
    },
    "jsonl": {
        "deep": nested(JSON, "[", "]"),
        "deep objects": nested(JSON, '{"a":', "}"),
        "keys": repeated(JSON + '{"unit": {"id": "1", "texts": {', '"a#":"",', '"b":""}}}\n'),
        "tiny objects": repeated(JSON, "{}\n"),
        "tiny numbers": repeated(JSON, "1\n"),
        "numbers": repeated(JSON + "[", "1,", "1]\n"),
    },
    "strings": {
        "messages": repeated("", '"a#"="b";\n'),
        "open comments": repeated("", "/*"),
        "open quotes": repeated("", '"a" '),
        "words": repeated("", "a "),
        "escapes": repeated('"a"="', "\\n", '";'),
    },
    "po": {
        "entries": repeated(STARTS["po"], 'msgid "a#"\nmsgstr "b"\n\n'),
        "pieces": repeated(STARTS["po"] + 'msgid "a"\nmsgstr ""\n', '"b"\n'),
        "plurals": repeated(STARTS["po"] + 'msgid "a"\nmsgid_plural "b"\n', 'msgstr[#] "b"\n'),
        "comments": repeated(STARTS["po"], "#\n", 'msgid "a"\nmsgstr "b"\n'),
        "references": repeated(STARTS["po"] + "#:", " a:1", '\nmsgid "a"\nmsgstr "b"\n'),
        "flags": repeated(STARTS["po"] + "#,", " fuzzy,", '\nmsgid "a"\nmsgstr "b"\n'),
        "former": repeated(STARTS["po"], "#| msgid \"a\"\n", 'msgid "a"\nmsgstr "b"\n'),
        "equal": repeated(STARTS["po"], 'msgid "a"\nmsgstr "b"\n\n'),
    },
    "srt": {
        "cues": repeated("", "1\n00:00:01,000 --> 00:00:02,000\nx\n\n"),
        "tags": repeated(STARTS["srt"], "<i>"),
        "open tags": repeated(STARTS["srt"], "<b "),
        "open overrides": repeated(STARTS["srt"], "{\\"),
        "times": repeated("", "00:00:01,000 --> 00:00:02,000\n"),
    },
    "sbv": {"cues": repeated("", "0:00:01.000,0:00:02.000\nx\n\n")},
    "vtt": {
        "cues": repeated("WEBVTT\n\n", "00:01.000 --> 00:02.000\nx\n\n"),
        "tags": repeated(STARTS["vtt"], "<c.a>"),
        "open tags": repeated(STARTS["vtt"], "<b "),
        "notes": repeated("WEBVTT\n\n", "NOTE\n\n", "00:01.000 --> 00:02.000\nx\n"),
    },
    "ass": {
        "cues": repeated("[Events]\n", "Dialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,x\n"),
        "formats": repeated("[Events]\nFormat: ", "a,", "\nDialogue: x\n"),
        "overrides": repeated(STARTS["ass"], "{\\b1}"),
    },
    "xlsx": {
        "cells": packed(repeated(SHEET + HEAD + "<row>", CELL.format("a"), "</row></sheetData></worksheet>"), xlsx),
        "cells, dense": packed(
            repeated(SHEET + HEAD + "<row>", CELL.format("a"), "</row></sheetData></worksheet>"), xlsx, 10
        ),
        "columns": packed(repeated(f"{SHEET}<row>", CELL.format("fr"), "</row></sheetData></worksheet>"), xlsx),
        "merged": packed(
            repeated(f"{SHEET}{HEAD}</sheetData><mergeCells>", '<mergeCell ref="A1:Z9"/>', "</mergeCells></worksheet>"),
            xlsx,
        ),
    },
}  # fmt: skip
ENDINGS = {"fodt": ".fodt", "ladder": ".ladder"}
READ_AS = {"fodt": "odt", "ladder": "hunalign"}
"""Kinds of files of a format that is called otherwise."""


def files(kind: str) -> dict[str, Make]:
    """What there is of a kind."""
    own: dict[str, Make] = {}
    if kind in MARKUP:
        own |= marked_up(*MARKUP[kind])
    if kind in OFFICES:
        own |= zipped(*OFFICES[kind])
    if kind == "fodt":
        own |= marked_up(*OFFICES["odt"][:3])
    if kind in STARTS:
        own |= lines(STARTS[kind])
    own |= MORE.get(kind, {})
    if kind in formats.names():
        for content in ("memory", "glossary"):
            if f"write_{content}" in formats.capabilities(kind):
                own[f"a {content} of ours"] = written(kind, content)
    return own


def write_beside(folder: Path, size: int) -> None:
    """The texts that some files are read with."""
    said = SAID * (size // len(SAID))
    for lang in ("en", "es"):
        (folder / f"text.{lang}.txt").write_text(f"{said}\n")
        (folder / f"text.{lang}.xml").write_text(f'<t><s id="1">{said}</s></t>')


KINDS = sorted({*formats.names(), *ENDINGS})
