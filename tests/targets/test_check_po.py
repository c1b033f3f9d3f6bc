"""PO files as tools have refused, skipped or garbled them: what is found in which line, and the mended copy."""

import subprocess

import pytest

from aligner import targets
from tests.targets.checking import checked, file

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
    assert [f.rule for f in targets.check(file(tmp_path, "g.po", content), "weblate")] == ["flag"]
    content = PO.replace('msgid "door"', '#. status: do-not-translate\n#, read-only\nmsgid "door"')
    assert targets.check(file(tmp_path, "g.po", content), "weblate") == []


def test_directives_are_fatal_only_where_the_entry_says_it_has_some(tmp_path):
    def found():
        return [(f.rule, f.error) for f in targets.check(path, "weblate", placeholders=True)]

    content = PO.replace('"door"', '"%s doors, 30 %"').replace('"porta"', '"portas"')
    path = file(tmp_path, "g.po", content)
    assert targets.check(path, "weblate") == []
    assert found() == [("placeholder", False)]
    path = file(tmp_path, "g.po", content.replace("30 %", "30 %%").replace('msgid "%s', '#, c-format\nmsgid "%s'))
    assert found() == [("placeholder", True)]
    assert [f.rule for f in targets.check(path, "weblate")] == ["placeholder"]
