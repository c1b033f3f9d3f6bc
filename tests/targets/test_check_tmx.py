"""Memories in TMX as tools have refused, skipped or garbled them: what is found in which line, and the mended copy."""

import pytest

from aligner import formats, targets
from tests.targets.checking import EN, PT, SOUND, checked, file, tmx, unit

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
    assert targets.check(file(tmp_path, "m.tmx", SOUND), tool) == []


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
    [finding] = targets.check(file(tmp_path, "m.tmx", content), "pontoon")
    assert (finding.rule, finding.line, finding.error) == ("file-size", 0, True)
    assert "20" in finding.message
    assert "--max-mb" in finding.mend
