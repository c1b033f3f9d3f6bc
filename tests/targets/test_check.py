"""Files as tools have refused, skipped or garbled them: what is found in which line, and the mended copy."""

import subprocess
from pathlib import Path

import pytest
from lxml import etree

from aligner import formats, targets
from aligner.errors import InputError, OutputError, UnknownNameError

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="x" creationtoolversion="" segtype="sentence" o-tmf="" adminlang="en" srclang="en-US" datatype=""/>
<body>
"""
EN, PT = '<tuv xml:lang="en-US"><seg>Door</seg></tuv>', '<tuv xml:lang="pt-BR"><seg>Porta</seg></tuv>'


def tmx(*units: str) -> str:
    return HEAD + "\n".join(units) + "\n</body></tmx>\n"


def unit(*parts: str, attributes: str = "") -> str:
    return f"<tu{attributes}>{''.join(parts or (EN, PT))}</tu>"


def checked(tmp_path: Path, name: str, tool: str, content: str | bytes) -> tuple[list[targets.Finding], Path, Path]:
    path, copy = tmp_path / name, tmp_path / f"mended-{name}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = targets.check(path, tool)
    assert {f.rule for f in targets.check(path, tool, copy)} <= {f.rule for f in found}, "mending finds nothing new"
    return found, path, copy


SOUND = tmx(unit())
MENDABLE_TMX = [
    ("weblate", "srclang", 3, SOUND.replace('srclang="en-US"', 'srclang="*all*"')),
    ("pontoon", "srclang", 3, SOUND.replace('srclang="en-US"', 'srclang="fr"')),
    ("omegat", "header", 3, SOUND.replace('adminlang="en" ', "")),
    ("omegat", "segtype", 3, SOUND.replace('"sentence"', '"Sentence"')),
    ("omegat", "creationtool", 3, SOUND.replace('creationtool="x"', 'creationtool="OmegaT"')),
    ("omegat", "prop", 5, tmx(unit('<prop type="file">a.txt</prop>', EN, PT))),
    ("trados", "prop", 5, tmx(unit('<prop type="origin">a</prop>', EN, PT))),
    ("omegat", "order", 5, tmx(unit(EN, PT, "<note>late</note>"))),
    ("omegat", "order", 5, tmx(unit("<note>early</note>", EN, PT, "<note>late</note>"))),
    ("omegat", "order", 5, tmx(unit(EN, PT.replace("</seg>", '</seg><prop type="x-a">1</prop>')))),
    ("weblate", "code", 5, tmx(unit(EN, PT.replace("pt-BR", "pt_BR")))),
    ("weblate", "xml-lang", 5, tmx(unit(EN, PT.replace("xml:lang", "lang")))),
    ("omegat", "twice", 5, tmx(unit(EN, PT, PT.replace("Porta", "Portão")))),
    ("omegat", "edges", 5, tmx(unit(EN, PT.replace("Porta", " Porta ")))),
    ("weblate", "bidi", 5, tmx(unit(EN, PT.replace("Porta", "Por\u202bta")))),
    ("weblate", "nfc", 5, tmx(unit(EN, PT.replace("Porta", "Porta\u0303o")))),
    ("omegat", "segment", 5, tmx(unit(EN, PT, '<tuv xml:lang="fa"><seg></seg></tuv>'))),
    ("omegat", "one-language", 6, tmx(unit(), unit(EN))),
    ("omegat", "markup", 5, tmx(unit(EN, PT.replace("Porta", 'Porta <bpt i="1">{b}</bpt>azul<ept i="1">{/b}</ept>')))),
    ("weblate", "tuid", 6, tmx(unit(attributes=' tuid="a"'), unit(attributes=' tuid="a"'))),
    ("trados", "date", 5, tmx(unit(attributes=' changedate="2024-05-01T10:00:00+0200"'))),
    ("trados", "region", 5, tmx(unit(EN, PT.replace("pt-BR", "fa")))),
    ("trados", "length", 6, tmx(unit(), unit(EN, PT.replace("Porta", "Porta " * 400)))),
    ("memoq", "region", 3, SOUND.replace('srclang="en-US"', 'srclang="en"')),
    ("pontoon", "region", 5, tmx(unit(EN, PT.replace("pt-BR", "es")))),
    ("weblate", "illegal-character", 5, tmx(unit(EN, PT.replace("Porta", "Por\x0bta")))),
    ("weblate", "illegal-character", 5, tmx(unit(EN, PT.replace("Porta", "Por&#x0B;ta&#65535;")))),
]


@pytest.mark.parametrize(("tool", "rule", "line", "content"), MENDABLE_TMX)
def test_a_tmx_is_found_out_and_mended(tmp_path, tool, rule, line, content):
    found, _, copy = checked(tmp_path, "m.tmx", tool, content)
    assert (rule, line) in [(f.rule, f.line) for f in found]
    assert rule not in [f.rule for f in targets.check(copy, tool)], "the copy has it no more"
    assert formats.read(copy, "memory").units


@pytest.mark.parametrize("tool", ["omegat", "weblate", "pontoon", "trados", "memoq", "google"])
def test_a_sound_tmx_is_left_in_peace(tmp_path, tool):
    assert targets.check(_file(tmp_path, "m.tmx", SOUND), tool) == []


@pytest.mark.parametrize(
    ("tool", "rule", "line", "content"),
    [
        ("weblate", "pivot", 6, tmx(unit(), unit(PT, PT.replace("pt-BR", "es-ES")))),
        ("weblate", "unknown-code", 5, tmx(unit(EN, PT.replace("pt-BR", "portuguese")))),
        ("omegat", "alternative", 6, tmx(unit(), unit(EN, PT.replace("Porta", "Entrada")))),
        ("memoq", "pairs", 5, tmx(unit(EN, PT, PT.replace("pt-BR", "es-ES")))),
        ("google", "pairs", 5, tmx(unit(EN, PT, PT.replace("pt-BR", "es-ES")))),
    ],
)
def test_what_only_a_person_can_decide_is_told_and_left(tmp_path, tool, rule, line, content):
    found, _, copy = checked(tmp_path, "m.tmx", tool, content)
    [finding] = [f for f in found if f.rule == rule]
    assert (finding.line, finding.fix) == (line, None)
    assert rule in [f.rule for f in targets.check(copy, tool)]


def test_mending_keeps_what_is_not_its_business(tmp_path):
    content = tmx(unit("<note>Seen.</note>", '<prop type="file">a.txt</prop>', EN, PT.replace("Porta", "می‌خواهم")))
    _, _, copy = checked(tmp_path, "m.tmx", "omegat", content)
    [back] = formats.read(copy, "memory").units
    assert (back.note, back.props, back.texts) == (
        "Seen.",
        {"file": "a.txt"},
        {"en-US": "Door", "pt-BR": "می‌خواهم"},
    )


def test_a_tmx_in_utf_16_is_read_and_mended_in_utf_8(tmp_path):
    content = SOUND.replace("UTF-8", "UTF-16").replace("Porta", " در").encode("utf-16")
    found, _, copy = checked(tmp_path, "m.tmx", "omegat", content)
    assert [(f.rule, f.line) for f in found] == [("edges", 5)]
    assert "در" in copy.read_text(encoding="utf-8")


def test_a_file_too_large_is_told_with_its_size(tmp_path):
    content = tmx(*[unit("<note>" + "a" * 7_000_000 + "</note>", EN, PT)] * 3)
    [finding] = targets.check(_file(tmp_path, "m.tmx", content), "pontoon")
    assert (finding.rule, finding.line, finding.error) == ("file-size", 0, True)
    assert "20" in finding.message
    assert "--max-mb" in finding.mend


DOOR = "<term>door</term>"
TBX2 = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX-Basic" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p/></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="a"><langSet xml:lang="en"><tig><term>door</term></tig></langSet>
<langSet xml:lang="fa"><tig><term>در</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
</tig></langSet></termEntry>
</body></text></martif>
"""
TBX3 = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader/>
<text><body>
<conceptEntry id="a"><langSec xml:lang="en"><termSec><term>door</term></termSec></langSec>
<langSec xml:lang="fa"><termSec><term>در</term></termSec></langSec></conceptEntry>
</body></text></tbx>
"""


@pytest.mark.parametrize(
    ("tool", "rule", "line", "content"),
    [
        ("weblate", "ntig", 4, TBX2.replace("<tig><term>door</term></tig>", f"<ntig><termGrp>{DOOR}</termGrp></ntig>")),
        ("omegat", "term", 4, TBX2.replace(f"<tig>{DOOR}</tig>", f"<tig>{DOOR}</tig><tig><term> </term></tig>")),
        ("omegat", "edges", 4, TBX2.replace(">door<", "> door <")),
        ("weblate", "code", 5, TBX2.replace('"fa"', '"fa_IR"')),
        ("weblate", "status", 5, TBX2.replace("preferredTerm-admn-sts", "forbidden")),
        ("omegat", "version", 4, TBX3),
    ],
)  # fmt: skip
def test_a_tbx_is_found_out_and_mended(tmp_path, tool, rule, line, content):
    found, _, copy = checked(tmp_path, "g.tbx", tool, content)
    assert [(f.rule, f.line) for f in found] == [(rule, line)]
    assert targets.check(copy, tool) == []
    assert "xmlns" not in copy.read_text(encoding="utf-8")
    [concept] = formats.read(copy, "glossary").concepts
    assert [terms[0].text for terms in concept.terms.values()] == ["door", "در"]


def test_a_mended_tbx_keeps_its_header(glossary, tmp_path):
    for version in (2, 3):
        formats.write(glossary, tmp_path / "g.tbx", "glossary", version=version)
        targets.check(tmp_path / "g.tbx", "weblate", tmp_path / "h.tbx")
        assert formats.read(tmp_path / "h.tbx", "glossary") == formats.read(tmp_path / "g.tbx", "glossary")
        assert targets.check(tmp_path / "h.tbx", "weblate") == []
    formats.write(glossary, tmp_path / "g.tbx", "glossary")
    assert canonical((tmp_path / "h.tbx").read_bytes()) == canonical((tmp_path / "g.tbx").read_bytes())


def canonical(data: bytes) -> str:
    return etree.canonicalize(data.decode(), strip_text=True)


def test_ids_of_entries_are_unique_after_mending(tmp_path):
    entry = TBX2[TBX2.index("<termEntry") : TBX2.index("</body>")]
    found, _, copy = checked(tmp_path, "g.tbx", "omegat", TBX2.replace(entry, entry * 2))
    assert [(f.rule, f.line) for f in found] == [("id", 7)]
    assert targets.check(copy, "omegat") == []


PO = """msgid ""
msgstr ""
"Project-Id-Version: x\\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\\n"
"Last-Translator: A\\n"
"Language-Team: none\\n"
"Language: pt_BR\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "door"
msgstr "porta"
"""


@pytest.mark.parametrize(
    ("rule", "line", "content"),
    [
        ("language", 1, PO.replace("pt_BR", "pt-BR")),
        ("charset", 1, PO.replace("charset=UTF-8", "charset=CHARSET")),
        ("header", 1, PO.replace('"MIME-Version: 1.0\\n"\n', "")),
        ("plural-forms", 1, PO.replace('"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n', "")),
        ("duplicate", 16, PO + '\nmsgid "door"\nmsgstr "portão"\n'),
        ("newline", 13, PO.replace('"porta"', '"porta\\n"')),
        ("newlines", 13, PO.replace('"porta"', '"por\\rta"')),
        ("quote", 14, PO.replace('"porta"', '"porta')),
    ],
)
def test_a_po_is_found_out_and_mended(tmp_path, msgfmt, rule, line, content):
    found, _, copy = checked(tmp_path, "g.po", "weblate", content)
    assert [(f.rule, f.line) for f in found] == [(rule, line)]
    assert targets.check(copy, "weblate") == []
    run = subprocess.run(
        [msgfmt, "--check", "-o", tmp_path / "g.mo", copy], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_flags_that_gettext_drops_need_a_comment(tmp_path):
    content = PO.replace('msgid "door"', '#, read-only\nmsgid "door"')
    assert [f.rule for f in targets.check(_file(tmp_path, "g.po", content), "weblate")] == ["flag"]
    content = PO.replace('msgid "door"', '#. status: do-not-translate\n#, read-only\nmsgid "door"')
    assert targets.check(_file(tmp_path, "g.po", content), "weblate") == []


def test_directives_are_fatal_only_where_the_entry_says_it_has_some(tmp_path):
    def found():
        return [(f.rule, f.error) for f in targets.check(path, "weblate", placeholders=True)]

    content = PO.replace('"door"', '"%s doors, 30 %"').replace('"porta"', '"portas"')
    path = _file(tmp_path, "g.po", content)
    assert targets.check(path, "weblate") == []
    assert found() == [("placeholder", False)]
    path = _file(tmp_path, "g.po", content.replace("30 %", "30 %%").replace('msgid "%s', '#, c-format\nmsgid "%s'))
    assert found() == [("placeholder", True)]
    assert [f.rule for f in targets.check(path, "weblate")] == ["placeholder"]


XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file original="x" source-language="en-US" target-language="fa-IR" datatype="plaintext"><body>
<trans-unit id="1"><source>Door</source><target>در</target></trans-unit>
</body></file></xliff>
"""


