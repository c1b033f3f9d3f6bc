"""``aligner check --glossary``: every kind of input, exit statuses, suppression, baseline, settings."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import aligner, refused

TERMS = """concept,en,es,fa,status
1,page,página,صفحه,
2,mail,correo,رایانامه,
3,Zebra,,,do-not-translate
"""
PO = """msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#: a.py:1
msgid "A page"
msgstr "Una página"

msgid "The page"
msgstr "La hoja"

# aligner: ignore
msgid "My page"
msgstr "Mi hoja"

#, ignore-check-glossary
msgid "Your page"
msgstr "Su hoja"

#, fuzzy
msgid "No page"
msgstr "Ninguna hoja"

msgid "%d page"
msgid_plural "%d pages"
msgstr[0] "%d página"
msgstr[1] "%d hojas"

msgid "Untranslated page"
msgstr ""

#~ msgid "Old page"
#~ msgstr "Hoja vieja"
"""
XLIFF = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="en" target-language="es" datatype="plaintext" original="x"><body>
<trans-unit id="1"><source>A page</source><target>Una página</target></trans-unit>
<trans-unit id="2">
<source>The page</source>
<target>La hoja</target></trans-unit>
<trans-unit id="3"><source>My page</source>
<target>Mi hoja</target><note>aligner: ignore term-missing</note></trans-unit>
</body></file></xliff>
"""
XLIFF_2 = """<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="es"><file id="f">
<unit id="1"><segment><source>A page</source><target>Una página</target></segment></unit>
<unit id="2"><segment><source>The page</source>
<target>La hoja</target></segment></unit></file></xliff>
"""
TMX = """<tmx version="1.4"><header srclang="en" creationtool="x" creationtoolversion="1" segtype="block" o-tmf="x"
adminlang="en" datatype="plaintext"/><body>
<tu><tuv xml:lang="en"><seg>A page</seg></tuv><tuv xml:lang="es"><seg>Una página</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>The page</seg></tuv>
<tuv xml:lang="es"><seg>La hoja</seg></tuv><tuv xml:lang="fa"><seg>یک ورق</seg></tuv></tu></body></tmx>
"""
JSONL = """{"format":"aligner-exchange","version":1,"languages":["en","es"],"signature":"","created":""}
{"unit":{"id":"1","texts":{"en":"A page","es":"Una página"}}}
{"unit":{"id":"2","texts":{"en":"The page","es":"La hoja"}}}
"""
FILES = {
    "es.po": (PO, [(11, "The page"), (28, "%d page")]),
    "v1.xlf": (XLIFF, [(6, "2")]),
    "v2.xlf": (XLIFF_2, [(4, "2")]),
    "m.tmx": (TMX, [(5, "es"), (5, "fa")]),
    "m.csv": ("en,es\nA page,Una página\nThe page,La hoja\n", [(3, "")]),
    "m.jsonl": (JSONL, [(3, "2")]),
}


@pytest.fixture
def terms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A glossary in the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("terms.csv").write_text(TERMS, "utf-8")
    return Path("terms.csv")


@pytest.mark.parametrize("name", FILES)
def test_findings_stand_in_the_line_of_the_translation(terms: Path, name: str) -> None:
    content, places = FILES[name]
    Path(name).write_text(content, "utf-8")
    result = aligner("check", name, "--glossary", terms, "--output-format", "json")
    assert result.code == 1, result.err
    found = json.loads(result.out)
    assert [(one["path"], one["line"], one["rule"]) for one in found] == [
        (name, line, "term-missing") for line, _ in places
    ]


def test_people_get_place_rule_both_texts_and_what_was_agreed(terms: Path) -> None:
    Path("m.tmx").write_text(TMX, "utf-8")
    result = aligner("check", "m.tmx", "--glossary", terms)
    assert 'm.tmx:5: warning: term-missing: "page" should be "página"' in result.out
    assert "  en  The [page]\n  es  La hoja\n" in result.out
    assert "  agreed\nصفحه\n" in result.out
    assert result.err == "2 findings in 3 translations.\n"


def test_a_clean_file_has_status_0_and_what_cannot_be_checked_2(terms: Path) -> None:
    Path("m.csv").write_text("en,es\nA page,Una página\n", "utf-8")
    clean = aligner("check", "m.csv", "--glossary", terms)
    assert (clean.code, clean.out, clean.err) == (0, "", "0 findings in 1 translations.\n")
    Path("page.csv").write_text("en,es\npage,página\n", "utf-8")
    Path("de.csv").write_text("en,de\nA page,Eine Seite\n", "utf-8")
    for args, words in (
        (("m.csv", "--glossary", "none.csv"), ("none.csv",)),
        (("de.csv", "--glossary", "page.csv"), ("no terms from en to de",)),
        (("none.po", "--glossary", terms), ("none.po",)),
        (("m.csv", "--glossary", terms, "--output-format", "xml"), ("sarif", "json-lines")),
        (("m.csv", "--glossary", terms, "--baseline", "none.json"), ("none.json", "--write-baseline")),
    ):
        result = aligner("check", *args)
        assert result.code == 2
        refused(result, *words)


