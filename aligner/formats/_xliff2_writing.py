"""Units as XLIFF 2.1 elements, one at a time."""

import re
from collections.abc import Mapping
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from lxml import etree

from aligner.formats._clean import Loss, Losses, clean
from aligner.formats._codes import canonical
from aligner.formats._facts import ACCEPTED, number
from aligner.formats._ids import Ids, content_id
from aligner.formats._pair import target_of
from aligner.formats._xml import close
from aligner.model import Exchange, Lang, TranslationUnit

CORE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OWN = ("score", "status")
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
    ids = Ids(losses)
    written = False
    for unit in exchange.units:
        element = _unit(unit, exchange.pivot, other, ids, losses)
        if element is not None:
            out.write(b"\n    " + etree.tostring(element, encoding="UTF-8").replace(_DECLARED, b""))
            written = True
    if not written:
        # A file must hold a unit or group.
        out.write(b'\n    <group id="none"/>')
    out.write(b"\n  </file>\n</xliff>\n")


_DECLARED = f' xmlns:mda="{METADATA}"'.encode()
"""Declared once, at the root, not on each unit."""


def _unit(unit: TranslationUnit, pivot: Lang, target: Lang, ids: Ids, losses: Losses) -> etree._Element | None:
    name = unit.id or content_id(unit.texts)
    source, other = (clean(unit.texts.get(lang, ""), name, lang, losses) for lang in (pivot, target))
    if not source:
        if other and losses is not None:
            losses.append(Loss(name, target, "one-language", other, ""))
        return None
    taken = ids.take(name)
    own = {"id": taken} if _TOKEN.fullmatch(taken) else {"id": f"u{content_id({'': taken})}", "name": taken}
    element = etree.Element("unit", own, nsmap={"mda": METADATA})
    _metadata(element, unit, name, losses)
    note = clean(unit.note, name, "", losses, "note")
    if note:
        notes = etree.SubElement(element, "notes")
        etree.SubElement(notes, "note", {"category": "reviewer"}).text = note
    state = "final" if unit.status in ACCEPTED else "translated" if other else "initial"
    segment = etree.SubElement(element, "segment", {"state": state})
    etree.SubElement(segment, "source", {_SPACE: "preserve"}).text = source
    if other:
        etree.SubElement(segment, "target", {_SPACE: "preserve"}).text = other
    close(segment, "      ")
    close(element, "    ")
    return element


def _metadata(element: etree._Element, unit: TranslationUnit, name: str, losses: Losses) -> None:
    facts = {} if unit.score is None else {"score": number(unit.score)}
    if unit.status:
        facts["status"] = clean(unit.status, name, "", losses, "status")
    for key, value in unit.props.items():
        if key not in _OWN:
            facts[clean(key, name, "", losses, key)] = clean(value, name, "", losses, key)
        elif losses is not None:
            losses.append(Loss(name, "", "reserved", value, "", key))
    if facts:
        metadata = etree.SubElement(element, f"{{{METADATA}}}metadata")
        group = etree.SubElement(metadata, f"{{{METADATA}}}metaGroup", {"category": "aligner"})
        for key, value in facts.items():
            etree.SubElement(group, f"{{{METADATA}}}meta", {"type": key}).text = value