@pytest.mark.parametrize(
    ("tool", "rule", "line", "content"),
    [
        ("omegat", "target", 4, XLIFF.replace("<target>در</target>", "")),
        ("omegat", "target", 4, XLIFF.replace("<target>در</target>", "<target/>")),
        ("omegat", "code", 3, XLIFF.replace("fa-IR", "fa_IR")),
        ("trados", "region", 3, XLIFF.replace("fa-IR", "fa")),
        ("memoq", "id", 5, XLIFF.replace("</body>", '<trans-unit id="1"><source>a</source></trans-unit></body>')),
    ],
)  # fmt: skip
def test_an_xliff_is_found_out_and_mended(tmp_path, tool, rule, line, content):
    found, _, copy = checked(tmp_path, "x.xlf", tool, content)
    assert [(f.rule, f.line) for f in found] == [(rule, line)]
    assert targets.check(copy, tool) == []
    assert formats.read(copy, "memory").units[0].texts["en-US"] == "Door"


def test_omegat_does_not_read_xliff_2(tmp_path):
    content = XLIFF.replace('version="1.2"', 'version="2.1"')
    assert [f.rule for f in targets.check(_file(tmp_path, "x.xlf", content), "omegat") if f.error] == ["version"]


@pytest.mark.parametrize(
    ("tool", "name", "rule", "line", "content", "mended"),
    [
        ("deepl", "g.tsv", "header", 1, "en\tes\ndoor\tpuerta\n", "door\tpuerta\n"),
        ("deepl", "g.tsv", "bom", 1, "\ufeffdoor\tpuerta\n", "door\tpuerta\n"),
        ("deepl", "g.tsv", "control", 2, "a\tb\ndoor\tpuerta\u2028azul\n", "a\tb\ndoor\tpuerta azul\n"),
        ("deepl", "g.tsv", "edges", 1, "door \tpuerta\n", "door\tpuerta\n"),
        ("deepl", "g.csv", "empty", 2, "a,b\ndoor,\n", "a,b\n"),
        ("deepl", "g.csv", "duplicate", 2, "door,puerta\ndoor,portón\n", "door,puerta\n"),
        ("deepl", "g.tsv", "length", 2, "a\tb\n" + "در" * 257 + "\tdoor\n", "a\tb\n"),
        ("deepl", "g.csv", "columns", 1, "door,puerta,x\n", "door,puerta\n"),
        ("deepl", "g.tsv", "encoding", 1, "mañana\ttomorrow\n".encode("cp1252"), "mañana\ttomorrow\n"),
        ("google", "g.csv", "columns", 2, "en,es,fa\ndoor,puerta\n", "en,es,fa\ndoor,puerta,\n"),
        ("google", "g.csv", "empty", 2, "en,es\ndoor,\n", "en,es\n"),
        ("omegat", "g.utf8", "comment", 1, "# mine\there\ndoor\tpuerta\n", "door\tpuerta\n"),
        ("omegat", "g.utf8", "columns", 2, "a\tb\ndoor\n", "a\tb\n"),
        ("omegat", "g.csv", "control", 1, 'door,"puerta\nazul"\n', "door,puerta azul\n"),
    ],
)
@pytest.mark.filterwarnings("ignore:.*was read as")
def test_a_table_is_found_out_and_mended(tmp_path, tool, name, rule, line, content, mended):
    found, _, copy = checked(tmp_path, name, tool, content)
    assert [(f.rule, f.line) for f in found] == [(rule, line)]
    assert copy.read_text(encoding="utf-8") == mended
    assert targets.check(copy, tool) == []