def test_a_baseline_silences_what_was_there_and_nothing_else(terms: Path) -> None:
    path = Path("es.po")
    path.write_text(PO, "utf-8")
    written = aligner("check", path, "--glossary", terms, "--write-baseline", "known.json")
    assert (written.code, written.out) == (0, "")
    path.write_text("\n\n" + PO + '\nmsgid "That page"\nmsgstr "Esa hoja"\n', "utf-8")
    result = aligner("check", path, "--glossary", terms, "--baseline", "known.json", "--output-format", "json")
    assert [one["unit"] for one in json.loads(result.out)] == ["That page"]
    assert "2 are in the baseline" in result.err


def test_settings_of_the_repository_name_glossary_severities_and_baseline(terms: Path) -> None:
    Path("es.po").write_text(PO, "utf-8")
    Path("pyproject.toml").write_text(
        '[tool.aligner.check]\nglossary = ["terms.csv"]\n[tool.aligner.check.severity]\nterm-missing = "note"\n',
        "utf-8",
    )
    result = aligner("check", "es.po")
    assert (result.code, result.out.count(": note: term-missing")) == (0, 2)
    assert aligner("check", "es.po", "--fail-on", "note").code == 1
    Path("aligner.toml").write_text('[check]\nglossary = "terms.csv"\nseverity = {term-mising = "off"}\n', "utf-8")
    refused(aligner("check", "es.po"), "term-mising", "term-missing")
    Path("aligner.toml").write_text('[check]\nglossry = "terms.csv"\n', "utf-8")
    misspelt = aligner("check", "es.po")
    refused(misspelt, "glossry", "glossary")
    assert misspelt.code == 2, "nothing was checked"


def test_unfinished_entries_are_checked_when_asked_for(terms: Path) -> None:
    Path("es.po").write_text(PO, "utf-8")
    usual = aligner("check", "es.po", "--glossary", terms, "--output-format", "json-lines")
    more = aligner("check", "es.po", "--glossary", terms, "--output-format", "json-lines", "--unfinished")
    assert len(more.out.splitlines()) == len(usual.out.splitlines()) + 1


def test_a_folder_is_looked_through_and_output_goes_to_a_file(terms: Path) -> None:
    Path("locale/es").mkdir(parents=True)
    Path("locale/es/django.po").write_text(PO, "utf-8")
    result = aligner("check", "locale", "--glossary", terms, "--output-format", "sarif", "--output", "out.sarif")
    assert (result.code, result.out) == (1, "")
    run = json.loads(Path("out.sarif").read_text("utf-8"))["runs"][0]
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]}
    assert uris == {"locale/es/django.po"}


def test_a_tree_of_many_languages_names_few_of_those_without_terms(terms: Path) -> None:
    Path("locale").mkdir()
    for lang in ("es", "af", "ca", "cs", "da", "de", "et", "fi", "fr"):
        Path(f"locale/{lang}.po").write_text(PO.replace("Language: es", f"Language: {lang}"), "utf-8")
    Path("own.csv").write_text("en,es\npage,página\n", "utf-8")
    told = aligner("check", "locale", "--glossary", "own.csv").err
    assert "no terms from en to af, en to ca, " in told
    assert told.endswith(" and 2 more.\n"), told


@pytest.mark.parametrize("ending", ["md", "txt"])
def test_texts_are_aligned_and_then_checked(terms: Path, ending: str) -> None:
    Path(f"guide.{ending}").write_text("Guide\n\nOpen the page now.\n\nThen close it.\n", "utf-8")
    Path(f"guia.{ending}").write_text("Guía\n\nAbra la hoja ahora.\n\nLuego ciérrela.\n", "utf-8")
    args = ("check", f"en=guide.{ending}", f"es=guia.{ending}", "--glossary", terms, "--output-format", "json")
    (one,) = json.loads(aligner(*args).out)
    assert (one["path"], one["line"], one["rule"]) == (f"guia.{ending}", 3, "term-missing")


def test_the_two_checks_are_told_apart(terms: Path) -> None:
    both = aligner("check", "m.tmx", "--for", "weblate", "--glossary", terms)
    assert (both.code, "two checks" in both.err) == (2, True)
    assert re.search("one FILE", aligner("check", "a.tmx", "b.tmx", "--for", "weblate").err)
