"""Glossaries in TBX as tools refused, skipped or garbled them: what is found in which line, and the mended copy."""

import pytest
from lxml import etree

from aligner import formats, targets
from tests.targets.checking import checked

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
