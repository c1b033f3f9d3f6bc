"""Units as XLIFF 1.2 elements, one at a time."""

import re
from collections.abc import Mapping
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from lxml import etree

from aligner import __version__
from aligner.formats._clean import Losses, clean
from aligner.formats._codes import canonical
from aligner.formats._ids import escaped
from aligner.formats._pair import target_of
from aligner.formats._xliff import SPACE, TransUnit, rows
from aligner.formats._xml import close
from aligner.model import Exchange, Lang


def write(
    exchange: Exchange, out: BinaryIO, target: Lang | None, losses: Losses, codes: Mapping[Lang, str], copied: bool
) -> None:
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
    out.writelines(
        b"\n      " + etree.tostring(_unit(row, copied), encoding="UTF-8") for row in rows(exchange, other, losses)
    )
    out.write(b"\n    </body>\n  </file>\n</xliff>\n")


def _unit(row: TransUnit, copied: bool) -> etree._Element:
    element = etree.Element(
        "trans-unit", {"id": row.id, "approved": "yes" if row.accepted else "no", SPACE: "preserve"}
    )
    etree.SubElement(element, "source").text = row.source
    state = "needs-translation" if not row.target else "final" if row.accepted else "needs-review-translation"
    etree.SubElement(element, "target", {"state": state}).text = row.target or (row.source if copied else "")
    if row.facts:
        group = etree.SubElement(element, "context-group", {"purpose": "information"})
        for key, value in row.facts.items():
            # The schema takes no white space in it.
            kind = "x-" + escaped(key, r"\s")
            etree.SubElement(group, "context", {"context-type": kind}).text = value
        close(group, "        ")
    if row.told:
        etree.SubElement(element, "note", {"from": "aligner"}).text = row.told
    if row.note:
        etree.SubElement(element, "note", {"from": "reviewer"}).text = row.note
    close(element, "      ")
    return element


def _date(created: str) -> str:
    parts = re.fullmatch(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z", created)
    return "{}-{}-{}T{}:{}:{}Z".format(*parts.groups()) if parts else ""