def test_sound_tables_are_left_in_peace(tmp_path):
    assert targets.check(_file(tmp_path, "g.csv", "door,puerta\nkey,llave\n"), "deepl") == []
    assert targets.check(_file(tmp_path, "g.csv", "door,puerta,EN,ES\n"), "deepl") == []
    assert targets.check(_file(tmp_path, "g.csv", "en,es,fa,pos\ndoor,puerta,در,noun\n"), "google") == []
    assert targets.check(_file(tmp_path, "g.utf8", "door\tدر\tnote\n"), "omegat") == []


def test_google_takes_ten_million_characters_in_all(tmp_path):
    rows = "".join(f"{n} {'a' * 900_000},b\n" for n in range(12))
    [finding] = targets.check(_file(tmp_path, "g.csv", rows), "google")
    assert (finding.rule, finding.line, finding.error) == ("total", 12, True)


def test_omegat_does_not_read_every_ending_as_utf_8(tmp_path):
    found = targets.check(_file(tmp_path, "g.tab", "door\tpuerta\nkey\tکلید\nwall\tدیوار\n"), "omegat")
    assert [(f.rule, f.line, f.error) for f in found] == [("ending", 2, False)]
    assert targets.check(_file(tmp_path, "g.tab", "door\tpuerta\n"), "omegat") == []


