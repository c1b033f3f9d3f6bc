"""A TMX under check: header and units one at a time, and the mended copy."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import BinaryIO

from lxml import etree

from aligner.formats._xml import XML_LANG, elements
from aligner.formats._xml_copy import Copy
from aligner.formats._xml_legal import Legal
from aligner.formats.checking import Finding, Maker, Record, run
from aligner.formats.tmx.reading import bare

_START = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">'


def walk(stream: BinaryIO, makers: Sequence[Maker], out: BinaryIO | None = None) -> Iterator[Finding]:
    """Findings of a TMX, and its mended copy to ``out``. Raises InputError where it is no TMX or broken XML."""
    legal = Legal(stream)
    if out is None:
        yield from run(_records(legal), makers)
    else:
        copy = Copy(out, _START, {"tu": "<body>\n"}, "</body>\n</tmx>")
        yield from run(_records(legal), makers, copy.write)
        copy.close()
    yield from legal.findings


def _records(legal: Legal) -> Iterator[Record[etree._Element]]:
    """The header comes with the languages of the first unit, as a mend may have to choose one."""
    header: Record[etree._Element] | None = None
    for element in elements(legal, ("{*}header", "{*}tu"), ("tmx",), "TMX"):
        bare(element)
        record = Record(element, element.sourceline or 0, languages=tuple(lang for lang, _ in variants(element)))
        if element.tag == "header":
            # Its original is forgotten when the first unit is read.
            version = element.getroottree().getroot().get("version", "")
            header = Record(deepcopy(element), record.line, version=version)
            continue
        if header:
            header.languages = record.languages
            yield header
            header = None
        yield record
    if header:
        yield header


def variants(tu: etree._Element) -> list[tuple[str, etree._Element]]:
    """Language as written, and ``tuv``."""
    return [(tuv.get(XML_LANG) or tuv.get("lang") or "", tuv) for tuv in tu.iterchildren("tuv")]
