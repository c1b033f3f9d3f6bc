"""Units as XLIFF 2.1 elements, one at a time."""

import re
from collections.abc import Mapping
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from lxml import etree

from aligner.formats._clean import Losses, clean
from aligner.formats._codes import canonical
from aligner.formats._ids import content_id
from aligner.formats._pair import target_of
from aligner.formats._xliff import SPACE, TransUnit, rows
from aligner.formats._xml import close
from aligner.model import Exchange, Lang

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_TOKEN = re.compile(r"[\w.:-]+", re.ASCII)
"""What an id may be (NMTOKEN, and no more of it than any program takes)."""


def write(exchange: Exchange, out: BinaryIO, target: Lang | None, losses: Losses, codes: Mapping[Lang, str]) -> None:
    other = target_of(exchange, target)
    pair = [codes.get(lang) or canonical(lang) for lang in (exchange.pivot, other)]
    out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f'<xliff xmlns="{CORE}" xmlns:mda="{METADATA}" version="2.1"'.encode())
    out.write(f" srcLang={quoteattr(pair[0])} trgLang={quoteattr(pair[1])}>\n".encode())
    out.write(b'  <file id="alignment">')
    facts = {"signature": clean(exchange.signature), "created": clean(exchange.created)}
    if head := [(key, value) for key, value in facts.items() if value]:
        notes = etree.Element("notes")
        for key, value in head:
            etree.SubElement(notes, "note", {"category": key}).text = value
        out.write(b"\n    " + etree.tostring(notes, encoding="UTF-8"))
    written = False
    for row in rows(exchange, other, losses):
        out.write(b"\n    " + etree.tostring(_unit(row), encoding="UTF-8").replace(_DECLARED, b""))
        written = True
    if not written:
        # A file must hold a unit or group.
        out.write(b'\n    <group id="none"/>')
    out.write(b"\n  </file>\n</xliff>\n")


_DECLARED = f' xmlns:mda="{METADATA}"'.encode()
"""Declared once, at the root, not on each unit."""


def _unit(row: TransUnit) -> etree._Element:
    own = {"id": row.id} if _TOKEN.fullmatch(row.id) else {"id": f"u{content_id({'': row.id})}", "name": row.id}
    element = etree.Element("unit", own, nsmap={"mda": METADATA})
    if row.facts:
        metadata = etree.SubElement(element, f"{{{METADATA}}}metadata")
        group = etree.SubElement(metadata, f"{{{METADATA}}}metaGroup", {"category": "aligner"})
        for key, value in row.facts.items():
            etree.SubElement(group, f"{{{METADATA}}}meta", {"type": key}).text = value
    told = {"aligner": row.told, "reviewer": row.note}
    if any(told.values()):
        notes = etree.SubElement(element, "notes")
        for category, text in told.items():
            if text:
                etree.SubElement(notes, "note", {"category": category}).text = text
    state = "final" if row.accepted else "translated" if row.target else "initial"
    segment = etree.SubElement(element, "segment", {"state": state})
    etree.SubElement(segment, "source", {SPACE: "preserve"}).text = row.source
    if row.target:
        etree.SubElement(segment, "target", {SPACE: "preserve"}).text = row.target
    close(segment, "      ")
    close(element, "    ")
    return element
