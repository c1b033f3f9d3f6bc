"""XLIFF files as tools have refused, skipped or garbled them: what is found in which line, and the mended copy."""

import pytest

from aligner import formats, targets
from tests.targets.checking import checked, file

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
    assert [f.rule for f in targets.check(file(tmp_path, "x.xlf", content), "omegat") if f.error] == ["version"]
