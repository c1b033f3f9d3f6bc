"""Units as XLIFF 1.2 elements, one at a time."""

import re
from collections.abc import Mapping
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from lxml import etree

from aligner import __version__
from aligner.formats._clean import Loss, Losses, clean
from aligner.formats._codes import canonical
from aligner.formats._facts import ACCEPTED, number
from aligner.formats._ids import Ids, content_id
from aligner.formats._pair import target_of
from aligner.formats._xml import close
from aligner.model import Exchange, Lang, TranslationUnit

_OWN = ("score", "status")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def write(exchange: Exchange, out: BinaryIO, target: Lang | None, losses: Losses, codes: Mapping[Lang, str]) -> None:
    other = target_of(exchange, target)
    file = {
        "original": "alignment",
        "source-language": codes.get(exchange.pivot) or canonical(exchange.pivot),
        "target-language": codes.get(other) or canonical(other),
        "datatype": "plaintext",
        **({"date": date} if (date := _date(exchange.created)) else {}),
        "tool-id": "aligner",
    }
    attributes = "".join(f" {key}={quoteattr(value)}" for key, value in file.items())
    header = etree.Element("header")
    etree.SubElement(header, "tool", {"tool-id": "aligner", "tool-name": "aligner", "tool-version": __version__})
    if exchange.signature:
        etree.SubElement(header, "note", {"from": "aligner"}).text = clean(exchange.signature)
    out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">\n')
    out.write(f"  <file{attributes}>\n    ".encode() + etree.tostring(header, encoding="UTF-8") + b"\n    <body>")
    ids = Ids(losses)
    for unit in exchange.units:
        element = _unit(unit, exchange.pivot, other, ids, losses)
        if element is not None:
            out.write(b"\n      " + etree.tostring(element, encoding="UTF-8"))
    out.write(b"\n    </body>\n  </file>\n</xliff>\n")


def _unit(unit: TranslationUnit, pivot: Lang, target: Lang, ids: Ids, losses: Losses) -> etree._Element | None:
    name = unit.id or content_id(unit.texts)
    source, other = (clean(unit.texts.get(lang, ""), name, lang, losses) for lang in (pivot, target))
    if not source:
        if other and losses is not None:
            losses.append(Loss(name, target, "one-language", other, ""))
        return None
    accepted = unit.status in ACCEPTED
    attributes = {"id": ids.take(name), "approved": "yes" if accepted else "no", _SPACE: "preserve"}
    element = etree.Element("trans-unit", attributes)
    etree.SubElement(element, "source").text = source
    state = "needs-translation" if not other else "final" if accepted else "needs-review-translation"
    etree.SubElement(element, "target", {"state": state}).text = other
    _contexts(element, unit, name, losses)
    note = clean(unit.note, name, "", losses, "note")
    if note:
        etree.SubElement(element, "note", {"from": "reviewer"}).text = note
    close(element, "      ")
    return element


def _contexts(element: etree._Element, unit: TranslationUnit, name: str, losses: Losses) -> None:
    facts = {} if unit.score is None else {"score": number(unit.score)}
    if unit.status:
        facts["status"] = clean(unit.status, name, "", losses, "status")
    for key, value in unit.props.items():
        if key not in _OWN:
            facts[clean(key, name, "", losses, key)] = clean(value, name, "", losses, key)
        elif losses is not None:
            losses.append(Loss(name, "", "reserved", value, "", key))
    if facts:
        group = etree.SubElement(element, "context-group", {"purpose": "information"})
        for key, value in facts.items():
            etree.SubElement(group, "context", {"context-type": f"x-{key}"}).text = value
        close(group, "        ")


def _date(created: str) -> str:
    parts = re.fullmatch(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z", created)
    return "{}-{}-{}T{}:{}:{}Z".format(*parts.groups()) if parts else ""
