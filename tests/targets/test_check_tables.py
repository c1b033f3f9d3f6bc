"""Tables as tools have refused, skipped or garbled them: what is found in which line, and the mended copy."""

import pytest

from aligner import targets
from tests.targets.checking import checked, file


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
    assert targets.check(file(tmp_path, "g.csv", "door,puerta\nkey,llave\n"), "deepl") == []
    assert targets.check(file(tmp_path, "g.csv", "door,puerta,EN,ES\n"), "deepl") == []
    assert targets.check(file(tmp_path, "g.csv", "en,es,fa,pos\ndoor,puerta,در,noun\n"), "google") == []
    assert targets.check(file(tmp_path, "g.utf8", "door\tدر\tnote\n"), "omegat") == []


def test_google_takes_ten_million_characters_in_all(tmp_path):
    rows = "".join(f"{n} {'a' * 900_000},b\n" for n in range(12))
    [finding] = targets.check(file(tmp_path, "g.csv", rows), "google")
    assert (finding.rule, finding.line, finding.error) == ("total", 12, True)


def test_omegat_does_not_read_every_ending_as_utf_8(tmp_path):
    found = targets.check(file(tmp_path, "g.tab", "door\tpuerta\nkey\tکلید\nwall\tدیوار\n"), "omegat")
    assert [(f.rule, f.line, f.error) for f in found] == [("ending", 2, False)]
    assert targets.check(file(tmp_path, "g.tab", "door\tpuerta\n"), "omegat") == []
