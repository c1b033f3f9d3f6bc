"""Whole files, as they should be; see tests/gold/README.md."""

import io
import os
from pathlib import Path

import pytest
from lxml import etree

from aligner import __version__, formats

GOLD = Path(__file__).parents[1] / "gold" / "formats"
FILES = {
    "alignment.tmx": ("memory", {}),
    "alignment.csv": ("memory", {}),
    "alignment.jsonl": ("memory", {}),
    "alignment.fa.xlf": ("memory", {"target": "fa"}),
    "alignment.fa.xliff2.xlf": ("memory", {"target": "fa"}),
    "alignment.fa.hunalign": ("memory", {"target": "fa"}),
    "alignment.fa.po": ("memory", {"target": "fa"}),
    "glossary.tmx": ("glossary", {}),
    "glossary.tbx": ("glossary", {}),
    "glossary.3.tbx": ("glossary", {"version": 3}),
    "glossary.fa.utf8": ("glossary", {"target": "fa"}),
    "glossary.csv": ("glossary", {}),
    "glossary.google.csv": ("glossary", {}),
    "glossary.es.tsv": ("glossary", {"target": "es"}),
    "glossary.jsonl": ("glossary", {}),
    "glossary.es.po": ("glossary", {"target": "es"}),
    "glossary.fa.po": ("glossary", {"target": "fa"}),
    "glossary.pt.po": ("glossary", {"target": "pt"}),
}


@pytest.mark.parametrize("name", FILES)
def test_output_is_as_it_should_be(name, request):
    content, options = FILES[name]
    # A format whose ending means another one is named in front of it.
    named = name.split(".")[-2]
    module = formats.get(named if named in formats.names() else formats.of(name))
    out = io.BytesIO()
    getattr(module, f"write_{content}")(request.getfixturevalue(content), out, **options)
    found = out.getvalue().replace(__version__.encode(), b"VERSION")
    if os.environ.get("RENEW_GOLD"):
        (GOLD / name).write_bytes(found)
    expected = (GOLD / name).read_bytes()
    if expected.startswith(b"<?xml"):
        assert etree.canonicalize(found.decode()) == etree.canonicalize(expected.decode())
    else:
        assert found == expected


def test_no_gold_file_is_forgotten():
    assert {path.name for path in GOLD.iterdir()} == set(FILES)