def test_a_trouble_in_every_unit_is_counted_and_mended_but_not_kept(tmp_path):
    path = _file(tmp_path, "m.tmx", tmx(*[unit(EN, PT.replace("Porta", " Porta"))] * 2500))
    found = [f for f in targets.check(path, "omegat", tmp_path / "n.tmx") if f.rule == "edges"]
    assert (len(found), sum(f.times for f in found)) == (1000, 2500)
    assert "edges" not in [f.rule for f in targets.check(tmp_path / "n.tmx", "omegat")]


def test_what_cannot_be_checked_is_refused(tmp_path):
    with pytest.raises(UnknownNameError, match="did you mean 'weblate'"):
        targets.check(tmp_path / "x.tmx", "weblat")
    with pytest.raises(UnknownNameError, match=r"DeepL reads with the ending '\.tmx'.*\.csv"):
        targets.check(_file(tmp_path, "x.tmx", SOUND), "deepl")
    with pytest.raises(InputError, match="cannot be read"):
        targets.check(tmp_path / "none.tmx", "omegat")
    with pytest.raises(OutputError, match="same ending"):
        targets.check(_file(tmp_path, "x.tmx", SOUND), "omegat", tmp_path / "y.tbx")


def test_a_file_that_cannot_be_mended_leaves_the_old_copy(tmp_path):
    copy = _file(tmp_path, "copy.tmx", "old")
    with pytest.raises(InputError, match="not well-formed"):
        targets.check(_file(tmp_path, "x.tmx", SOUND[:-20]), "omegat", copy)
    assert copy.read_text() == "old"
    assert len([*tmp_path.iterdir()]) == 2


def test_a_file_may_be_mended_in_place(tmp_path):
    path = _file(tmp_path, "x.tmx", tmx(unit(EN, PT.replace("Porta", " Porta"))))
    assert targets.check(path, "omegat", path)
    assert targets.check(path, "omegat") == []


def _file(folder: Path, name: str, content: str) -> Path:
    (folder / name).write_text(content, encoding="utf-8", newline="")
    return folder / name
