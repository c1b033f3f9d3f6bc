"""XLIFF, both versions: what is found in which line, and the mended copy."""

import pytest

from aligner import formats, targets

OLD = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file original="x" source-language="en-US" target-language="fa-IR" datatype="plaintext"><body>
<trans-unit id="0"><source>Key</source><target state="final">کلید</target></trans-unit>
<trans-unit id="1"><source>Door</source><target>در</target></trans-unit>
</body></file></xliff>
"""
NEW = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en-US" trgLang="fa-IR">
<file id="f">
<unit id="0"><segment state="final"><source>Key</source><target>کلید</target></segment></unit>
<unit id="1"><segment><source>Door</source><target>در</target></segment></unit>
</file></xliff>
"""
SEGMENT = "<segment><source>Door</source><target>در</target></segment>"


def checked(folder, tool, content):
    path, copy = folder / "x.xlf", folder / "y.xlf"
    path.write_bytes(content.encode())
    found = targets.check(path, tool)
    assert {f.rule for f in targets.check(path, tool, copy)} == {f.rule for f in found}
    return [(f.rule, f.line) for f in found], copy


@pytest.mark.parametrize("tool", ["aligner", "memoq", "trados", "weblate"])
@pytest.mark.parametrize(
    ("rule", "line", "content"),
    [
        ("attribute", 3, OLD.replace(' datatype="plaintext"', "")),
        ("attribute", 3, OLD.replace(' original="x"', "")),
        ("state", 5, OLD.replace("<target>", '<target state="Final">')),
        ("approved", 5, OLD.replace('id="1"', 'id="1" approved="true"')),
        ("segment", 5, OLD.replace("<source>Door</source>", "")),
        ("id", 5, OLD.replace('id="1"', 'id="0"')),
        ("code", 3, OLD.replace("fa-IR", "fa_IR")),
        ("code", 2, NEW.replace("fa-IR", "fa_IR")),
        ("id", 5, NEW.replace('id="1"', 'id="0"')),
        ("id", 5, NEW.replace('id="1"', 'id="a b"')),
        ("id", 5, NEW.replace(' id="1"', "")),
        ("id", 3, NEW.replace(' id="f"', "")),
        ("state", 5, NEW.replace("<segment>", '<segment state="Translated">')),
        ("state", 5, NEW.replace("<target>در</target>", "").replace("<segment>", '<segment state="reviewed">')),
        ("order", 5, NEW.replace(SEGMENT, "<segment><target>در</target><source>Door</source></segment>")),
        ("segment", 5, NEW.replace("<source>Door</source>", "")),
        ("empty", 5, NEW.replace(SEGMENT, "")),
        ("empty", 6, NEW.replace("</file>", '</file><file id="g"/>')),
    ],
)
def test_an_xliff_is_found_out_and_mended(tmp_path, tool, rule, line, content):
    assert content not in (OLD, NEW)
    found, copy = checked(tmp_path, tool, content)
    assert found == [(rule, line)]
    assert targets.check(copy, tool) == []
    assert formats.read(copy, "memory").units[0].texts == {"en-US": "Key", "fa-IR": "کلید"}


@pytest.mark.parametrize("name", ["srcLang", "trgLang"])
def test_a_language_that_is_not_named_is_for_a_person(tmp_path, name):
    found, copy = checked(tmp_path, "memoq", NEW.replace(f"{name}=", f"{name[:3]}="))
    assert found == [("language", 2)]
    assert [f.rule for f in targets.check(copy, "memoq")] == ["language"]


@pytest.mark.parametrize("tool", ["memoq", "trados"])
def test_a_region_is_wanted_in_both_versions(tmp_path, tool):
    for content, line in ((OLD, 3), (NEW, 2)):
        found, copy = checked(tmp_path, tool, content.replace("fa-IR", "fa"))
        assert found == [("region", line)]
        assert formats.read(copy, "memory").languages == ("en-US", "fa-IR")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_version_is_told_by_the_file_not_by_its_name(tmp_path, encoding):
    for name in ("x.xlf", "x.xliff"):
        (tmp_path / name).write_bytes(NEW.replace("UTF-8", encoding).replace("<unit id=", "<unit no=").encode(encoding))
        assert {f.rule for f in targets.check(tmp_path / name, "memoq")} == {"id"}


@pytest.mark.parametrize("version", ["xliff", "xliff2"])
@pytest.mark.parametrize("tool", ["aligner", "weblate", "memoq", "trados"])
def test_what_we_write_is_left_in_peace(tmp_path, memory, version, tool):
    codes = targets.get(tool).codes_for(memory.languages)
    formats.write(memory, tmp_path / "x.xlf", "memory", version, target="fa", codes=codes)
    assert targets.check(tmp_path / "x.xlf", tool) == []
