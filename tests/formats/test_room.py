"""The room itself: formats by name and by file name, whole files in and out."""

import subprocess
import sys

import pytest

from aligner import formats
from aligner.errors import InputError, OutputError, UnknownNameError
from aligner.model import Exchange


def test_a_format_is_told_from_the_file_name():
    assert formats.of("out/Memory.TMX") == "tmx"
    assert formats.of("glossary.pt-BR.po", "write_glossary") == "po"


def test_an_ending_that_is_a_formats_name_is_of_that_format_whatever_the_others_say():
    for name in formats.names():
        known = {e: n for n in reversed(formats.names()) for e in formats.extensions(n)}
        if f".{name}" in known:
            assert formats.of(f"x.{name}") == known[f".{name}"]


@pytest.mark.parametrize("path", ["x.doc", "x", ".tmx.bak"])
def test_an_unknown_ending_is_answered_with_those_there_are(path):
    with pytest.raises(UnknownNameError, match=r"ending '.*\.csv.* \.jsonl.* \.po.* \.tbx.* \.tmx.* \.xlf"):
        formats.of(path)


def test_an_unknown_name_is_answered_with_those_there_are():
    with pytest.raises(UnknownNameError, match=r"did you mean 'tmx'.*csv"):
        formats.get("tmxx")


def test_file_to_file(memory, glossary, tmp_path):
    for content, exchange in (("memory", memory), ("glossary", glossary)):
        assert formats.write(exchange, tmp_path / "x.jsonl", content) == []
        assert formats.read(tmp_path / "x.jsonl", content) == exchange
        formats.write(exchange, tmp_path / "odd.name", content, "tmx")
        assert formats.read(tmp_path / "odd.name", content, "tmx").languages == exchange.languages


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.tmx cannot be read \(No such file"):
        formats.read(tmp_path / "none.tmx", "memory")
    with pytest.raises(OutputError, match="no folder"):
        formats.write(Exchange(("en",)), tmp_path / "none" / "x.tmx", "memory")


def test_listing_and_asking_loads_no_heavy_library():
    code = "import sys; from aligner import formats as f; [f.capabilities(n) for n in f.names()]; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"lxml", "polib", "numpy"} & set(loaded)
